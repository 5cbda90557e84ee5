import { type LanguageCode, TALKS, TOPICS } from "./intent.ts";
import type { ShapeWords } from "./picture-options.ts";
import type { Rule } from "./rule.ts";

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

/** One language as its file has it. What costs time to get ready is made by `rules`, when it is first needed. */
export interface LanguageSource {
  readonly code: LanguageCode;
  /** Words that only this language uses as often: by them a line's language is guessed. */
  readonly common: string;
  /** Whole lines and what they mean, in the plain form but with their accents; | between two. */
  readonly lines: Partial<Record<Meaning, string>>;
  readonly rules: () => LanguageRules;
}

/**
 * The rules of one language, as data. Every expression is linear in the length of the line and sees at most
 * `LONGEST_COMMAND` characters of it, in lower case and without accents; those of `meanings` without punctuation too.
 */
export interface LanguageRules {
  /** Lines that vary. The first that fits counts. */
  readonly meanings: readonly (readonly [Rule, Meaning])[];
  /** How somebody is asked to do something: "can you". What follows is a wish only where a rule knows it as one. */
  readonly asks: Rule | null;
  /** How somebody speaks to whom they speak with, rather than of a picture. */
  readonly addresses: Rule | null;
  /** How a sentence begins that says something of somebody: "my boss told". What describes has no such verb. */
  readonly statements: Rule | null;
  /** How somebody asks for what is no drawing, or asks without a question mark: "book a table", "which one do you". */
  readonly errands: Rule | null;
  /** What stands between a word on a picture and how it should be: "nice, but darker". */
  readonly but: Rule;
  /** How a question begins that is no wish. Tried on what ends in a question mark. */
  readonly questions: Rule;
  /** What stands before or after a wish and changes nothing: greetings, courtesy, "can you". */
  readonly openings: readonly Rule[];
  readonly closings: readonly Rule[];
  /** Lines that can only speak of a picture that is there. */
  readonly changes: readonly Rule[];
  /** Lines that change a picture if there is one, and describe one if there is none. */
  readonly maybeChanges: readonly Rule[];
  /** Another of the same. A group `count` holds a number or a word for one. */
  readonly agains: readonly Rule[];
  /** What begins a wish for a picture; the rest is its description. */
  readonly draws: readonly Rule[];
  /** What may follow the description in such a wish. */
  readonly tails: readonly Rule[];
  /** How several are asked for: groups `count` and `rest`. Tried only where a number is. */
  readonly counts: readonly Rule[];
  readonly numbers: ReadonlyMap<string, number>;
  /** Which of the session's pictures is meant: group `nth`. Tried only where an ordinal or a figure is. */
  readonly references: readonly Rule[];
  readonly ordinals: ReadonlyMap<string, number>;
  /** "My last picture": of whatever session. Tried as `references` are. */
  readonly mine: Rule;
  /** Descriptions that describe nothing. */
  readonly nothings: ReadonlySet<string>;
  /** A line that names a shape holds one of these. */
  readonly shapeHints: readonly string[];
  readonly shapes: ShapeWords;
}

export interface Language extends LanguageRules {
  readonly code: LanguageCode;
}
