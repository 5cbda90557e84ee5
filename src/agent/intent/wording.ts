import type { PictureReference } from "./intent.ts";
import { type Language, MEANINGS, type Meaning } from "./language.ts";
import { plainWords } from "./plain-line.ts";

/** More than one greeting, courtesy and "can you" before a wish; fewer than anybody strings together. */
const MOST_PIECES = 6;

/** A wish without what surrounds it: "hey, could you please draw a cat, thanks!" becomes "draw a cat". */
export function withoutCourtesy(text: string, { openings, closings }: Language): string {
  const front = strip(text, openings);
  const back = strip(front, closings);
  return back === "" ? front : back;
}

function strip(text: string, patterns: readonly RegExp[]): string {
  let rest = text;
  for (let pieces = 0; pieces < MOST_PIECES; pieces += 1) {
    const shorter = patterns.reduce((left, pattern) => left.replace(pattern, "").trim() || left, rest);
    if (shorter === rest) break;
    rest = shorter;
  }
  return rest;
}

/** What a whole line means by itself; null: the language has no rule for it. */
export function meaningOf(plain: string, { lines, meanings }: Language): Meaning | null {
  return wholeLines(lines).get(plain) ?? meanings.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

const indexes = new WeakMap<Language["lines"], ReadonlyMap<string, Meaning>>();

/** Built when a language is first asked. */
function wholeLines(lines: Language["lines"]): ReadonlyMap<string, Meaning> {
  const known = indexes.get(lines);
  if (known !== undefined) return known;
  const index = new Map<string, Meaning>();
  for (const meaning of MEANINGS)
    for (const text of lines[meaning] ?? []) index.set(plainWords(text), meaning);
  indexes.set(lines, index);
  return index;
}

/** A number in figures or in a language's words; null: neither. */
export function numberOf(text: string | undefined, { numbers }: Language): number | null {
  if (text === undefined) return null;
  const figures = text.normalize("NFKC");
  if (/^\d{1,4}$/.test(figures)) return Number(figures);
  return Object.hasOwn(numbers, text.toLowerCase()) ? (numbers[text.toLowerCase()] ?? null) : null;
}

export interface ReferenceRead {
  readonly reference: PictureReference;
  /** The words that named it. */
  readonly words: string;
}

/** Which of the session's pictures a text names; null: none in particular. */
export function referenceIn(text: string, pictures: number, language: Language): ReferenceRead | null {
  const mine = language.mine.exec(text);
  if (mine !== null) return { reference: { kind: "mine" }, words: mine[0] };
  for (const pattern of language.references) {
    const found = pattern.exec(text);
    const nth = found?.groups?.nth;
    if (found === null || nth === undefined) continue;
    const n = ordinalOf(nth, pictures, language);
    if (n !== null) return { reference: n, words: found[0] };
  }
  return null;
}

/** Ordinals below zero count from the end. */
function ordinalOf(text: string, pictures: number, language: Language): PictureReference | null {
  const word = text.toLowerCase();
  const said = Object.hasOwn(language.ordinals, word)
    ? (language.ordinals[word] ?? 0)
    : (numberOf(word, language) ?? 0);
  if (said === -1) return { kind: "last" };
  const n = said < 0 ? Math.max(1, pictures + 1 + said) : said;
  return n >= 1 && n <= Math.max(1, pictures) ? { kind: "nth", n } : null;
}
