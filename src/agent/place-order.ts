import { accepted, endSession, sayWithoutDrawing } from "./answer.ts";
import type { CompletionOrder } from "./completion-order.ts";
import { picturesOf } from "./conversation.ts";
import type { Case, Decision, JobOrder, Situation } from "./decision.ts";
import { isEcho, type PreviousMessage } from "./echo.ts";
import { isChat, type Task } from "./form.ts";
import { handlerOf } from "./handlers.ts";
import { MOST_PICTURES } from "./intent/picture-options.ts";
import { asideLetter, type Letter } from "./letter.ts";
import { windowOf, withWindow } from "./sender-state.ts";
import { sentencesIn } from "./sentences/index.ts";
import type { Sentences } from "./sentences/sentences.ts";
import { admit } from "./window.ts";
import type { DrawWish } from "./wish.ts";
import * as words from "./words.ts";

type PaidWish = DrawWish | { readonly kind: "complete"; readonly order: CompletionOrder };

/** Makes a job of a wish, if there is somebody to do it and the quota allows. */
export function placeOrder(question: Case, wish: PaidWish, situation: Situation): Decision {
  const { state, limits, clockAndIds, access, previous } = situation;
  const task = wish.kind;
  if (!situation.can[task] || (task === "draw" && situation.origin === null)) {
    const reason = task === "draw" ? "not-configured" : "text-not-configured";
    const apology = { kind: "apology", reason, language: languageOf(wish) } as const;
    return sayWithoutDrawing(question, situation, apology, "not-configured");
  }
  if (situation.paused !== null) {
    return sayWithoutDrawing(question, situation, { kind: "notice", text: situation.paused }, "paused");
  }
  const quota = task === "draw" ? limits.quota : limits.completionQuota;
  const max = access.unlimited ? Number.POSITIVE_INFINITY : quota.maxRequests;
  const limit = { max, lengthMs: quota.windowMs };
  const admission = admit(windowOf(state, task, question.form), limit, clockAndIds.now, countOf(wish));
  if (!admission.ok) return refuseOverQuota(question, situation, wish, quota, admission.freeAt);
  if (isChat(question.form) && previous !== null && isEcho(question.words, previous, clockAndIds.now)) {
    return answerEcho(question, situation, sentencesIn(languageOf(wish)), previous);
  }
  const counted = withWindow(state, task, question.form, admission.window);
  return accepted(question, counted, queued(question, wish, situation), {
    reply: null,
    job: jobOf(wish, admission.granted, admission.window.start),
    outcome: task,
  });
}

function countOf(wish: PaidWish): number {
  return wish.kind === "draw" ? (wish.order.options.count ?? 1) : 1;
}

function languageOf(wish: PaidWish) {
  return wish.kind === "draw" ? wish.language : "en";
}

/** The job of a wish, with as many pictures as the quota has left (`granted`). */
function jobOf(wish: PaidWish, granted: number, countedIn: number): JobOrder {
  if (wish.kind === "complete") return { task: "complete", order: wish.order, countedIn };
  const { order, isRewritten, tooMany, language } = wish;
  const wanted = countOf(wish);
  const options = wanted > 1 ? { ...order.options, count: granted } : order.options;
  const onlySoMany = granted < wanted ? granted : tooMany ? MOST_PICTURES : null;
  return {
    task: "draw",
    countedIn,
    order: { ...order, options },
    telling: { language, isRewritten, onlySoMany },
  };
}

/** A second wish while one is drawn waits for its turn, and is told so. */
function queued(question: Case, wish: PaidWish, { open, clockAndIds }: Situation): Letter[] {
  const { form, session } = question;
  const ahead = picturesOf(open);
  if (wish.kind !== "draw" || !isChat(form) || ahead === 0) return [];
  return [asideLetter(clockAndIds, { form, session }, "queued", sentencesIn(wish.language).queued(ahead))];
}

/** A direct request is refused in the reference's words; in chat a sentence says when the next one is free. */
function refuseOverQuota(
  question: Case,
  situation: Situation,
  wish: PaidWish,
  quota: words.Quota,
  freeAt: number,
): Decision {
  const handler = handlerOf(question.form);
  const { now } = situation.clockAndIds;
  const text =
    handler === null
      ? overQuota(wish.kind, sentencesIn(languageOf(wish)), quota, freeAt - now)
      : words.rateLimitExceeded(handler.message.name, quota);
  return sayWithoutDrawing(question, situation, { kind: "notice", text }, "over-quota");
}

function overQuota(task: Task, sentences: Sentences, quota: words.Quota, freeIn: number): string {
  if (task === "complete") return words.tooManyQuestions(quota, freeIn);
  const window = words.wholeMinutes(quota.windowMs);
  return sentences.overQuota(quota.maxRequests, window, words.wholeMinutes(freeIn));
}

/**
 * Answers words that came back as soon as they were answered: the first time a sentence says so, for it may be a
 * person; then it is an agent that greets back, and draws no more pictures by that.
 */
function answerEcho(
  question: Case,
  situation: Situation,
  sentences: Sentences,
  { open, echoedAt }: PreviousMessage,
): Decision {
  const { state, clockAndIds } = situation;
  const previous = state.previous === null ? null : { ...state.previous, echoedAt: clockAndIds.now };
  const now = { ...situation, state: { ...state, previous } };
  if (echoedAt !== null) return endSession(question, now, "echo");
  const text = open ? sentences.alreadyAtIt : sentences.justAnswered;
  return sayWithoutDrawing(question, now, { kind: "notice", text }, "echo");
}
