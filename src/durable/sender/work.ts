import { isChat, windowOf } from "../../agent/form.ts";
import { type ClockAndIds, type Letter, noticeLetter } from "../../agent/letter.ts";
import { encodePictureOrder } from "../../agent/picture-order.ts";
import { type Reply, replyLetters } from "../../agent/reply.ts";
import { giveBack } from "../../agent/window.ts";
import { type ApologyReason, STILL_DRAWING } from "../../agent/words.ts";
import { SECOND } from "../../clock.ts";
import type { ProviderName, Upstream } from "../../imagegen/provider.ts";
import type { Claim, RemotePictures, WorkResult } from "../../jobs/consumer.ts";
import { type GiveUpReason, nextStep, type PastCall } from "../../jobs/next-step.ts";
import { log } from "../../log.ts";
import type { Sql } from "../storage/sql.ts";
import { deleteJob, findJob, HINT_INTERVALS, type JobRow, openJobs, updateJob } from "./job-rows.ts";
import { insertLetter } from "./letter-rows.ts";
import { messagesOf, noteProgress, recordReply } from "./message-rows.ts";
import { loadSenderState, saveSenderState } from "./sender-row.ts";

/**
 * The life of a job, as rows: claimed by a consumer under a lease, called, reported, final. Every function here is
 * one synchronous transaction; a report counts only from the attempt that holds the job.
 */

export interface WorkPolicy {
  readonly providers: readonly ProviderName[];
  /** How long a claim holds for a call, and for a picture's download and put. */
  readonly leaseMs: (upstream: Upstream) => number;
}

export interface WorkContext {
  readonly sql: Sql;
  readonly policy: WorkPolicy;
  readonly clockAndIds: ClockAndIds;
  /** From 0 to 1. */
  readonly jitter: number;
  /** Told of a job that ended in an apology after a last call, if any, that cost nothing. */
  readonly onUnpaid: (job: JobRow) => void;
  /** Told of every job that ends, and with which reply. */
  readonly onEnd: (job: JobRow, reply: Reply) => void;
}

/** So many jobs of one sender are drawn at a time; the others wait their turn. */
export const DRAWN_AT_A_TIME = 5;
const DOWNLOAD_LEASE = 40 * SECOND;
const DOWNLOAD_RETRY = 10 * SECOND;

/** What a claim of this job would do now: what the consumer has to be told, or why it gets nothing. */
type Turn =
  | { readonly kind: "call"; readonly job: JobRow; readonly provider: Upstream }
  | {
      readonly kind: "download";
      readonly job: JobRow;
      readonly provider: ProviderName;
      readonly url: string;
    }
  | { readonly kind: "give-up"; readonly job: JobRow; readonly reason: ApologyReason }
  | { readonly kind: "nothing" };

/** Looks, without writing, whose turn it is: a job that is open, due, free, and within the number drawn at a time. */
export function turnOf({ sql, policy, clockAndIds, jitter }: WorkContext, id: string): Turn {
  const job = findJob(sql, id);
  if (
    job === null ||
    isHeld(job, clockAndIds.now) ||
    job.notBefore > clockAndIds.now ||
    job.deadline <= clockAndIds.now
  ) {
    return { kind: "nothing" };
  }
  if (openJobs(sql).filter((other) => isHeld(other, clockAndIds.now)).length >= DRAWN_AT_A_TIME)
    return { kind: "nothing" };
  const drawnBy = job.calls.at(-1)?.provider;
  if (job.remoteUrl !== null && drawnBy !== undefined && drawnBy !== "text-model")
    return { kind: "download", job, provider: drawnBy, url: job.remoteUrl };
  if (job.nextProvider !== null) return { kind: "call", job, provider: job.nextProvider };
  const step = nextStep({
    providers: upstreamsOf(policy, job),
    calls: job.calls,
    now: clockAndIds.now,
    deadline: job.deadline,
    retryAfterSeconds: null,
    jitter,
  });
  if (step.kind === "give-up") return { kind: "give-up", job, reason: reasonOf(job, step.why) };
  return { kind: "call", job, provider: step.provider };
}

/** Hands the job to a consumer: the lease, the attempt's number and the row of the call are written before the call. */
export function claim(context: WorkContext, id: string): Claim {
  const { sql, policy, clockAndIds } = context;
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
        updateJob(sql, { ...turn.job, attempt, leaseUntil: clockAndIds.now + DOWNLOAD_LEASE });
        const { url, job, provider } = turn;
        const remote = { urls: [url], notHonoured: [] };
        return { kind: "download", attempt, provider, order: orderFor(job), remote, stored: 0 };
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
        return orderOf(turn.job, attempt, turn.provider);
      }
    }
  });
}

/** Keeps where a provider left its picture, before it is fetched. False: the attempt no longer holds the job. */
export function saveRemote(
  { sql }: WorkContext,
  id: string,
  attempt: number,
  { urls }: RemotePictures,
): boolean {
  return sql.transaction(() => {
    const job = findJob(sql, id);
    if (job === null || job.attempt !== attempt) return false;
    updateJob(sql, { ...job, remoteUrl: urls[0] ?? null });
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
      case "unusable-input":
        conclude(context, job, { kind: "apology", reason: "failed" });
        return { again: false };
      case "stored": {
        const url = `${job.origin}/images/${job.id}.${result.extensions[0]}`;
        // What an earlier attempt had stored was found without a call.
        const calls = result.found === true ? job.calls.slice(0, -1) : job.calls;
        conclude(context, { ...job, calls }, { kind: "picture", url });
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
  if (job.remoteUrl !== null) postpone(context, job, context.clockAndIds.now);
  else proceed(context, job, null);
}

/** Ends the job with a reply: the first final state wins, because the row goes with it. */
export function conclude(context: WorkContext, job: JobRow, reply: Reply): void {
  const { sql, clockAndIds, onUnpaid, onEnd } = context;
  deleteJob(sql, job.id);
  onEnd(job, reply);
  const reason = reply.kind === "apology" ? reply.reason : null;
  log("finished", { job: job.id, reply: reply.kind, reason, ms: clockAndIds.now - job.acceptedAt });
  answerMessages(context, job, reply);
  if (reply.kind !== "apology") return;
  if (!wasPaid(job.calls.slice(-1))) onUnpaid(job);
  if (wasPaid(job.calls)) return;
  const state = loadSenderState(sql);
  const window = windowOf(job.task, job.form);
  saveSenderState(sql, { ...state, [window]: giveBack(state[window], job.countedIn) });
}

/** Records a job's reply with its message, in each session in which that came, and writes the letters. */
export function answerMessages(
  { sql, clockAndIds }: WorkContext,
  job: Pick<JobRow, "identity" | "session" | "reservedUntil">,
  reply: Reply,
): void {
  const open = openJobs(sql);
  for (const message of messagesOf(sql, job.identity)) {
    if (message.reply !== null) continue;
    const endsSession = !open.some((other) => other.session === message.session);
    const letters = replyLetters(clockAndIds, message, reply, endsSession);
    recordReply(sql, message, reply, clockAndIds.now);
    const reserved = message.session === job.session ? job.reservedUntil : null;
    write(
      sql,
      letters,
      clockAndIds.now,
      reserved === null ? null : { identity: job.identity, until: reserved },
    );
  }
}

/** Says once that it takes a little longer. */
export function reportProgress({ sql, clockAndIds }: WorkContext, job: JobRow): void {
  if (isChat(job.form)) {
    insertLetter(
      sql,
      noticeLetter(clockAndIds, { form: job.form, session: job.session }, STILL_DRAWING),
      clockAndIds.now,
    );
    noteProgress(sql, job, clockAndIds.now);
  }
  updateJob(sql, { ...job, progressAt: null });
}

/** Notes that the queue was told of the job once more. */
export function noteHint({ sql, clockAndIds }: WorkContext, job: JobRow): void {
  const hints = job.hints + 1;
  const interval = HINT_INTERVALS[Math.min(hints, HINT_INTERVALS.length - 1)] ?? HINT_INTERVALS[0];
  updateJob(sql, { ...job, hints, hintAt: clockAndIds.now + interval });
}

/** Whether a consumer holds the job. */
export function isHeld(job: JobRow, now: number): boolean {
  return job.leaseUntil !== null && job.leaseUntil > now;
}

/** What a provider may have been paid for. A refusal by content counts: the service read and judged it. */
function wasPaid(calls: readonly PastCall[]): boolean {
  return calls.some((call) => call.outcome !== "unavailable" && call.outcome !== "misconfigured");
}

function proceed(context: WorkContext, job: JobRow, retryAfterSeconds: number | null): { again: boolean } {
  const { policy, clockAndIds, jitter } = context;
  const providers = upstreamsOf(policy, job);
  const { calls, deadline } = job;
  const step = nextStep({ providers, calls, now: clockAndIds.now, deadline, retryAfterSeconds, jitter });
  if (step.kind === "give-up") {
    conclude(context, job, { kind: "apology", reason: reasonOf(job, step.why) });
    return { again: false };
  }
  return postpone(context, { ...job, nextProvider: step.provider }, step.notBefore);
}

function postpone({ sql, clockAndIds }: WorkContext, job: JobRow, notBefore: number): { again: boolean } {
  updateJob(sql, { ...job, leaseUntil: null, notBefore, hintAt: notBefore });
  return { again: notBefore <= clockAndIds.now };
}

function withOutcome(calls: readonly PastCall[], outcome: NonNullable<PastCall["outcome"]>): PastCall[] {
  return calls.map((call, index) => (index === calls.length - 1 ? { ...call, outcome } : call));
}

/** The first letter may belong to the query that waits for it: the outbox then leaves it, and those behind it, alone. */
function write(
  sql: Sql,
  letters: readonly Letter[],
  now: number,
  reserved: { readonly identity: string; readonly until: number } | null,
): void {
  letters.forEach((letter, index) => {
    insertLetter(sql, letter, now, index === 0 ? reserved : null);
  });
}

function upstreamsOf(policy: WorkPolicy, job: JobRow): readonly Upstream[] {
  return job.task === "draw" ? policy.providers : ["text-model"];
}

function reasonOf(job: JobRow, why: GiveUpReason): ApologyReason {
  return job.task === "draw" ? why : `text-${why}`;
}

function orderOf(job: JobRow, attempt: number, upstream: Upstream): Claim {
  if (upstream !== "text-model")
    return { kind: "draw", attempt, provider: upstream, order: orderFor(job), count: 1, stored: 0 };
  return { kind: "complete", attempt, order: job.request };
}

function orderFor(job: JobRow): string {
  return encodePictureOrder({ prompt: job.request, edit: null, options: {}, parent: null });
}
