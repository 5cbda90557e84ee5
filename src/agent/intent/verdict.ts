import type { Meaning } from "./language.ts";
import type { Shape } from "./picture-options.ts";
import type { WordRow } from "./tagged-words.ts";
import type { WordClass } from "./word-class.ts";

/** What the classes of its words make of a line. */
export type LineVerdict =
  | { readonly kind: "meant"; readonly meaning: Meaning }
  | { readonly kind: "again"; readonly count: string | null; readonly shape?: Shape }
  /** `isSure`: it speaks of a picture that is there, and is no description of another. */
  | { readonly kind: "change"; readonly isSure: boolean }
  /** Asked for in so many words. */
  | { readonly kind: "draw" }
  /** Nothing says that it is not the description of a picture. */
  | { readonly kind: "describes" };

/** What of a conversation and a language the reading of a line depends on. */
export interface Circumstances {
  readonly isQuestion: boolean;
  readonly hasPicture: boolean;
  /** Where a language has the verb of a wish. */
  readonly verbs: "first" | "both" | "anywhere";
  /** A verb in front of its subject asks: "is it". */
  readonly asksByOrder: boolean;
}

/** Words of a remark on a picture: the description of one is longer. */
export const SHORT = 9;

/** Of a picture that is there, unless it turns out to describe one. */
export const LIKELY: LineVerdict = { kind: "change", isSure: false };
export const SURE: LineVerdict = { kind: "change", isSure: true };
export const DRAW: LineVerdict = { kind: "draw" };

export function meansThat(meaning: Meaning): LineVerdict {
  return { kind: "meant", meaning };
}

const CONTENT: ReadonlySet<WordClass> = new Set(["colour", "style", "scene"]);

/** Words that could be seen in a picture. */
export function content(row: WordRow): number {
  return row.words.filter(({ classes }) => [...classes].every((one) => CONTENT.has(one))).length;
}

/** A verb of a class where the language has its verbs. */
export function verbAt(row: WordRow, { verbs }: Circumstances, ...classes: readonly WordClass[]): boolean {
  if (verbs === "anywhere") return row.has(...classes);
  return row.is(0, ...classes) || (verbs === "both" && row.is(-1, ...classes));
}
