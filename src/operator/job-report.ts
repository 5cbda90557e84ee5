import * as z from "zod/mini";
import { FORMS, TASKS } from "../agent/form.ts";
import type { Reply } from "../agent/reply.ts";
import { UPSTREAMS } from "../imagegen/provider.ts";
import type { PastCall } from "../jobs/next-step.ts";

/** The ways in which a call of a provider or the text model ends, by which calls are counted. */
const CALL_ENDS = [
  "drawn",
  "answered",
  "refused",
  "misconfigured",
  "unavailable",
  "unknown",
  "unusable",
] as const;
export type CallEnd = (typeof CALL_ENDS)[number];

/** A call of a job. `outcome` null: it is still running, or whoever made it has died. */
export const jobCallSchema = z.object({
  provider: z.enum(UPSTREAMS),
  outcome: z.nullable(z.enum(CALL_ENDS)),
});
export type JobCall = z.infer<typeof jobCallSchema>;

/** A job in the day book, and in what it is told. Times in ms. */
export const jobReportSchema = z.lazy(() =>
  z.object({
    id: z.string(),
    sender: z.string(),
    /** The idempotency key of the message that made the job: by it the sender's object tells what came of it. */
    identity: z.string(),
    session: z.string(),
    task: z.enum(TASKS),
    form: z.enum(FORMS),
    acceptedAt: z.number(),
    /** The calls, in the order in which they were made. */
    calls: z.array(jobCallSchema),
    /**
     * The end of the job; null: nobody has told it yet. `how` is the kind of the reply, or the reason of an apology.
     */
    ended: z.nullable(z.object({ at: z.number(), how: z.string() })),
  }),
);
export type JobReport = z.infer<typeof jobReportSchema>;

const FORGOTTEN = "forgotten-";

/** The name in a job's row of a sender that was forgotten: it can still be counted, and nobody told. */
export function forgottenName(random: string): string {
  return `${FORGOTTEN}${random}`;
}

export function isUnknownJob(sender: string): boolean {
  return sender.startsWith(FORGOTTEN);
}

/** The end of a job of which nobody knows any more how it ended. */
export const UNKNOWN_END = "unknown";

/** A job's state, as the object of its sender tells it. */
export type JobOutcome =
  | { readonly kind: "open" }
  | { readonly kind: "ended"; readonly at: number; readonly how: string }
  /** The object knows of no such message, or of no job for it. */
  | { readonly kind: "forgotten" };

/** The name under which a reply is counted as the end of a job. */
export function endOfJob(reply: Reply): string {
  return reply.kind === "apology" ? reply.reason : reply.kind;
}

/** The ends of a job with which its sender got what it asked for, and how the last call then ended. */
const SUCCESSES: Readonly<Record<string, CallEnd>> = {
  picture: "drawn",
  answer: "answered",
  structured: "answered",
};

export function isSuccess(how: string): boolean {
  return Object.hasOwn(SUCCESSES, how);
}

/** The end of a job whose last call was claimed and never made: what it was to start from cannot be used. */
const BEFORE_THE_CALL: Reply["kind"] = "unusable-input";

/**
 * The calls of a job that has ended. The last call of which nobody reported a failure is the one that succeeded, if
 * the job did; of any other without a report nobody knows.
 */
export function endedCalls(claimed: readonly (PastCall | JobCall)[], how: string): JobCall[] {
  const calls = how === BEFORE_THE_CALL ? claimed.slice(0, -1) : claimed;
  const success = isSuccess(how) ? SUCCESSES[how] : undefined;
  const last = calls.findLastIndex(({ outcome }) => outcome === null);
  return calls.map(({ provider, outcome }, index) => ({
    provider,
    outcome: outcome ?? (index === last && success !== undefined ? success : "unknown"),
  }));
}
