import { chatAcknowledgement } from "@asi-image-agent/protocol";
import { encodeOrder } from "../../agent/completion-order.ts";
import type { Decision, Effect, JobOrder } from "../../agent/decision.ts";
import { isChat } from "../../agent/form.ts";
import { altText } from "../../agent/markdown-picture.ts";
import { encodePictureOrder } from "../../agent/picture-order.ts";
import { saysNothing } from "../../agent/reply.ts";
import type { SenderState } from "../../agent/sender-state.ts";
import { DAY, MINUTE, SECOND } from "../../clock.ts";
import { conclude } from "./conclude.ts";
import { erase } from "./erasure.ts";
import { addToStream, endStream, type HeldStream, streamOrder } from "./held-stream.ts";
import type { Intake } from "./intake.ts";
import { findJob, HINT_INTERVALS, insertJob, type JobRow } from "./job-rows.ts";
import { insertLetter, mayHold } from "./letter-rows.ts";
import { insertMessage } from "./message-rows.ts";
import { COUNTED_NOWHERE, encodePending, STREAM_PATIENCE } from "./pending.ts";
import { replayFacts } from "./replay.ts";
import { reservation } from "./reserved-reply.ts";
import { insertSender } from "./sender-row.ts";

type Accepted = Extract<Decision, { kind: "accepted" }>;

/** The name of a new message, and the session that it is a copy of. */
interface NewMessage {
  readonly identity: string;
  readonly copyOf: string | null;
  /** The stream that is open in its session; null: none is. */
  readonly held: HeldStream | null;
}

/** After this a job ends with an apology, whatever its queue message or consumer did. */
const JOB_DEADLINE = 10 * MINUTE;
/** How long a message is known again when its envelope has expired long before. */
const REMEMBERED = 30 * DAY;
/** An envelope that expires later than this, or never, is remembered as long as the object lives. */
const FAR_AWAY = 365 * DAY;

/** Writes what was decided of a new message. Gives the id of its job; null: it makes none. */
export function recordDecision(intake: Intake, message: NewMessage, decision: Accepted): string | null {
  const { sql, envelope, clockAndIds } = intake;
  if (decision.isRemembered) writeMessage(intake, message, decision);
  else insertSender(sql, envelope.sender, withSweep(decision.state, clockAndIds.now));
  if (decision.effect !== null) takeEffect(intake, decision.effect);
  if (message.held !== null) goOnWith(intake, message.held, decision);
  const order = message.held !== null && decision.holds !== null ? null : orderOf(intake, decision);
  const held = order === null ? [] : lettersToHold(intake, decision);
  if (held.length === 0) writeLetters(intake, message.identity, decision);
  return order === null ? null : writeJob(intake, message.identity, decision, order, held);
}

/** A stream goes on with another piece, or has ended. Of a repeat, or of who is kept out, neither is known. */
function goOnWith(intake: Intake, held: HeldStream, { holds, outcome }: Accepted): void {
  if (holds !== null) addToStream(intake, held, holds);
  else if (outcome !== "repeat" && outcome !== "not-allowed" && outcome !== "too-many")
    endStream(intake, held);
}

/** What is said at once, if it may stand with the job. */
function lettersToHold({ sql, envelope }: Intake, { letters }: Accepted): Accepted["letters"] {
  return envelope.waitsUntil === null && mayHold(sql, envelope.session, null) ? letters : [];
}

/** Of a deletion nothing is left but what is written after it: the answer. */
function takeEffect({ sql, envelope, clockAndIds, listeners }: Intake, effect: Effect): void {
  if (effect.kind === "delete") erase(sql, envelope.sender, clockAndIds.now);
  else
    for (const id of effect.jobs) {
      const job = findJob(sql, id);
      if (job !== null) conclude({ sql, clockAndIds, ...listeners }, job, effect.reply, envelope.session);
    }
}

/** The first is reserved for who waits for it. */
function writeLetters({ sql, envelope, clockAndIds }: Intake, identity: string, { letters }: Accepted): void {
  const reserved = envelope.waitsUntil === null ? null : reservation(identity, clockAndIds.now);
  for (const [index, letter] of letters.entries())
    insertLetter(sql, letter, clockAndIds.now, index === 0 ? reserved : null);
}

/** The sweep is due a day after the object's first row. */
function withSweep(state: SenderState, now: number): SenderState {
  return state.sweptAt === 0 ? { ...state, sweptAt: now } : state;
}

function writeMessage(
  { sql, envelope, policy, clockAndIds }: Intake,
  { identity, copyOf }: NewMessage,
  decision: Accepted,
): void {
  const { now } = clockAndIds;
  const { session } = envelope;
  const previous = isTurn(decision)
    ? { identity, session, words: decision.words, echoedAt: null }
    : decision.state.previous;
  const firstSeenAt = decision.state.firstSeenAt ?? now;
  const { listed } = policy.access;
  const state = { ...decision.state, previous, firstSeenAt, listed };
  insertSender(sql, envelope.sender, withSweep(state, now));
  insertMessage(sql, {
    identity,
    session,
    copyOf,
    form: decision.form,
    // Only the alt text of a picture is written once more.
    description: decision.job?.task === "draw" ? altText(decision.job.order.prompt) : "",
    acceptedAt: now,
    keepUntil: rememberedUntil(envelope.expires, now),
    reply: decision.reply,
    answeredAt: saidSomething(decision) ? now : null,
    replay: replayFacts(envelope),
  });
}

/** Whether beside the acknowledgement anything is said now: a reply, or a word that a wish waits. */
function saidSomething({ reply, letters }: Accepted): boolean {
  if (reply !== null) return reply.kind !== "silence" && reply.kind !== "offer";
  return letters.some((letter) => letter.schemaDigest !== chatAcknowledgement.digest);
}

/**
 * Whether the sender's next message is compared with this one. Our own words or the sender's coming back are not: they
 * are measured against the same message as before, or a peer that repeats itself would be drawn again in the end.
 */
function isTurn({ form, outcome, reply }: Accepted): boolean {
  return isChat(form) && outcome !== "echo" && (reply === null || !saysNothing(reply));
}

function writeJob(
  { sql, envelope, policy, clockAndIds, newKey }: Intake,
  identity: string,
  decision: Accepted,
  order: WrittenOrder,
  held: Accepted["letters"],
): string {
  const { now } = clockAndIds;
  const id = newKey();
  const waits = envelope.waitsUntil !== null && decision.letters.length === 0;
  const dueAt = decision.holds === null ? now : now + STREAM_PATIENCE;
  const tellsProgress = isChat(decision.form) && policy.progressAfterMs > 0;
  const job = {
    id,
    identity,
    session: envelope.session,
    ...order,
    origin: envelope.origin,
    reservedUntil: waits ? reservation(identity, envelope.waitsUntil ?? now).until : null,
    acceptedAt: now,
    deadline: now + JOB_DEADLINE,
    attempt: 0,
    leaseUntil: null,
    notBefore: dueAt,
    hintAt: decision.holds === null ? now + HINT_INTERVALS[0] : dueAt,
    hints: 0,
    progressAt: tellsProgress ? dueAt + policy.progressAfterMs : null,
    calls: [],
    nextProvider: null,
    remote: null,
    form: decision.form,
  };
  insertJob(sql, job, held);
  return id;
}

/** What a job is to do, as its row has it. */
type WrittenOrder = Pick<JobRow, "task" | "orderText" | "telling" | "countedIn">;

function orderOf(intake: Intake, { job, question, holds }: Accepted): WrittenOrder | null {
  const { envelope, policy } = intake;
  if (holds !== null) {
    return { task: "draw", orderText: streamOrder(intake, holds), telling: null, countedIn: COUNTED_NOWHERE };
  }
  if (question !== null) {
    const { schemaDigest, payload } = envelope;
    const { unlimited, listed } = policy.access;
    const { paused } = policy;
    const asked = { question: encodeOrder(question), schemaDigest, payload, unlimited, listed, paused };
    return { task: "draw", orderText: encodePending(asked), telling: null, countedIn: COUNTED_NOWHERE };
  }
  return job === null ? null : writtenOrder(job);
}

/** As a job's row has an order. */
export function writtenOrder(job: JobOrder): WrittenOrder {
  const { task, countedIn } = job;
  return job.task === "complete"
    ? { task, countedIn, orderText: encodeOrder(job.order), telling: null }
    : { task, countedIn, orderText: encodePictureOrder(job.order), telling: job.telling };
}

function rememberedUntil(expires: bigint | null, now: number): number | null {
  if (expires === null || expires > BigInt(Math.floor((now + FAR_AWAY) / SECOND))) return null;
  return Math.max(now + REMEMBERED, Number(expires) * SECOND + DAY);
}
