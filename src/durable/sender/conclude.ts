import type { Letter } from "../../agent/letter.ts";
import { type Reply, replyLetters } from "../../agent/reply.ts";
import { windowOf, withWindow } from "../../agent/sender-state.ts";
import { giveBack } from "../../agent/window.ts";
import type { PastCall } from "../../jobs/next-step.ts";
import { log } from "../../log.ts";
import type { Sql } from "../storage/sql.ts";
import { addToHeld, heldLetters } from "./held-letters.ts";
import { countOf, deleteJob, type JobRow, openJobs } from "./job-rows.ts";
import { insertLetter, mayHold } from "./letter-rows.ts";
import { messagesOf, recordReply } from "./message-rows.ts";
import { pendingOf } from "./pending.ts";
import { loadSenderState, saveSenderState } from "./sender-row.ts";
import type { EndContext } from "./work-context.ts";

/**
 * Ends the job with a reply: the first final state wins, because the row goes with it. `toldIn`: the session whose
 * sender is told in another way.
 */
export function conclude(context: EndContext, job: JobRow, given: Reply, toldIn: string | null = null): void {
  const { sql, clockAndIds, onUnpaid, onEnd } = context;
  const reply = given.kind === "apology" ? { ...given, language: languageOf(job) } : given;
  onEnd(job, reply);
  const reason = reply.kind === "apology" ? reply.reason : null;
  log("finished", { job: job.id, reply: reply.kind, reason, ms: clockAndIds.now - job.acceptedAt });
  say(context, job, recordReplies(context, job, reply, toldIn));
  if (!isInVain(reply)) return;
  if (!wasPaid(job.calls.slice(-1))) onUnpaid(job);
  if (!wasPaid(job.calls)) giveBackTo(sql, job, countOf(job));
}

/** Gives pictures, or a question, back to the quota that they were counted in. */
export function giveBackTo(sql: Sql, job: JobRow, pictures: number): void {
  if (pictures < 1) return;
  const state = loadSenderState(sql);
  const window = giveBack(windowOf(state, job.task, job.form), job.countedIn, pictures);
  saveSenderState(sql, withWindow(state, job.task, job.form, window));
}

/** Whether a job that ends so has brought nothing. */
function isInVain({ kind }: Reply): boolean {
  return kind === "apology" || kind === "unusable-input" || kind === "cancelled";
}

/** The language of what is said of a job. */
export function languageOf({ telling }: JobRow) {
  return telling?.language ?? "en";
}

/** What is said in one session when a job ends. */
interface Saying {
  readonly session: string;
  readonly letters: readonly Letter[];
  /** The query that waits for the first of them. */
  readonly reserved: { readonly identity: string; readonly until: number } | null;
}

/** Records a job's reply with its message, in each session in which that came, and gives what is said there. */
function recordReplies(
  { sql, clockAndIds }: Pick<EndContext, "sql" | "clockAndIds">,
  job: Pick<JobRow, "id" | "identity" | "session" | "reservedUntil">,
  reply: Reply,
  toldIn: string | null,
): Saying[] {
  const others = openJobs(sql).filter(({ id }) => id !== job.id);
  return messagesOf(sql, job.identity).flatMap((message): Saying[] => {
    if (message.reply !== null) return [];
    const { session } = message;
    const endsSession = !others.some((other) => other.session === session);
    const letters = replyLetters(clockAndIds, message, reply, endsSession);
    recordReply(sql, message, reply, clockAndIds.now);
    const until = session === job.session ? job.reservedUntil : null;
    if (session === toldIn && until === null) return [];
    return [{ session, letters, reserved: until === null ? null : { identity: job.identity, until } }];
  });
}

/** Ends the job's row, or leaves it to hold what is said, if that is all that is to be delivered. */
function say({ sql, clockAndIds }: EndContext, job: JobRow, sayings: readonly Saying[]): void {
  const [only, ...more] = sayings.filter(({ letters }) => letters.length > 0);
  const isAll = only !== undefined && more.length === 0;
  if (isAll && only.session === job.session && only.reserved === null && mayHold(sql, job.session, job.id)) {
    addToHeld(sql, job, only.letters, { endedAt: clockAndIds.now });
    return;
  }
  const before = heldLetters(sql).filter(({ heldBy }) => heldBy === job.id);
  deleteJob(sql, job.id);
  for (const { letter, writtenAt } of before) insertLetter(sql, letter, writtenAt);
  write(sql, sayings, clockAndIds.now);
}

/** Answers for a job whose row is gone. */
export function answerMessages(
  context: Pick<EndContext, "sql" | "clockAndIds">,
  job: Pick<JobRow, "id" | "identity" | "session" | "reservedUntil">,
  reply: Reply,
): void {
  write(context.sql, recordReplies(context, job, reply, null), context.clockAndIds.now);
}

/** The first letter may belong to the query that waits for it: the outbox then leaves it, and those behind it, alone. */
function write(sql: Sql, sayings: readonly Saying[], now: number): void {
  for (const { letters, reserved } of sayings)
    for (const [index, letter] of letters.entries())
      insertLetter(sql, letter, now, index === 0 ? reserved : null);
}

/** Whether a call for the job is running, or may have been paid: then it cannot be stopped without loss. */
export function mayHaveBeenPaid(job: JobRow): boolean {
  if (pendingOf(job) !== null) return false;
  return job.remote !== null || wasPaid(job.calls);
}

/** What a provider may have been paid for. A refusal by content counts: the service read and judged it. */
function wasPaid(calls: readonly PastCall[]): boolean {
  return calls.some((call) => call.outcome !== "unavailable" && call.outcome !== "misconfigured");
}
