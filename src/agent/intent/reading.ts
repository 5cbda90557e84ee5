import type { ConversationFacts, Intent, PictureReference, Understood } from "./intent.ts";
import type { Language } from "./language.ts";
import { withoutOpenings } from "./leading-words.ts";
import { MOST_PICTURES, type PictureOptions } from "./picture-options.ts";
import { type Said, said } from "./plain-line.ts";
import { readOptions } from "./read-options.ts";
import { hasOneOf } from "./rule.ts";
import { referenceIn, withoutClosings, withoutReference } from "./wording.ts";

/** A line with what was read of it so far, in one language. */
export interface Reading {
  readonly language: Language;
  readonly facts: ConversationFacts;
  /** Without options, with all courtesy. */
  readonly spoken: Said;
  /** Without courtesy and options. */
  readonly wish: Said;
  readonly options: PictureOptions;
  readonly tooMany: boolean;
  readonly linked: PictureReference | null;
}

export function openReading(text: string, language: Language, facts: ConversationFacts): Reading {
  const { rest, linked } = withoutOwnLink(text, facts.origin);
  const whole = withoutClosings(said(rest), language);
  const words = hasOneOf(whole.low, language.shapeHints) ? language.shapes : [];
  const read = readOptions(whole.text, words, language.lacking);
  const kept = read.rest === whole.text ? whole : withoutClosings(said(read.rest), language);
  // Courtesy beside an option says nothing of its own: "--ar 9:16 please".
  const isOptions = kept.text === "" && Object.keys(read.options).length > 0;
  const spoken = said(isOptions ? "" : `${kept.text} ${rest.slice(whole.text.length)}`);
  const wish = withoutOpenings(kept, language.lexicon);
  return { language, facts, spoken, wish, options: read.options, tooMany: read.tooMany, linked };
}

/** A link to a picture of ours names the picture, and is no part of what is said of it. */
function withoutOwnLink(
  text: string,
  origin: string | null,
): { rest: string; linked: PictureReference | null } {
  const start = origin === null ? -1 : text.indexOf(`${origin}/images/`);
  if (origin === null || start < 0) return { rest: text, linked: null };
  const tail = text.slice(start + origin.length + "/images/".length);
  const key = /^[\w-]{1,80}/.exec(tail)?.[0];
  if (key === undefined) return { rest: text, linked: null };
  const end = /^[^\s()<>[\]]{0,200}/.exec(text.slice(start))?.[0].length ?? 0;
  const rest = `${withoutLinkText(text.slice(0, start))} ${text.slice(start + end).replace(/^\)/, "")}`;
  return { rest: rest.replace(/\s+/g, " ").trim(), linked: { kind: "linked", key } };
}

/** "Look: ![a fox](" without what Markdown has before a link. */
function withoutLinkText(before: string): string {
  if (!before.endsWith("(")) return before;
  const text = before.slice(0, -1);
  const open = text.endsWith("]") ? text.lastIndexOf("[") : -1;
  if (open < 0) return text;
  return text.slice(0, text.charAt(open - 1) === "!" ? open - 1 : open);
}

export function hasPicture({ facts, linked, wish, language }: Reading): boolean {
  if (facts.pictures > 0 || facts.attachments > 0 || linked !== null) return true;
  return facts.hasEarlier && language.mine.test(wish.low);
}

export function whichPicture({ facts, linked, wish, language }: Reading): PictureReference {
  // A picture of ours that is named by its link is changed with the help of what came beside it.
  if (linked !== null) return linked;
  if (facts.attachments > 0) return { kind: "attached" };
  return referenceIn(wish, facts.pictures, language)?.reference ?? { kind: "last" };
}

/** The same with so many pictures asked for, as far as there may be as many. */
export function withCount(reading: Reading, count: number | null): Reading {
  if (count === null) return reading;
  const options = { ...reading.options, count: Math.min(Math.max(1, count), MOST_PICTURES) };
  return { ...reading, options, tooMany: reading.tooMany || count > MOST_PICTURES };
}

export const PAID: ReadonlySet<Intent["kind"]> = new Set(["draw", "change", "again"]);

export function answer({ language, options, tooMany }: Reading, intent: Intent): Understood {
  const isPaid = PAID.has(intent.kind);
  return { intent, options: isPaid ? options : {}, tooMany: isPaid && tooMany, language: language.code };
}

export function changed(reading: Reading): Understood {
  const { language, wish, facts } = reading;
  const instruction = withoutReference(wish, referenceIn(wish, facts.pictures, language), language);
  return answer(reading, { kind: "change", of: whichPicture(reading), instruction });
}
