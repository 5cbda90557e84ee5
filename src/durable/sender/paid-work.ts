import { type Standing, standingOf } from "../../agent/standing.ts";
import type { Clock } from "../../clock.ts";
import type { Config } from "../../config.ts";
import type { Upstream } from "../../imagegen/provider.ts";
import { leaseFor } from "../../imagegen/providers.ts";
import type { Claim } from "../../jobs/consumer.ts";
import { log } from "../../log.ts";
import type { Reservation } from "../day-shares.ts";
import type { Sql } from "../storage/sql.ts";
import type { Background } from "./background.ts";
import { conclude } from "./conclude.ts";
import type { DayMoney } from "./day-money.ts";
import { countOf, findJob, type JobRow } from "./job-rows.ts";
import type { SenderNotes } from "./sender-notes.ts";
import { loadSenderState } from "./sender-row.ts";
import { turnOf } from "./turn.ts";
import { claim } from "./work.ts";
import type { WorkContext } from "./work-context.ts";

interface Dependencies {
  readonly sql: Sql;
  readonly config: Config;
  readonly clock: Clock;
  readonly money: DayMoney;
  readonly notes: SenderNotes;
  readonly background: Background;
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
    return {
      sql,
      policy: { providers: config.providers, leaseMs: (upstream) => leaseFor(upstream, config) },
      clockAndIds: { now: clock.now(), newId: () => crypto.randomUUID() },
      jitter: Math.random(),
      onUnpaid: this.release,
      onEnd: notes.ended,
    };
  }

  /** Hands a job to a queue consumer, or nothing if it is held, done, not due or not to be paid. */
  async claim(id: string): Promise<Claim> {
    const turn = turnOf(this.context(), id);
    const granted = turn.kind === "call" ? await this.#mayPay(turn.provider, turn.job) : 1;
    if (granted === 0) return { kind: "nothing" };
    const claimed = claim(this.context(), id, granted);
    if (turn.kind === "call" && claimed.kind !== "nothing") this.#with.notes.claimed(turn.job, turn.provider);
    return claimed;
  }

  /** Reserves a further call of the text model within an attempt that still holds its job. */
  async reserveAgain(id: string, attempt: number): Promise<Reservation> {
    const { sql, clock, money } = this.#with;
    const now = clock.now();
    const row = findJob(sql, id);
    if (row === null || row.attempt !== attempt) return { ok: false, freeAt: now };
    return money.reserveAgain({ ...row, count: 1 }, this.#standing(now), now);
  }

  /** Gives back what was reserved of the day and not called for. */
  readonly release = (job: JobRow): void => {
    const { background, money } = this.#with;
    background.start("release", money.release({ ...job, count: countOf(job) }));
  };

  /** How many pictures the day's budget allows of this provider; if none, the job ends with an apology. */
  async #mayPay(provider: Upstream, job: JobRow): Promise<number> {
    const { sql, clock, money } = this.#with;
    const now = clock.now();
    const called = { ...job, count: countOf(job) };
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
