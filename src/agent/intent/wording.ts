import type { PictureReference } from "./intent.ts";
import type { Language } from "./language.ts";
import { type Said, said, without } from "./plain-line.ts";
import { hasOneOf, type Rule } from "./rule.ts";

/** More courtesy than anybody strings together. */
const MOST_PIECES = 6;
/** Courtesy after a wish is no longer than this. */
const LONGEST_CLOSING = 120;

/** A wish without the courtesy after it. */
export function withoutClosings(given: Said, language: Language): Said {
  const back = repeatedly(given, (rest) => language.closings.reduce(withoutClosing, rest));
  return back.text === "" ? given : back;
}

function repeatedly(given: Said, shorten: (rest: Said) => Said): Said {
  let rest = given;
  for (let pieces = 0; pieces < MOST_PIECES; pieces += 1) {
    const shorter = shorten(rest);
    if (shorter === rest) break;
    rest = shorter;
  }
  return rest;
}

function withoutClosing(rest: Said, pattern: Rule): Said {
  const from = Math.max(0, rest.low.length - LONGEST_CLOSING);
  const found = pattern.exec(rest.low.slice(from));
  if (found === null || from + found.index === 0) return rest;
  return without(rest, from + found.index, from + found.index + found[0].length);
}

/** A number in figures or in a language's words; null: neither. */
export function numberOf(text: string | undefined, { numbers }: Language): number | null {
  if (text === undefined) return null;
  const figures = text.normalize("NFKC");
  if (/^\d{1,6}$/.test(figures)) return Number(figures);
  return numbers.get(text) ?? null;
}

export interface ReferenceRead {
  readonly reference: PictureReference;
  /** Where the words stand that named it. */
  readonly start: number;
  readonly end: number;
  /** The session has as many. */
  readonly isThere: boolean;
}

/** Which of the session's pictures a text names; null: none in particular. */
export function referenceIn({ low }: Said, pictures: number, language: Language): ReferenceRead | null {
  if (!/\d/.test(low) && !hasOneOf(low, language.ordinals.keys())) return null;
  const mine = language.mine.exec(low);
  if (mine !== null) return at({ kind: "mine" }, mine, true);
  for (const pattern of language.references) {
    const found = pattern.exec(low);
    const nth = found?.groups?.nth;
    if (found === null || nth === undefined) continue;
    const reference = ordinalOf(nth, pictures, language);
    if (reference !== null) return at(reference, found, reference.kind !== "nth" || reference.n <= pictures);
  }
  return null;
}

function at(
  reference: PictureReference,
  { index, 0: words }: RegExpExecArray,
  isThere: boolean,
): ReferenceRead {
  return { reference, start: index, end: index + words.length, isThere };
}

/** Ordinals below zero count from the end. */
function ordinalOf(word: string, pictures: number, language: Language): PictureReference | null {
  const counted = language.ordinals.get(word) ?? numberOf(word, language) ?? 0;
  if (counted === -1) return { kind: "last" };
  const n = counted < 0 ? Math.max(1, pictures + 1 + counted) : counted;
  return n >= 1 ? { kind: "nth", n } : null;
}

/**
 * A change without the words that say of which picture: in front they are no part of it ("the second one, but blue"),
 * elsewhere the sentence needs something in their place ("make it blue").
 */
export function withoutReference(wish: Said, named: ReferenceRead | null, language: Language): string {
  if (named === null) return trimmed(wish.text);
  const after = wish.text.slice(named.end);
  if (named.start === 0 && !PARTICLE.test(after)) return trimmed(after);
  const [first = ""] = wish.low.slice(named.start, named.end).trim().split(" ");
  const instead = language.thePicture.get(first) ?? language.thePicture.get("") ?? "";
  const before = wish.text.slice(0, named.start);
  const space =
    before === "" || before.endsWith(" ") || !wish.low.slice(named.start).startsWith(" ") ? "" : " ";
  return trimmed(`${before}${space}${instead}${after}`);
}

/** What binds to the word before it, and means nothing alone. */
const PARTICLE = /^\s?(?:को|का|की|के|में|पर|を|に|は|の|が)(?!\p{M})/u;

function trimmed(text: string): string {
  return said(text.replace(/^[\s,.:;!-]+/, "")).text;
}
