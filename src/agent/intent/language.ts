import { type LanguageCode, TALKS, TOPICS } from "./intent.ts";
import type { OptionWords } from "./languages/options/option-words.ts";
import type { ShapeWords } from "./read-options.ts";
import type { Rule } from "./rule.ts";
import type { Lexicon, Words } from "./word-class.ts";

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

/** What says nothing but that an earlier picture is to come back. `N` stands for a language's ordinals. */
export interface GoingBack {
  readonly before: string;
  readonly says: string;
  readonly after: string;
}

/** How people of a language come to a wish: what they thought of, what they have in mind. */
export interface Musing {
  /** What a line begins with that hints at it; looked for in lower case without accents. */
  readonly hint: string;
  /** The words up to the thing, which follows at once. */
  readonly before: string;
  /** What the thing begins with. */
  readonly thing: string;
  /** "I'd like something with": what follows says it all. */
  readonly something?: string;
  /** The verb where the language has it last. */
  readonly after?: string;
  /** It is told by its verb alone. */
  readonly needsVerb?: true;
  /** A plain wish in place of it all, with # for the thing. */
  readonly instead: string;
}

/** One language as its file has it. What costs time to get ready is made by `rules`, when it is first needed. */
export interface LanguageSource {
  readonly code: LanguageCode;
  /** Words that only this language uses as often: by them a line's language is guessed. */
  readonly common: string;
  /** Whole lines and what they mean, in the plain form but with their accents; | between two. */
  readonly lines: Partial<Record<Meaning, string>>;
  readonly words: Words;
  readonly goesBack: GoingBack;
  /** Absent: it is said as any other sentence. */
  readonly musing?: Musing;
  readonly options: OptionWords;
  /** Where a wish has its verb: "draw a cat"; there or last: "einen Hund malen"; or anywhere. */
  readonly verbs: "first" | "both" | "anywhere";
  /** A verb in front of its subject makes a question: "is it". */
  readonly asksByOrder: boolean;
  readonly rules: () => LanguageRules;
}

/**
 * The rules of one language, as data. Every expression is linear in the length of the line and sees at most
 * `MOST_READ` characters of it, in lower case and without accents.
 */
export interface LanguageRules {
  /** Courtesy after a wish. */
  readonly closings: readonly Rule[];
  /** What begins a wish for a picture beside its verb; the rest is its description. */
  readonly draws: readonly Rule[];
  /** What a description begins with because of the words before it, and how it begins alone. */
  readonly cases?: readonly (readonly [begins: RegExp, alone: string])[];
  /** What may follow the description in such a wish. */
  readonly tails: readonly Rule[];
  /** How several are asked for: groups `count` and `rest`. Tried only where a number is. */
  readonly counts: readonly Rule[];
  readonly numbers: ReadonlyMap<string, number>;
  /** Which of the session's pictures is meant: group `nth`. Tried only where an ordinal or a figure is. */
  readonly references: readonly Rule[];
  readonly ordinals: ReadonlyMap<string, number>;
  /** What stands for the picture once it is known which: by the first word of what named it, "" for any other. */
  readonly thePicture: ReadonlyMap<string, string>;
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
  readonly verbs: LanguageSource["verbs"];
  readonly asksByOrder: boolean;
  readonly lexicon: Lexicon;
  /** How it says that a thing is not there: "without #", with # for the thing. */
  readonly lacking: string;
  /** A line that wants an earlier picture back and nothing else: its groups hold the ordinal, if it names one. */
  readonly goesBack: Rule;
}
