import type { CompletionOrder } from "./completion-order.ts";
import type { Case, Decision, Effect, JobOrder, MessageOutcome, Situation } from "./decision.ts";
import { isChat } from "./form.ts";
import { handlerOf } from "./handlers.ts";
import type { ClockAndIds, Letter } from "./letter.ts";
import { countEnd, countWords } from "./pace.ts";
import { type Reply, replyLetters } from "./reply.ts";
import type { SenderState } from "./sender-state.ts";

/**
 * Says a reply that draws nothing, or ends the session in its place if the sender's pace is no person's. The client
 * of a direct request waits for its answer and never answers an ErrorMessage, so it always gets one.
 */
export function sayWithoutDrawing(
  question: Case,
  situation: Situation,
  reply: Reply,
  outcome: MessageOutcome,
  effect: Effect | null = null,
): Decision {
  const { state, clockAndIds } = situation;
  if (handlerOf(question.form) !== null) return answered(question, state, reply, clockAndIds, outcome);
  const counted = countWords(state, clockAndIds.now);
  if (counted !== null) return answered(question, counted, reply, clockAndIds, outcome, effect);
  return endSession(question, situation, outcome === "said" ? "ended" : outcome, effect);
}

const SILENCE: Reply = { kind: "silence" };

/**
 * Ends the session in place of words. Nothing is said where a picture of the session is still to come, which ends it
 * too, and to a peer that answers even an end-session at once.
 */
export function endSession(
  question: Case,
  situation: Situation,
  outcome: MessageOutcome,
  effect: Effect | null = null,
): Decision {
  const { state, clockAndIds, open } = situation;
  const ends = isChat(question.form) && open.length === 0;
  const counted = ends ? countEnd(state, question.session, clockAndIds.now) : null;
  const silent = outcome === "ended" ? "silent" : outcome;
  return counted === null
    ? answered(question, state, SILENCE, clockAndIds, silent, effect)
    : answered(question, counted, { kind: "end" }, clockAndIds, outcome, effect);
}

export function answered(
  question: Case,
  state: SenderState,
  reply: Reply,
  clockAndIds: ClockAndIds,
  outcome: MessageOutcome,
  effect: Effect | null = null,
): Decision {
  const letters = replyLetters(clockAndIds, question, reply, false);
  return accepted(question, state, letters, { reply, job: null, outcome, effect });
}

type Accepted = Extract<Decision, { kind: "accepted" }>;

interface End {
  readonly reply: Reply | null;
  readonly job: JobOrder | null;
  readonly outcome: MessageOutcome;
  readonly effect?: Effect | null;
  readonly question?: CompletionOrder | null;
  readonly holds?: Accepted["holds"];
}

export function accepted(
  { form, description, words, acknowledgements }: Case,
  state: SenderState,
  letters: readonly Letter[],
  { effect = null, question = null, holds = null, ...end }: End,
): Decision {
  const all = [...acknowledgements, ...letters];
  return {
    kind: "accepted",
    form,
    description,
    words,
    letters: all,
    state,
    ...end,
    effect,
    question,
    holds,
    isRemembered: true,
  };
}
