import { type Clock, MINUTE, SECOND } from "../../clock.ts";
import type { Config } from "../../config.ts";
import { logFault } from "../../log.ts";
import { type NextAlarm, ObjectAlarm } from "../storage/object-alarm.ts";
import type { Sql } from "../storage/sql.ts";
import type { Background } from "./background.ts";
import { elsewhere, eraseElsewhere } from "./erasure.ts";
import { forgetAll, lastOfForgotten, sweepForgotten } from "./forgotten.ts";
import { Hints } from "./hints.ts";
import { lookAfterJobs } from "./look-after-jobs.ts";
import type { MailboxStreams } from "./mailbox-streams.ts";
import type { Outbox } from "./outbox.ts";
import type { PaidWork } from "./paid-work.ts";
import { hasOpenWork, isSweepDue, keepsAnything, nextWake } from "./schedule.ts";
import { tablesExist } from "./schema.ts";
import type { SenderNotes } from "./sender-notes.ts";
import { senderAddress } from "./sender-row.ts";
import { isOver, sweep } from "./sweep.ts";
import { Watchdog } from "./watchdog.ts";

/** When nobody can say when the next alarm is due. */
const FAULT_ALARM = MINUTE;
/** Settings that do not load, or tables that no migration fits, keep the object waiting for a new deployment. */
const DEGRADED_ALARM = 5 * MINUTE;

interface Dependencies {
  readonly state: DurableObjectState;
  readonly env: Env;
  readonly tellQueue: Env["JOBS"]["send"];
  readonly sql: Sql;
  readonly clock: Clock;
  readonly background: Background;
  readonly streams: MailboxStreams;
  readonly notes: SenderNotes;
  /** null: degraded. What is kept stays as it is until a deployment that can work with it. */
  readonly working: {
    readonly config: Pick<Config, "retentionMs" | "operatorToken">;
    readonly outbox: Outbox;
    readonly paidWork: PaidWork;
  } | null;
}

/**
 * What a sender's object does by itself: it sets work going, wakes for what stays open, sweeps out what is over, and
 * goes when nothing is left.
 */
export class Upkeep {
  readonly #with: Dependencies;
  readonly #alarm: ObjectAlarm;
  readonly #hints: Hints;
  readonly #watchdog = new Watchdog((delaySeconds) => this.#sendWatch(delaySeconds));

  constructor(dependencies: Dependencies) {
    const { state, sql, clock, background } = dependencies;
    this.#with = dependencies;
    this.#hints = new Hints(sql, (job) => this.#tellQueue(job));
    this.#alarm = new ObjectAlarm({
      storage: state.storage,
      clock,
      onFault: (fault) => background.note("alarm", fault),
      onSet: (alarm) => background.start("watch", this.#watchOver(alarm)),
    });
  }

  /**
   * Whatever brought us here: set work going and make sure that the object wakes for what stays open. Never throws:
   * what was accepted stays accepted.
   */
  async carryOn(): Promise<void> {
    const { background, clock } = this.#with;
    if (!this.#isInUse()) return;
    background.start("flush", this.#deliver());
    background.start("hints", this.#hints.tell(clock.now()));
    background.start("erase", this.#erase());
    const armed = await background.attempt("arm", () => this.#arm());
    if (!armed) await background.attempt("arm", () => this.wakeBy(clock.now() + FAULT_ALARM));
  }

  /** Degraded: looks again later, if there is anything to look at. */
  async waitForDeployment(): Promise<void> {
    if (tablesExist(this.#with.sql)) await this.wakeBy(this.#with.clock.now() + DEGRADED_ALARM);
  }

  async wakeBy(time: number): Promise<void> {
    await this.#alarm.by(time);
  }

  /** A consumer has reported on the job: if it is told of again, that is news. */
  reported(job: string): void {
    this.#hints.forget(job);
  }

  async runAlarm(info: AlarmInvocationInfo | undefined): Promise<void> {
    await this.#alarm.run(info, () => this.#wake());
  }

  /** Leaves nothing of the sender behind but hashes of what could still be replayed. */
  async forget(): Promise<void> {
    const { sql, clock, streams } = this.#with;
    streams.closeEnded(Number.POSITIVE_INFINITY);
    await this.#alarm.clear();
    const until = sql.transaction(() => forgetAll(sql, clock.now()));
    await (until === null ? this.#rest() : this.#alarm.at(until));
  }

  async #wake(): Promise<NextAlarm> {
    const { background, clock, notes, sql, streams, working } = this.#with;
    if (working === null) return "failed";
    streams.closeEnded(clock.now());
    if (!tablesExist(sql)) return this.#wakeWithoutTables();
    const context = working.paidWork.context();
    const done = [
      await background.attempt("alarm-jobs", () => lookAfterJobs(context, noteJobFault)),
      await background.attempt("alarm-hints", () => background.start("hints", this.#hints.remind(context))),
      await background.attempt("alarm-letters", () => working.outbox.flush()),
      await background.attempt("alarm-erase", () => this.#erase()),
    ];
    background.start("notes", notes.tell());
    return this.#tidy(working.config.retentionMs, done.includes(false));
  }

  /** Of somebody who only listens, or was forgotten. */
  async #wakeWithoutTables(): Promise<NextAlarm> {
    const { clock, sql, streams } = this.#with;
    sweepForgotten(sql, clock.now());
    const ends = [streams.nextEnd(), lastOfForgotten(sql)].filter((end) => end !== null);
    return ends.length === 0 ? this.#rest() : Math.min(...ends);
  }

  /**
   * Sweeps, and goes if everything is over; else says when there is more to do. After a fault that is no row's (`isBad`)
   * nobody knows.
   */
  async #tidy(retentionMs: number, isBad: boolean): Promise<NextAlarm> {
    const { clock, sql, streams } = this.#with;
    const now = clock.now();
    const isDue = isSweepDue(sql, now);
    const soon = isDue && !sweep(sql, now, retentionMs).complete;
    const isLookedAt = isDue || !keepsAnything(sql);
    if (isLookedAt && streams.nextEnd() === null && isOver(sql, now)) return this.#rest();
    if (isBad) return "failed";
    return soon ? now + SECOND : Math.max(this.#nextWake(now), now + SECOND);
  }

  async #deliver(): Promise<void> {
    const { background, notes, working } = this.#with;
    try {
      await working?.outbox.flush();
    } catch (fault) {
      // The sender was forgotten while its letters were on their way: there is nothing left to deliver.
      if (this.#isInUse()) throw fault;
    }
    if (!this.#isInUse()) return;
    background.start("notes", notes.tell());
    // What was not delivered is due before the alarm that was set for it as a new letter.
    await this.#arm();
  }

  /** Deletes what lies elsewhere of a sender that wanted everything deleted. */
  async #erase(): Promise<void> {
    const { clock, env, sql, working } = this.#with;
    const hasBooks = (working?.config.operatorToken ?? null) !== null;
    await eraseElsewhere(sql, elsewhere(env, senderAddress(sql), hasBooks, clock.now()), clock.now());
  }

  async #arm(): Promise<void> {
    await this.wakeBy(this.#nextWake(this.#with.clock.now()));
  }

  /** For open work, to see what is over, or to close a stream whose token has ended. */
  #nextWake(now: number): number {
    const { sql, streams } = this.#with;
    return Math.min(nextWake(sql, now), streams.nextEnd() ?? Number.POSITIVE_INFINITY);
  }

  async #rest(): Promise<"never"> {
    await this.#alarm.clear();
    await this.#with.sql.deleteAll();
    return "never";
  }

  #isInUse(): boolean {
    return this.#with.working !== null && tablesExist(this.#with.sql);
  }

  async #tellQueue(job: string): Promise<void> {
    const sender = senderAddress(this.#with.sql);
    if (sender !== null) await this.#with.tellQueue({ sender, job });
  }

  /** While work is open, somebody comes after the alarm. */
  async #watchOver(alarm: number): Promise<void> {
    if (this.#isInUse() && hasOpenWork(this.#with.sql)) await this.#watchdog.over(alarm, Date.now());
  }

  async #sendWatch(delaySeconds: number): Promise<void> {
    const sender = senderAddress(this.#with.sql);
    if (sender !== null) await this.#with.tellQueue({ sender, watch: true }, { delaySeconds });
  }
}

function noteJobFault(job: string, fault: unknown): void {
  logFault("job", fault ?? "unreadable", { job });
}
