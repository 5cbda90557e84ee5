import { HOUR, MINUTE, SECOND } from "../clock.ts";
import { accepted, answered, endSession, sayWithoutDrawing } from "./answer.ts";
import { resourceUris } from "./attachments.ts";
import type { CompletionOrder } from "./completion-order.ts";
import { type Conversation, picturesOf, type QuotaLeft } from "./conversation.ts";
import type { Case, Decision, Situation } from "./decision.ts";
import { wordsDigest } from "./description.ts";
import { type Asked, msgIdOf } from "./incoming.ts";
import type { LanguageCode } from "./intent/intent.ts";
import type { Proposal } from "./intent/read-intent.ts";
import { acknowledgementLetter, type ClockAndIds, type Letter } from "./letter.ts";
import { placeOrder } from "./place-order.ts";
import { type Reply, replyLetters } from "./reply.ts";
import type { SenderState } from "./sender-state.ts";
import { sentencesIn } from "./sentences/index.ts";
import { hear } from "./streamed.ts";
import { admit, roomIn } from "./window.ts";
import { descriptionOf, formOf, type ReadWish, wishOf } from "./wish.ts";
import * as words from "./words.ts";

/** The limit of notices to a sender that is kept out. */
const REFUSALS = { max: 1, lengthMs: HOUR };
/** How long after a question of ours a line is taken for its answer. */
const MAY_ANSWER = 10 * MINUTE;

/**
 * Decides about a message that was not seen in this session before: what is said at once, whether a job is made,
 * what is counted. Who is kept out comes first, then counting messages: one notice is given, then nothing more is kept.
 * A message known from another session gets the recorded reply again; nothing of it is done or counted twice.
 */
export function decide(session: string, given: Asked, situation: Situation): Decision {
  const { clockAndIds, limits } = situation;
  const { asked, holds } = hear(given, situation.streamed);
  if (!situation.access.allowed) return refuseAccess(caseOf(clockAndIds, session, asked, ""), situation);
  const description = descriptionOf(asked);
  const question = caseOf(clockAndIds, session, asked, description);
  const counted = countMessage(situation.state, limits.messagesPerHour, clockAndIds.now);
  if (counted.kind === "over") {
    if (counted.noticeSaid) return busyUntil(counted.freeAt, clockAndIds);
    const minutes = words.wholeMinutes(counted.freeAt - clockAndIds.now);
    const text = sentencesIn(counted.state.language ?? "en").tooManyMessages(limits.messagesPerHour, minutes);
    return answered(question, counted.state, { kind: "notice", text }, clockAndIds, "too-many");
  }

  const now = { ...situation, state: counted.state };
  if (situation.original !== null) return repeat(question, now, situation.original);
  if (holds !== null) return holdBack(question, now, holds);
  const read = wishOf(asked, description, conversationOf(session, now));
  const then = { ...now, state: afterReading(now.state, read) };
  const byRules = carryOut(question, read, then);
  return read.question === null ? byRules : askFirst(question, read.question, byRules, then.state);
}

/**
 * Decides about a message that was accepted for the text model to be asked what it wants: as `decide` would have, by what
 * that said. The message is counted and acknowledged already.
 */
export function decideUnderstood(session: string, asked: Asked, situation: Situation): Decision {
  const description = descriptionOf(asked);
  const question = { ...caseOf(situation.clockAndIds, session, asked, description), acknowledgements: [] };
  const read = wishOf(asked, description, conversationOf(session, situation));
  return carryOut(question, read, { ...situation, state: afterReading(situation.state, read) });
}

/** Nothing is said of a piece of a stream beyond its acknowledgement. What is held for the first is answered with it. */
function holdBack(
  question: Case,
  { state, streamed }: Situation,
  holds: NonNullable<Situation["streamed"]>,
): Decision {
  const reply = streamed === null ? null : ({ kind: "silence" } as const);
  return accepted(question, state, [], { reply, job: null, holds, outcome: "streamed" });
}

/** What the rules refuse, or end without a word, is not worth a question. */
function askFirst(question: Case, order: CompletionOrder, byRules: Decision, state: SenderState): Decision {
  if (byRules.kind === "busy" || (byRules.outcome !== "draw" && byRules.outcome !== "said")) return byRules;
  return accepted(question, state, [], { reply: null, job: null, question: order, outcome: "understand" });
}

function carryOut(question: Case, { wish, language }: ReadWish, situation: Situation): Decision {
  const { state, clockAndIds } = situation;
  switch (wish.kind) {
    case "nothing":
      return answered(question, state, { kind: "silence" }, clockAndIds, "silent");
    case "offer":
      return answered(question, state, offerIn(question), clockAndIds, "silent");
    case "say":
      return sayWithoutDrawing(question, situation, { kind: "notice", text: wish.text }, "said");
    case "end":
      return endSession(question, situation, "ended");
    case "health":
      return answered(question, state, healthReply(situation), clockAndIds, "health");
    case "cancel":
      return cancel(question, situation, language ?? "en");
    case "propose":
      return ask(question, situation, wish.proposal, wish.text);
    case "ask-to-delete":
      return ask(question, situation, null, sentencesIn(language ?? "en").deleteAsk);
    case "delete": {
      const text = sentencesIn(state.language ?? "en").deleted;
      return answered(question, state, { kind: "notice", text }, clockAndIds, "deleted", { kind: "delete" });
    }
    case "draw":
    case "complete":
      return placeOrder(question, wish, situation);
  }
}

function caseOf(clockAndIds: ClockAndIds, session: string, asked: Asked, description: string): Case {
  const acknowledgements = acknowledge(clockAndIds, session, asked);
  const said = wordsDigest(description, attachedTo(asked));
  return { form: formOf(asked), msgId: msgIdOf(asked), session, description, words: said, acknowledgements };
}

function attachedTo(asked: Asked): string[] {
  return asked.kind === "chat" ? resourceUris(asked.message.content) : [];
}

function acknowledge(clockAndIds: ClockAndIds, session: string, asked: Asked): Letter[] {
  if (asked.kind !== "chat" || asked.message.msgId === null) return [];
  return [acknowledgementLetter(clockAndIds, { form: asked.form, session }, asked.message.msgId)];
}

function conversationOf(session: string, situation: Situation): Conversation {
  const { state, origin, pictures, open, clockAndIds } = situation;
  const { asking } = state;
  const asked = asking?.session === session && clockAndIds.now - asking.at <= MAY_ANSWER ? asking : null;
  const proposal = asked?.proposal ?? null;
  const isAskedToDelete = asked !== null && proposal === null;
  const { language } = state;
  const quota = quotaLeft(situation);
  const { understanding } = situation;
  return { session, language, origin, pictures, open, quota, isAskedToDelete, proposal, understanding };
}

function quotaLeft({ state, limits, access, clockAndIds }: Situation): QuotaLeft {
  if (access.unlimited) return { left: null, minutes: null };
  const limit = { max: limits.quota.maxRequests, lengthMs: limits.quota.windowMs };
  const { left, freeAt } = roomIn(state.pictures, limit, clockAndIds.now);
  return { left, minutes: freeAt === null ? null : words.wholeMinutes(freeAt - clockAndIds.now) };
}

/** A question of ours holds for the next line only. */
function afterReading(state: SenderState, { wish, language }: ReadWish): SenderState {
  if (wish.kind === "nothing" || wish.kind === "end" || wish.kind === "health") return state;
  return { ...state, asking: null, language: language ?? state.language };
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
  const { state, clockAndIds, open } = situation;
  const again = { ...question, description: original.description };
  if (original.reply === null)
    return accepted(again, state, [], { reply: null, job: null, outcome: "repeat" });
  const letters = replyLetters(clockAndIds, again, original.reply, open.length === 0);
  return accepted(again, state, letters, { reply: original.reply, job: null, outcome: "repeat" });
}

/**
 * Answers a sender that is kept out with one notice an hour, whatever it sends. Nothing is counted, done or
 * remembered of it.
 */
function refuseAccess(question: Case, { state, clockAndIds }: Situation): Decision {
  const admission = admit(state.refusals, REFUSALS, clockAndIds.now);
  if (!admission.ok) return busyUntil(admission.freeAt, clockAndIds);
  const told = { ...state, refusals: admission.window };
  const notice = { kind: "notice", text: words.NOT_ALLOWED } as const;
  const letters = [...question.acknowledgements, ...replyLetters(clockAndIds, question, notice, false)];
  const { form, description, words: said } = question;
  const outcome = "not-allowed";
  const answer = {
    form,
    description,
    words: said,
    letters,
    state: told,
    reply: notice,
    job: null,
    outcome,
  } as const;
  return { kind: "accepted", ...answer, effect: null, question: null, holds: null, isRemembered: false };
}

function busyUntil(freeAt: number, clockAndIds: ClockAndIds): Decision {
  return { kind: "busy", retryAfterSeconds: Math.max(1, Math.ceil((freeAt - clockAndIds.now) / SECOND)) };
}

function healthReply({ health }: Situation): Reply {
  return { kind: "health", name: health?.name ?? "", healthy: health?.healthy ?? false };
}

/** Clients of the old dialect read a text in every message: they are offered nothing. */
function offerIn({ form }: Case): Reply {
  return { kind: form === "chat" ? "offer" : "silence" };
}

/** Stops what is not paid yet, and says what is. */
function cancel(question: Case, situation: Situation, language: LanguageCode): Decision {
  const drawn = situation.open.filter(({ task }) => task === "draw");
  const unpaid = drawn.filter(({ isPaid }) => !isPaid);
  const sentences = sentencesIn(language);
  if (drawn.length === 0) {
    return sayWithoutDrawing(
      question,
      situation,
      { kind: "notice", text: sentences.nothingToCancel },
      "said",
    );
  }
  const paid = picturesOf(drawn) - picturesOf(unpaid);
  const text = sentences.cancelled(picturesOf(unpaid), paid);
  const reply: Reply = { kind: "cancelled", text: sentences.cancelled(picturesOf(unpaid), 0) };
  const effect = { kind: "cancel", jobs: unpaid.map(({ id }) => id), reply } as const;
  const stopped = unpaid.flatMap(({ msgId }) => msgId ?? []);
  return sayWithoutDrawing(question, situation, { kind: "notice", text, stopped }, "cancelled", effect);
}

/** Asks what the next line may answer. */
function ask(question: Case, situation: Situation, proposal: Proposal | null, text: string): Decision {
  const asking = { session: question.session, at: situation.clockAndIds.now, proposal };
  const asked = { ...situation, state: { ...situation.state, asking } };
  return sayWithoutDrawing(question, asked, { kind: "notice", text }, "said");
}
