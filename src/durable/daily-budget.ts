import { DurableObject } from "cloudflare:workers";
import * as z from "zod";
import type { Task } from "../agent/form.ts";
import type { Standing } from "../agent/standing.ts";
import { DAY, utcDay } from "../clock.ts";
import { mayTake, type Reservation, type Taken } from "./day-shares.ts";
import { Sql } from "./storage/sql.ts";

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
  /** Reservations of the day, counted once in the life of this instance; null: not yet. */
  #taken: Taken | null = null;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.#sql = new Sql(state.storage);
  }

  /** Takes one of the day's, if there is one for such a sender. */
  async reserve({ key, limit, standing, now }: ReservationRequest): Promise<Reservation> {
    const isNew = this.#open();
    if (isNew) await this.ctx.storage.setAlarm(Date.now() + 2 * DAY);
    if (this.#find(key) !== null) return { ok: true };
    const taken = this.#count();
    const reservation = mayTake(limit, taken, standing, now);
    if (!reservation.ok) return reservation;
    const newcomer = standing === "new" ? 1 : 0;
    this.#sql.run(`INSERT INTO reservations (job, newcomer) VALUES (?, ?)`, key, newcomer);
    this.#taken = { total: taken.total + 1, byNew: taken.byNew + newcomer };
    return reservation;
  }

  /** Gives one back, because nothing was called for it. */
  async release(key: string): Promise<void> {
    this.#open();
    const found = this.#find(key);
    if (found === null) return;
    const taken = this.#count();
    this.#sql.run(`DELETE FROM reservations WHERE job = ?`, key);
    this.#taken = { total: taken.total - 1, byNew: taken.byNew - found.newcomer };
  }

  /** Number of the day's reservations. Asking makes no table. */
  async taken(): Promise<number> {
    if (this.#schema() === null) return 0;
    this.#open();
    return this.#count().total;
  }

  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll();
    this.#taken = null;
  }

  #find(key: string): { readonly newcomer: number } | null {
    const row = z.object({ newcomer: z.number() });
    return this.#sql.first(row, `SELECT newcomer FROM reservations WHERE job = ?`, key);
  }

  #count(): Taken {
    this.#taken ??= this.#sql.first(
      z.object({ total: z.number(), byNew: z.number() }),
      `SELECT count(*) AS total, coalesce(sum(newcomer), 0) AS byNew FROM reservations`,
    ) ?? { total: 0, byNew: 0 };
    return this.#taken;
  }

  /** Whether the table had to be made. One of an earlier deployment does not know who was new: nobody was. */
  #open(): boolean {
    const schema = this.#schema();
    if (schema === null) {
      this.#sql.run(
        `CREATE TABLE reservations (job TEXT PRIMARY KEY, newcomer INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID`,
      );
      return true;
    }
    if (!schema.includes("newcomer"))
      this.#sql.run(`ALTER TABLE reservations ADD COLUMN newcomer INTEGER NOT NULL DEFAULT 0`);
    return false;
  }

  #schema(): string | null {
    const row = z.object({ sql: z.string() });
    return this.#sql.first(row, `SELECT sql FROM sqlite_master WHERE name = 'reservations'`)?.sql ?? null;
  }
}

/** The name of the budget that a task at a moment falls into. `now` in ms. */
export function budgetName(task: Task, now: number): string {
  return task === "draw" ? utcDay(now) : `${utcDay(now)} texts`;
}
