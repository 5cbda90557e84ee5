import type { Reply } from "../../agent/reply.ts";
import { SECOND } from "../../clock.ts";
import type { Upstream } from "../../imagegen/provider.ts";
import type { Claim, RemotePictures, WorkResult } from "../../jobs/consumer.ts";
import type { PastCall } from "../../jobs/next-step.ts";
import { COPYING_TIME } from "../../jobs/share.ts";
import { conclude, languageOf } from "./conclude.ts";
import { collectsHere } from "./destinations.ts";
import { countOf, findJob, type JobRow, updateJob } from "./job-rows.ts";
import { pendingOf, UNDERSTANDING_LEASE } from "./pending.ts";
import { senderAddress } from "./sender-row.ts";
import { takePictures } from "./take-pictures.ts";
import { type JobTurn, stepOf } from "./turn.ts";
import type { WorkContext, WorkPolicy } from "./work-context.ts";

/**
 * The life of a job, as rows: claimed by a consumer under a lease, called, reported, final. Every function here is
 * one synchronous transaction; a report counts only from the attempt that holds the job.
 */

const DOWNLOAD_LEASE = 40 * SECOND;
const DOWNLOAD_RETRY = 10 * SECOND;

/** How many pictures the day's money allows, where it was asked. */
const AS_MANY_AS_WANTED = Number.POSITIVE_INFINITY;

/** What a consumer can be told at once. A line that is left to the rules is for them to decide first. */
type TakenTurn = Exclude<JobTurn, { kind: "leave-to-rules" }>;

/**
 * Hands a job to a consumer, as it was decided: the lease, the attempt's number and the row of the call are written
 * before the call.
 */
export function takeTurn(context: WorkContext, turn: TakenTurn, granted = AS_MANY_AS_WANTED): Claim {
  const { sql, policy, clockAndIds } = context;
  const { now } = clockAndIds;
  switch (turn.kind) {
    case "nothing":
      return { kind: "nothing" };
    case "give-up":
      sql.transaction(() => conclude(context, turn.job, { kind: "apology", reason: turn.reason }));
      return { kind: "nothing" };
    case "understand": {
      const attempt = hold(context, turn.job, now + UNDERSTANDING_LEASE, "text-model");
      return { kind: "understand", attempt, order: turn.question };
    }
    case "download":
      return downloadOf(context, turn.job, hold(context, turn.job, now + downloadLease(policy)), turn.remote);
    case "call": {
      const attempt = hold(context, turn.job, now + policy.leaseMs(turn.provider), turn.provider);
      return orderOf(context, { ...turn, attempt, granted });
    }
  }
}

function downloadLease({ copies = false }: WorkPolicy): number {
  return DOWNLOAD_LEASE + (copies ? COPYING_TIME : 0);
}

/**
 * Whoever is to read copies of a job's pictures. Only clients of the new dialect know resources, and one that collects
 * its letters here, a page or a command line, has no way into Agentverse's storage.
 */
function mayRead(
  { sql, policy, clockAndIds }: WorkContext,
  { form }: JobRow,
): { readonly shareWith?: string } {
  const mayCopy = policy.copies === true && form === "chat" && !collectsHere(sql, clockAndIds.now);
  const sender = mayCopy ? senderAddress(sql) : null;
  return sender === null ? {} : { shareWith: sender };
}

/** Writes a job's next attempt, until when it holds, and whom it calls. Gives its number. */
function hold(
  { sql, clockAndIds }: WorkContext,
  job: JobRow,
  leaseUntil: number,
  upstream?: Upstream,
): number {
  const attempt = job.attempt + 1;
  const call = upstream === undefined ? [] : [{ provider: upstream, at: clockAndIds.now, outcome: null }];
  updateJob(sql, { ...job, attempt, leaseUntil, calls: [...job.calls, ...call] });
  return attempt;
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

function orderOf(
  context: WorkContext,
  call: {
    readonly job: JobRow;
    readonly attempt: number;
    readonly provider: Upstream;
    readonly granted: number;
  },
): Claim {
  const { job, attempt, provider, granted } = call;
  const order = job.orderText;
  if (provider === "text-model") return { kind: "complete", attempt, order };
  const count = Math.min(countOf(job), granted);
  return { kind: "draw", attempt, provider, order, count, stored: 0, ...mayRead(context, job) };
}

function downloadOf(context: WorkContext, job: JobRow, attempt: number, remote: RemotePictures): Claim {
  const provider = job.calls.at(-1)?.provider;
  if (provider === undefined || provider === "text-model")
    throw new Error("nobody has drawn what is fetched");
  const order = job.orderText;
  return { kind: "download", attempt, provider, order, remote, stored: 0, ...mayRead(context, job) };
}
