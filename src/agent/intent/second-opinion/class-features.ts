import { plainLine } from "../plain-line.ts";
import { MOST_READ } from "../rule.ts";
import { type Tagged, taggedWords } from "../tagged-words.ts";
import type { Lexicon } from "../word-class.ts";
import { hashed } from "./hashed.ts";

/** A word that no lexicon has: something that could be drawn. */
const UNKNOWN = "?";

function nameOf({ classes }: Tagged): string {
  return classes.size === 0 ? UNKNOWN : [...classes].join("+");
}

/** What words are to the rules: the same in all languages. */
export function classFeatures(tagged: readonly Tagged[], state: string): number[] {
  const names = tagged.map(nameOf);
  const known = tagged.filter(({ classes }) => classes.size > 0).length;
  const hashes = [
    hashed(names.slice(0, 3).join(" "), 12),
    hashed(names.slice(-2).join(" "), 13),
    hashed(`known ${Math.round((4 * known) / Math.max(1, tagged.length))} ${state}`, 14),
    hashed(`unknown ${Math.min(5, tagged.length - known)} ${state}`, 14),
  ];
  tagged.forEach(({ classes }, at) => {
    for (const name of classes) hashes.push(hashed(name, 9), hashed(`${state} ${name}`, 9));
    if (classes.size === 0) hashes.push(hashed(UNKNOWN, 9));
    hashes.push(hashed(`${names[at]} ${names[at + 1] ?? ""}`, 10));
    if (at < 2) for (const name of classes) hashes.push(hashed(`${at} ${name} ${state}`, 11));
  });
  return hashes;
}

/** How a line begins and ends, and its classes three by three, however many unknown words stand together. */
export function orderFeatures(tagged: readonly Tagged[], state: string): number[] {
  const classesAt = (at: number) => [...(tagged.at(at)?.classes ?? [UNKNOWN])];
  const [firsts, seconds, lasts] = [
    classesAt(0),
    tagged.length > 1 ? classesAt(1) : [UNKNOWN],
    classesAt(-1),
  ];
  const hashes: number[] = [];
  for (const first of firsts) {
    for (const second of seconds) hashes.push(hashed(`${first} ${second} ${state}`, 16));
    for (const last of lasts) hashes.push(hashed(`${first} ${last} ${state}`, 17));
  }
  for (const last of lasts) hashes.push(hashed(`${last} ${state}`, 18));
  const run = tagged
    .map(({ classes }) => [...classes][0] ?? UNKNOWN)
    .filter((name, at, all) => name !== UNKNOWN || all[at - 1] !== UNKNOWN);
  for (let at = -1; at < run.length; at += 1)
    hashes.push(hashed(`${run[at] ?? "^"} ${run[at + 1] ?? "$"} ${run[at + 2] ?? "$"}`, 19));
  return hashes;
}

const BETWEEN_CLAUSES = /[.!?…,;:。！？，、；：]+\s*|\s[-–—]+\s/;

/** How each clause begins: "oh how lovely, thank you. Could the robin face the other way?" */
export function clauseFeatures(text: string, lexicon: Lexicon, state: string): number[] {
  const clauses = text
    .slice(0, MOST_READ)
    .split(BETWEEN_CLAUSES)
    .map((clause) => plainLine(clause).plain)
    .filter((clause) => clause !== "");
  const hashes = [hashed(`${Math.min(clauses.length, 4)} ${state}`, 23)];
  clauses.forEach((clause, at) => {
    const isLast = at === clauses.length - 1;
    for (const start of startsOf(clause, lexicon)) {
      hashes.push(hashed(start, 20), hashed(`${start} ${state}`, 20));
      if (isLast) hashes.push(hashed(start, 21));
      if (isLast && at > 0) hashes.push(hashed(start, 22));
    }
  });
  return hashes;
}

function startsOf(clause: string, lexicon: Lexicon): string[] {
  const [first = "", second = ""] = clause.split(" ");
  const names = taggedWords(clause, lexicon).slice(0, 3).map(nameOf);
  return [first, `${first} ${second}`, `${names[0]}`, `${names[0]} ${names[1] ?? ""}`, names.join(" ")];
}
