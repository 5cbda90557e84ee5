import { isChat } from "../../agent/form.ts";
import { asideLetter, type ClockAndIds, type Letter } from "../../agent/letter.ts";
import { decodePictureOrder } from "../../agent/picture-order.ts";
import type { ImageReply } from "../../agent/picture-resource.ts";
import { type Reply, replyLetters } from "../../agent/reply.ts";
import { windowOf, withWindow } from "../../agent/sender-state.ts";
import { sentencesIn } from "../../agent/sentences/index.ts";
import { notesOf } from "../../agent/telling.ts";
import { giveBack } from "../../agent/window.ts";
import type { ApologyReason } from "../../agent/words.ts";
import { SECOND } from "../../clock.ts";
import { pictureKeyAt } from "../../imagegen/picture-store.ts";
import type { ProviderName, Upstream } from "../../imagegen/provider.ts";
import type { Claim, RemotePictures, WorkResult } from "../../jobs/consumer.ts";
import { type GiveUpReason, nextStep, type PastCall } from "../../jobs/next-step.ts";
import { log } from "../../log.ts";
import type { Sql } from "../storage/sql.ts";
import { countOf, deleteJob, findJob, HINT_INTERVALS, type JobRow, openJobs, updateJob } from "./job-rows.ts";
import { insertLetter } from "./letter-rows.ts";
import { messagesOf, noteProgress, recordReply } from "./message-rows.ts";
import { type Pending, pendingOf, UNDERSTANDING_LEASE } from "./pending.ts";
import { insertPicture, lastNumber, usualTime } from "./picture-rows.ts";
import { loadSenderState, saveSenderState } from "./sender-row.ts";

/**
 * The life of a job, as rows: claimed by a consumer under a lease, called, reported, final. Every function here is
 * one synchronous transaction; a report counts only from the attempt that holds the job.
 */

export interface WorkPolicy {
  readonly providers: readonly ProviderName[];
  /** How long a claim holds for a call, and for a picture's download and put. */
  readonly leaseMs: (upstream: Upstream) => number;
  /** How pictures come in a chat reply; absent: as Markdown. */
  readonly imageReply?: ImageReply;
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
  /** Decides what a pending job is to do, by the text model's answer or, without one, by the rules. True: it draws. */
  readonly onMeaning: (job: JobRow, answer: string | null) => boolean;
}

/** So many jobs of one sender are drawn at a time; the others wait their turn. */
export const DRAWN_AT_A_TIME = 5;
const DOWNLOAD_LEASE = 40 * SECOND;
const DOWNLOAD_RETRY = 10 * SECOND;

/** What a claim of this job would do now: what the consumer has to be told, or why it gets nothing. */
export type JobTurn =
  | { readonly kind: "call"; readonly job: JobRow; readonly provider: Upstream }
  | { readonly kind: "download"; readonly job: JobRow; readonly remote: RemotePictures }
  /** Nobody knows yet what it is to do. `asked`: the text model was asked already, and its answer is lost. */
  | { readonly kind: "understand"; readonly job: JobRow; readonly pending: Pending; readonly asked: boolean }
  | { readonly kind: "give-up"; readonly job: JobRow; readonly reason: ApologyReason }
  | { readonly kind: "nothing" };

/** Looks, without writing, whose turn it is: a job that is open, due, free, and within the number drawn at a time. */
export function turnOf({ sql, policy, clockAndIds, jitter }: WorkContext, id: string): JobTurn {
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
  const pending = pendingOf(job);
  if (pending !== null) return { kind: "understand", job, pending, asked: job.calls.length > 0 };
  if (job.remote !== null) return { kind: "download", job, remote: job.remote };
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
        return ask(context, turn.job, turn.pending, turn.asked);
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
function ask(context: WorkContext, job: JobRow, { question }: Pending, asked: boolean): Claim {
  const { sql, clockAndIds } = context;
  if (asked) {
    context.onMeaning(job, null);
    return { kind: "nothing" };
  }
  const attempt = job.attempt + 1;
  const calls: PastCall[] = [{ provider: "text-model", at: clockAndIds.now, outcome: null }];
  updateJob(sql, { ...job, attempt, calls, leaseUntil: clockAndIds.now + UNDERSTANDING_LEASE });
  return { kind: "understand", attempt, order: question };
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

/** Keeps the pictures as turns of their session, and ends the job with them. */
function takePictures(
  context: WorkContext,
  job: JobRow,
  stored: Extract<WorkResult, { kind: "stored" }>,
): void {
  const { sql, clockAndIds } = context;
  const order = decodePictureOrder(job.orderText);
  if (order === null) throw new Error("a job has no order that can be read");
  const before = lastNumber(sql, job.session);
  const call = job.calls.at(-1);
  const provider = call === undefined || call.provider === "text-model" ? null : call.provider;
  const tookMs = call === undefined || stored.found === true ? null : clockAndIds.now - call.at;
  const { prompt, options, parent } = order;
  const drawn = stored.extensions.map((extension, index) => ({
    key: pictureKeyAt(job.id, index),
    extension,
  }));
  drawn.forEach((picture, index) => {
    const turn = { session: job.session, n: before + index + 1, prompt, options, parent, provider };
    insertPicture(sql, { ...turn, ...picture, drawnAt: clockAndIds.now, tookMs });
  });
  const outcome = { order, notHonoured: stored.notHonoured, drawn: drawn.length, isFirst: before === 0 };
  const notes =
    job.telling === null || !isChat(job.form)
      ? []
      : notesOf({ ...outcome, telling: job.telling }, sentencesIn(job.telling.language));
  const urls = drawn.map(({ key, extension }) => `${job.origin}/images/${key}.${extension}`);
  // What an earlier attempt had stored was found without a call.
  const calls = stored.found === true ? job.calls.slice(0, -1) : job.calls;
  conclude(context, { ...job, calls }, { kind: "picture", urls, notes, ...shownAs(context.policy, job) });
  giveBackTo(sql, job, countOf(job) - drawn.length);
}

/** Only what differs is kept with each message. */
function shownAs(
  { imageReply = "markdown" }: WorkPolicy,
  { form }: JobRow,
): { readonly as?: Exclude<ImageReply, "markdown"> } {
  return form === "chat" && imageReply !== "markdown" ? { as: imageReply } : {};
}

/** What an end of a job needs of the world. */
export type EndContext = Pick<WorkContext, "sql" | "clockAndIds" | "onUnpaid" | "onEnd">;

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

function giveBackTo(sql: Sql, job: JobRow, pictures: number): void {
  if (pictures < 1) return;
  const state = loadSenderState(sql);
  const window = giveBack(windowOf(state, job.task, job.form), job.countedIn, pictures);
  saveSenderState(sql, withWindow(state, job.task, job.form, window));
}

/** Whether a job that ends so has brought nothing. */
function isInVain({ kind }: Reply): boolean {
  return kind === "apology" || kind === "unusable-input" || kind === "cancelled";
}

function languageOf({ telling }: JobRow) {
  return telling?.language ?? "en";
}

/** Records a job's reply with its message, in each session in which that came, and writes the letters. */
export function answerMessages(
  { sql, clockAndIds }: Pick<WorkContext, "sql" | "clockAndIds">,
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

/** Says once that it takes a little longer, with the time that it usually takes. */
export function reportProgress({ sql, clockAndIds }: WorkContext, job: JobRow): void {
  const { form, session } = job;
  if (isChat(form)) {
    const provider = job.calls.at(-1)?.provider;
    const usual = provider === undefined ? null : usualTime(sql, provider);
    const text = sentencesIn(languageOf(job)).stillDrawing(usual === null ? null : Math.ceil(usual / SECOND));
    insertLetter(sql, asideLetter(clockAndIds, { form, session }, "progress", text), clockAndIds.now);
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

/** Whether a call for the job is running, or may have been paid: then it cannot be stopped without loss. */
export function mayHaveBeenPaid(job: JobRow): boolean {
  if (pendingOf(job) !== null) return false;
  return job.remote !== null || wasPaid(job.calls);
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
