import { HOUR, MINUTE } from "../clock.ts";
import type { Task } from "./form.ts";

export { nonConforming, unknownSchema } from "../protocol/messages/error-message.ts";

/**
 * Everything the agent says in its own words. ASI:One takes "error", "failed", "unable" and "sorry" for a failure,
 * so these stand only where something did go wrong.
 */

export interface Quota {
  readonly maxRequests: number;
  readonly windowMs: number;
}

export const GREETING =
  "Hello! I draw pictures from words. Describe what you would like to see, for example:\n\n" +
  "- A lighthouse in a storm, as a woodcut\n" +
  "- A serene landscape with mountains and a lake at sunset";

export const NOTHING_TO_DRAW =
  "I can read words only. Tell me in a sentence what the picture should show, and I will draw it.";

/** How the sentences begin that go on with a figure: by this they are known again when they come back. */
const OPENINGS = {
  tooLong: "That description is too long for me:",
  pictures: "That was a lot of pictures: I draw",
  questions: "That was a lot of questions: I answer",
  messages: "I read up to",
  dayOfPictures: "Sorry, I have drawn as many pictures as I may for now.",
  dayOfTexts: "Sorry, I have answered as many questions as I may for now.",
} as const;

export function textTooLong(most: number): string {
  return `${OPENINGS.tooLong} please keep it under ${most.toLocaleString("en")} characters.`;
}

/** Over a quota, in chat: friendly, with how long it is to the next picture or answer. */
export function quotaSentence(task: Task, quota: Quota, freeAt: number, now: number): string {
  const limit = `${quota.maxRequests} in ${minutes(quota.windowMs)} for each person`;
  const free = `You can have the next one in ${minutes(freeAt - now)}.`;
  return task === "draw"
    ? `${OPENINGS.pictures} ${limit}. ${free}`
    : `${OPENINGS.questions} ${limit}. ${free}`;
}

export function tooManyMessages(most: number, freeAt: number, now: number): string {
  return (
    `${OPENINGS.messages} ${most} messages an hour from each sender, and that was the last of them. ` +
    `I will read on in ${minutes(freeAt - now)}.`
  );
}

/** Over the quota on a direct request, in the reference's words (`uagents.protocol.quota`). */
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

export const APOLOGIES: Record<ApologyReason, string> = {
  refused: "Sorry, the image service declined to draw this description. Please try a different one.",
  "not-configured":
    "Sorry, this agent is not configured for drawing yet. Its operator has to finish the setup.",
  unavailable:
    "Sorry, the image service is busy and I couldn't draw this. Please try again in a few minutes.",
  failed: "Sorry, I couldn't draw this: the image service gave me no usable picture. Please try again later.",
  deadline: "Sorry, this took too long, so I stopped. Please try again later.",
  "daily-limit": `${OPENINGS.dayOfPictures} Please come back tomorrow.`,
  "text-daily-limit": `${OPENINGS.dayOfTexts} Please come back tomorrow.`,
  "text-refused": "Sorry, the text model declined to answer this.",
  "text-not-configured":
    "Sorry, this agent has no text model: its operator has not set a key for one. It can draw, though: ask for a picture.",
  "text-unavailable": "Sorry, the text model is busy. Please try again in a few minutes.",
  "text-failed": "Sorry, the text model gave me no usable answer. Please try again later.",
  "text-unfit": "Sorry, the text model's answer did not fit the output schema, twice.",
  "text-invalid-schema": "Sorry, the output schema is not one that I can check an answer against.",
};

/** The apology for a day whose money is spent, or not let out yet, with the time of the next one; as at `now`. */
export function apologySentence(reason: ApologyReason, freeAt: number | undefined, now: number): string {
  if (freeAt === undefined) return APOLOGIES[reason];
  const opening = reason === "text-daily-limit" ? OPENINGS.dayOfTexts : OPENINGS.dayOfPictures;
  if (freeAt <= now) return `${opening} The next one can be had now: please ask again.`;
  return `${opening} The next one can be had in ${hours(freeAt - now)}.`;
}

export const STILL_DRAWING = "Still drawing: this one takes a little longer.";
/** For words that come again while they are worked on. */
export const ALREADY_AT_IT = "I am already working on that. You will have it here in a moment.";
/** For words that come again as soon as they were answered. */
export const JUST_ANSWERED =
  "You have only just had my answer to that. Ask again in a few seconds if you would like another one, " +
  "or tell me what should be different.";
/** What stands beside an end-session where it cannot stand alone. */
export const ENDING = "That is all for now.";
export const EMPTY_REQUEST = "The request is empty.";

/** What is said in chat, whole. */
const SENTENCES: ReadonlySet<string> = new Set([
  GREETING,
  NOTHING_TO_DRAW,
  STILL_DRAWING,
  ALREADY_AT_IT,
  JUST_ANSWERED,
  ENDING,
  NOT_ALLOWED,
  ...Object.values(APOLOGIES),
]);

/** Whether a text is one of these sentences coming back, from an agent that answers every text, or from one like us. */
export function isOwnSentence(text: string): boolean {
  return SENTENCES.has(text) || Object.values(OPENINGS).some((opening) => text.startsWith(opening));
}

/** For a sync query whose time is over, or that has no reply, in the reference's words (`uagents.asgi`). */
export const QUERY_EXPIRED = "Query envelope expired";
/** For a caller that signs nothing, in the reference's words (`uagents.agent`). */
export const NOT_VERIFIED = "Message must be sent from verified agent address";

function minutes(ms: number): string {
  const whole = Math.max(1, Math.ceil(ms / MINUTE));
  return whole === 1 ? "1 minute" : `${whole} minutes`;
}

/** In minutes up to an hour and a half, then in hours, rounded up. */
function hours(ms: number): string {
  return ms <= 1.5 * HOUR ? minutes(ms) : `${Math.ceil(ms / HOUR)} hours`;
}
