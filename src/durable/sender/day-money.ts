import { bytesOf, decodeOrder } from "../../agent/completion-order.ts";
import type { Task } from "../../agent/form.ts";
import { decodePictureOrder } from "../../agent/picture-order.ts";
import type { Standing } from "../../agent/standing.ts";
import { MOST_OUTPUT_TOKENS } from "../../completion/text-model.ts";
import type { Config } from "../../config.ts";
import { orderedWithPartials, pictureCost } from "../../imagegen/picture-cost.ts";
import { pictureKeyAt } from "../../imagegen/picture-store.ts";
import { isPaid, type Upstream } from "../../imagegen/provider.ts";
import type { Bill } from "../../jobs/bill.ts";
import type { PastCall } from "../../jobs/next-step.ts";
import { tokenMicros } from "../../pricing/price.ts";
import { type Booking, budgetName } from "../daily-budget.ts";
import type { Reservation } from "../day-shares.ts";
import type { JobRow } from "./job-rows.ts";

const FREE: Reservation = { ok: true };

/** `count`: how many pictures it is to bring. */
export type CalledJob = Pick<JobRow, "id" | "task" | "calls" | "orderText"> & {
  readonly count: number;
  /** Somebody looks on, so that partial pictures may be paid too. */
  readonly isWatched?: boolean;
};

/** How many of what a call brings the day allows, or when the next one is to be had. */
export type Allowance = { readonly ok: true; readonly granted: number } | Extract<Reservation, { ok: false }>;

type MoneyConfig = Pick<
  Config,
  | "dailyImageLimit"
  | "dailyCompletionLimit"
  | "dailyBudgetMicros"
  | "providerSettings"
  | "prices"
  | "textModel"
>;

/** What the day's budget has to do with one sender's jobs: which call is reserved there under which keys, at what price. */
export class DayMoney {
  readonly #budgets: Env["DAILY_BUDGET"];
  readonly #config: MoneyConfig;
  readonly #limits: Readonly<Record<Task, number>>;
  /** What was refused last, at which price. Asked again before then, it is the same answer, at no request's cost. */
  readonly #refused = new Map<
    Task,
    { readonly standing: Standing; readonly micros: number; readonly freeAt: number }
  >();

  constructor(env: Pick<Env, "DAILY_BUDGET">, config: MoneyConfig) {
    this.#budgets = env.DAILY_BUDGET;
    this.#config = config;
    this.#limits = { draw: config.dailyImageLimit, complete: config.dailyCompletionLimit };
  }

  /** Before a job's next call: each picture is one reservation, as many as the day has. */
  async reserve(job: CalledJob, upstream: Upstream, standing: Standing, now: number): Promise<Allowance> {
    if (!costsMoney(upstream)) return { ok: true, granted: job.count };
    return this.#reserve(job.task, keysOf(job), callNumber(job), this.#priceOf(job, upstream), standing, now);
  }

  /** Gives back what was just reserved for a call that is not made. */
  async takeBack(job: CalledJob, upstream: Upstream, now: number): Promise<void> {
    if (!costsMoney(upstream) || !this.#isCounted(job.task)) return;
    await this.#giveBack(job, budgetName(now));
  }

  /** Before the text model is asked once more within the call that the job is in. */
  async reserveAgain(job: CalledJob, standing: Standing, now: number): Promise<Reservation> {
    const keys = [againKey(beforeLast(job))];
    // It hears its question again, and what was wrong with its answer.
    const micros = this.#priceOf(job, "text-model", 2);
    const reserved = await this.#reserve(job.task, keys, 0, micros, standing, now);
    return reserved.ok ? FREE : reserved;
  }

  /** Books what the last call of a job has cost. What it did not bring and was not paid is given back. */
  async settle(job: CalledJob, bill: Bill): Promise<void> {
    const last = job.calls.at(-1);
    if (last === undefined || !this.#isCounted(job.task) || !costsMoney(last.provider)) return;
    const before = beforeLast(job);
    const bookings =
      bill.kind === "texts"
        ? textBookings([nextTextKey(before), againKey(before)], bill.micros)
        : pictureBookings(keysOf(before), bill);
    const reserved = this.#priceOf(job, last.provider);
    if (bookings.every(([, micros]) => micros === reserved)) return;
    this.#refused.delete(job.task);
    const call = bill.kind === "texts" ? 0 : callNumber(before);
    await this.#budgets.getByName(budgetName(last.at)).settle(call, bookings);
  }

  /** Gives back what was reserved for a job that has ended and was not called for. */
  async release(job: CalledJob): Promise<void> {
    const last = job.calls.at(-1);
    if (last === undefined || mayHaveCost(last) || !costsMoney(last.provider)) return;
    if (!this.#isCounted(job.task)) return;
    await this.#giveBack(job, budgetName(last.at));
  }

  async #giveBack(job: CalledJob, budget: string): Promise<void> {
    this.#refused.delete(job.task);
    const unused = keysOf(job).map((key): Booking => [key, null]);
    const call = job.task === "draw" ? callNumber(job) : 0;
    await this.#budgets.getByName(budget).settle(call, unused);
  }

  async #reserve(
    task: Task,
    keys: readonly string[],
    call: number,
    micros: number,
    standing: Standing,
    now: number,
  ): Promise<Allowance> {
    if (!this.#isCounted(task)) return { ok: true, granted: keys.length };
    const refused = this.#refused.get(task);
    if (refused?.standing === standing && micros >= refused.micros && now < refused.freeAt)
      return { ok: false, freeAt: refused.freeAt };
    const limits = { count: this.#limits[task], micros: this.#config.dailyBudgetMicros };
    const request = { task, keys, call: task === "draw" ? call : 0, micros, limits, standing, now };
    const reserved = await this.#budgets.getByName(budgetName(now)).reserve(request);
    // Values of our own: what another object's call has returned carries a disposer, and so would every call that
    // hands it on (sender-object.ts does), for its caller to dispose of.
    const { granted, freeAt } = reserved;
    if (freeAt !== null) this.#refused.set(task, { standing, micros, freeAt });
    return granted === 0 && freeAt !== null ? { ok: false, freeAt } : { ok: true, granted };
  }

  /** Without a limit nothing is counted for the day. */
  #isCounted(task: Task): boolean {
    return this.#limits[task] > 0 || this.#config.dailyBudgetMicros > 0;
  }

  /** What each picture of a job, or its answer, costs at most. */
  #priceOf(job: CalledJob, upstream: Upstream, times = 1): number {
    if (upstream !== "text-model") {
      const order = decodePictureOrder(job.orderText);
      if (order === null) return 0;
      const as = job.isWatched === true ? orderedWithPartials(upstream, order, this.#config) : undefined;
      return pictureCost(upstream, order, this.#config, as);
    }
    const order = decodeOrder(job.orderText);
    const input = order === null ? 0 : times * bytesOf(order);
    const tokens = { input, output: MOST_OUTPUT_TOKENS };
    return tokenMicros(this.#config.textModel?.model ?? "", tokens, this.#config.prices);
  }
}

/** What the daily limits count. */
function costsMoney(upstream: Upstream): boolean {
  return upstream === "text-model" || isPaid(upstream);
}

/** A picture is one key, whatever calls it takes; of the text model each call is one. */
function keysOf(job: CalledJob): string[] {
  if (job.task === "complete") return [nextTextKey(job)];
  return Array.from({ length: job.count }, (_, index) => pictureKeyAt(job.id, index));
}

/** A call that cost nothing leaves its reservation to the next. */
function nextTextKey(job: CalledJob): string {
  return `${job.id} ${callNumber(job)}`;
}

function againKey(job: CalledJob): string {
  return `${nextTextKey(job)} again`;
}

function callNumber({ calls }: CalledJob): number {
  return calls.filter(mayHaveCost).length;
}

/** The job as it was when its last call was reserved. */
function beforeLast(job: CalledJob): CalledJob {
  return { ...job, calls: job.calls.slice(0, -1) };
}

function pictureBookings(
  keys: readonly string[],
  { before, paid, micros }: Extract<Bill, { kind: "pictures" }>,
) {
  return keys.map((key, index): Booking => {
    if (index < before) return [key, 0];
    return [key, index < before + paid ? micros : null];
  });
}

/** Of a call that nobody knows the price of, the reservation stays. */
function textBookings(
  keys: readonly string[],
  amounts: Extract<Bill, { kind: "texts" }>["micros"],
): Booking[] {
  return keys.flatMap((key, index): Booking[] => {
    const amount = amounts[index];
    return amount === undefined || amount === "unknown" ? [] : [[key, amount === "unpaid" ? null : amount]];
  });
}

function mayHaveCost({ outcome }: PastCall): boolean {
  return outcome !== "unavailable" && outcome !== "misconfigured";
}
