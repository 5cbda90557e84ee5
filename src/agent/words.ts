import { MINUTE } from "../clock.ts";

/**
 * Everything the agent says in its own words. ASI:One takes "error", "failed", "unable" and "sorry" for a failure,
 * so these stand only where something did go wrong.
 */

export const GREETING =
  "Hello! I draw pictures from words. Describe what you would like to see, for example:\n\n" +
  "- A lighthouse in a storm, as a woodcut\n" +
  "- A serene landscape with mountains and a lake at sunset";

export const NOTHING_TO_DRAW =
  "I can read words only. Tell me in a sentence what the picture should show, and I will draw it.";

export function textTooLong(most: number): string {
  return `That description is too long for me: please keep it under ${most.toLocaleString("en")} characters.`;
}

/** Over the picture quota, in chat: friendly, with the time of the next free picture. */
export function quotaSentence(
  quota: { maxRequests: number; windowMs: number },
  freeAt: number,
  now: number,
): string {
  return (
    `That was a lot of pictures: I draw ${quota.maxRequests} in ${minutes(quota.windowMs)} for each person. ` +
    `Your next one is free at ${clockTime(freeAt)}, in ${minutes(freeAt - now)}.`
  );
}

export function tooManyMessages(most: number, freeAt: number, now: number): string {
  return (
    `I read up to ${most} messages an hour from each sender, and that was the last of them. ` +
    `I will read again at ${clockTime(freeAt)}, in ${minutes(freeAt - now)}.`
  );
}

/** Over the quota on a direct request, in the reference's words (`uagents.protocol.quota`). */
export function rateLimitExceeded(
  messageTitle: string,
  quota: { maxRequests: number; windowMs: number },
): string {
  const window = quota.windowMs / MINUTE;
  return (
    `Rate limit exceeded for ${messageTitle}. This handler allows for ${quota.maxRequests} calls per ` +
    `${window} minutes. Try again later.`
  );
}

const NOT_CONFIGURED =
  "Sorry, this agent is not configured for drawing yet. Its operator has to finish the setup.";

/** Why a job ended without a picture. */
export type ApologyReason =
  | "refused"
  | "not-configured"
  | "unavailable"
  | "failed"
  | "deadline"
  | "daily-limit";

export const APOLOGIES: Record<ApologyReason, string> = {
  refused: "Sorry, the image service declined to draw this description. Please try a different one.",
  "not-configured": NOT_CONFIGURED,
  unavailable:
    "Sorry, the image service is busy and I couldn't draw this. Please try again in a few minutes.",
  failed: "Sorry, I couldn't draw this: the image service gave me no usable picture. Please try again later.",
  deadline: "Sorry, drawing this took too long, so I stopped. Please try again later.",
  "daily-limit": "Sorry, I have drawn as many pictures as I may today. Please come back tomorrow.",
};

export const STILL_DRAWING = "Still drawing: this one takes a little longer.";
export const EMPTY_DESCRIPTION = "The image description is empty.";

export function unknownSchema(spoken: readonly string[]): string {
  return `This agent does not know that message schema. It understands: ${spoken.join(", ")}.`;
}

/** The reference's words for a payload that does not fit. */
export function nonConforming(schema: string): string {
  return `Message does not conform to expected schema: ${schema}`;
}

function minutes(ms: number): string {
  const whole = Math.max(1, Math.ceil(ms / MINUTE));
  return whole === 1 ? "1 minute" : `${whole} minutes`;
}

function clockTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(11, 16)} UTC`;
}
