import { DurableObject } from "cloudflare:workers";
import { type Clock, DAY, MINUTE, SECOND, systemClock } from "../../clock.ts";
import { loadConfig } from "../../config.ts";
import { ObjectAlarm } from "../../durable/storage/object-alarm.ts";
import { Sql } from "../../durable/storage/sql.ts";
import { logFault } from "../../log.ts";
import { type BookEntry, KEPT_DAYS } from "../book-entry.ts";
import { type DaySummary, emptySummary } from "../day-summary.ts";
import { endedCalls, isUnknownJob, type JobOutcome, type JobReport, UNKNOWN_END } from "../job-report.ts";
import { addTallies, isEmpty, type Tally } from "../tally.ts";
import {
  type BookedLetter,
  bookExists,
  bookedJobs,
  bookedLetters,
  dayBookMigrations,
  findBookedJob,
  findBookedLetter,
  forgetSender,
  jobsOf,
  loadTally,
  openBook,
  openBookedJobs,
  openedAt,
  saveTally,
  settleLetter,
  writeDeadLetter,
  writeJob,
} from "./day-book-rows.ts";
import { summarize } from "./day-book-summary.ts";

/** The pause between two writes of what is only counted: a row each time, however much it was. */
const WRITTEN_EVERY = 10 * SECOND;
/** A job ends within ten minutes of being accepted: if its end was not told by then, it has to be asked for. */
const ASKED_AFTER = 15 * MINUTE;
/** The number of jobs that are asked for at a time; the rest follow a little later. */
const ASKED_AT_A_TIME = 20;

const newId = () => crypto.randomUUID();
const dayBookFault = (fault: unknown) => logFault("day-book", fault);

/**
 * The object of one UTC day, named by it: it keeps for the operator what happened on that day. It lies beside every
 * message's path: who tells it does not wait, and loses nothing if it does not answer. Jobs, and with them the calls
 * that cost money, are rows and exact; all else is counted in memory and written every few seconds.
 */
export class DayBook extends DurableObject<Env> {
  /** Public for the test that holds the rows written. */
  readonly sql: Sql;
  readonly #clock: Clock;
  /** The day's, with what is not written yet; null: not read yet. */
  #tally: Tally | null = null;
  #unwrittenSince: number | null = null;
  /** The times at which open jobs are to be asked for; null: not read yet. */
  #open: Map<string, number> | null = null;
  readonly #alarm: ObjectAlarm;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.sql = new Sql(state.storage);
    dayBookMigrations.bringUpToDate(this.sql, dayBookFault);
    const loaded = loadConfig(env);
    this.#clock = systemClock(loaded.ok ? loaded.config.clockOffsetMs : 0);
    this.#alarm = new ObjectAlarm({ storage: state.storage, clock: this.#clock, onFault: dayBookFault });
  }

  /** Takes what happened. Jobs may be told twice, and in any order. */
  async note({ tally, jobs, dead }: BookEntry): Promise<void> {
    const now = this.#clock.now();
    if (!bookExists(this.sql)) openBook(this.sql, now);
    this.sql.transaction(() => {
      for (const job of jobs) writeJob(this.sql, job);
      for (const letter of dead) writeDeadLetter(this.sql, letter);
    });
    for (const job of jobs) this.#follow(job);
    if (!isEmpty(tally)) {
      this.#tally = addTallies(this.#loadedTally(), tally);
      this.#unwrittenSince ??= now;
    }
    await this.#alarm.by(this.#nextWake());
  }

  /** Asking a day on which nothing happened makes no table; so it is with all questions here. */
  async summary(): Promise<DaySummary> {
    return bookExists(this.sql) ? summarize(this.sql, this.#loadedTally()) : emptySummary();
  }

  async jobs(most: number): Promise<JobReport[]> {
    return bookExists(this.sql) ? bookedJobs(this.sql, most) : [];
  }

  async deadLetters(): Promise<BookedLetter[]> {
    return bookExists(this.sql) ? bookedLetters(this.sql) : [];
  }

  async deadLetter(id: number): Promise<BookedLetter | null> {
    return bookExists(this.sql) ? findBookedLetter(this.sql, id) : null;
  }

  async settle(id: number, settled: string): Promise<void> {
    if (bookExists(this.sql)) settleLetter(this.sql, id, settled);
  }

  /** The ids of a sender's jobs, which are the keys of its pictures. */
  async jobsOf(sender: string): Promise<string[]> {
    return bookExists(this.sql) ? jobsOf(this.sql, sender) : [];
  }

  /** Takes a sender out of the book; what is counted stays. */
  async forget(sender: string): Promise<void> {
    if (bookExists(this.sql)) this.sql.transaction(() => forgetSender(this.sql, sender, newId));
  }

  override async alarm(info?: AlarmInvocationInfo): Promise<void> {
    await this.#alarm.run(info, async () => {
      const now = this.#clock.now();
      const opened = bookExists(this.sql) ? openedAt(this.sql) : null;
      if (opened === null || now - opened >= KEPT_DAYS * DAY) return this.#close();
      if (this.#unwrittenSince !== null) saveTally(this.sql, this.#loadedTally());
      this.#unwrittenSince = null;
      await this.#askForMissing(now);
      return Math.max(this.#nextWake(), this.#clock.now() + SECOND);
    });
  }

  /** Asks the senders' objects for the ends that nobody told. */
  async #askForMissing(now: number): Promise<void> {
    const open = this.#openJobs();
    const missing = [...open].filter(([, time]) => time <= now).slice(0, ASKED_AT_A_TIME);
    await Promise.all(
      missing.map(async ([id]) => {
        const job = findBookedJob(this.sql, id);
        if (job === null || job.ended !== null) return void open.delete(id);
        open.set(id, now + ASKED_AFTER);
        const outcome = await this.#ask(job);
        if (outcome === null || outcome.kind === "open") return;
        const ended =
          outcome.kind === "ended" ? { at: outcome.at, how: outcome.how } : { at: now, how: UNKNOWN_END };
        // Its end may have been told while it was asked for: that report knows more.
        if (findBookedJob(this.sql, id)?.ended !== null) return;
        writeJob(this.sql, { ...job, calls: endedCalls(job.calls, ended.how), ended });
        open.delete(id);
      }),
    );
  }

  /**
   * Asks a sender's object how a job ended; null: nobody answers now. A sender that was forgotten is not asked: that
   * would be a new object.
   */
  async #ask({ id, sender, identity, session }: JobReport): Promise<JobOutcome | null> {
    if (isUnknownJob(sender)) return { kind: "forgotten" };
    try {
      return await this.env.SENDERS.getByName(sender).outcomeOf({ id, identity, session });
    } catch (fault) {
      dayBookFault(fault);
      return null;
    }
  }

  #follow({ id, acceptedAt, ended }: JobReport): void {
    const open = this.#openJobs();
    if (ended !== null) open.delete(id);
    else if (!open.has(id) && findBookedJob(this.sql, id)?.ended === null)
      open.set(id, acceptedAt + ASKED_AFTER);
  }

  #openJobs(): Map<string, number> {
    this.#open ??= new Map(
      [...openBookedJobs(this.sql)].map(([id, acceptedAt]) => [id, acceptedAt + ASKED_AFTER]),
    );
    return this.#open;
  }

  #loadedTally(): Tally {
    this.#tally ??= loadTally(this.sql);
    return this.#tally;
  }

  #nextWake(): number {
    const write = this.#unwrittenSince === null ? [] : [this.#unwrittenSince + WRITTEN_EVERY];
    const end = (openedAt(this.sql) ?? 0) + KEPT_DAYS * DAY;
    return Math.min(end, ...write, ...this.#openJobs().values());
  }

  async #close(): Promise<"never"> {
    await this.#alarm.clear();
    await this.sql.deleteAll();
    [this.#tally, this.#unwrittenSince, this.#open] = [null, null, null];
    return "never";
  }
}
