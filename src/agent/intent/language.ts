import { type LanguageCode, TALKS, TOPICS } from "./intent.ts";
import type { ShapeWords } from "./picture-options.ts";

/** What a whole line can mean by itself. */
export const MEANINGS = [
  ...TALKS.map((talk) => `talk:${talk}` as const),
  ...TOPICS.map((topic) => `about:${topic}` as const),
  "help",
  "history",
  "cancel",
  "delete-data",
  "complaint",
  "vague",
  "again",
] as const;
export type Meaning = (typeof MEANINGS)[number];

/**
 * The rules of one language, as data. Every expression is linear in the length of the line and sees at most
 * `LONGEST_COMMAND` characters of it; those of `lines` and `meanings` see the plain form of the line, all others
 * the person's own words.
 */
export interface Language {
  readonly code: LanguageCode;
  /** Words that only this language uses as often: by them a line's language is guessed. */
  readonly common: ReadonlySet<string>;
  /** Whole lines and what they mean. */
  readonly lines: Partial<Record<Meaning, readonly string[]>>;
  /** Lines that vary. The first that fits counts. */
  readonly meanings: readonly (readonly [RegExp, Meaning])[];
  /** What stands before or after a wish and changes nothing: greetings, courtesy, "can you". */
  readonly openings: readonly RegExp[];
  readonly closings: readonly RegExp[];
  /** Lines that can only speak of a picture that is there. */
  readonly changes: readonly RegExp[];
  /** Lines that change a picture if there is one, and describe one if there is none. */
  readonly maybeChanges: readonly RegExp[];
  /** Another of the same. A group `count` holds a number or a word for one. */
  readonly agains: readonly RegExp[];
  /** What begins a wish for a picture; the rest is its description. */
  readonly draws: readonly RegExp[];
  /** What may follow the description in such a wish. */
  readonly tails: readonly RegExp[];
  /** How several are asked for: groups `count` and `rest`. */
  readonly counts: readonly RegExp[];
  readonly numbers: Readonly<Record<string, number>>;
  /** Which of the session's pictures is meant: group `nth`, or `last`. */
  readonly references: readonly RegExp[];
  readonly ordinals: Readonly<Record<string, number>>;
  /** "My last picture": of whatever session. */
  readonly mine: RegExp;
  /** Descriptions that describe nothing. */
  readonly nothings: ReadonlySet<string>;
  readonly shapes: ShapeWords;
}
