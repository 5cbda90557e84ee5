import type { Letter } from "../../agent/letter.ts";
import { type Reply, replyLetters } from "../../agent/reply.ts";
import { windowOf, withWindow } from "../../agent/sender-state.ts";
import { giveBack } from "../../agent/window.ts";
import type { PastCall } from "../../jobs/next-step.ts";
import { log } from "../../log.ts";
import type { Sql } from "../storage/sql.ts";
import { countOf, deleteJob, type JobRow, openJobs } from "./job-rows.ts";
import { insertLetter } from "./letter-rows.ts";
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
  deleteJob(sql, job.id);
  onEnd(job, reply);
  const reason = reply.kind === "apology" ? reply.reason : null;
  log("finished", { job: job.id, reply: reply.kind, reason, ms: clockAndIds.now - job.acceptedAt });
  answerMessages(context, job, reply, toldIn);
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

/** Records a job's reply with its message, in each session in which that came, and writes the letters. */
export function answerMessages(
  { sql, clockAndIds }: Pick<EndContext, "sql" | "clockAndIds">,
  job: Pick<JobRow, "identity" | "session" | "reservedUntil">,
  reply: Reply,
  toldIn: string | null = null,
): void {
  const open = openJobs(sql);
  for (const message of messagesOf(sql, job.identity)) {
    if (message.reply !== null) continue;
    const endsSession = !open.some((other) => other.session === message.session);
    const letters = replyLetters(clockAndIds, message, reply, endsSession);
    recordReply(sql, message, reply, clockAndIds.now);
    const reserved = message.session === job.session ? job.reservedUntil : null;
    if (message.session === toldIn && reserved === null) continue;
    write(
      sql,
      letters,
      clockAndIds.now,
      reserved === null ? null : { identity: job.identity, until: reserved },
    );
  }
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

/** Whether a call for the job is running, or may have been paid: then it cannot be stopped without loss. */
export function mayHaveBeenPaid(job: JobRow): boolean {
  if (pendingOf(job) !== null) return false;
  return job.remote !== null || wasPaid(job.calls);
}

/** What a provider may have been paid for. A refusal by content counts: the service read and judged it. */
function wasPaid(calls: readonly PastCall[]): boolean {
  return calls.some((call) => call.outcome !== "unavailable" && call.outcome !== "misconfigured");
}
