import type { ApologyReason } from "../../agent/words.ts";
import type { Upstream } from "../../imagegen/provider.ts";
import type { RemotePictures } from "../../jobs/consumer.ts";
import { type NextStep, nextStep } from "../../jobs/next-step.ts";
import { type JobRow, openJobs } from "./job-rows.ts";
import { canBeAnswered } from "./message-rows.ts";
import { type Pending, pendingOf } from "./pending.ts";
import type { WorkContext, WorkPolicy } from "./work-context.ts";

/** So many jobs of one sender are drawn at a time; the others wait their turn. */
export const DRAWN_AT_A_TIME = 5;

/** What a claim of this job would do now: what the consumer has to be told, or why it gets nothing. */
export type JobTurn =
  | { readonly kind: "call"; readonly job: JobRow; readonly provider: Upstream }
  | { readonly kind: "download"; readonly job: JobRow; readonly remote: RemotePictures }
  /** Nobody knows yet what it is to do. `asked`: the text model was asked already, and its answer is lost. */
  | { readonly kind: "understand"; readonly job: JobRow; readonly pending: Pending; readonly asked: boolean }
  | { readonly kind: "give-up"; readonly job: JobRow; readonly reason: ApologyReason }
  | { readonly kind: "nothing" };

/** Looks, without writing, whose turn it is: a job that is open, due, free, and within the number drawn at a time. */
export function turnOf(context: WorkContext, id: string): JobTurn {
  const { now } = context.clockAndIds;
  const open = openJobs(context.sql);
  const job = open.find((one) => one.id === id);
  if (job === undefined || isHeld(job, now) || job.notBefore > now || job.deadline <= now)
    return { kind: "nothing" };
  if (open.filter((other) => isHeld(other, now)).length >= DRAWN_AT_A_TIME) return { kind: "nothing" };
  if (!canBeAnswered(context.sql, job)) return { kind: "nothing" };
  const pending = pendingOf(job);
  if (pending !== null) return { kind: "understand", job, pending, asked: job.calls.length > 0 };
  if (job.remote !== null) return { kind: "download", job, remote: job.remote };
  if (now > lastCallOf(context, job)) return { kind: "give-up", job, reason: "deadline" };
  if (job.nextProvider !== null) return { kind: "call", job, provider: job.nextProvider };
  const step = stepOf(context, job, null);
  return step.kind === "give-up" ? { ...step, job } : { kind: "call", job, provider: step.provider };
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
