import { HOUR, SECOND } from "../clock.ts";
import type { CompletionOrder } from "./completion-order.ts";
import { isEcho, type PreviousMessage } from "./echo.ts";
import { type Form, isChat, type Task, windowOf } from "./form.ts";
import { type Asked, msgIdOf } from "./incoming.ts";
import { acknowledgementLetter, type ClockAndIds, type Letter } from "./letter.ts";
import { countEnd, countWords } from "./pace.ts";
import { type Reply, replyLetters } from "./reply.ts";
import type { SenderState } from "./sender-state.ts";
import { admit } from "./window.ts";
import { descriptionOf, formOf, wishOf } from "./wish.ts";
import * as words from "./words.ts";

export interface Limits {
  readonly quota: words.Quota;
  readonly completionQuota: words.Quota;
  readonly messagesPerHour: number;
}

/** What the operator's lists say of a sender. */
export interface Access {
  readonly allowed: boolean;
  /** Quotas do not hold for it. */
  readonly unlimited: boolean;
  /** The operator has named it, as allowed or unlimited: the whole of the day's money is open to it. */
  readonly listed: boolean;
}

/** All that a decision about a new message depends on. */
export interface Situation {
  readonly state: SenderState;
  readonly limits: Limits;
  readonly access: Access;
  /** Whether any provider can draw, and whether there is a text model. */
  readonly can: Record<Task, boolean>;
  /** What the operator says in place of all that costs, pictures and answers; null: nothing is paused. */
  readonly paused: string | null;
  /** How the agent does; null: nobody asked. */
  readonly health: { readonly name: string; readonly healthy: boolean } | null;
  /** Where our pictures' links would begin; null: nowhere, so that nothing can be drawn. */
  readonly origin: string | null;
  readonly previous: PreviousMessage | null;
  /**
   * The same message from an earlier session in which it was answered, with its recorded reply (null: still being
   * worked on).
   */
  readonly original: { readonly description: string; readonly reply: Reply | null } | null;
  /** Whether a job of this session is open. */
  readonly sessionBusy: boolean;
  readonly clockAndIds: ClockAndIds;
}

/** A job that a message makes. */
export type JobOrder = {
  /** Start of the quota window that it was counted in. */
  readonly countedIn: number;
} & ({ readonly task: "draw" } | { readonly task: "complete"; readonly order: CompletionOrder });

/** What a message came to, as it is counted. */
export type MessageOutcome =
  | "draw"
  | "complete"
  /** Known from another session. */
  | "repeat"
  | "said"
  /** The same words at once again: nothing is drawn for them. */
  | "echo"
  /** An end-session in place of words. */
  | "ended"
  | "silent"
  | "health"
  | "too-many"
  | "over-quota"
  | "not-allowed"
  | "not-configured"
  | "paused";

/** What becomes of a message that was not seen in its session before. */
export type Decision =
  | {
      readonly kind: "accepted";
      readonly form: Form;
      readonly outcome: MessageOutcome;
      readonly description: string;
      readonly letters: readonly Letter[];
      readonly state: SenderState;
      /** The reply that is recorded now; null when a job will bring it, this message's own or the original's. */
      readonly reply: Reply | null;
      readonly job: JobOrder | null;
      /** False: the sender is kept out, and beside this answer nothing of its message is kept. */
      readonly isRemembered: boolean;
    }
  /** Over MESSAGES_PER_HOUR, or kept out and told so: nothing is kept of it. */
  | { readonly kind: "busy"; readonly retryAfterSeconds: number };

/** Who is kept out is told so once in this time. */
const REFUSALS = { max: 1, lengthMs: HOUR };

/** The name in the reference's words for a request over its quota: the schema's title. */
const TITLES: Partial<Record<Form, string>> = {
  "image-request": "ImageRequest",
  "context-prompt": "ContextPrompt",
  "structured-prompt": "StructuredOutputPrompt",
};

/** A message on its way through the decision: who asked what, and what is said before the reply. */
interface Case {
  readonly form: Form;
  readonly msgId: string | null;
  readonly session: string;
  readonly description: string;
  readonly acknowledgements: readonly Letter[];
}

/**
 * Decides about a message that was not seen in this session before: what is said at once, whether a job is made,
 * what is counted. Who is kept out comes first, then counting messages: one notice is given, then nothing more is kept.
 * A message known from another session gets the recorded reply again; nothing of it is done or counted twice.
 */
export function decide(session: string, asked: Asked, situation: Situation): Decision {
  const { clockAndIds, limits } = situation;
  if (!situation.access.allowed) return refuseAccess(caseOf(clockAndIds, session, asked, ""), situation);
  const description = descriptionOf(asked);
  const question = caseOf(clockAndIds, session, asked, description);
  const counted = countMessage(situation.state, limits.messagesPerHour, clockAndIds.now);
  if (counted.kind === "over") {
    if (counted.noticeSaid) return busyUntil(counted.freeAt, clockAndIds);
    const text = words.tooManyMessages(limits.messagesPerHour, counted.freeAt, clockAndIds.now);
    return answered(question, counted.state, { kind: "notice", text }, clockAndIds, "too-many");
  }

  const now = { ...situation, state: counted.state };
  if (situation.original !== null) return repeat(question, now, situation.original);
  const wish = wishOf(asked, description, now.origin);
  switch (wish.kind) {
    case "nothing":
      return answered(question, now.state, { kind: "silence" }, clockAndIds, "silent");
    case "say":
      return smallTalk(question, now, { kind: "notice", text: wish.text }, "said");
    case "end":
      return endSession(question, now, "ended");
    case "health":
      return answered(question, now.state, healthReply(now), clockAndIds, "health");
    case "draw":
    case "complete":
      return order(question, wish, now);
  }
}

function caseOf(clockAndIds: ClockAndIds, session: string, asked: Asked, description: string): Case {
  const acknowledgements = acknowledge(clockAndIds, session, asked);
  return { form: formOf(asked), msgId: msgIdOf(asked), session, description, acknowledgements };
}

function acknowledge(clockAndIds: ClockAndIds, session: string, asked: Asked): Letter[] {
  if (asked.kind !== "chat" || asked.message.msgId === null) return [];
  return [acknowledgementLetter(clockAndIds, { form: asked.form, session }, asked.message.msgId)];
}

type Count =
  | { readonly kind: "within"; readonly state: SenderState }
  | {
      readonly kind: "over";
      readonly state: SenderState;
      readonly freeAt: number;
      readonly noticeSaid: boolean;
    };

/** Counts one message of any kind; `messagesPerHour` 0 is no limit. */
function countMessage(state: SenderState, messagesPerHour: number, now: number): Count {
  if (messagesPerHour === 0) return { kind: "within", state };
  const admission = admit(state.messages, { max: messagesPerHour, lengthMs: HOUR }, now);
  if (admission.ok) return { kind: "within", state: { ...state, messages: admission.window } };
  const start = state.messages?.start ?? now;
  const noticeSaid = state.noticeSaidFor === start;
  return { kind: "over", state: { ...state, noticeSaidFor: start }, freeAt: admission.freeAt, noticeSaid };
}

function repeat(
  question: Case,
  situation: Situation,
  original: NonNullable<Situation["original"]>,
): Decision {
  const { state, clockAndIds, sessionBusy } = situation;
  const again = { ...question, description: original.description };
  if (original.reply === null)
    return accepted(again, state, [], { reply: null, job: null, outcome: "repeat" });
  const letters = replyLetters(clockAndIds, again, original.reply, !sessionBusy);
  return accepted(again, state, letters, { reply: original.reply, job: null, outcome: "repeat" });
}

/** Of who is kept out nothing is counted, done or remembered: it costs one notice an hour, whatever it sends. */
function refuseAccess(question: Case, { state, clockAndIds }: Situation): Decision {
  const admission = admit(state.refusals, REFUSALS, clockAndIds.now);
  if (!admission.ok) return busyUntil(admission.freeAt, clockAndIds);
  const told = { ...state, refusals: admission.window };
  const notice = { kind: "notice", text: words.NOT_ALLOWED } as const;
  const letters = [...question.acknowledgements, ...replyLetters(clockAndIds, question, notice, false)];
  const { form, description } = question;
  const outcome = "not-allowed";
  const answer = { form, description, letters, state: told, reply: notice, job: null, outcome } as const;
  return { kind: "accepted", ...answer, isRemembered: false };
}

function busyUntil(freeAt: number, clockAndIds: ClockAndIds): Decision {
  return { kind: "busy", retryAfterSeconds: Math.max(1, Math.ceil((freeAt - clockAndIds.now) / SECOND)) };
}

function healthReply({ health }: Situation): Reply {
  return { kind: "health", name: health?.name ?? "", healthy: health?.healthy ?? false };
}

/** Makes a job of a wish, if there is somebody to do it and the quota allows. */
function order(
  question: Case,
  wish: { kind: "draw" } | { kind: "complete"; order: CompletionOrder },
  situation: Situation,
): Decision {
  const { state, limits, clockAndIds, access } = situation;
  const task = wish.kind;
  if (!situation.can[task] || (task === "draw" && situation.origin === null)) {
    const reason = task === "draw" ? "not-configured" : "text-not-configured";
    return smallTalk(question, situation, { kind: "apology", reason }, "not-configured");
  }
  if (situation.paused !== null) {
    return smallTalk(question, situation, { kind: "notice", text: situation.paused }, "paused");
  }
  const quota = task === "draw" ? limits.quota : limits.completionQuota;
  const window = windowOf(task, question.form);
  const max = access.unlimited ? Number.POSITIVE_INFINITY : quota.maxRequests;
  const admission = admit(state[window], { max, lengthMs: quota.windowMs }, clockAndIds.now);
  if (!admission.ok) return refuseOverQuota(question, situation, task, quota, admission.freeAt);
  const { previous } = situation;
  if (isChat(question.form) && previous !== null && isEcho(question.description, previous, clockAndIds.now)) {
    return answerEcho(question, situation, previous);
  }
  const countedIn = admission.window.start;
  const job: JobOrder =
    wish.kind === "draw" ? { task: "draw", countedIn } : { task: "complete", order: wish.order, countedIn };
  return accepted(question, { ...state, [window]: admission.window }, [], {
    reply: null,
    job,
    outcome: task,
  });
}

/** A direct request is refused in the reference's words; in chat a sentence says when the next one is free. */
function refuseOverQuota(
  question: Case,
  situation: Situation,
  task: Task,
  quota: words.Quota,
  freeAt: number,
): Decision {
  const title = TITLES[question.form];
  const text =
    title === undefined
      ? words.quotaSentence(task, quota, freeAt, situation.clockAndIds.now)
      : words.rateLimitExceeded(title, quota);
  return smallTalk(question, situation, { kind: "notice", text }, "over-quota");
}

/**
 * Answers words that came back as soon as they were answered: the first time a sentence says so, for it may be a
 * person; then it is an agent that greets back, and draws no more pictures by that.
 */
function answerEcho(question: Case, situation: Situation, { open, echoedAt }: PreviousMessage): Decision {
  const { state, clockAndIds } = situation;
  const previous = state.previous === null ? null : { ...state.previous, echoedAt: clockAndIds.now };
  const now = { ...situation, state: { ...state, previous } };
  if (echoedAt !== null) return endSession(question, now, "echo");
  const text = open ? words.ALREADY_AT_IT : words.JUST_ANSWERED;
  return smallTalk(question, now, { kind: "notice", text }, "echo");
}

/**
 * Says a reply that draws nothing, or ends the session in its place if the sender's pace is no person's. The client
 * of a direct request waits for its answer and never answers an ErrorMessage, so it always gets one.
 */
function smallTalk(question: Case, situation: Situation, reply: Reply, outcome: MessageOutcome): Decision {
  const { state, clockAndIds } = situation;
  if (TITLES[question.form] !== undefined) return answered(question, state, reply, clockAndIds, outcome);
  const counted = countWords(state, clockAndIds.now);
  if (counted !== null) return answered(question, counted, reply, clockAndIds, outcome);
  return endSession(question, situation, outcome === "said" ? "ended" : outcome);
}

const SILENCE: Reply = { kind: "silence" };

/**
 * Ends the session in place of words. Nothing is said where a picture of the session is still to come, which ends it
 * too, and to a peer that answers even an end-session at once.
 */
function endSession(question: Case, situation: Situation, outcome: MessageOutcome): Decision {
  const { state, clockAndIds, sessionBusy } = situation;
  const ends = isChat(question.form) && !sessionBusy;
  const counted = ends ? countEnd(state, question.session, clockAndIds.now) : null;
  return counted === null
    ? answered(question, state, SILENCE, clockAndIds, outcome === "ended" ? "silent" : outcome)
    : answered(question, counted, { kind: "end" }, clockAndIds, outcome);
}

function answered(
  question: Case,
  state: SenderState,
  reply: Reply,
  clockAndIds: ClockAndIds,
  outcome: MessageOutcome,
): Decision {
  return accepted(question, state, replyLetters(clockAndIds, question, reply, false), {
    reply,
    job: null,
    outcome,
  });
}

function accepted(
  { form, description, acknowledgements }: Case,
  state: SenderState,
  letters: readonly Letter[],
  end: { readonly reply: Reply | null; readonly job: JobOrder | null; readonly outcome: MessageOutcome },
): Decision {
  return {
    kind: "accepted",
    form,
    description,
    letters: [...acknowledgements, ...letters],
    state,
    ...end,
    isRemembered: true,
  };
}
