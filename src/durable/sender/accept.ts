import { decide } from "../../agent/decide.ts";
import type { Decision } from "../../agent/decision.ts";
import { type Asked, identityOf, readIncoming } from "../../agent/incoming.ts";
import type { ClockAndIds } from "../../agent/letter.ts";
import { formOf } from "../../agent/wish.ts";
import { log } from "../../log.ts";
import type { Sql } from "../storage/sql.ts";
import { isForgotten } from "./forgotten.ts";
import { heldStream } from "./held-stream.ts";
import type {
  AcceptListeners,
  AcceptOutcome,
  AcceptPolicy,
  Intake,
  Taken,
  VerifiedEnvelope,
} from "./intake.ts";
import { messagesOf } from "./message-rows.ts";
import { recordDecision } from "./record-decision.ts";
import { secondsUntilRoom } from "./room.ts";
import { migrate } from "./schema.ts";
import { originalOf, situationOf } from "./situation.ts";
import { answerToRepeat, noAnswer, syncAnswer } from "./sync-answer.ts";

const NOBODY: AcceptListeners = { onUnpaid: () => {}, onEnd: () => {} };

/**
 * Takes a verified envelope: in one transaction it is either known already, or its message, job, acknowledgement
 * and counts are written together. `newKey` gives the random key of a picture. Must
 * run without an await, so that sixty copies at once are one message.
 */
export function accept(
  sql: Sql,
  envelope: VerifiedEnvelope,
  policy: AcceptPolicy,
  clockAndIds: ClockAndIds,
  newKey: () => string,
  listeners: AcceptListeners = NOBODY,
): AcceptOutcome {
  const intake: Intake = { sql, envelope, policy, clockAndIds, newKey, listeners };
  const incoming = readIncoming(envelope.schemaDigest, envelope.payload);
  switch (incoming.kind) {
    case "silent":
      return unanswered(intake, { form: "never-answered", outcome: "taken" });
    case "acknowledgement":
      return unanswered(intake, { form: "acknowledgement", outcome: "taken" });
    default:
      if (isForgotten(sql, { identity: identityOf(incoming, envelope), session: envelope.session }))
        return unanswered(intake, { form: formOf(incoming), outcome: "repeat" });
      migrate(sql);
      return sql.transaction(() => take(intake, incoming));
  }
}

function unanswered({ envelope, clockAndIds }: Intake, taken: Taken): AcceptOutcome {
  return { kind: "accepted", answer: noAnswer(envelope, clockAndIds), taken };
}

/** Looks whether the message is known; else asks what becomes of it, and writes that. */
function take(intake: Intake, asked: Asked): AcceptOutcome {
  const { sql, envelope, clockAndIds } = intake;
  const identity = identityOf(asked, envelope);
  const copies = messagesOf(sql, identity);
  const known = copies.find((copy) => copy.session === envelope.session);
  if (known !== undefined) {
    const answer = answerToRepeat(envelope, asked, known, clockAndIds);
    return { kind: "accepted", answer, taken: { form: known.form, outcome: "repeat" } };
  }
  const original = originalOf(copies);
  const held = heldStream(sql, envelope.session);
  const decision = decide(envelope.session, asked, situationOf(intake, original, held));
  if (decision.kind === "busy") return decision;
  const retryAfterSeconds = secondsUntilRoom(sql, {
    copies: copies.length,
    makesJob: makesJob(decision) && held === null,
  });
  if (retryAfterSeconds > 0) return { kind: "busy", retryAfterSeconds };
  const job = recordDecision(intake, { identity, copyOf: original?.session ?? null, held }, decision);
  noteAccepted(envelope, decision, job);
  const { form, outcome } = decision;
  return {
    kind: "accepted",
    answer: syncAnswer(envelope, identity, decision, clockAndIds),
    taken: { form, outcome },
  };
}

function makesJob({ job, question, holds }: Extract<Decision, { kind: "accepted" }>): boolean {
  return job !== null || question !== null || holds !== null;
}

function noteAccepted(
  { request, digest, sender, session }: VerifiedEnvelope,
  { form, reply }: Extract<Decision, { kind: "accepted" }>,
  job: string | null,
): void {
  log("accepted", {
    request: request ?? null,
    digest,
    sender,
    session,
    job,
    form,
    reply: reply?.kind ?? null,
  });
}
