import { decideUnderstood } from "../../agent/decide.ts";
import type { Decision, Effect } from "../../agent/decision.ts";
import { readIncoming } from "../../agent/incoming.ts";
import { altText } from "../../agent/markdown-picture.ts";
import { readMeaning } from "../../agent/understanding.ts";
import { log } from "../../log.ts";
import { conclude } from "./conclude.ts";
import type { AcceptPolicy } from "./intake.ts";
import { findJob, type JobRow, updateOrder } from "./job-rows.ts";
import { insertLetter } from "./letter-rows.ts";
import { describeMessage } from "./message-rows.ts";
import { type Pending, pendingOf } from "./pending.ts";
import { picturesSoFar } from "./picture-rows.ts";
import { writtenOrder } from "./record-decision.ts";
import { loadSenderState, saveSenderState } from "./sender-row.ts";
import { openIn } from "./situation.ts";
import type { EndContext } from "./work-context.ts";

/** What deciding about a line takes, beside its rows. */
export type UnderstandContext = EndContext & {
  /** The operator's settings for a sender who is in. */
  readonly policy: Pick<AcceptPolicy, "limits" | "can">;
};

/**
 * Decides about a line by what the text model answered about it, as if the rules had said so; `answer` null, or one that
 * cannot be used: the rules' word holds. Runs within a transaction. True: its job now draws.
 */
export function settleMeaning(context: UnderstandContext, job: JobRow, answer: string | null): boolean {
  const pending = pendingOf(job);
  if (pending === null) return false;
  const meaning = answer === null ? null : readMeaning(answer);
  log("understood", {
    job: job.id,
    intent: meaning?.intent ?? null,
    by: meaning === null ? "rules" : "model",
  });
  const decision = decisionOf(context, job, pending, meaning);
  // Words, or a refusal: no job of drawing ends here, which the operator's figures would count.
  const quiet = { ...context, onEnd: () => {}, onUnpaid: () => {} };
  if (decision === null || decision.kind === "busy") {
    conclude(quiet, job, { kind: "apology", reason: "failed" });
    return false;
  }
  saveSenderState(context.sql, decision.state);
  if (decision.effect !== null) takeEffect(context, decision.effect, job.session);
  if (decision.job !== null) return drawn(context, job, decision);
  conclude(quiet, job, decision.reply ?? { kind: "silence" });
  return false;
}

function decisionOf(
  { sql, clockAndIds, policy }: UnderstandContext,
  job: JobRow,
  { schemaDigest, payload, unlimited, listed, paused }: Pending,
  meaning: ReturnType<typeof readMeaning>,
): Decision | null {
  const asked = readIncoming(schemaDigest, payload);
  if (asked.kind !== "chat") return null;
  return decideUnderstood(job.session, asked, {
    ...policy,
    state: loadSenderState(sql),
    access: { allowed: true, unlimited, listed },
    paused,
    health: null,
    origin: job.origin,
    // It was compared with the one before it when it came.
    previous: null,
    original: null,
    streamed: null,
    open: openIn(sql, job.session).filter(({ id }) => id !== job.id),
    pictures: picturesSoFar(sql, job.session),
    understanding: { kind: "said", meaning },
    clockAndIds,
  });
}

function drawn(
  { sql, clockAndIds }: UnderstandContext,
  job: JobRow,
  { job: order, letters }: Extract<Decision, { kind: "accepted" }>,
): boolean {
  if (order === null || order.task === "complete") throw new Error("a line of a chat is drawn or answered");
  const { orderText, telling, countedIn } = writtenOrder(order);
  updateOrder(sql, job.id, { orderText, telling, countedIn, notBefore: clockAndIds.now });
  describeMessage(sql, job.identity, altText(order.order.prompt));
  for (const letter of letters) insertLetter(sql, letter, clockAndIds.now);
  return true;
}

/** What a model may do beside an answer: to stop what is not paid. Nothing is deleted by its word. */
function takeEffect(context: UnderstandContext, effect: Effect, session: string): void {
  if (effect.kind !== "cancel") return;
  for (const id of effect.jobs) {
    const job = findJob(context.sql, id);
    if (job !== null) conclude(context, job, effect.reply, session);
  }
}
