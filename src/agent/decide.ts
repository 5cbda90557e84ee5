import { HOUR, MINUTE, SECOND } from "../clock.ts";
import { describe, isGreeting, LONGEST_CHAT_TEXT } from "./description.ts";
import type { Incoming } from "./incoming.ts";
import { SPOKEN } from "./incoming.ts";
import { acknowledgementLetter, type Letter, type Pen } from "./letter.ts";
import { isOurOwnEcho } from "./markdown-picture.ts";
import { type Form, type Reply, replyLetters } from "./reply.ts";
import type { SenderState } from "./sender-state.ts";
import { admit } from "./window.ts";
import * as words from "./words.ts";

export interface Limits {
  readonly quota: { readonly maxRequests: number; readonly windowMs: number };
  readonly messagesPerHour: number;
}

/** All that a decision about a new message depends on. */
export interface Situation {
  readonly state: SenderState;
  readonly limits: Limits;
  /** Whether any provider can draw. */
  readonly canDraw: boolean;
  /** Where our pictures' links would begin; null: nowhere, so that nothing can be drawn. */
  readonly origin: string | null;
  /** The sender's previous chat message: its description, and when the agent had answered it (null: not yet). */
  readonly previous: { readonly description: string; readonly answeredAt: number | null } | null;
  /** The same message from an earlier session, with its recorded reply (null: still being drawn). */
  readonly original: { readonly description: string; readonly reply: Reply | null } | null;
  /** Whether a picture of this session is still being drawn. */
  readonly sessionBusy: boolean;
  readonly pen: Pen;
}

/** What becomes of a message that was not seen in its session before. */
export type Decision =
  | {
      readonly kind: "accepted";
      readonly form: Form;
      readonly description: string;
      readonly letters: readonly Letter[];
      readonly state: SenderState;
      /** The reply that is recorded now; null when a job will bring it, this message's own or the original's. */
      readonly reply: Reply | null;
      /** Start of the quota window that a new job was counted in; null without one. */
      readonly countedIn: number | null;
    }
  /** Over MESSAGES_PER_HOUR: nothing is kept of it. */
  | { readonly kind: "busy"; readonly retryAfterSeconds: number };

/** Replies that draw nothing: so many for each sender, so that two agents do not talk for ever. */
const SMALL_TALK = { max: 10, lengthMs: 10 * MINUTE };
/** Nobody has looked at a picture and typed the same words again in this time: it is an agent that greets back. */
const ECHO_TIME = 3 * SECOND;

type Answered = Extract<Incoming, { kind: "chat" | "image-request" | "unreadable" | "unknown-schema" }>;

/** What the content of a message asks for, before quotas. */
type Wish =
  | { readonly kind: "draw" }
  | { readonly kind: "say"; readonly text: string }
  | { readonly kind: "nothing" };

interface Asked {
  readonly form: Form;
  readonly session: string;
  readonly description: string;
}

/**
 * Decides about a message that was not seen in this session before: what is said at once, whether a picture is
 * drawn, what is counted. Counting messages comes first: beyond the limit one notice is given, then nothing more
 * is kept. A message known from another session gets the recorded reply again; nothing of it is drawn or counted.
 */
export function decide(session: string, incoming: Answered, situation: Situation): Decision {
  const { pen, limits } = situation;
  const asked = askedOf(session, incoming);
  const counted = countMessage(situation.state, limits.messagesPerHour, pen.now);
  const acknowledgements = acknowledge(pen, session, incoming);
  if (counted.kind === "over") {
    if (counted.noticeSaid) {
      return { kind: "busy", retryAfterSeconds: Math.max(1, Math.ceil((counted.freeAt - pen.now) / SECOND)) };
    }
    const text = words.tooManyMessages(limits.messagesPerHour, counted.freeAt, pen.now);
    return answered(asked, acknowledgements, counted.state, { kind: "notice", text }, pen);
  }

  const now = { ...situation, state: counted.state };
  if (situation.original !== null) return repeat(asked, acknowledgements, now, situation.original);
  const wish =
    incoming.kind === "chat" ? chatWish(asked.description, incoming, now) : directWish(asked, incoming);
  switch (wish.kind) {
    case "nothing":
      return answered(asked, acknowledgements, now.state, { kind: "silence" }, pen);
    case "say":
      return smallTalk(asked, acknowledgements, now, { kind: "notice", text: wish.text });
    case "draw":
      return draw(asked, acknowledgements, now);
  }
}

function askedOf(session: string, incoming: Answered): Asked {
  switch (incoming.kind) {
    case "chat":
      return { form: "chat", session, description: describe(incoming.message.content) };
    case "image-request":
      return { form: "image-request", session, description: incoming.description };
    default:
      return { form: "other", session, description: "" };
  }
}

function acknowledge(pen: Pen, session: string, incoming: Answered): Letter[] {
  if (incoming.kind !== "chat" || incoming.message.msgId === null) return [];
  return [acknowledgementLetter(pen, session, incoming.message.msgId)];
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

function chatWish(
  description: string,
  incoming: Extract<Answered, { kind: "chat" }>,
  { origin, previous, pen }: Situation,
): Wish {
  const content = incoming.message.content;
  if (description === "") return wishWithoutWords(content.map((item) => item.type));
  if (isOurOwnEcho(description, origin)) return { kind: "nothing" };
  if (previous !== null && previous.description === description && previous.answeredAt !== null) {
    if (pen.now - previous.answeredAt <= ECHO_TIME) return { kind: "nothing" };
  }
  if (description.length > LONGEST_CHAT_TEXT)
    return { kind: "say", text: words.textTooLong(LONGEST_CHAT_TEXT) };
  return isGreeting(description) ? { kind: "say", text: words.GREETING } : { kind: "draw" };
}

function wishWithoutWords(types: readonly string[]): Wish {
  if (types.includes("end-session")) return { kind: "nothing" };
  if (types.includes("resource") || types.includes("unknown"))
    return { kind: "say", text: words.NOTHING_TO_DRAW };
  return types.includes("start-session") || types.includes("text")
    ? { kind: "say", text: words.GREETING }
    : { kind: "nothing" };
}

function directWish(asked: Asked, incoming: Exclude<Answered, { kind: "chat" }>): Wish {
  switch (incoming.kind) {
    case "unreadable":
      return { kind: "say", text: words.nonConforming(incoming.schema) };
    case "unknown-schema":
      return { kind: "say", text: words.unknownSchema(SPOKEN.map((type) => type.name)) };
    case "image-request":
      if (asked.description === "") return { kind: "say", text: words.EMPTY_DESCRIPTION };
      return asked.description.length > LONGEST_CHAT_TEXT
        ? { kind: "say", text: words.textTooLong(LONGEST_CHAT_TEXT) }
        : { kind: "draw" };
  }
}

function repeat(
  asked: Asked,
  before: readonly Letter[],
  { state, pen, sessionBusy }: Situation,
  original: NonNullable<Situation["original"]>,
): Decision {
  const question = { ...asked, description: original.description };
  if (original.reply === null) {
    return { kind: "accepted", ...question, letters: before, state, reply: null, countedIn: null };
  }
  const again = replyLetters(pen, question, original.reply, !sessionBusy);
  return {
    kind: "accepted",
    ...question,
    letters: [...before, ...again],
    state,
    reply: original.reply,
    countedIn: null,
  };
}

function draw(asked: Asked, before: readonly Letter[], situation: Situation): Decision {
  const { state, limits, pen } = situation;
  if (!situation.canDraw || situation.origin === null) {
    return smallTalk(asked, before, situation, { kind: "apology", reason: "not-configured" });
  }
  const admission = admit(
    state.pictures,
    { max: limits.quota.maxRequests, lengthMs: limits.quota.windowMs },
    pen.now,
  );
  if (!admission.ok) return refuseOverQuota(asked, before, situation, admission.freeAt);
  return {
    kind: "accepted",
    form: asked.form,
    description: asked.description,
    letters: before,
    state: { ...state, pictures: admission.window },
    reply: null,
    countedIn: admission.window.start,
  };
}

/**
 * A direct request is refused each time, in the reference's words: its client waits for an answer and never
 * answers an ErrorMessage. In chat the sentence is said once a window.
 */
function refuseOverQuota(
  asked: Asked,
  before: readonly Letter[],
  situation: Situation,
  freeAt: number,
): Decision {
  const { state, limits, pen } = situation;
  if (asked.form !== "chat") {
    const text = words.rateLimitExceeded("ImageRequest", limits.quota);
    return answered(asked, before, state, { kind: "notice", text }, pen);
  }
  const window = state.pictures?.start ?? pen.now;
  if (state.quotaSaidFor === window) return answered(asked, before, state, { kind: "silence" }, pen);
  const text = words.quotaSentence(limits.quota, freeAt, pen.now);
  return answered(asked, before, { ...state, quotaSaidFor: window }, { kind: "notice", text }, pen);
}

/** Says a reply that draws nothing, if the sender has not had too many of them; else the message is only taken. */
function smallTalk(asked: Asked, before: readonly Letter[], situation: Situation, reply: Reply): Decision {
  const { state, pen } = situation;
  const admission = admit(state.smallTalk, SMALL_TALK, pen.now);
  return admission.ok
    ? answered(asked, before, { ...state, smallTalk: admission.window }, reply, pen)
    : answered(asked, before, state, { kind: "silence" }, pen);
}

function answered(
  asked: Asked,
  before: readonly Letter[],
  state: SenderState,
  reply: Reply,
  pen: Pen,
): Decision {
  return {
    kind: "accepted",
    form: asked.form,
    description: asked.description,
    letters: [...before, ...replyLetters(pen, asked, reply, false)],
    state,
    reply,
    countedIn: null,
  };
}
