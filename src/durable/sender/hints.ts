import { SECOND } from "../../clock.ts";
import type { Sql } from "../storage/sql.ts";
import { HINT_INTERVALS, type JobRow, openJobs, updateJob } from "./job-rows.ts";
import { DRAWN_AT_A_TIME, isHeld } from "./turn.ts";
import type { WorkContext } from "./work-context.ts";

/** A job that the queue was told of is not told again before this, whatever happens meanwhile. */
const PATIENCE = 30 * SECOND;

/**
 * Tells the queue which jobs of this sender wait for a consumer. A hint may be lost or come twice: the tables know
 * what is to be done, and what was told when is only remembered so as not to repeat it for nothing.
 */
export class Hints {
  readonly #sql: Sql;
  readonly #send: (job: string) => Promise<unknown>;
  readonly #told = new Map<string, number>();

  constructor(sql: Sql, send: (job: string) => Promise<unknown>) {
    this.#sql = sql;
    this.#send = send;
  }

  /** Tells of the jobs whose turn it is. */
  async tell(now: number): Promise<void> {
    const untold = this.#waiting(now).filter((job) => now - (this.#told.get(job.id) ?? 0) >= PATIENCE);
    for (const job of untold) this.#told.set(job.id, now);
    await Promise.all(untold.map((job) => this.#send(job.id)));
  }

  /** Tells again of the jobs whose hint must have been lost. */
  async remind(context: WorkContext): Promise<void> {
    const { now } = context.clockAndIds;
    for (const job of this.#waiting(now).filter((waiting) => waiting.hintAt <= now)) {
      noteHint(context, job);
      this.#told.delete(job.id);
    }
    await this.tell(now);
  }

  /** A consumer has reported on the job: if it is told of again, that is news. */
  forget(job: string): void {
    this.#told.delete(job);
  }

  /** The jobs whose turn it is, as many as may be worked on beside those that are. */
  #waiting(now: number): JobRow[] {
    const jobs = openJobs(this.#sql);
    const free = DRAWN_AT_A_TIME - jobs.filter((job) => isHeld(job, now)).length;
    return jobs.filter((job) => job.leaseUntil === null && job.notBefore <= now).slice(0, Math.max(0, free));
  }
}

/** Notes that the queue was told of the job once more. */
function noteHint({ sql, clockAndIds }: WorkContext, job: JobRow): void {
  const hints = job.hints + 1;
  const interval = HINT_INTERVALS[Math.min(hints, HINT_INTERVALS.length - 1)] ?? HINT_INTERVALS[0];
  updateJob(sql, { ...job, hints, hintAt: clockAndIds.now + interval });
}
