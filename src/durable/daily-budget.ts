import { DurableObject } from "cloudflare:workers";
import * as z from "zod";
import type { Task } from "../agent/form.ts";
import type { Standing } from "../agent/standing.ts";
import { DAY, utcDay } from "../clock.ts";
import { mayTake, type Reservation, type Taken } from "./day-shares.ts";
import { Sql } from "./storage/sql.ts";

/** Reservations for a call that costs money, before it is made. */
export interface ReservationRequest {
  readonly task: Task;
  /** One for each picture, or for the one answer. Asked again with the same ones, they are the same reservations. */
  readonly keys: readonly string[];
  /** Number of the call among those of its job that may have been paid, from 0. */
  readonly call: number;
  /** What the call costs at most for each key, in millionths of a dollar. */
  readonly micros: number;
  /** Of the day, in number for this task and in money for everything; 0: none. */
  readonly limits: { readonly count: number; readonly micros: number };
  readonly standing: Standing;
  /** In ms; within the object's day. */
  readonly now: number;
}

/** `granted`: for so many of the keys, in their order. `freeAt`: when the next one can be had, in ms; null: all are. */
export interface Granted {
  readonly granted: number;
  readonly freeAt: number | null;
}

/** What a call has cost for one key, in millionths of a dollar; null: nothing was paid for it. */
export type Booking = readonly [key: string, micros: number | null];

/** What is taken of a day. */
export interface DayTaken {
  readonly pictures: number;
  readonly answers: number;
  /** Paid, or reserved for calls whose cost is not known yet. */
  readonly micros: number;
}

const reservation = z.object({
  task: z.enum(["draw", "complete"]),
  newcomer: z.number(),
  calls: z.number(),
  open: z.number(),
  spent: z.number(),
});
type Row = z.infer<typeof reservation>;

/** Sums over the day's rows. */
type Sums = Readonly<Record<Task | "micros", Taken>>;

/** Columns that tables of earlier deployments lack. Their rows are pictures of senders that count as known, unpriced. */
const LATER_COLUMNS = {
  newcomer: "INTEGER NOT NULL DEFAULT 0",
  task: "TEXT NOT NULL DEFAULT 'draw'",
  /** Calls so far that may have been paid, the reserved one included. */
  calls: "INTEGER NOT NULL DEFAULT 1",
  /** Reserved for the last of them, or what it has cost. */
  open: "INTEGER NOT NULL DEFAULT 0",
  /** What those before it have cost, or might have. */
  spent: "INTEGER NOT NULL DEFAULT 0",
} as const;

/**
 * The paid pictures and calls of the text model of one UTC day over all senders, by number and by money: the guard of
 * the operator's money. What is reserved and never settled, because somebody was killed, stays taken. There is one
 * object for each day, named by it; it deletes itself when the day is long over.
 */
export class DailyBudget extends DurableObject<Env> {
  /** Public for the test that holds the rows written. */
  readonly sql: Sql;
  /** Counted once in the life of this instance; null: not yet. */
  #sums: Sums | null = null;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.sql = new Sql(state.storage);
  }

  /** Takes as many of the keys as the day has for such a sender. */
  async reserve(request: ReservationRequest): Promise<Granted> {
    const isNew = this.#open();
    if (isNew) await this.ctx.storage.setAlarm(Date.now() + 2 * DAY);
    for (const [granted, key] of request.keys.entries()) {
      const taken = this.#take(key, request);
      if (!taken.ok) return { granted, freeAt: taken.freeAt };
    }
    return { granted: request.keys.length, freeAt: null };
  }

  /** Books what a call has cost. What nothing was paid for is given back. Said again, it changes nothing. */
  async settle(call: number, bookings: readonly Booking[]): Promise<void> {
    this.#open();
    for (const [key, micros] of bookings) {
      const row = this.#find(key);
      if (row === null || row.calls !== call + 1) continue;
      if (micros !== null) this.#put(key, row, { ...row, open: micros });
      else if (call === 0) this.#remove(key, row);
      else this.#put(key, row, { ...row, calls: call, open: 0 });
    }
  }

  /** What is taken of the day. Asking makes no table. */
  async taken(): Promise<DayTaken> {
    if (this.#schema() === null) return { pictures: 0, answers: 0, micros: 0 };
    this.#open();
    const { draw, complete, micros } = this.#count();
    return { pictures: draw.total, answers: complete.total, micros: micros.total };
  }

  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll();
    this.#sums = null;
  }

  #take(key: string, { task, call, micros, limits, standing, now }: ReservationRequest): Reservation {
    const row = this.#find(key);
    if (row?.calls === call + 1 && row.open >= micros) return { ok: true };
    const isSameCall = row?.calls === call + 1;
    const sums = this.#count();
    const more = isSameCall ? micros - row.open : micros;
    const refused = [
      row !== null || limits.count === 0 ? OK : mayTake(limits.count, sums[task], standing, now),
      limits.micros === 0 ? OK : mayTake(limits.micros, sums.micros, standing, now, more),
    ].filter((answer) => !answer.ok);
    if (refused.length > 0) return { ok: false, freeAt: Math.max(...refused.map(({ freeAt }) => freeAt)) };
    const spent = row === null ? 0 : row.spent + (isSameCall ? 0 : row.open);
    const newcomer = row?.newcomer ?? (standing === "new" ? 1 : 0);
    this.#put(key, row, { task, newcomer, calls: call + 1, open: micros, spent });
    return OK;
  }

  #put(key: string, before: Row | null, { task, newcomer, calls, open, spent }: Row): void {
    this.sql.run(
      `INSERT INTO reservations (job, task, newcomer, calls, open, spent) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (job) DO UPDATE SET calls = excluded.calls, open = excluded.open, spent = excluded.spent`,
      key,
      task,
      newcomer,
      calls,
      open,
      spent,
    );
    this.#change(before, { task, newcomer, calls, open, spent });
  }

  #remove(key: string, before: Row): void {
    this.sql.run(`DELETE FROM reservations WHERE job = ?`, key);
    this.#change(before, null);
  }

  #change(before: Row | null, after: Row | null): void {
    if (this.#sums === null) return;
    const without = before === null ? this.#sums : added(this.#sums, before, -1);
    this.#sums = after === null ? without : added(without, after, 1);
  }

  #find(key: string): Row | null {
    return this.sql.first(
      reservation,
      `SELECT task, newcomer, calls, open, spent FROM reservations WHERE job = ?`,
      key,
    );
  }

  #count(): Sums {
    if (this.#sums !== null) return this.#sums;
    const columns = `task, newcomer, 1 AS calls, sum(open) AS open, sum(spent) AS spent, count(*) AS rows`;
    const groups = this.sql.all(
      reservation.extend({ rows: z.number() }),
      `SELECT ${columns} FROM reservations GROUP BY task, newcomer`,
    );
    this.#sums = groups.reduce<Sums>((sums, group) => added(sums, group, 1, group.rows), NOTHING_TAKEN);
    return this.#sums;
  }

  /** Whether the table had to be made. */
  #open(): boolean {
    const schema = this.#schema();
    if (schema === null) {
      const columns = Object.entries(LATER_COLUMNS).map(([name, type]) => `${name} ${type}`);
      this.sql.run(`CREATE TABLE reservations (job TEXT PRIMARY KEY, ${columns.join(", ")}) WITHOUT ROWID`);
      return true;
    }
    for (const [name, type] of Object.entries(LATER_COLUMNS))
      if (!schema.includes(`${name} `)) this.sql.run(`ALTER TABLE reservations ADD COLUMN ${name} ${type}`);
    return false;
  }

  #schema(): string | null {
    const row = z.object({ sql: z.string() });
    return this.sql.first(row, `SELECT sql FROM sqlite_master WHERE name = 'reservations'`)?.sql ?? null;
  }
}

const OK: Reservation = { ok: true };
const NONE: Taken = { total: 0, byNew: 0 };
const NOTHING_TAKEN: Sums = { draw: NONE, complete: NONE, micros: NONE };

/** The sums with a row more (`sign` 1) or less (-1), or with a group of `rows`. */
function added(sums: Sums, { task, newcomer, open, spent }: Row, sign: 1 | -1, rows = 1): Sums {
  const plus = ({ total, byNew }: Taken, amount: number): Taken => ({
    total: total + sign * amount,
    byNew: byNew + (newcomer === 1 ? sign * amount : 0),
  });
  return { ...sums, [task]: plus(sums[task], rows), micros: plus(sums.micros, open + spent) };
}

/** The name of the budget that a moment falls into. `now` in ms. */
export function budgetName(now: number): string {
  return utcDay(now);
}
