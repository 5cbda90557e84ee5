import type { Decision } from "../../agent/decision.ts";
import { type Asked, msgIdOf } from "../../agent/incoming.ts";
import { acknowledgementLetter, type ClockAndIds, errorLetter, type Letter } from "../../agent/letter.ts";
import { QUERY_EXPIRED } from "../../agent/words.ts";
import type { Answer, VerifiedEnvelope } from "./intake.ts";
import type { MessageRow } from "./message-rows.ts";
import { mayHear } from "./replay.ts";
import { recordedLetter } from "./reserved-reply.ts";

// What an envelope gets in the response that brought it: nothing, where its sender does not wait for that.

/** The answer to a new message: the first letter of the decision, or the wait for what its job brings. */
export function syncAnswer(
  envelope: VerifiedEnvelope,
  identity: string,
  { letters, reply }: Extract<Decision, { kind: "accepted" }>,
  clockAndIds: ClockAndIds,
): Answer | null {
  const [letter] = letters;
  if (envelope.waitsUntil === null) return null;
  if (letter !== undefined) return { kind: "letter", letter, reserved: identity };
  if (reply !== null) return noAnswer(envelope, clockAndIds);
  return { kind: "pending", identity, isFirst: true };
}

/**
 * The answer to a repeat, which changes nothing: the first reply that is on record, or the wait for it, unless the
 * repeat may be somebody else's replay.
 */
export function answerToRepeat(
  envelope: VerifiedEnvelope,
  asked: Asked,
  known: MessageRow,
  clockAndIds: ClockAndIds,
): Answer | null {
  if (envelope.waitsUntil === null) return null;
  if (!mayHear(known.replay, envelope)) return noAnswer(envelope, clockAndIds);
  const letter = firstLetter(asked, known, clockAndIds);
  if (letter !== null) return { kind: "letter", letter, reserved: null };
  if (known.reply !== null) return noAnswer(envelope, clockAndIds);
  return { kind: "pending", identity: known.identity, isFirst: false };
}

/** The body of a waiting query is always an envelope, also for what is never answered. */
export function noAnswer(envelope: VerifiedEnvelope, clockAndIds: ClockAndIds): Answer | null {
  if (envelope.waitsUntil === null) return null;
  const letter = errorLetter(clockAndIds, envelope.session, null, QUERY_EXPIRED);
  return { kind: "letter", letter, reserved: null };
}

/** The first reply to a known message, written again; null if there is none (yet). */
function firstLetter(asked: Asked, known: MessageRow, clockAndIds: ClockAndIds): Letter | null {
  const msgId = msgIdOf(asked);
  if (asked.kind === "chat" && msgId !== null) {
    return acknowledgementLetter(clockAndIds, { form: asked.form, session: known.session }, msgId);
  }
  return recordedLetter(known, clockAndIds);
}
