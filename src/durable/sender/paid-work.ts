import { type Standing, standingOf } from "../../agent/standing.ts";
import type { Clock } from "../../clock.ts";
import type { Config } from "../../config.ts";
import type { Upstream } from "../../imagegen/provider.ts";
import { leaseFor } from "../../imagegen/providers.ts";
import type { Bill } from "../../jobs/bill.ts";
import type { Claim, WorkResult } from "../../jobs/consumer.ts";
import { log } from "../../log.ts";
import type { Reservation } from "../day-shares.ts";
import type { Sql } from "../storage/sql.ts";
import { acceptPolicy } from "./accept-policy.ts";
import type { Background } from "./background.ts";
import { conclude } from "./conclude.ts";
import type { DayMoney } from "./day-money.ts";
import { countOf, findJob, type JobRow } from "./job-rows.ts";
import type { MailboxStreams } from "./mailbox-streams.ts";
import { pendingOf, questionJob } from "./pending.ts";
import type { SenderNotes } from "./sender-notes.ts";
import { loadSenderState, senderAddress } from "./sender-row.ts";
import { type JobTurn, turnOf } from "./turn.ts";
import { settleMeaning } from "./understand.ts";
import { claim, finish } from "./work.ts";
import type { WorkContext } from "./work-context.ts";

interface Dependencies {
  readonly sql: Sql;
  readonly config: Config;
  readonly clock: Clock;
  readonly money: DayMoney;
  readonly notes: SenderNotes;
  readonly background: Background;
  readonly streams: MailboxStreams;
}

/** The work on a sender's jobs, as far as the day's money goes. */
export class PaidWork {
  readonly #with: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
  }

  /** What a step in the life of a job works with now. */
  context(): WorkContext {
    const { sql, config, clock, notes } = this.#with;
    const { providers, imageReply } = config;
    const rows = {
      sql,
      clockAndIds: { now: clock.now(), newId: () => crypto.randomUUID() },
      onUnpaid: this.release,
      onEnd: notes.ended,
    };
    return {
      ...rows,
      policy: { providers, imageReply, leaseMs: (upstream) => leaseFor(upstream, config) },
      jitter: Math.random(),
      onMeaning: (job, answer) =>
        settleMeaning({ ...rows, policy: acceptPolicy(config, senderAddress(sql) ?? "") }, job, answer),
    };
  }

  /** Hands a job to a queue consumer, or nothing if it is held, done, not due or not to be paid. */
  async claim(id: string): Promise<Claim> {
    const turn = turnOf(this.context(), id);
    if (turn.kind === "understand" && !(await this.#mayAsk(turn))) {
      this.#leaveToRules(id);
      return this.claim(id);
    }
    const isWatched = this.#with.streams.hasListener();
    const granted = turn.kind === "call" ? await this.#mayPay(turn.provider, turn.job, isWatched) : 1;
    if (granted === 0) return { kind: "nothing" };
    const claimed = claim(this.context(), id, granted);
    if (turn.kind === "call" && claimed.kind !== "nothing") this.#with.notes.claimed(turn.job, turn.provider);
    return claimed.kind === "draw" && isWatched ? { ...claimed, isWatched } : claimed;
  }

  /** Reserves a further call of the text model within an attempt that still holds its job. */
  async reserveAgain(id: string, attempt: number): Promise<Reservation> {
    const { sql, clock, money } = this.#with;
    const now = clock.now();
    const row = findJob(sql, id);
    if (row === null || row.attempt !== attempt) return { ok: false, freeAt: now };
    return money.reserveAgain({ ...row, count: 1 }, this.#standing(now), now);
  }

  /** Takes a consumer's report, and books what the call has cost. `again`: the consumer may claim the job at once. */
  finish(id: string, attempt: number, result: WorkResult, bill: Bill | null): { again: boolean } {
    const before = findJob(this.#with.sql, id);
    const finished = finish(this.context(), id, attempt, result);
    if (before?.attempt === attempt && bill !== null) this.#book(before, bill);
    return finished;
  }

  /** Gives back what was reserved of the day and not called for. */
  readonly release = (job: JobRow): void => {
    const { background, money } = this.#with;
    background.start("release", money.release({ ...job, count: countOf(job) }));
  };

  /** Whether the text model may be asked what a line wants: once, and only within the day's limits. */
  async #mayAsk({ job, pending, asked }: Extract<JobTurn, { kind: "understand" }>): Promise<boolean> {
    const { config, clock, money } = this.#with;
    if (asked || config.textModel === null) return false;
    const now = clock.now();
    const question = questionJob(job, pending);
    return (await money.reserve(question, "text-model", this.#standing(now), now)).ok;
  }

  /** Lets a line mean what the rules say, if that is still open. */
  #leaveToRules(id: string): void {
    const { sql } = this.#with;
    sql.transaction(() => {
      const job = findJob(sql, id);
      if (job !== null) this.context().onMeaning(job, null);
    });
  }

  /** Books in the day's budget what a job's last call has cost. */
  #book(job: JobRow, bill: Bill): void {
    const { background, money } = this.#with;
    const pending = pendingOf(job);
    const called = pending === null ? { ...job, count: countOf(job) } : questionJob(job, pending);
    background.start("book", money.settle(called, bill));
  }

  /** How many pictures the day's budget allows of this provider; if none, the job ends with an apology. */
  async #mayPay(provider: Upstream, job: JobRow, isWatched: boolean): Promise<number> {
    const { sql, clock, money } = this.#with;
    const now = clock.now();
    const called = { ...job, count: countOf(job), isWatched };
    const reserved = await money.reserve(called, provider, this.#standing(now), now);
    if (reserved.ok) return reserved.granted;
    const context = this.context();
    if (turnOf(context, job.id).kind === "call") {
      const reason = job.task === "draw" ? "daily-limit" : "text-daily-limit";
      const apology = { kind: "apology", reason, freeAt: reserved.freeAt } as const;
      sql.transaction(() => conclude(context, job, apology));
      log("daily-limit", { job: job.id, task: job.task });
    }
    return 0;
  }

  #standing(now: number): Standing {
    return standingOf(loadSenderState(this.#with.sql), now);
  }
}
