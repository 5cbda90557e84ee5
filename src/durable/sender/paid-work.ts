import { type Standing, standingOf } from "../../agent/standing.ts";
import type { Clock } from "../../clock.ts";
import type { Config } from "../../config.ts";
import type { Upstream } from "../../imagegen/provider.ts";
import { leaseFor } from "../../imagegen/providers.ts";
import type { Bill } from "../../jobs/bill.ts";
import type { Claim, WorkResult } from "../../jobs/consumer.ts";
import { COPYING_TIME } from "../../jobs/share.ts";
import { log } from "../../log.ts";
import type { Reservation } from "../day-shares.ts";
import type { Sql } from "../storage/sql.ts";
import { acceptPolicy } from "./accept-policy.ts";
import type { Background } from "./background.ts";
import { conclude } from "./conclude.ts";
import type { Allowance, CalledJob, DayMoney } from "./day-money.ts";
import { countOf, findJob, type JobRow } from "./job-rows.ts";
import type { MailboxStreams } from "./mailbox-streams.ts";
import { pendingOf, questionJob } from "./pending.ts";
import type { SenderNotes } from "./sender-notes.ts";
import { loadSenderState, senderAddress } from "./sender-row.ts";
import { asDecided, type JobTurn, turnOf } from "./turn.ts";
import { settleMeaning } from "./understand.ts";
import { finish, takeTurn } from "./work.ts";
import type { WorkContext } from "./work-context.ts";

type Nothing = Extract<Claim, { kind: "nothing" }>;
const NOTHING: Nothing = { kind: "nothing" };

interface Dependencies {
  readonly sql: Sql;
  readonly config: Config;
  readonly clock: Clock;
  readonly money: Pick<DayMoney, "reserve" | "takeBack" | "reserveAgain" | "settle" | "release">;
  readonly notes: Pick<SenderNotes, "claimed" | "ended">;
  readonly background: Pick<Background, "start">;
  readonly streams: Pick<MailboxStreams, "hasListener">;
}

/** The work on a sender's jobs, as far as the day's money goes. */
export class PaidWork {
  readonly #with: Dependencies;
  /** The jobs whose turn is decided, while the day's money is asked for it. */
  readonly #asking = new Set<string>();

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
  }

  /** What a step in the life of a job works with now. */
  context(): WorkContext {
    const { sql, config, clock, notes, streams } = this.#with;
    const { providers, imageReply } = config;
    const wantsCopies = imageReply !== "markdown" && config.resourceUri === "agent-storage";
    const copies = wantsCopies && !streams.hasListener();
    const leaseMs = (upstream: Upstream) =>
      leaseFor(upstream, config) + (copies && upstream !== "text-model" ? COPYING_TIME : 0);
    const rows = {
      sql,
      clockAndIds: { now: clock.now(), newId: () => crypto.randomUUID() },
      onUnpaid: this.release,
      onEnd: notes.ended,
    };
    return {
      ...rows,
      policy: { providers, imageReply, copies, leaseMs },
      jitter: Math.random(),
      onMeaning: (job, answer) =>
        settleMeaning({ ...rows, policy: acceptPolicy(config, senderAddress(sql) ?? "") }, job, answer),
    };
  }

  /**
   * Hands a job to a queue consumer, or nothing if it is held, done, not due or not to be paid. Whose turn it is, is
   * decided once: while the day's money is asked for it nobody else gets the job, and nothing is written.
   */
  async claim(id: string): Promise<Claim> {
    const turn = turnOf(this.context(), id, this.#asking);
    switch (turn.kind) {
      case "leave-to-rules":
        this.#leaveToRules(turn.job);
        return this.claim(id);
      case "understand":
        return (await this.#understand(turn)) ?? this.claim(id);
      case "call":
        return this.#call(turn);
      default:
        return takeTurn(this.context(), turn);
    }
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

  /** Has the text model asked what a line wants; null: the day's limits do not have it, and the rules have said it. */
  async #understand(turn: Extract<JobTurn, { kind: "understand" }>): Promise<Claim | null> {
    const { job, question } = turn;
    if (this.#with.config.textModel === null) return this.#leaveToRules(job);
    return this.#withMoney(job, questionJob(job, question), "text-model", (row, money) =>
      money.ok ? takeTurn(this.context(), { ...turn, job: row }) : this.#leaveToRules(row),
    );
  }

  /** Has a provider called for as many pictures as the day allows; for none at all, the job ends with an apology. */
  async #call(turn: Extract<JobTurn, { kind: "call" }>): Promise<Claim> {
    const { job, provider } = turn;
    const isWatched = this.#with.streams.hasListener();
    const called = { ...job, count: countOf(job), isWatched };
    return this.#withMoney(job, called, provider, (row, money) => {
      if (!money.ok) return this.#apologise(row, money.freeAt);
      const claimed = takeTurn(this.context(), { ...turn, job: row }, money.granted);
      this.#with.notes.claimed(row, provider);
      return claimed.kind === "draw" && isWatched ? { ...claimed, isWatched } : claimed;
    });
  }

  /**
   * Asks the day's money for a call, and goes on at once with its answer and the job's row as it is then. Nothing stays
   * reserved where what was decided no longer holds: the job has ended, or a lapsed attempt has reported after all.
   */
  async #withMoney<Then extends Claim | null>(
    job: JobRow,
    called: CalledJob,
    upstream: Upstream,
    goOn: (row: JobRow, allowance: Allowance) => Then,
  ): Promise<Then | Nothing> {
    const { sql, clock, money } = this.#with;
    const now = clock.now();
    this.#asking.add(job.id);
    try {
      const allowance = await money.reserve(called, upstream, this.#standing(now), now);
      const row = asDecided(sql, job);
      if (row !== null) return goOn(row, allowance);
      if (allowance.ok) await money.takeBack(called, upstream, now);
      return NOTHING;
    } finally {
      this.#asking.delete(job.id);
    }
  }

  /** Lets a line mean what the rules say. */
  #leaveToRules(job: JobRow): null {
    this.#with.sql.transaction(() => this.context().onMeaning(job, null));
    return null;
  }

  /** Ends a job that the day has no money for. */
  #apologise(job: JobRow, freeAt: number): Nothing {
    const reason = job.task === "draw" ? "daily-limit" : "text-daily-limit";
    const apology = { kind: "apology", reason, freeAt } as const;
    this.#with.sql.transaction(() => conclude(this.context(), job, apology));
    log("daily-limit", { job: job.id, task: job.task });
    return NOTHING;
  }

  /** Books in the day's budget what a job's last call has cost. */
  #book(job: JobRow, bill: Bill): void {
    const { background, money } = this.#with;
    const question = pendingOf(job)?.question ?? null;
    const called = question === null ? { ...job, count: countOf(job) } : questionJob(job, question);
    background.start("book", money.settle(called, bill));
  }

  #standing(now: number): Standing {
    return standingOf(loadSenderState(this.#with.sql), now);
  }
}
