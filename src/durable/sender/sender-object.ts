import { DurableObject } from "cloudflare:workers";
import type { ClockAndIds } from "../../agent/letter.ts";
import { type Standing, standingOf } from "../../agent/standing.ts";
import { eventNotes } from "../../agentverse/report-events.ts";
import { type Clock, MINUTE, SECOND, systemClock } from "../../clock.ts";
import { type Config, loadConfig } from "../../config.ts";
import { agentIdentity } from "../../identity.ts";
import { pictureKey } from "../../imagegen/picture-store.ts";
import type { Upstream } from "../../imagegen/provider.ts";
import { leaseFor } from "../../imagegen/providers.ts";
import type { Bill } from "../../jobs/bill.ts";
import type { Claim, RemotePictures, WorkResult } from "../../jobs/consumer.ts";
import { log, logFault, logText } from "../../log.ts";
import { forgetInBooks } from "../../operator/forget-in-books.ts";
import type { JobOutcome } from "../../operator/job-report.ts";
import { senderFigures } from "../../operator/sender-figures.ts";
import type { Reservation } from "../day-shares.ts";
import { badRuns } from "../storage/alarm-time.ts";
import { ObjectAlarm } from "../storage/object-alarm.ts";
import { Sql } from "../storage/sql.ts";
import { type AcceptOutcome, accept, type Taken, type VerifiedEnvelope } from "./accept.ts";
import { acceptPolicy } from "./accept-policy.ts";
import { DayMoney } from "./day-money.ts";
import { type Elsewhere, eraseElsewhere } from "./erasure.ts";
import { forgetAll, lastOfForgotten, sweepForgotten } from "./forgotten.ts";
import { Hints } from "./hints.ts";
import { countOf, findJob, type JobRow } from "./job-rows.ts";
import { lookAfterJobs } from "./look-after-jobs.ts";
import { deleteMailboxLetter, type MailboxLetter, type MailboxPage, mailboxPage } from "./mailbox-rows.ts";
import { MailboxStreams } from "./mailbox-streams.ts";
import { Outbox } from "./outbox.ts";
import { pendingOf, questionJob } from "./pending.ts";
import { worldPost } from "./post-office.ts";
import { confirmReserved, type HandedOver, releaseReserved, takeReserved } from "./reserved-reply.ts";
import { hasOpenWork, isSweepDue, keepsAnything, nextWake } from "./schedule.ts";
import { migrate, tablesExist } from "./schema.ts";
import { SenderNotes } from "./sender-notes.ts";
import { outcomeOf, pictureKeys, reviveLetter } from "./sender-records.ts";
import { loadSenderState, saveSenderState, senderAddress } from "./sender-row.ts";
import { isOver, sweep } from "./sweep.ts";
import { settleMeaning } from "./understand.ts";
import { Watchdog } from "./watchdog.ts";
import * as work from "./work.ts";

/** When nobody can say when the next alarm is due. */
const FAULT_ALARM = MINUTE;
/** `taken`: what came in, for the Worker to count; null: nothing was. */
type Accepted = AcceptOutcome & { readonly taken: Taken | null };

/** Settings that do not load, or tables that no migration fits, keep the object waiting for a new deployment. */
const DEGRADED_ALARM = 5 * MINUTE;
/** The mailbox is polled every second; that it is read is written down this often. */
const MAILBOX_READ_NOTED = 5 * MINUTE;

/**
 * The object of one sender, named by its canonical address: its messages, quotas, jobs, outbox and mailbox. The
 * tables are the truth, memory is a cache. This class carries out what src/agent and the row modules beside it
 * decide; it holds no rule of its own but when to wake.
 */
export class SenderObject extends DurableObject<Env> {
  /** Public for the test that holds the rows written per picture. */
  readonly sql: Sql;
  /** null: degraded. What is kept stays as it is until a deployment that can work with it. */
  readonly #config: Config | null;
  readonly #clock: Clock;
  readonly #outbox: Outbox | null;
  readonly #hints: Hints;
  readonly #alarm: ObjectAlarm;
  readonly #watch: Watchdog;
  readonly #streams: MailboxStreams;
  readonly #notes: SenderNotes;
  readonly #money: DayMoney | null;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.sql = new Sql(state.storage);
    const loaded = loadConfig(env);
    this.#streams = new MailboxStreams(state);
    this.#hints = new Hints(this.sql, (job) => this.#tellQueue(job));
    this.#watch = new Watchdog((delaySeconds) => this.#sendWatch(delaySeconds));
    this.#config = loaded.ok && this.#bringUpToDate() ? loaded.config : null;
    this.#clock = systemClock(this.#config?.clockOffsetMs ?? 0);
    this.#alarm = new ObjectAlarm({ storage: state.storage, clock: this.#clock, onSet: this.#watchOver });
    this.#notes = this.#openNotes(env);
    this.#money = this.#config === null ? null : new DayMoney(env, this.#config);
    this.#outbox = this.#config === null ? null : this.#openOutbox(this.#config);
  }

  /** Takes a verified envelope. When this returns, what it asks for is kept, and stays kept. */
  async accept(envelope: VerifiedEnvelope): Promise<Accepted> {
    const config = this.#config;
    if (config === null) {
      if (tablesExist(this.sql)) await this.#alarm.by(this.#clock.now() + DEGRADED_ALARM);
      return { kind: "busy", retryAfterSeconds: 60, taken: null };
    }
    if (config.logPrompts) logText("said", envelope.payload, { digest: envelope.digest });
    let taken: Taken | null = null;
    const policy = acceptPolicy(config, envelope.sender, envelope.rules);
    const outcome = accept(this.sql, envelope, policy, this.#clockAndIds(), newPictureKey, {
      counted: (one) => {
        taken = { form: one.form, outcome: one.outcome };
      },
      onUnpaid: (job) => this.#release(job),
      onEnd: this.#notes.ended,
    });
    await this.#carryOn();
    return { ...outcome, taken };
  }

  /**
   * The reply to a message for the query that waits for it, kept until `settleReply`; null: it is still being worked
   * on.
   */
  async takeReply(identity: string, session: string): Promise<HandedOver | null> {
    if (!this.#isInUse()) return null;
    return this.sql.transaction(() => takeReserved(this.sql, identity, session, this.#clockAndIds()));
  }

  /**
   * How the response with the reply went: read to its end, it is not delivered again, else it goes out the ordinary
   * way; what follows it goes out in either case.
   */
  async settleReply(identity: string, session: string, wasRead: boolean): Promise<void> {
    if (!this.#isInUse()) return;
    const isSettled = wasRead
      ? confirmReserved(this.sql, identity, session)
      : releaseReserved(this.sql, identity, session, this.#clock.now());
    if (isSettled) await this.#carryOn();
  }

  /** Hands a job to a queue consumer, or nothing if it is held, done or not due. */
  async claim(job: string): Promise<Claim> {
    const context = this.#workContext();
    if (context === null || !this.#isInUse()) return { kind: "nothing" };
    const turn = work.turnOf(context, job);
    if (turn.kind === "understand" && !(await this.#mayAsk(turn))) {
      this.sql.transaction(() => this.#leaveToRules(job));
      await this.#carryOn();
      return this.claim(job);
    }
    const granted = turn.kind === "call" ? await this.#mayPay(turn.provider, turn.job) : 1;
    if (granted === 0) return { kind: "nothing" };
    const claimed = work.claim(this.#workContext() ?? context, job, granted);
    if (turn.kind === "call" && claimed.kind !== "nothing") this.#notes.claimed(turn.job, turn.provider);
    await this.#carryOn();
    return claimed;
  }

  async saveRemote(job: string, attempt: number, remote: RemotePictures): Promise<boolean> {
    const context = this.#workContext();
    return context !== null && this.#isInUse() && work.saveRemote(context, job, attempt, remote);
  }

  /** Reserves a further call of the text model within an attempt that still holds its job. */
  async reserveAgain(job: string, attempt: number): Promise<Reservation> {
    const now = this.#clock.now();
    const row = this.#isInUse() ? findJob(this.sql, job) : null;
    if (row === null || row.attempt !== attempt || this.#money === null) return { ok: false, freeAt: now };
    return this.#money.reserveAgain({ ...row, count: 1 }, this.#standing(now), now);
  }

  async finish(
    job: string,
    attempt: number,
    result: WorkResult,
    bill: Bill | null = null,
  ): Promise<{ again: boolean }> {
    const context = this.#workContext();
    if (context === null || !this.#isInUse()) return { again: false };
    const before = findJob(this.sql, job);
    const finished = work.finish(context, job, attempt, result);
    if (before?.attempt === attempt && bill !== null) this.#book(before, bill);
    this.#hints.forget(job);
    await this.#carryOn();
    return finished;
  }

  /**
   * The oldest letters that wait for this sender: as many as one answer holds. Those behind them come when these are
   * deleted. Reading the mailbox of an address that never wrote makes no tables.
   */
  async readMailbox(): Promise<MailboxLetter[]> {
    const { letters } = this.#waiting();
    await this.#carryOn();
    return letters;
  }

  /**
   * The stream of the mailbox, as a WebSocket: the Worker has checked its owner's token, which ends at `until` (ms).
   * Streams alone make no tables either.
   */
  override async fetch(request: Request): Promise<Response> {
    const until = Number(new URL(request.url).searchParams.get("until"));
    const stream = this.#streams.open(this.#clock.now(), until, this.#waiting());
    await this.#alarm.by(until);
    await this.#carryOn();
    return stream;
  }

  /** What a listener says beyond "ping" is of no interest. */
  override webSocketMessage(): void {}

  #waiting(): MailboxPage {
    if (!this.#isInUse()) return { letters: [], more: false };
    const now = this.#clock.now();
    const state = loadSenderState(this.sql);
    if (now - state.mailboxReadAt >= MAILBOX_READ_NOTED)
      saveSenderState(this.sql, { ...state, mailboxReadAt: now });
    this.#outbox?.collect();
    return mailboxPage(this.sql, now);
  }

  async deleteFromMailbox(uuid: string): Promise<boolean> {
    return this.#isInUse() && deleteMailboxLetter(this.sql, uuid);
  }

  /** What became of a job, for the day book that was not told. */
  async outcomeOf(job: { id: string; identity: string; session: string }): Promise<JobOutcome> {
    if (this.#config === null) return { kind: "open" };
    return this.#isInUse() ? outcomeOf(this.sql, job) : { kind: "forgotten" };
  }

  /** Sends a dead letter again. False: it is not kept any more. */
  async resend(letter: number): Promise<boolean> {
    const revived = this.#isInUse() && reviveLetter(this.sql, letter, this.#clock.now());
    if (revived) await this.#carryOn();
    return revived;
  }

  /** The keys of the sender's pictures, and of those that are being drawn. */
  async pictures(): Promise<string[]> {
    return this.#isInUse() ? pictureKeys(this.sql) : [];
  }

  /**
   * Forgets the sender altogether, whatever is owed to it, but for hashes of what could still be replayed. Gives the
   * keys of its pictures, as they were at the end.
   */
  async forget(): Promise<string[]> {
    if (!this.#isInUse()) return [];
    const keys = pictureKeys(this.sql);
    this.#streams.closeEnded(Number.POSITIVE_INFINITY);
    await this.#alarm.clear();
    const until = this.sql.transaction(() => forgetAll(this.sql, this.#clock.now()));
    await (until === null ? this.#rest() : this.#alarm.at(until));
    return keys;
  }

  /** For the queue's watch: with work open and the alarm lost, sets it again, as every other entry does. */
  async lookAfter(): Promise<void> {
    if (this.#config !== null) return this.#carryOn();
    if (tablesExist(this.sql)) await this.#alarm.by(this.#clock.now() + DEGRADED_ALARM);
  }

  override async alarm(info?: AlarmInvocationInfo): Promise<void> {
    const bad = badRuns(info?.scheduledTime ?? 0);
    // Whatever happens to this run, the object wakes again; after each run that ends badly, later.
    await this.#alarm.afterBadRun(bad);
    const context = this.#workContext();
    if (context === null) return;
    this.#streams.closeEnded(this.#clock.now());
    if (!tablesExist(this.sql)) return this.#carryOnWithoutTables();
    const done = [
      await this.#attempt("alarm-jobs", () => lookAfterJobs(context, this.#jobFault)),
      await this.#attempt("alarm-hints", () => this.#inBackground("hints", this.#hints.remind(context))),
      await this.#attempt("alarm-letters", () => this.#outbox?.flush()),
      await this.#attempt("alarm-erase", () => this.#erase()),
    ];
    this.#inBackground("notes", this.#notes.tell());
    await this.#attempt("alarm-end", () => this.#tidy(done.includes(false)));
  }

  /** Of somebody who only listens, or was forgotten. */
  async #carryOnWithoutTables(): Promise<void> {
    sweepForgotten(this.sql, this.#clock.now());
    const ends = [this.#streams.nextEnd(), lastOfForgotten(this.sql)].filter((end) => end !== null);
    return ends.length === 0 ? this.#rest() : this.#alarm.at(Math.min(...ends));
  }

  /** Whether there is anything to work on, in tables of today's form. */
  #isInUse(): boolean {
    return this.#config !== null && tablesExist(this.sql);
  }

  /** Tables of an earlier deployment become today's. False: they cannot, and nothing was changed. Never throws. */
  #bringUpToDate(): boolean {
    try {
      if (tablesExist(this.sql)) migrate(this.sql);
      return true;
    } catch (fault) {
      logFault("migration", fault, { object: this.ctx.id.toString() });
      return false;
    }
  }

  /**
   * Whatever brought us here: set work going and make sure that the object wakes for what stays open. Never throws:
   * what was accepted stays accepted.
   */
  async #carryOn(): Promise<void> {
    if (!this.#isInUse()) return;
    this.#inBackground("flush", this.#deliver());
    this.#inBackground("hints", this.#hints.tell(this.#clock.now()));
    this.#inBackground("erase", this.#erase());
    const armed = await this.#attempt("arm", () => this.#arm());
    if (!armed) await this.#attempt("arm", () => this.#alarm.by(this.#clock.now() + FAULT_ALARM));
  }

  async #deliver(): Promise<void> {
    try {
      await this.#outbox?.flush();
    } catch (fault) {
      // The sender was forgotten while its letters were on their way: there is nothing left to deliver.
      if (this.#isInUse()) throw fault;
    }
    if (!this.#isInUse()) return;
    this.#inBackground("notes", this.#notes.tell());
    // What was not delivered is due before the alarm that was set for it as a new letter.
    await this.#arm();
  }

  /** Deletes what lies elsewhere of a sender that wanted everything deleted. */
  async #erase(): Promise<void> {
    const now = this.#clock.now();
    await eraseElsewhere(this.sql, this.#elsewhere(now), now);
  }

  #elsewhere(now: number): Elsewhere {
    const sender = senderAddress(this.sql);
    const hasBooks = (this.#config?.operatorToken ?? null) !== null;
    return {
      deletePictures: (objects) => this.env.PICTURES.delete(objects),
      forgetInBooks: async () => {
        if (hasBooks && sender !== null) await forgetInBooks(this.env, sender, now);
      },
    };
  }

  async #arm(): Promise<void> {
    await this.#alarm.by(this.#nextWake(this.#clock.now()));
  }

  /** Whether it went well. What did not is in the log, and stops nothing else. */
  async #attempt(what: string, work: () => unknown): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (fault) {
      logFault(what, fault, { object: this.ctx.id.toString() });
      return false;
    }
  }

  readonly #jobFault = (job: string, fault: unknown): void => logFault("job", fault ?? "unreadable", { job });

  async #tellQueue(job: string): Promise<void> {
    const sender = senderAddress(this.sql);
    if (sender !== null) await this.env.JOBS.send({ sender, job });
  }

  /** While work is open, somebody comes after the alarm. */
  readonly #watchOver = (alarm: number): void => {
    this.#inBackground("watch", this.#watchIfOwing(alarm));
  };

  async #watchIfOwing(alarm: number): Promise<void> {
    if (this.#isInUse() && hasOpenWork(this.sql)) await this.#watch.over(alarm, Date.now());
  }

  async #sendWatch(delaySeconds: number): Promise<void> {
    const sender = senderAddress(this.sql);
    if (sender !== null) await this.env.JOBS.send({ sender, watch: true }, { delaySeconds });
  }

  /** How many pictures the day's budget allows of this provider; if none, the job ends with an apology. */
  async #mayPay(provider: Upstream, job: JobRow): Promise<number> {
    const now = this.#clock.now();
    const called = { ...job, count: countOf(job) };
    const reserved = await this.#money?.reserve(called, provider, this.#standing(now), now);
    if (reserved === undefined) return called.count;
    if (reserved.ok) return reserved.granted;
    const context = this.#workContext();
    if (context !== null && work.turnOf(context, job.id).kind === "call") {
      const reason = job.task === "draw" ? "daily-limit" : "text-daily-limit";
      const apology = { kind: "apology", reason, freeAt: reserved.freeAt } as const;
      this.sql.transaction(() => work.conclude(context, job, apology));
      log("daily-limit", { job: job.id, task: job.task });
    }
    await this.#carryOn();
    return 0;
  }

  /** Whether the text model may be asked what a line wants: once, and only within the day's limits. */
  async #mayAsk({ job, pending, asked }: Extract<work.JobTurn, { kind: "understand" }>): Promise<boolean> {
    if (asked || (this.#config?.textModel ?? null) === null || this.#money === null) return false;
    const now = this.#clock.now();
    const question = questionJob(job, pending);
    const reserved = await this.#money.reserve(question, "text-model", this.#standing(now), now);
    return reserved.ok;
  }

  /** Lets a line mean what the rules say, if that is still open. */
  #leaveToRules(id: string): void {
    const job = findJob(this.sql, id);
    if (job !== null) this.#workContext()?.onMeaning(job, null);
  }

  #standing(now: number): Standing {
    return standingOf(loadSenderState(this.sql), now);
  }

  /** Books in the day's budget what a job's last call has cost. */
  #book(job: JobRow, bill: Bill): void {
    const pending = pendingOf(job);
    const called = pending === null ? { ...job, count: countOf(job) } : questionJob(job, pending);
    if (this.#money !== null) this.#inBackground("book", this.#money.settle(called, bill));
  }

  /** Gives back what was reserved of the day and not called for. */
  #release(job: JobRow): void {
    if (this.#money !== null)
      this.#inBackground("release", this.#money.release({ ...job, count: countOf(job) }));
  }

  /**
   * Sweeps, goes if everything is over, or sets the true next alarm. After a fault that is no row's (`isBad`) that
   * is the safety alarm, unless there is work later than it.
   */
  async #tidy(isBad: boolean): Promise<void> {
    const now = this.#clock.now();
    const isDue = isSweepDue(this.sql, now);
    const soon =
      isDue && !sweep(this.sql, now, this.#config?.retentionMs ?? Number.POSITIVE_INFINITY).complete;
    const isLookedAt = isDue || !keepsAnything(this.sql);
    if (isLookedAt && this.#streams.nextEnd() === null && isOver(this.sql, now)) return this.#rest();
    if (isBad) return;
    await this.#alarm.at(soon ? now + SECOND : Math.max(this.#nextWake(now), now + SECOND));
  }

  /** For open work, to see what is over, or to close a stream whose token has ended. */
  #nextWake(now: number): number {
    return Math.min(nextWake(this.sql, now), this.#streams.nextEnd() ?? Number.POSITIVE_INFINITY);
  }

  /** Leaves nothing behind: an object without storage is no object. */
  async #rest(): Promise<void> {
    await this.#alarm.clear();
    await this.ctx.storage.deleteAll();
  }

  #inBackground(what: string, work: Promise<unknown>): void {
    this.ctx.waitUntil(work.catch((fault) => logFault(what, fault, { object: this.ctx.id.toString() })));
  }

  #openOutbox(config: Config): Outbox {
    const identity = agentIdentity(config.seed);
    const post = worldPost(config, identity, this.#clock, this.#streams, this.#notes);
    return new Outbox(this.sql, post);
  }

  #openNotes(env: Env): SenderNotes {
    const config = this.#config;
    const now = () => this.#clock.now();
    const events = eventNotes(env, config, now, (note) => this.ctx.waitUntil(note));
    return new SenderNotes(
      events,
      senderFigures(config, { env, now, sender: () => senderAddress(this.sql) }),
    );
  }

  #clockAndIds(): ClockAndIds {
    return { now: this.#clock.now(), newId: () => crypto.randomUUID() };
  }

  #workContext(): work.WorkContext | null {
    const config = this.#config;
    if (config === null) return null;
    const leaseMs = (upstream: Upstream) => leaseFor(upstream, config);
    const { providers, imageReply } = config;
    const policy = { providers, leaseMs, imageReply };
    const rows = {
      sql: this.sql,
      clockAndIds: this.#clockAndIds(),
      onUnpaid: (job: JobRow) => this.#release(job),
      onEnd: this.#notes.ended,
    };
    const onMeaning = (job: JobRow, answer: string | null) =>
      settleMeaning({ ...rows, policy: acceptPolicy(config, senderAddress(this.sql) ?? "") }, job, answer);
    return { ...rows, policy, jitter: Math.random(), onMeaning };
  }
}

function newPictureKey(): string {
  return pictureKey(crypto.getRandomValues(new Uint8Array(16)));
}
