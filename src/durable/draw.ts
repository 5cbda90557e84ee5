import type { Pen } from "../agent/letter.ts";
import { noticeLetter } from "../agent/letter.ts";
import { type Reply, replyLetters } from "../agent/reply.ts";
import { giveBack } from "../agent/window.ts";
import { type ApologyReason, STILL_DRAWING } from "../agent/words.ts";
import { SECOND } from "../clock.ts";
import type { Claim, DrawResult } from "../imagegen/consumer.ts";
import { nextStep, type PastCall } from "../imagegen/next-step.ts";
import type { ProviderName } from "../imagegen/provider.ts";
import { deleteJob, findJob, HINT_INTERVALS, type JobRow, openJobs, updateJob } from "./job-rows.ts";
import { insertLetter } from "./letter-rows.ts";
import { messagesOf, recordReply } from "./message-rows.ts";
import { loadSenderState, saveSenderState } from "./sender-row.ts";
import type { Sql } from "./sql.ts";

/**
 * The life of a job, as rows: claimed by a consumer under a lease, called, reported, final. Every function here is
 * one synchronous transaction; a report counts only from the attempt that holds the job.
 */

export interface DrawPolicy {
  readonly providers: readonly ProviderName[];
  /** How long a claim holds for a call of this provider, its download and the put. */
  readonly leaseMs: (provider: ProviderName) => number;
}

export interface DrawContext {
  readonly sql: Sql;
  readonly policy: DrawPolicy;
  readonly pen: Pen;
  /** From 0 to 1. */
  readonly jitter: number;
  /** Told of a job that ended although its calls, if any, cost nothing. */
  readonly onUnpaid: (job: JobRow) => void;
}

/** So many jobs of one sender are drawn at a time; the others wait their turn. */
export const DRAWN_AT_A_TIME = 5;
const DOWNLOAD_LEASE = 40 * SECOND;
const DOWNLOAD_RETRY = 10 * SECOND;

/** What a claim of this job would do now: what the consumer has to be told, or why it gets nothing. */
type Turn =
  | { readonly kind: "call"; readonly job: JobRow; readonly provider: ProviderName }
  | { readonly kind: "download"; readonly job: JobRow; readonly url: string }
  | { readonly kind: "give-up"; readonly job: JobRow; readonly reason: ApologyReason }
  | { readonly kind: "nothing" };

/** Looks, without writing, whose turn it is: a job that is open, due, free, and within the number drawn at a time. */
export function turnOf({ sql, policy, pen, jitter }: DrawContext, id: string): Turn {
  const job = findJob(sql, id);
  if (job === null || isHeld(job, pen.now) || job.notBefore > pen.now || job.deadline <= pen.now) {
    return { kind: "nothing" };
  }
  if (openJobs(sql).filter((other) => isHeld(other, pen.now)).length >= DRAWN_AT_A_TIME)
    return { kind: "nothing" };
  if (job.remoteUrl !== null) return { kind: "download", job, url: job.remoteUrl };
  if (job.nextProvider !== null) return { kind: "call", job, provider: job.nextProvider };
  const step = nextStep({
    providers: policy.providers,
    calls: job.calls,
    now: pen.now,
    deadline: job.deadline,
    retryAfterSeconds: null,
    jitter,
  });
  if (step.kind === "give-up") return { kind: "give-up", job, reason: step.why };
  return { kind: "call", job, provider: step.provider };
}

/** Hands the job to a consumer: the lease, the attempt's number and the row of the call are written before the call. */
export function claim(context: DrawContext, id: string): Claim {
  const { sql, policy, pen } = context;
  return sql.transaction((): Claim => {
    const turn = turnOf(context, id);
    switch (turn.kind) {
      case "nothing":
        return { kind: "nothing" };
      case "give-up":
        conclude(context, turn.job, { kind: "apology", reason: turn.reason });
        return { kind: "nothing" };
      case "download": {
        const attempt = turn.job.attempt + 1;
        updateJob(sql, { ...turn.job, attempt, leaseUntil: pen.now + DOWNLOAD_LEASE });
        return { kind: "download", attempt, url: turn.url };
      }
      case "call": {
        const attempt = turn.job.attempt + 1;
        const calls: PastCall[] = [
          ...turn.job.calls,
          { provider: turn.provider, at: pen.now, outcome: null },
        ];
        updateJob(sql, { ...turn.job, attempt, calls, leaseUntil: pen.now + policy.leaseMs(turn.provider) });
        return { kind: "draw", attempt, provider: turn.provider, description: turn.job.description };
      }
    }
  });
}

/** Keeps where a provider left its picture, before it is fetched. False: the attempt no longer holds the job. */
export function saveRemote({ sql }: DrawContext, id: string, attempt: number, url: string): boolean {
  return sql.transaction(() => {
    const job = findJob(sql, id);
    if (job === null || job.attempt !== attempt) return false;
    updateJob(sql, { ...job, remoteUrl: url });
    return true;
  });
}

/** Takes a consumer's report. A stale one changes nothing. `again`: the consumer may claim the job at once. */
export function finish(
  context: DrawContext,
  id: string,
  attempt: number,
  result: DrawResult,
): { again: boolean } {
  return context.sql.transaction(() => {
    const job = findJob(context.sql, id);
    if (job === null || job.attempt !== attempt) return { again: false };
    switch (result.kind) {
      case "stored": {
        const url = `${job.origin}/images/${job.id}.${result.extension}`;
        conclude(context, job, { kind: "picture", url });
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
          return proceed(
            context,
            { ...job, remoteUrl: null, calls: withOutcome(job.calls, "unusable") },
            null,
          );
        }
        return postpone(context, job, context.pen.now + DOWNLOAD_RETRY);
    }
  });
}

/** A claim that lapsed: its consumer died, and its call may have drawn. */
export function lapse(context: DrawContext, job: JobRow): void {
  if (job.remoteUrl !== null) postpone(context, job, context.pen.now);
  else proceed(context, job, null);
}

/** Ends the job with a reply: the first final state wins, because the row goes with it. */
export function conclude({ sql, pen, onUnpaid }: DrawContext, job: JobRow, reply: Reply): void {
  deleteJob(sql, job.id);
  const open = openJobs(sql);
  for (const message of messagesOf(sql, job.identity)) {
    if (message.reply !== null) continue;
    recordReply(sql, message, reply, pen.now);
    const endsSession = !open.some((other) => other.session === message.session);
    for (const letter of replyLetters(pen, message, reply, endsSession)) insertLetter(sql, letter, pen.now);
  }
  if (reply.kind !== "apology" || wasPaid(job.calls)) return;
  const state = loadSenderState(sql);
  saveSenderState(sql, { ...state, pictures: giveBack(state.pictures, job.countedIn) });
  onUnpaid(job);
}

/** Says once that it takes a little longer. */
export function reportProgress({ sql, pen }: DrawContext, job: JobRow): void {
  insertLetter(sql, noticeLetter(pen, job.session, STILL_DRAWING), pen.now);
  updateJob(sql, { ...job, progressAt: null });
}

/** Notes that the queue was told of the job once more. */
export function noteHint({ sql, pen }: DrawContext, job: JobRow): void {
  const hints = job.hints + 1;
  const interval = HINT_INTERVALS[Math.min(hints, HINT_INTERVALS.length - 1)] ?? HINT_INTERVALS[0];
  updateJob(sql, { ...job, hints, hintAt: pen.now + interval });
}

/** Whether a consumer holds the job. */
export function isHeld(job: JobRow, now: number): boolean {
  return job.leaseUntil !== null && job.leaseUntil > now;
}

/** What a provider may have been paid for. A refusal by content counts: the service read and judged it. */
function wasPaid(calls: readonly PastCall[]): boolean {
  return calls.some((call) => call.outcome !== "unavailable" && call.outcome !== "misconfigured");
}

function proceed(context: DrawContext, job: JobRow, retryAfterSeconds: number | null): { again: boolean } {
  const { policy, pen, jitter } = context;
  const { providers } = policy;
  const { calls, deadline } = job;
  const step = nextStep({ providers, calls, now: pen.now, deadline, retryAfterSeconds, jitter });
  if (step.kind === "give-up") {
    conclude(context, job, { kind: "apology", reason: step.why });
    return { again: false };
  }
  return postpone(context, { ...job, nextProvider: step.provider }, step.notBefore);
}

function postpone({ sql, pen }: DrawContext, job: JobRow, notBefore: number): { again: boolean } {
  updateJob(sql, { ...job, leaseUntil: null, notBefore, hintAt: notBefore });
  return { again: notBefore <= pen.now };
}

function withOutcome(calls: readonly PastCall[], outcome: NonNullable<PastCall["outcome"]>): PastCall[] {
  return calls.map((call, index) => (index === calls.length - 1 ? { ...call, outcome } : call));
}
