import type { LanguageCode, Talk, Topic } from "../intent/intent.ts";
import type { PictureOptions, Unmet } from "../intent/picture-options.ts";
import type { PaidWant } from "../intent/second-opinion/wants.ts";

/** What of an order was not honoured: by a provider, or by none there is. */
export const NOT_HONOURED = [
  "shape",
  "ratio",
  "size",
  "count",
  "seed",
  "quality",
  "transparent",
  "edit",
  "inputs",
  "length",
  "resolution",
  "format",
  "motion",
  "mixed",
  "flags",
] as const satisfies readonly (keyof PictureOptions | Unmet | "edit" | "inputs" | "length")[];
export type NotHonoured = (typeof NOT_HONOURED)[number];

/** Why a picture that was to be changed cannot be used. */
export const UNUSABLE_INPUTS = ["no-picture", "too-large", "gone", "too-many", "not-allowed"] as const;
export type UnusableInput = (typeof UNUSABLE_INPUTS)[number];

/**
 * What the agent says in chat, in one language. ASI:One takes "error", "failed", "unable" and "sorry" (and people their
 * like in other languages) for a failure: such words stand only where something did go wrong. Numbers of minutes are
 * whole and at least 1. Every text is short enough for a phone.
 */
export interface Sentences {
  readonly code: LanguageCode;
  /** To a greeting, with two examples of what to ask for. */
  readonly greeting: string;
  /** Answers to small talk; each ends with what to do next. */
  readonly talk: Readonly<Record<Exclude<Talk, "greeting">, string>>;
  /** Answers to questions about the agent; `quota` and `waiting` have functions of their own. */
  readonly about: Readonly<Record<Exclude<Topic, "quota" | "waiting">, string>>;
  /** What can be said, on at most ten short lines; `left` pictures are free now (null: no limit). */
  help(left: number | null): string;
  quotaLeft(left: number | null, minutes: number | null): string;
  /** To "is it done?": `open` pictures are being drawn or wait. */
  waiting(open: number): string;
  /** A wish that does not say what to draw. */
  readonly vague: string;
  /** "Make it blue" where no picture is known. */
  readonly nothingToChange: string;
  /** A picture was named that the session does not have; it has so many. */
  noSuchPicture(pictures: number): string;
  /** A complaint: asks what to change, offers another. */
  readonly complaint: string;
  /** Asks whether a line that may as well have been a remark asked for this. "Yes" is enough for an answer. */
  readonly propose: Readonly<Record<PaidWant, string>>;
  /** Above the session's n-th picture, which was asked for as it is. */
  pictureAgain(n: number): string;
  readonly historyEmpty: string;
  /** Above a list of the session's pictures. */
  history(shown: number, all: number): string;
  readonly nothingToCancel: string;
  /** `cancelled` were stopped and cost nothing; `paid` are drawn already and will come. */
  cancelled(cancelled: number, paid: number): string;
  /** Asks once before everything of the sender is deleted, and names the words that confirm it. */
  readonly deleteAsk: string;
  /** What confirms it, in lower case: the sender writes exactly this. */
  readonly deleteConfirm: string;
  readonly deleted: string;
  readonly deleteKept: string;
  /** A second wish while one is drawn: `ahead` are before it. */
  queued(ahead: number): string;
  /** One honest line while a picture takes its time; null: nobody knows how long it usually takes. */
  stillDrawing(usualSeconds: number | null): string;
  /** Over the sender's quota. */
  overQuota(limit: number, windowMinutes: number, freeInMinutes: number): string;
  /** Over the day's limit of everybody. */
  overDay(freeInMinutes: number): string;
  /** A text of a person's own is longer than so many characters. */
  textTooLong(most: number): string;
  /** Over so many messages an hour from one sender. */
  tooManyMessages(most: number, freeInMinutes: number): string;
  /** For words that come again while they are worked on. */
  readonly alreadyAtIt: string;
  /** For words that come again as soon as they were answered. */
  readonly justAnswered: string;
  /** Said below a picture. */
  readonly drawnAs: (prompt: string) => string;
  notHonoured(what: readonly NotHonoured[]): string;
  onlySoMany(most: number): string;
  someMissing(drawn: number, wanted: number): string;
  /** What to say next, once in a session. */
  readonly suggestion: string;
  /** An attachment that cannot be used. */
  attachmentUnusable(why: UnusableInput): string;
  /** An attachment without words. */
  readonly attachmentAlone: string;
  /** A job that ended without a picture, by its reason. */
  readonly apologies: Readonly<
    Record<"refused" | "not-configured" | "unavailable" | "failed" | "deadline", string>
  >;
}
