import type { Understood } from "./intent.ts";
import type { Language } from "./language.ts";
import { withoutDrawing } from "./leading-words.ts";
import { plainWords, said, without, withoutFound } from "./plain-line.ts";
import { answer, type Reading, whichPicture, withCount } from "./reading.ts";
import { hasOneOf, MOST_READ } from "./rule.ts";
import { taggedWords, WordRow } from "./tagged-words.ts";
import type { WordClass } from "./word-class.ts";
import { numberOf } from "./wording.ts";

/** "Draw me a cat", "I'd like three pictures of a cat". */
export function explicitWish(reading: Reading): Understood | null {
  const rest = withoutDraw(reading);
  if (rest !== reading) return describe(rest);
  // In some languages the verb comes last.
  return withoutTails(reading) === reading.wish.text ? null : describe(reading);
}

export function withoutDraw(reading: Reading): Reading {
  const { draws, lexicon } = reading.language;
  const wish = withoutDrawing(draws.reduce(withoutFound, reading.wish), lexicon);
  return wish === reading.wish ? reading : { ...reading, wish };
}

/** What stands after a wish in a language: no longer than this. */
const LONGEST_TAIL = 120;

export function describe(reading: Reading): Understood {
  const counted = countIn(reading);
  const { wish, language } = counted;
  if (reading.facts.attachments > 0 || reading.linked !== null) {
    return answer(counted, { kind: "change", of: whichPicture(reading), instruction: wish.text });
  }
  const description = standingAlone(withoutQuestionMarks(withoutTails(counted)), language);
  if (saysNothing(description, language)) return answer(counted, { kind: "vague" });
  return answer(counted, { kind: "draw", description });
}

/** "Einem Hund" of "zwei Bilder von einem Hund" is "ein Hund" alone. */
function standingAlone(description: string, { cases = [] }: Language): string {
  const found = cases.find(([begins]) => begins.test(description));
  return found === undefined ? description : description.replace(found[0], found[1]);
}

function withoutQuestionMarks(text: string): string {
  let end = text.length;
  while (end > 0 && "?？ ".includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function withoutTails({ wish, language }: Reading): string {
  let left = wish;
  for (const tail of language.tails) {
    const from = Math.max(0, left.low.length - LONGEST_TAIL);
    const found = tail.exec(left.low.slice(from));
    if (found !== null) left = without(left, from + found.index, from + found.index + found[0].length);
  }
  return left.text;
}

function countIn(reading: Reading): Reading {
  const { wish, language } = reading;
  if (wish.text.length > MOST_READ) return reading;
  if (!/\d/.test(wish.low) && !hasOneOf(wish.low, language.numbers.keys())) return reading;
  for (const pattern of language.counts) {
    const found = pattern.exec(wish.low);
    const { count: figure, rest } = found?.groups ?? {};
    const count = numberOf(figure, language);
    if (found === null || rest === undefined || count === null) continue;
    // The rest is a part of the line that begins or ends where the line does.
    const start = found[0].startsWith(rest) ? found.index : found.index + found[0].lastIndexOf(rest);
    return withCount({ ...reading, wish: said(wish.text.slice(start, start + rest.length)) }, count);
  }
  return reading;
}

/** Letters that no word of a Latin script does without. */
const GIBBERISH = /[bcdfghjklmnpqrstvwxz]{6}/;
const VOWEL = /[aeiouy]|[^a-z0-9\s]/;

/** Words that describe nothing. */
const NOTHING: readonly WordClass[] = [
  "a",
  "vague",
  "pic",
  "praise",
  "my",
  "please",
  "me",
  "again",
  "it",
  "now",
  "small",
  "same",
];

function saysNothing(description: string, { nothings, lexicon }: Language): boolean {
  if (description.length > MOST_READ) return false;
  const plain = plainWords(description);
  return (
    new WordRow(taggedWords(plain, lexicon)).only(...NOTHING) ||
    nothings.has(plain) ||
    !VOWEL.test(plain) ||
    (!plain.includes(" ") && GIBBERISH.test(plain))
  );
}
