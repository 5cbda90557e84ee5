import type { Task } from "../../agent/form.ts";
import type { Standing } from "../../agent/standing.ts";
import type { Config } from "../../config.ts";
import { pictureKeyAt } from "../../imagegen/picture-store.ts";
import { isPaid, type Upstream } from "../../imagegen/provider.ts";
import type { PastCall } from "../../jobs/next-step.ts";
import { budgetName } from "../daily-budget.ts";
import type { Reservation } from "../day-shares.ts";
import type { JobRow } from "./job-rows.ts";

const FREE: Reservation = { ok: true };

/** `count`: how many pictures it is to bring. */
type CalledJob = Pick<JobRow, "id" | "task" | "calls"> & { readonly count: number };

/** How many of what a call brings the day allows, or when the next one is to be had. */
type Allowance = { readonly ok: true; readonly granted: number } | Extract<Reservation, { ok: false }>;

/** What the day's budgets have to do with one sender's jobs: which call is reserved there under which key. */
export class DayMoney {
  readonly #budgets: Env["DAILY_BUDGET"];
  readonly #limits: Readonly<Record<Task, number>>;
  /** What was refused last. A sender that asks again before then gets the same answer, at no request's cost. */
  readonly #refused = new Map<Task, { readonly standing: Standing; readonly freeAt: number }>();

  constructor(
    env: Pick<Env, "DAILY_BUDGET">,
    config: Pick<Config, "dailyImageLimit" | "dailyCompletionLimit">,
  ) {
    this.#budgets = env.DAILY_BUDGET;
    this.#limits = { draw: config.dailyImageLimit, complete: config.dailyCompletionLimit };
  }

  /** Before a job's next call: each picture is one reservation, as many as the day has. */
  async reserve(job: CalledJob, upstream: Upstream, standing: Standing, now: number): Promise<Allowance> {
    if (!costsMoney(upstream)) return { ok: true, granted: job.count };
    for (const [granted, key] of nextKeys(job).entries()) {
      const reservation = await this.#reserve(job.task, key, standing, now);
      if (!reservation.ok) return granted === 0 ? reservation : { ok: true, granted };
    }
    return { ok: true, granted: job.count };
  }

  /** Before the text model is asked once more within the call that the job is in. */
  async reserveAgain(job: CalledJob, standing: Standing, now: number): Promise<Reservation> {
    const before = { ...job, calls: job.calls.slice(0, -1) };
    return this.#reserve(job.task, `${nextKey(before)} again`, standing, now);
  }

  /** Gives back what was reserved for a job that has ended and was not called for. */
  async release(job: CalledJob): Promise<void> {
    const unused = unusedReservations(job);
    if (unused === null || this.#limits[job.task] === 0) return;
    this.#refused.delete(job.task);
    const budget = this.#budgets.getByName(budgetName(job.task, unused.at));
    for (const key of unused.keys) await budget.release(key);
  }

  async #reserve(task: Task, key: string, standing: Standing, now: number): Promise<Reservation> {
    const limit = this.#limits[task];
    if (limit === 0) return FREE;
    const refused = this.#refused.get(task);
    if (refused?.standing === standing && now < refused.freeAt) return { ok: false, freeAt: refused.freeAt };
    const reserved = await this.#budgets
      .getByName(budgetName(task, now))
      .reserve({ key, limit, standing, now });
    // A value of our own: what another object's call has returned carries a disposer, and so would every call that
    // hands it on (sender-object.ts does), for its caller to dispose of.
    if (reserved.ok) return FREE;
    const { freeAt } = reserved;
    this.#refused.set(task, { standing, freeAt });
    return { ok: false, freeAt };
  }
}

/** What the daily limits count. */
function costsMoney(upstream: Upstream): boolean {
  return upstream === "text-model" || isPaid(upstream);
}

/** Of the text model each call is one; a call that cost nothing leaves its reservation to the next. */
function nextKey({ id, calls }: CalledJob): string {
  return `${id} ${calls.filter(mayHaveCost).length}`;
}

/** A picture is one reservation, whatever calls it takes. */
function nextKeys(job: CalledJob): string[] {
  if (job.task === "complete") return [nextKey(job)];
  return Array.from({ length: job.count }, (_, index) => pictureKeyAt(job.id, index));
}

/** null: they were used, or nothing was reserved. */
function unusedReservations(job: CalledJob): { readonly keys: string[]; readonly at: number } | null {
  const paid = job.calls.filter(({ provider }) => costsMoney(provider));
  const last = paid.at(-1);
  if (last === undefined || mayHaveCost(last)) return null;
  if (job.task === "draw" && paid.some(mayHaveCost)) return null;
  return { keys: nextKeys(job), at: last.at };
}

function mayHaveCost({ outcome }: PastCall): boolean {
  return outcome !== "unavailable" && outcome !== "misconfigured";
}
