import type { Reply } from "../../agent/reply.ts";
import { SECOND } from "../../clock.ts";
import type { Upstream } from "../../imagegen/provider.ts";
import type { Claim, RemotePictures, WorkResult } from "../../jobs/consumer.ts";
import type { PastCall } from "../../jobs/next-step.ts";
import { conclude, languageOf } from "./conclude.ts";
import { countOf, findJob, type JobRow, updateJob } from "./job-rows.ts";
import { pendingOf, UNDERSTANDING_LEASE } from "./pending.ts";
import { takePictures } from "./take-pictures.ts";
import { type JobTurn, stepOf, turnOf } from "./turn.ts";
import type { WorkContext } from "./work-context.ts";

/**
 * The life of a job, as rows: claimed by a consumer under a lease, called, reported, final. Every function here is
 * one synchronous transaction; a report counts only from the attempt that holds the job.
 */

const DOWNLOAD_LEASE = 40 * SECOND;
const DOWNLOAD_RETRY = 10 * SECOND;

/**
 * Hands the job to a consumer: the lease, the attempt's number and the row of the call are written before the call.
 * `granted`: as many pictures as the day's money allows.
 */
export function claim(context: WorkContext, id: string, granted = Number.POSITIVE_INFINITY): Claim {
  const { sql, policy, clockAndIds } = context;
  return sql.transaction((): Claim => {
    const turn = turnOf(context, id);
    switch (turn.kind) {
      case "nothing":
        return { kind: "nothing" };
      case "give-up":
        conclude(context, turn.job, { kind: "apology", reason: turn.reason });
        return { kind: "nothing" };
      case "understand":
        return ask(context, turn);
      case "download": {
        const attempt = turn.job.attempt + 1;
        updateJob(sql, { ...turn.job, attempt, leaseUntil: clockAndIds.now + DOWNLOAD_LEASE });
        return downloadOf(turn.job, attempt, turn.remote);
      }
      case "call": {
        const attempt = turn.job.attempt + 1;
        const calls: PastCall[] = [
          ...turn.job.calls,
          { provider: turn.provider, at: clockAndIds.now, outcome: null },
        ];
        updateJob(sql, {
          ...turn.job,
          attempt,
          calls,
          leaseUntil: clockAndIds.now + policy.leaseMs(turn.provider),
        });
        return orderOf(turn.job, attempt, turn.provider, granted);
      }
    }
  });
}

/** The text model is asked once: whoever was asked and never said what came of it leaves the line to the rules. */
function ask(context: WorkContext, { job, pending, asked }: Extract<JobTurn, { kind: "understand" }>): Claim {
  const { sql, clockAndIds } = context;
  if (asked) {
    context.onMeaning(job, null);
    return { kind: "nothing" };
  }
  const attempt = job.attempt + 1;
  const calls: PastCall[] = [{ provider: "text-model", at: clockAndIds.now, outcome: null }];
  updateJob(sql, { ...job, attempt, calls, leaseUntil: clockAndIds.now + UNDERSTANDING_LEASE });
  return { kind: "understand", attempt, order: pending.question };
}

/** Keeps where a provider left its pictures, before they are fetched. False: the attempt no longer holds the job. */
export function saveRemote(
  { sql }: WorkContext,
  id: string,
  attempt: number,
  { urls, notHonoured }: RemotePictures,
): boolean {
  return sql.transaction(() => {
    const job = findJob(sql, id);
    if (job === null || job.attempt !== attempt) return false;
    updateJob(sql, { ...job, remote: { urls: [...urls], notHonoured: [...notHonoured] } });
    return true;
  });
}

/** Takes a consumer's report. A stale one changes nothing. `again`: the consumer may claim the job at once. */
export function finish(
  context: WorkContext,
  id: string,
  attempt: number,
  result: WorkResult,
): { again: boolean } {
  return context.sql.transaction(() => {
    const job = findJob(context.sql, id);
    if (job === null || job.attempt !== attempt) return { again: false };
    switch (result.kind) {
      case "understood":
        return { again: context.onMeaning(job, result.answer) };
      case "answered":
        conclude(context, job, ifItFits({ kind: "answer", text: result.text }, result.text));
        return { again: false };
      case "structured":
        conclude(context, job, ifItFits({ kind: "structured", output: result.output }, result.output));
        return { again: false };
      case "unanswerable": {
        // A schema that is none is found before the model is asked; one that is too costly to check, after it.
        const calls = withOutcome(job.calls, result.paid ? "unusable" : "misconfigured");
        const { reason, freeAt } = result;
        const when = freeAt === undefined ? {} : { freeAt };
        conclude(context, { ...job, calls }, { kind: "apology", reason, ...when });
        return { again: false };
      }
      case "stored":
        takePictures(context, job, result);
        return { again: false };
      case "unusable-input": {
        const calls = withOutcome(job.calls, "misconfigured");
        const { why } = result;
        conclude(context, { ...job, calls }, { kind: "unusable-input", why, language: languageOf(job) });
        return { again: false };
      }
      case "failed":
        return proceed(
          context,
          { ...job, calls: withOutcome(job.calls, result.outcome) },
          result.retryAfterSeconds,
        );
      case "download-failed":
        if (!result.retry) {
          return proceed(context, { ...job, remote: null, calls: withOutcome(job.calls, "unusable") }, null);
        }
        return postpone(context, job, context.clockAndIds.now + DOWNLOAD_RETRY);
    }
  });
}

/** A longer one is kept with its message, in a letter, and in a mailbox's envelope. */
const LONGEST_ANSWER = 64 * 1024;

function ifItFits(reply: Reply, text: string): Reply {
  return text.length <= LONGEST_ANSWER ? reply : { kind: "apology", reason: "text-failed" };
}

/** A claim that lapsed: its consumer died, and its call may have drawn. */
export function lapse(context: WorkContext, job: JobRow): void {
  if (pendingOf(job) !== null) context.onMeaning(job, null);
  else if (job.remote !== null) postpone(context, job, context.clockAndIds.now);
  else proceed(context, job, null);
}

function proceed(context: WorkContext, job: JobRow, retryAfterSeconds: number | null): { again: boolean } {
  const step = stepOf(context, job, retryAfterSeconds);
  if (step.kind === "call") return postpone(context, { ...job, nextProvider: step.provider }, step.notBefore);
  conclude(context, job, { kind: "apology", reason: step.reason });
  return { again: false };
}

function postpone({ sql, clockAndIds }: WorkContext, job: JobRow, notBefore: number): { again: boolean } {
  updateJob(sql, { ...job, leaseUntil: null, notBefore, hintAt: notBefore });
  return { again: notBefore <= clockAndIds.now };
}

function withOutcome(calls: readonly PastCall[], outcome: NonNullable<PastCall["outcome"]>): PastCall[] {
  return calls.map((call, index) => (index === calls.length - 1 ? { ...call, outcome } : call));
}

function orderOf(job: JobRow, attempt: number, upstream: Upstream, granted: number): Claim {
  const order = job.orderText;
  if (upstream === "text-model") return { kind: "complete", attempt, order };
  const count = Math.min(countOf(job), granted);
  return { kind: "draw", attempt, provider: upstream, order, count, stored: 0 };
}

function downloadOf(job: JobRow, attempt: number, remote: RemotePictures): Claim {
  const provider = job.calls.at(-1)?.provider;
  if (provider === undefined || provider === "text-model")
    throw new Error("nobody has drawn what is fetched");
  return { kind: "download", attempt, provider, order: job.orderText, remote, stored: 0 };
}
