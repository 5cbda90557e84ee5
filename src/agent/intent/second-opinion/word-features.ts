import type { Tagged } from "../tagged-words.ts";
import { hashed } from "./hashed.ts";

/** Words and pairs of them, how a line begins and ends. */
export function wordFeatures(plain: string, state: string): number[] {
  const words = plain.split(" ");
  const hashes = [
    hashed(words.slice(0, 3).join(" "), 5),
    hashed(words.slice(-2).join(" "), 6),
    hashed(words.at(-1) ?? "", 7),
  ];
  words.forEach((word, at) => {
    hashes.push(hashed(word, 2), hashed(`${word} ${words[at + 1] ?? ""}`, 3));
    if (at < 2) hashes.push(hashed(`${at} ${word}`, 4), hashed(`${state} ${word}`, 4));
  });
  return hashes;
}

/** "Blue" alone is no wish where there is nothing to be blue. */
export function wordsInState(plain: string, state: string): number[] {
  return plain.split(" ").map((word) => hashed(`${state} ${word}`, 31));
}

/** A word between the classes of its neighbours: "try" before whatever is unknown. */
export function wordsAmongClasses(tagged: readonly Tagged[]): number[] {
  const classAt = (at: number, none: string): string => {
    const word = tagged[at];
    return word === undefined ? none : ([...word.classes][0] ?? "?");
  };
  return tagged.flatMap(({ text }, at) => [
    hashed(`${text} ${classAt(at + 1, "$")}`, 38),
    hashed(`${classAt(at - 1, "^")} ${text}`, 38),
  ]);
}

/** Letters of a word with a shorter one inside it. */
const LONG_WORD = 5;

/** How longer words begin and end: their stem, and what is bent of them. */
export function affixes(plain: string): number[] {
  return plain
    .split(" ")
    .filter((word) => word.length >= LONG_WORD)
    .flatMap((word) => [hashed(`^${word.slice(0, 4)}`, 35), hashed(`${word.slice(-3)}$`, 35)]);
}

/** Pieces of two to four letters, with the spaces between words: they know endings, and words mistyped or without spaces. */
export function letterFeatures(plain: string): number[] {
  const hashes: number[] = [];
  for (let start = -1; start < plain.length; start += 1)
    for (let size = 2; size <= 4; size += 1)
      if (start + size <= plain.length + 1) hashes.push(hashed(plain, 8, start, start + size));
  return hashes;
}
