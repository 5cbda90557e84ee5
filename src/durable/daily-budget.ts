import { DurableObject } from "cloudflare:workers";
import type { Task } from "../agent/form.ts";
import type { Standing } from "../agent/standing.ts";
import { DAY, systemClock, utcDay } from "../clock.ts";
import { logFault } from "../log.ts";
import { mayTake, type Reservation, type Taken } from "./day-shares.ts";
import { flag, number, string } from "./storage/column.ts";
import { Migrations } from "./storage/migrations.ts";
import { ObjectAlarm } from "./storage/object-alarm.ts";
import { Selection } from "./storage/selection.ts";
import { Sql } from "./storage/sql.ts";
import { Table } from "./storage/table.ts";

/** What the day's pictures, or calls of the text model, were reserved for. */
export const reservations = new Table("reservations", { job: string, newcomer: flag }, ["job"]);

const migrations = new Migrations({
  tables: [reservations],
  steps: [
    [`CREATE TABLE reservations (job TEXT PRIMARY KEY) WITHOUT ROWID`],
    // Whether a new sender has it. Of those that were there nobody knows: nobody was new.
    [
      `CREATE TABLE new_reservations (job TEXT PRIMARY KEY, newcomer INTEGER NOT NULL) WITHOUT ROWID`,
      `INSERT INTO new_reservations (job, newcomer) SELECT job, 0 FROM reservations`,
      `DROP TABLE reservations`,
      `ALTER TABLE new_reservations RENAME TO reservations`,
    ],
  ],
  unversioned: reservations.name,
});

const sums = new Selection({ total: number, byNew: number }, reservations.name, {
  total: "count(*)",
  byNew: "coalesce(sum(newcomer), 0)",
});

/** By then the day is long over, whatever the clocks of whoever asks. */
const KEPT_FOR = 2 * DAY;

const budgetFault = (fault: unknown) => logFault("daily-budget", fault);

/** A reservation for a call that costs money, before it is made. */
export interface ReservationRequest {
  /** Asked again with the same one, it is the same reservation. */
  readonly key: string;
  /** Of the day. */
  readonly limit: number;
  readonly standing: Standing;
  /** In ms; within the object's day. */
  readonly now: number;
}

/**
 * The paid pictures of one UTC day over all senders, or its calls of the text model: the guard of the operator's
 * money. There is one object for each day and task, named by them; it deletes itself when the day is long over.
 */
export class DailyBudget extends DurableObject<Env> {
  readonly #sql: Sql;
  readonly #clock = systemClock(0);
  readonly #alarm: ObjectAlarm;
  /** Reservations of the day, counted once in the life of this instance; null: not yet. */
  #taken: Taken | null = null;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.#sql = new Sql(state.storage);
    this.#alarm = new ObjectAlarm({ storage: state.storage, clock: this.#clock, onFault: budgetFault });
  }

  /** Takes one of the day's, if there is one for such a sender. */
  async reserve({ key, limit, standing, now }: ReservationRequest): Promise<Reservation> {
    migrations.migrate(this.#sql);
    await this.#alarm.by(this.#clock.now() + KEPT_FOR);
    if (this.#isNewcomers(key) !== null) return { ok: true };
    const taken = this.#count();
    const reservation = mayTake(limit, taken, standing, now);
    if (!reservation.ok) return reservation;
    const newcomer = standing === "new";
    reservations.insert(this.#sql, { job: key, newcomer });
    this.#taken = { total: taken.total + 1, byNew: taken.byNew + (newcomer ? 1 : 0) };
    return reservation;
  }

  /** Gives one back, because nothing was called for it. */
  async release(key: string): Promise<void> {
    if (!this.#exists()) return;
    const newcomer = this.#isNewcomers(key);
    if (newcomer === null) return;
    const taken = this.#count();
    this.#sql.run(`DELETE FROM reservations WHERE job = ?`, key);
    this.#taken = { total: taken.total - 1, byNew: taken.byNew - (newcomer ? 1 : 0) };
  }

  /** Number of the day's reservations. Asking makes no table. */
  async taken(): Promise<number> {
    return this.#exists() ? this.#count().total : 0;
  }

  override async alarm(info?: AlarmInvocationInfo): Promise<void> {
    await this.#alarm.run(info, async () => {
      await this.ctx.storage.deleteAll();
      this.#taken = null;
      return "never";
    });
  }

  /** Whether anything was reserved; in tables of today's form, if so. */
  #exists(): boolean {
    const exists = migrations.tablesExist(this.#sql);
    if (exists) migrations.migrate(this.#sql);
    return exists;
  }

  /** null: there is no such reservation. */
  #isNewcomers(key: string): boolean | null {
    return this.#sql.value(flag, `SELECT newcomer FROM reservations WHERE job = ?`, key);
  }

  #count(): Taken {
    this.#taken ??= sums.first(this.#sql) ?? { total: 0, byNew: 0 };
    return this.#taken;
  }
}

/** The name of the budget that a task at a moment falls into. `now` in ms. */
export function budgetName(task: Task, now: number): string {
  return task === "draw" ? utcDay(now) : `${utcDay(now)} texts`;
}
