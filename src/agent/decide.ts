import { HOUR, MINUTE, SECOND } from "../clock.ts";
import type { CompletionOrder } from "./completion-order.ts";
import { type Form, type Task, windowOf } from "./form.ts";
import { type Asked, msgIdOf } from "./incoming.ts";
import { acknowledgementLetter, type Letter, type Pen } from "./letter.ts";
import { type Reply, replyLetters } from "./reply.ts";
import type { SenderState } from "./sender-state.ts";
import { admit } from "./window.ts";
import { descriptionOf, formOf, type PreviousMessage, wishOf } from "./wish.ts";
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
  /** The same message from an earlier session, with its recorded reply (null: still being worked on). */
  readonly original: { readonly description: string; readonly reply: Reply | null } | null;
  /** Whether a job of this session is open. */
  readonly sessionBusy: boolean;
  readonly pen: Pen;
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
    }
  /** Over MESSAGES_PER_HOUR: nothing is kept of it. */
  | { readonly kind: "busy"; readonly retryAfterSeconds: number };

/** Replies that draw nothing: so many for each sender, so that two agents do not talk for ever. */
const SMALL_TALK = { max: 10, lengthMs: 10 * MINUTE };

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
 * what is counted. Counting messages comes first: beyond the limit one notice is given, then nothing more is kept.
 * A message known from another session gets the recorded reply again; nothing of it is done or counted twice.
 */
export function decide(session: string, asked: Asked, situation: Situation): Decision {
  const { pen, limits } = situation;
  const form = formOf(asked);
  const description = descriptionOf(asked);
  const question: Case = {
    form,
    msgId: msgIdOf(asked),
    session,
    description,
    acknowledgements: acknowledge(pen, session, asked),
  };
  const counted = countMessage(situation.state, limits.messagesPerHour, pen.now);
  if (counted.kind === "over") {
    if (counted.noticeSaid) {
      return { kind: "busy", retryAfterSeconds: Math.max(1, Math.ceil((counted.freeAt - pen.now) / SECOND)) };
    }
    const text = words.tooManyMessages(limits.messagesPerHour, counted.freeAt, pen.now);
    return answered(question, counted.state, { kind: "notice", text }, pen, "too-many");
  }

  const now = { ...situation, state: counted.state };
  if (situation.original !== null) return repeat(question, now, situation.original);
  if (!situation.access.allowed) return refuseAccess(question, now);
  const wish = wishOf(asked, description, { origin: now.origin, previous: now.previous, now: pen.now });
  switch (wish.kind) {
    case "nothing":
      return answered(question, now.state, { kind: "silence" }, pen, "silent");
    case "say":
      return smallTalk(question, now, { kind: "notice", text: wish.text }, "said");
    case "health":
      return answered(question, now.state, healthReply(now), pen, "health");
    case "draw":
    case "complete":
      return order(question, wish, now);
  }
}

function acknowledge(pen: Pen, session: string, asked: Asked): Letter[] {
  if (asked.kind !== "chat" || asked.message.msgId === null) return [];
  return [acknowledgementLetter(pen, { form: asked.form, session }, asked.message.msgId)];
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
  const { state, pen, sessionBusy } = situation;
  const again = { ...question, description: original.description };
  if (original.reply === null)
    return accepted(again, state, [], { reply: null, job: null, outcome: "repeat" });
  const letters = replyLetters(pen, again, original.reply, !sessionBusy);
  return accepted(again, state, letters, { reply: original.reply, job: null, outcome: "repeat" });
}

function refuseAccess(question: Case, situation: Situation): Decision {
  return smallTalk(question, situation, { kind: "notice", text: words.NOT_ALLOWED }, "not-allowed");
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
  const { state, limits, pen, access } = situation;
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
  const admission = admit(state[window], { max, lengthMs: quota.windowMs }, pen.now);
  if (!admission.ok) return refuseOverQuota(question, situation, task, quota, admission.freeAt);
  const countedIn = admission.window.start;
  const job: JobOrder =
    wish.kind === "draw" ? { task: "draw", countedIn } : { task: "complete", order: wish.order, countedIn };
  return accepted(question, { ...state, [window]: admission.window }, [], {
    reply: null,
    job,
    outcome: task,
  });
}

/**
 * A direct request is refused each time, in the reference's words: its client waits for an answer and never
 * answers an ErrorMessage. In chat the sentence is said once a window.
 */
function refuseOverQuota(
  question: Case,
  situation: Situation,
  task: Task,
  quota: words.Quota,
  freeAt: number,
): Decision {
  const { state, pen } = situation;
  const title = TITLES[question.form];
  if (title !== undefined) {
    const text = words.rateLimitExceeded(title, quota);
    return answered(question, state, { kind: "notice", text }, pen, "over-quota");
  }
  const window = state[windowOf(task, question.form)]?.start ?? pen.now;
  if (state.quotaSaidFor === window) {
    return answered(question, state, { kind: "silence" }, pen, "over-quota");
  }
  const text = words.quotaSentence(task, quota, freeAt, pen.now);
  return answered(question, { ...state, quotaSaidFor: window }, { kind: "notice", text }, pen, "over-quota");
}

/**
 * Says a reply that draws nothing, if the sender has not had too many of them; else the message is only taken. The
 * client of a direct request waits for its answer and never answers an ErrorMessage, so it always gets one.
 */
function smallTalk(
  question: Case,
  { state, pen }: Situation,
  reply: Reply,
  outcome: MessageOutcome,
): Decision {
  if (TITLES[question.form] !== undefined) return answered(question, state, reply, pen, outcome);
  const admission = admit(state.smallTalk, SMALL_TALK, pen.now);
  return admission.ok
    ? answered(question, { ...state, smallTalk: admission.window }, reply, pen, outcome)
    : answered(question, state, { kind: "silence" }, pen, outcome === "said" ? "silent" : outcome);
}

function answered(
  question: Case,
  state: SenderState,
  reply: Reply,
  pen: Pen,
  outcome: MessageOutcome,
): Decision {
  return accepted(question, state, replyLetters(pen, question, reply, false), { reply, job: null, outcome });
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
  };
}
