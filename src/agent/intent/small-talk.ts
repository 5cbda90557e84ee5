import type { LanguageCode } from "./intent.ts";
import { MEANINGS, type Meaning } from "./language.ts";
import { wholeLine } from "./whole-lines.ts";

/** Whoever strings more together says something. */
const LONGEST_TALK = 60;
/** No known line has more words. */
const MOST_WORDS = 6;
/** What one of several things said makes of the whole: whatever is more than talk, then these. */
const STRONGEST_TALK: readonly Meaning[] = [
  "talk:thanks",
  "talk:farewell",
  "talk:praise",
  "talk:greeting",
  "talk:yes",
  "talk:no",
  "talk:chat",
];
/** These want a picture. */
const WISHES: ReadonlySet<Meaning> = new Set(["again", "vague"]);
const MORE_THAN_TALK = MEANINGS.filter((meaning) => !meaning.startsWith("talk:") && !WISHES.has(meaning));

/** What several things said without wanting anything make together. */
export function strongestTalk(meanings: ReadonlySet<Meaning>): Meaning | null {
  return STRONGEST_TALK.find((meaning) => meanings.has(meaning)) ?? null;
}

/** What a line means that is nothing but known lines, one after the other: "hmm no", "ooh cute, thanks, bye". */
export function smallTalk(plain: string, codes: readonly LanguageCode[]): Meaning | null {
  if (plain.length > LONGEST_TALK) return null;
  const words = plain.split(" ").flatMap((word) => withoutSpaces(word, codes));
  const meanings = new Set<Meaning>();
  for (let start = 0; start < words.length; ) {
    const found = longestAt(words, start, codes);
    if (found === null) return null;
    meanings.add(found.meaning);
    start += found.words;
  }
  const more = MORE_THAN_TALK.filter((meaning) => meanings.has(meaning));
  // "Delete all my pictures" is not "delete all" and "my pictures".
  if (more.length > 1) return null;
  return more[0] ?? strongestTalk(meanings);
}

function longestAt(
  words: readonly string[],
  start: number,
  codes: readonly LanguageCode[],
): { meaning: Meaning; words: number } | null {
  for (let count = Math.min(MOST_WORDS, words.length - start); count > 0; count -= 1) {
    const found = meaningIn(words.slice(start, start + count).join(" "), codes);
    if (found !== null) return { meaning: found, words: count };
  }
  return null;
}

function meaningIn(text: string, codes: readonly LanguageCode[]): Meaning | null {
  const found = wholeLine(text, codes);
  return found !== null && codes.includes(found.code) && !WISHES.has(found.meaning) ? found.meaning : null;
}

const UNSPACED = /[\u3041-\u30ff\u3400-\u9fff]/;

/** Chinese and Japanese have no spaces between the things said: "太棒了谢谢". A single character may be anything. */
function withoutSpaces(word: string, codes: readonly LanguageCode[]): string[] {
  if (!UNSPACED.test(word)) return [word];
  const pieces: string[] = [];
  for (let start = 0; start < word.length; ) {
    let end = word.length;
    while (end > start + 1 && meaningIn(word.slice(start, end), codes) === null) end -= 1;
    if (end === start + 1 && word.length > 1) return [word];
    pieces.push(word.slice(start, end));
    start = end;
  }
  return pieces;
}
