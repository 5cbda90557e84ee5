import type { Task } from "../../agent/form.ts";
import type { Standing } from "../../agent/standing.ts";
import type { Config } from "../../config.ts";
import type { Upstream } from "../../imagegen/provider.ts";
import { isPaid } from "../../imagegen/providers.ts";
import type { PastCall } from "../../jobs/next-step.ts";
import { budgetName } from "../daily-budget.ts";
import type { Reservation } from "../day-shares.ts";
import type { JobRow } from "./job-rows.ts";

const FREE: Reservation = { ok: true };

type CalledJob = Pick<JobRow, "id" | "task" | "calls">;

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

  /** Before a job's next call. */
  async reserve(job: CalledJob, upstream: Upstream, standing: Standing, now: number): Promise<Reservation> {
    return costsMoney(upstream) ? this.#reserve(job.task, nextKey(job), standing, now) : FREE;
  }

  /** Before the text model is asked once more within the call that the job is in. */
  async reserveAgain(job: CalledJob, standing: Standing, now: number): Promise<Reservation> {
    const before = { ...job, calls: job.calls.slice(0, -1) };
    return this.#reserve(job.task, `${nextKey(before)} again`, standing, now);
  }

  /** Gives back what was reserved for a job that has ended and was not called for. */
  async release(job: CalledJob): Promise<void> {
    const unused = unusedReservation(job);
    if (unused === null || this.#limits[job.task] === 0) return;
    this.#refused.delete(job.task);
    await this.#budgets.getByName(budgetName(job.task, unused.at)).release(unused.key);
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

/**
 * A picture is one reservation, whatever calls it takes. Of the text model each call is one; a call that cost nothing
 * leaves its reservation to the next.
 */
function nextKey({ id, task, calls }: CalledJob): string {
  return task === "draw" ? id : `${id} ${calls.filter(mayHaveCost).length}`;
}

/** null: it was used, or nothing was reserved. */
function unusedReservation(job: CalledJob): { readonly key: string; readonly at: number } | null {
  const paid = job.calls.filter(({ provider }) => costsMoney(provider));
  const last = paid.at(-1);
  if (last === undefined || mayHaveCost(last)) return null;
  if (job.task === "draw" && paid.some(mayHaveCost)) return null;
  return { key: nextKey(job), at: last.at };
}

function mayHaveCost({ outcome }: PastCall): boolean {
  return outcome !== "unavailable" && outcome !== "misconfigured";
}
