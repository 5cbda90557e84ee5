import type { ApologyReason } from "../../agent/words.ts";
import type { Upstream } from "../../imagegen/provider.ts";
import type { RemotePictures } from "../../jobs/consumer.ts";
import { type NextStep, nextStep } from "../../jobs/next-step.ts";
import type { Sql } from "../storage/sql.ts";
import { findJob, type JobRow, openJobs } from "./job-rows.ts";
import { canBeAnswered } from "./message-rows.ts";
import { pendingOf } from "./pending.ts";
import type { WorkContext, WorkPolicy } from "./work-context.ts";

/** So many jobs of one sender are drawn at a time; the others wait their turn. */
export const DRAWN_AT_A_TIME = 5;

const NONE: ReadonlySet<string> = new Set();

/** What a claim of this job comes to: what the consumer has to be told, or why it gets nothing. */
export type JobTurn =
  | { readonly kind: "call"; readonly job: JobRow; readonly provider: Upstream }
  | { readonly kind: "download"; readonly job: JobRow; readonly remote: RemotePictures }
  /** Nobody knows yet what it is to do: the text model is asked. */
  | { readonly kind: "understand"; readonly job: JobRow; readonly question: string }
  /** Nobody knows either, and the text model is not to be asked, or was already: its answer is lost. */
  | { readonly kind: "leave-to-rules"; readonly job: JobRow }
  | { readonly kind: "give-up"; readonly job: JobRow; readonly reason: ApologyReason }
  | { readonly kind: "nothing" };

/**
 * Decides, without writing, whose turn it is: a job that is open, due, free, and within the number drawn at a time.
 * `claimed`: jobs whose turn is decided already and not taken yet; nobody else gets them.
 */
export function turnOf(context: WorkContext, id: string, claimed: ReadonlySet<string> = NONE): JobTurn {
  const { now } = context.clockAndIds;
  const isTaken = (job: JobRow) => isHeld(job, now) || claimed.has(job.id);
  const open = openJobs(context.sql);
  const job = open.find((one) => one.id === id);
  if (job === undefined || isTaken(job) || job.notBefore > now || job.deadline <= now)
    return { kind: "nothing" };
  if (open.filter(isTaken).length >= DRAWN_AT_A_TIME) return { kind: "nothing" };
  if (!canBeAnswered(context.sql, job)) return { kind: "nothing" };
  const pending = pendingOf(job);
  if (pending !== null) {
    const { question } = pending;
    const isAsked = question === null || job.calls.length > 0;
    return isAsked ? { kind: "leave-to-rules", job } : { kind: "understand", job, question };
  }
  if (job.remote !== null) return { kind: "download", job, remote: job.remote };
  if (now > lastCallOf(context, job)) return { kind: "give-up", job, reason: "deadline" };
  if (job.nextProvider !== null) return { kind: "call", job, provider: job.nextProvider };
  const step = stepOf(context, job, null);
  return step.kind === "give-up" ? { ...step, job } : { kind: "call", job, provider: step.provider };
}

/** The row of a job whose turn was decided a while ago, as it is now; null: what it was decided by is no longer so. */
export function asDecided(sql: Sql, job: JobRow): JobRow | null {
  const row = findJob(sql, job.id);
  return row !== null && JSON.stringify(groundsOf(row)) === JSON.stringify(groundsOf(job)) ? row : null;
}

/** What a turn is decided by. The rest of a row says what its sender and the queue were told meanwhile. */
function groundsOf({ attempt, leaseUntil, notBefore, orderText, calls, nextProvider, remote }: JobRow) {
  return { attempt, leaseUntil, notBefore, orderText, calls, nextProvider, remote };
}

/**
 * The last moment at which a call may begin: one that has not ended at the deadline would be paid for a picture that
 * nobody gets. Where the operator allows a call more than half of a job's time, half of it is left for the first one.
 */
function lastCallOf({ policy }: WorkContext, { task, acceptedAt, deadline }: JobRow): number {
  const longest = Math.max(0, ...upstreamsOf(policy, task).map(policy.leaseMs));
  return deadline - Math.min(longest, (deadline - acceptedAt) / 2);
}

function upstreamsOf({ providers }: WorkPolicy, task: JobRow["task"]): readonly Upstream[] {
  return task === "draw" ? providers : ["text-model"];
}

type Step =
  | Extract<NextStep, { kind: "call" }>
  | { readonly kind: "give-up"; readonly reason: ApologyReason };

/** What is to be done for a job, as its calls have ended; `retryAfterSeconds`: what the last one asked for. */
export function stepOf(context: WorkContext, job: JobRow, retryAfterSeconds: number | null): Step {
  const { policy, clockAndIds, jitter } = context;
  const { task, calls } = job;
  const deadline = lastCallOf(context, job);
  const providers = upstreamsOf(policy, task);
  const step = nextStep({ providers, calls, now: clockAndIds.now, deadline, retryAfterSeconds, jitter });
  if (step.kind === "call") return step;
  return { kind: "give-up", reason: task === "draw" ? step.why : `text-${step.why}` };
}

/** Whether a consumer holds the job. */
export function isHeld(job: JobRow, now: number): boolean {
  return job.leaseUntil !== null && job.leaseUntil > now;
}
