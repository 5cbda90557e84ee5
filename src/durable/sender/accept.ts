import { chatAcknowledgement } from "@asi-image-agent/protocol";
import { encodeOrder } from "../../agent/completion-order.ts";
import type { OpenJob } from "../../agent/conversation.ts";
import { decide } from "../../agent/decide.ts";
import type { Access, Decision, Effect, JobOrder, Limits, MessageOutcome } from "../../agent/decision.ts";
import { wordsDigest } from "../../agent/description.ts";
import type { PreviousMessage } from "../../agent/echo.ts";
import { type Form, isChat, type Task } from "../../agent/form.ts";
import { type Asked, chatIdentity, identityOf, msgIdOf, readIncoming } from "../../agent/incoming.ts";
import { acknowledgementLetter, type ClockAndIds, errorLetter, type Letter } from "../../agent/letter.ts";
import { altText } from "../../agent/markdown-picture.ts";
import { encodePictureOrder } from "../../agent/picture-order.ts";
import { saysNothing } from "../../agent/reply.ts";
import { messageIdOf } from "../../agent/reply-id.ts";
import type { SenderState } from "../../agent/sender-state.ts";
import { formOf } from "../../agent/wish.ts";
import { QUERY_EXPIRED } from "../../agent/words.ts";
import { DAY, MINUTE, SECOND } from "../../clock.ts";
import { log } from "../../log.ts";
import type { SenderRules } from "../../operator/rules.ts";
import type { Sql } from "../storage/sql.ts";
import { erase } from "./erasure.ts";
import { isForgotten } from "./forgotten.ts";
import { countOf, findJob, HINT_INTERVALS, insertJob, type JobRow, openJobs } from "./job-rows.ts";
import { insertLetter } from "./letter-rows.ts";
import { findMessage, insertMessage, type MessageRow, messagesOf, noteAcknowledged } from "./message-rows.ts";
import { COUNTED_NOWHERE, encodePending, LONGEST_PENDING } from "./pending.ts";
import { picturesSoFar } from "./picture-rows.ts";
import { mayHear, replayFacts } from "./replay.ts";
import { recordedLetter, reservation } from "./reserved-reply.ts";
import { secondsUntilRoom } from "./room.ts";
import { migrate, tablesExist } from "./schema.ts";
import { insertSender, loadSenderState } from "./sender-row.ts";
import { conclude, mayHaveBeenPaid, type WorkContext } from "./work.ts";

/** What is left of an envelope once the Worker has verified it. */
export interface VerifiedEnvelope {
  /** The id of the request that brought it, for the log. */
  readonly request?: string;
  /** Canonical. */
  readonly sender: string;
  readonly session: string;
  readonly schemaDigest: string;
  readonly payload: string;
  /** Hex. */
  readonly digest: string;
  /** Hex: the half of the signature that both of its forms share. */
  readonly r: string;
  /** Seconds, as endOf tells it; null: never. */
  readonly expires: bigint | null;
  /** Where the request came from; see clientNetwork. */
  readonly network?: string;
  /** Where our links may begin, if this request says so. */
  readonly origin: string | null;
  /** Until when the sender waits for the first reply in the response, in ms; null: it does not. */
  readonly waitsUntil: number | null;
  /** How the agent does, if the message asks; else null. */
  readonly healthy: boolean | null;
  /** What the operator has decided of this sender, beside the settings; absent: nothing. */
  readonly rules?: SenderRules;
}

export type AcceptOutcome =
  | { readonly kind: "accepted"; readonly answer: Answer | null }
  | { readonly kind: "busy"; readonly retryAfterSeconds: number };

/** What came in and what it came to, for who counts it. */
export type Taken = {
  readonly form: Form | "acknowledgement" | "never-answered";
  readonly outcome: MessageOutcome | "taken";
};

/** What a waiting query gets: the first reply, or what to come back with for it. null for one that does not wait. */
export type Answer =
  /** `reserved`: the message whose kept reply this is, to be confirmed when it was read; null: nothing is kept. */
  | { readonly kind: "letter"; readonly letter: Letter; readonly reserved: string | null }
  /** `isFirst`: what the query brought is new, and its response settles what is owed; a repeat only listens in. */
  | { readonly kind: "pending"; readonly identity: string; readonly isFirst: boolean };

export interface AcceptPolicy {
  readonly agentName: string;
  readonly limits: Limits;
  readonly access: Access;
  readonly can: Record<Task, boolean>;
  /** What is said in place of a picture or an answer; null: nothing is paused. */
  readonly paused: string | null;
  readonly progressAfterMs: number;
  /** Whether the text model is asked where the rules are not sure. */
  readonly asksModel: boolean;
}

/** Who hears of what a message came to. */
export type AcceptListeners = Pick<WorkContext, "onUnpaid" | "onEnd"> & {
  readonly counted: (taken: Taken) => void;
};

const NOBODY: AcceptListeners = { counted: () => {}, onUnpaid: () => {}, onEnd: () => {} };

/** After this a job ends with an apology, whatever its queue message or consumer did. */
const JOB_DEADLINE = 10 * MINUTE;
/** How long a message is known again when its envelope has expired long before. */
const REMEMBERED = 30 * DAY;
/** An envelope that expires later than this, or never, is remembered as long as the object lives. */
const FAR_AWAY = 365 * DAY;

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
  const { counted } = listeners;
  const intake: Intake = { sql, envelope, policy, clockAndIds, newKey, listeners };
  const incoming = readIncoming(envelope.schemaDigest, envelope.payload);
  switch (incoming.kind) {
    case "silent":
      counted({ form: "never-answered", outcome: "taken" });
      return unanswered(envelope, clockAndIds);
    case "acknowledgement":
      counted({ form: "acknowledgement", outcome: "taken" });
      recordAcknowledgement(sql, envelope.session, incoming.acknowledgedMsgId, clockAndIds.now);
      return unanswered(envelope, clockAndIds);
    default:
      if (isForgotten(sql, { identity: identityOf(incoming, envelope), session: envelope.session })) {
        counted({ form: formOf(incoming), outcome: "repeat" });
        return unanswered(envelope, clockAndIds);
      }
      migrate(sql);
      return sql.transaction(() => take(intake, incoming));
  }
}

/** Of what no reply of ours is known, nothing is kept. */
function recordAcknowledgement(sql: Sql, session: string, acknowledgedMsgId: string, now: number): void {
  if (!tablesExist(sql)) return;
  noteAcknowledged(sql, { identity: chatIdentity(messageIdOf(acknowledgedMsgId, session)), session }, now);
}

/** Everything that taking one envelope works with. */
interface Intake {
  readonly sql: Sql;
  readonly envelope: VerifiedEnvelope;
  readonly policy: AcceptPolicy;
  readonly clockAndIds: ClockAndIds;
  readonly newKey: () => string;
  readonly listeners: AcceptListeners;
}

function take(intake: Intake, asked: Asked): AcceptOutcome {
  const { sql, envelope, policy, clockAndIds } = intake;
  const identity = identityOf(asked, envelope);
  const copies = messagesOf(sql, identity);
  const known = copies.find((copy) => copy.session === envelope.session);
  if (known !== undefined) {
    intake.listeners.counted({ form: known.form, outcome: "repeat" });
    return repeated(envelope, asked, known, clockAndIds);
  }
  const state = loadSenderState(sql);
  const first =
    copies.find(({ copyOf, reply }) => copyOf === null && (reply === null || !saysNothing(reply))) ?? null;
  const decision = decide(envelope.session, asked, {
    state,
    limits: policy.limits,
    access: policy.access,
    can: policy.can,
    paused: policy.paused,
    health: envelope.healthy === null ? null : { name: policy.agentName, healthy: envelope.healthy },
    origin: envelope.origin,
    previous: previousMessage(sql, state),
    original: first,
    open: openIn(sql, envelope.session),
    pictures: picturesSoFar(sql, envelope.session),
    understanding: { kind: mayAsk(intake) ? "model" : "rules" },
    clockAndIds,
  });
  if (decision.kind === "busy") return decision;
  const retryAfterSeconds = secondsUntilRoom(sql, {
    copies: copies.length,
    makesJob: decision.job !== null || decision.question !== null,
  });
  if (retryAfterSeconds > 0) return { kind: "busy", retryAfterSeconds };
  intake.listeners.counted(decision);
  if (decision.isRemembered) writeMessage(intake, { identity, copyOf: first?.session ?? null }, decision);
  else insertSender(sql, envelope.sender, withSweep(decision.state, clockAndIds.now));
  if (decision.effect !== null) takeEffect(intake, decision.effect);
  return answerNow(intake, identity, decision);
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

/** Writes the job and the letters; the first is reserved for who waits for it: that one is the answer. */
function answerNow(intake: Intake, identity: string, decision: Accepted): AcceptOutcome {
  const { sql, envelope, clockAndIds } = intake;
  const [first, ...others] = decision.letters;
  if (first !== undefined) {
    insertLetter(
      sql,
      first,
      clockAndIds.now,
      envelope.waitsUntil === null ? null : reservation(identity, clockAndIds.now),
    );
  }
  for (const letter of others) insertLetter(sql, letter, clockAndIds.now);
  const order = orderOf(intake, decision);
  const job = order === null ? null : writeJob(intake, identity, decision, order);
  noteAccepted(envelope, decision, job);
  if (envelope.waitsUntil === null) return { kind: "accepted", answer: null };
  if (first !== undefined)
    return { kind: "accepted", answer: { kind: "letter", letter: first, reserved: identity } };
  return decision.reply === null ? pending(identity, true) : unanswered(envelope, clockAndIds);
}

/**
 * A repeat changes nothing. One that waits gets the first reply that is on record, or joins the wait for it, unless it
 * may be somebody else's replay.
 */
function repeated(
  envelope: VerifiedEnvelope,
  asked: Asked,
  known: MessageRow,
  clockAndIds: ClockAndIds,
): AcceptOutcome {
  if (envelope.waitsUntil === null) return { kind: "accepted", answer: null };
  if (!mayHear(known.replay, envelope)) return unanswered(envelope, clockAndIds);
  const letter = firstLetter(asked, known, clockAndIds);
  if (letter !== null) return { kind: "accepted", answer: { kind: "letter", letter, reserved: null } };
  return known.reply === null ? pending(known.identity, false) : unanswered(envelope, clockAndIds);
}

/** The first reply to a known message, written again; null if there is none (yet). */
function firstLetter(asked: Asked, known: MessageRow, clockAndIds: ClockAndIds): Letter | null {
  const msgId = msgIdOf(asked);
  if (asked.kind === "chat" && msgId !== null) {
    return acknowledgementLetter(clockAndIds, { form: asked.form, session: known.session }, msgId);
  }
  return recordedLetter(known, clockAndIds);
}

/** The body of a waiting query is always an envelope, also for what is never answered. */
function unanswered(envelope: VerifiedEnvelope, clockAndIds: ClockAndIds): AcceptOutcome {
  if (envelope.waitsUntil === null) return { kind: "accepted", answer: null };
  const letter = errorLetter(clockAndIds, envelope.session, null, QUERY_EXPIRED);
  return { kind: "accepted", answer: { kind: "letter", letter, reserved: null } };
}

function pending(identity: string, isFirst: boolean): AcceptOutcome {
  return { kind: "accepted", answer: { kind: "pending", identity, isFirst } };
}

/** Jobs of a session that are not done. */
export function openIn(sql: Sql, session: string): OpenJob[] {
  return openJobs(sql)
    .filter((job) => job.session === session)
    .map((job) => ({ id: job.id, task: job.task, pictures: countOf(job), isPaid: mayHaveBeenPaid(job) }));
}

function previousMessage(sql: Sql, { previous }: SenderState): PreviousMessage | null {
  if (previous === null) return null;
  const { identity, session, words, echoedAt } = previous;
  const message = findMessage(sql, identity, session);
  if (message === null) return null;
  return { words, answeredAt: message.answeredAt, open: message.reply === null, echoedAt };
}

type Accepted = Extract<Decision, { kind: "accepted" }>;

/** The sweep is due a day after the object's first row. */
function withSweep(state: SenderState, now: number): SenderState {
  return state.sweptAt === 0 ? { ...state, sweptAt: now } : state;
}

function writeMessage(
  { sql, envelope, policy, clockAndIds }: Intake,
  { identity, copyOf }: { readonly identity: string; readonly copyOf: string | null },
  decision: Accepted,
): void {
  const { now } = clockAndIds;
  const { session } = envelope;
  const previous = isTurn(decision)
    ? { identity, session, words: wordsDigest(decision.description), echoedAt: null }
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
): string {
  const { now } = clockAndIds;
  const id = newKey();
  const waits = envelope.waitsUntil !== null && decision.letters.length === 0;
  const tellsProgress = isChat(decision.form) && policy.progressAfterMs > 0;
  insertJob(sql, {
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
    notBefore: now,
    hintAt: now + HINT_INTERVALS[0],
    hints: 0,
    progressAt: tellsProgress ? now + policy.progressAfterMs : null,
    calls: [],
    nextProvider: null,
    remote: null,
  });
  return id;
}

/** What a job is to do, as its row has it. */
type WrittenOrder = Pick<JobRow, "task" | "orderText" | "telling" | "countedIn">;

function orderOf({ envelope, policy }: Intake, { job, question }: Accepted): WrittenOrder | null {
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

function mayAsk({ envelope, policy }: Intake): boolean {
  return policy.asksModel && envelope.payload.length <= LONGEST_PENDING;
}

function noteAccepted(envelope: VerifiedEnvelope, { form, reply }: Accepted, job: string | null): void {
  const { request = null, digest, sender, session } = envelope;
  log("accepted", { request, digest, sender, session, job, form, reply: reply?.kind ?? null });
}

function rememberedUntil(expires: bigint | null, now: number): number | null {
  if (expires === null || expires > BigInt(Math.floor((now + FAR_AWAY) / SECOND))) return null;
  return Math.max(now + REMEMBERED, Number(expires) * SECOND + DAY);
}
