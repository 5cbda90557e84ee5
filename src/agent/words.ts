import { DAY, HOUR, MINUTE } from "../clock.ts";
import type { Sentences } from "./sentences/sentences.ts";

export { nonConforming, unknownSchema } from "@asi-image-agent/protocol";

/**
 * What the agent says in English to whomever: to agents, in the reference's words, and about the text model and its
 * limits. What it says to people about pictures: sentences/. ASI:One takes "error", "failed", "unable" and "sorry" for a failure,
 * so these stand only where something did go wrong.
 */

export interface Quota {
  readonly maxRequests: number;
  readonly windowMs: number;
}

/** Beginnings of the sentences that go on with a figure: by these they are known again when they come back. */
const OPENINGS = {
  tooLong: "That description is too long for me:",
  questions: "That was a lot of questions: I answer",
  messages: "I read up to",
  dayOfTexts: "Sorry, I have answered as many questions as I may for now.",
} as const;

export function textTooLong(most: number): string {
  return `${OPENINGS.tooLong} please keep it under ${most.toLocaleString("en")} characters.`;
}

/** The sentence over the quota of questions to the text model, in chat, with the time to the next answer. */
export function tooManyQuestions(quota: Quota, freeIn: number): string {
  const limit = `${quota.maxRequests} in ${minutes(quota.windowMs)} for each person`;
  return `${OPENINGS.questions} ${limit}. You can have the next one in ${minutes(freeIn)}.`;
}

export function tooManyMessages(most: number, freeAt: number, now: number): string {
  return (
    `${OPENINGS.messages} ${most} messages an hour from each sender, and that was the last of them. ` +
    `I will read on in ${minutes(freeAt - now)}.`
  );
}

/** The sentence over the quota of a direct request, in the reference's words (`uagents.protocol.quota`). */
export function rateLimitExceeded(messageTitle: string, quota: Quota): string {
  const window = quota.windowMs / MINUTE;
  return (
    `Rate limit exceeded for ${messageTitle}. This handler allows for ${quota.maxRequests} calls per ` +
    `${window} minutes. Try again later.`
  );
}

/** The reference's words for a sender that its access list keeps out (`uagents.protocol.quota`). */
export const NOT_ALLOWED = "You are not allowed to access this handler.";

/** Why a job ended without a picture, or without an answer of the text model. */
export const APOLOGY_REASONS = [
  "refused",
  "not-configured",
  "unavailable",
  "failed",
  "deadline",
  "daily-limit",
  "text-daily-limit",
  "text-refused",
  "text-not-configured",
  "text-unavailable",
  "text-failed",
  "text-unfit",
  "text-invalid-schema",
] as const;
export type ApologyReason = (typeof APOLOGY_REASONS)[number];

type TextReason = Extract<ApologyReason, `text-${string}`>;

const TEXT_APOLOGIES: Record<TextReason, string> = {
  "text-daily-limit": `${OPENINGS.dayOfTexts} Please come back tomorrow.`,
  "text-refused": "Sorry, the text model declined to answer this.",
  "text-not-configured":
    "Sorry, this agent has no text model: its operator has not set a key for one. It can draw, though: ask for a picture.",
  "text-unavailable": "Sorry, the text model is busy. Please try again in a few minutes.",
  "text-failed": "Sorry, the text model gave me no usable answer. Please try again later.",
  "text-unfit": "Sorry, the text model's answer did not fit the output schema, twice.",
  "text-invalid-schema": "Sorry, the output schema is not one that I can check an answer against.",
};

/** An apology as at `now`; for a day whose money is spent, or not let out yet, with the time of the next one. */
export function apologySentence(
  reason: ApologyReason,
  sentences: Sentences,
  freeAt: number | undefined,
  now: number,
): string {
  if (reason === "daily-limit") return sentences.overDay(wholeMinutes((freeAt ?? now + DAY) - now));
  if (!isTextReason(reason)) return sentences.apologies[reason];
  if (reason !== "text-daily-limit" || freeAt === undefined) return TEXT_APOLOGIES[reason];
  if (freeAt <= now) return `${OPENINGS.dayOfTexts} The next one can be had now: please ask again.`;
  return `${OPENINGS.dayOfTexts} The next one can be had in ${hours(freeAt - now)}.`;
}

function isTextReason(reason: ApologyReason): reason is TextReason {
  return reason in TEXT_APOLOGIES;
}

/** The sentence for words that come again while they are worked on. */
export const ALREADY_AT_IT = "I am already working on that. You will have it here in a moment.";
/** The sentence for words that come again as soon as they were answered. */
export const JUST_ANSWERED =
  "You have only just had my answer to that. Ask again in a few seconds if you would like another one, " +
  "or tell me what should be different.";
/** The words beside an end-session where it cannot stand alone. */
export const ENDING = "That is all for now.";
export const EMPTY_REQUEST = "The request is empty.";

/** Whole sentences of chat that are in English alone. */
const SENTENCES: ReadonlySet<string> = new Set([
  ALREADY_AT_IT,
  JUST_ANSWERED,
  ENDING,
  NOT_ALLOWED,
  ...Object.values(TEXT_APOLOGIES),
]);

/** Whether a text is one of these sentences. */
export function isOwnEnglish(text: string): boolean {
  return SENTENCES.has(text) || Object.values(OPENINGS).some((opening) => text.startsWith(opening));
}

/** The error of a sync query whose time is over, or that has no reply, in the reference's words (`uagents.asgi`). */
export const QUERY_EXPIRED = "Query envelope expired";
/** The error for a caller that signs nothing, in the reference's words (`uagents.agent`). */
export const NOT_VERIFIED = "Message must be sent from verified agent address";

/** A time in minutes, rounded up, at least 1. */
export function wholeMinutes(ms: number): number {
  return Math.max(1, Math.ceil(ms / MINUTE));
}

function minutes(ms: number): string {
  const whole = wholeMinutes(ms);
  return whole === 1 ? "1 minute" : `${whole} minutes`;
}

/** A time in words: in minutes up to an hour and a half, then in hours, rounded up. */
function hours(ms: number): string {
  return ms <= 1.5 * HOUR ? minutes(ms) : `${Math.ceil(ms / HOUR)} hours`;
}
