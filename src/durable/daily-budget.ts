import { DurableObject } from "cloudflare:workers";
import { TASKS, type Task } from "../agent/form.ts";
import type { Standing } from "../agent/standing.ts";
import { DAY, systemClock, utcDay } from "../clock.ts";
import { logFault } from "../log.ts";
import { mayTake, type Reservation, type Taken } from "./day-shares.ts";
import { flag, number, oneOf, string } from "./storage/column.ts";
import { Migrations } from "./storage/migrations.ts";
import { ObjectAlarm } from "./storage/object-alarm.ts";
import { type RowOf, Selection } from "./storage/selection.ts";
import { Sql } from "./storage/sql.ts";
import { Table } from "./storage/table.ts";

/** What the day's pictures and calls of the text model were reserved for. */
export const reservations = new Table(
  "reservations",
  {
    /** Of the picture, or of the call. */
    job: string,
    newcomer: flag,
    task: oneOf(TASKS),
    /** Calls so far that may have been paid, the reserved one included. */
    calls: number,
    /** Reserved for the last of them, or what it has cost, in millionths of a dollar. */
    open: number,
    /** What those before it have cost, or might have. */
    spent: number,
  },
  ["job"],
);
type Row = Omit<RowOf<typeof reservations.columns>, "job">;

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
    // What each costs. Those that were there are pictures without a price.
    [
      `CREATE TABLE new_reservations (job TEXT PRIMARY KEY, newcomer INTEGER NOT NULL, task TEXT NOT NULL,
         calls INTEGER NOT NULL, open INTEGER NOT NULL, spent INTEGER NOT NULL) WITHOUT ROWID`,
      `INSERT INTO new_reservations (job, newcomer, task, calls, open, spent)
         SELECT job, newcomer, 'draw', 1, 0, 0 FROM reservations`,
      `DROP TABLE reservations`,
      `ALTER TABLE new_reservations RENAME TO reservations`,
    ],
  ],
  unversioned: reservations.name,
});

const { task, newcomer } = reservations.columns;
const groups = new Selection({ task, newcomer, rows: number, micros: number }, reservations.name, {
  rows: "count(*)",
  micros: "sum(open + spent)",
});

/** By then the day is long over, whatever the clocks of whoever asks. */
const KEPT_FOR = 2 * DAY;

const budgetFault = (fault: unknown) => logFault("daily-budget", fault);

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

/** Sums over the day's rows. */
type Sums = Readonly<Record<Task | "micros", Taken>>;

/**
 * The paid pictures and calls of the text model of one UTC day over all senders, by number and by money: the guard of
 * the operator's money. What is reserved and never settled, because somebody was killed, stays taken. There is one
 * object for each day, named by it; it deletes itself when the day is long over.
 */
export class DailyBudget extends DurableObject<Env> {
  /** Public for the test that holds the rows written. */
  readonly sql: Sql;
  readonly #clock = systemClock(0);
  readonly #alarm: ObjectAlarm;
  /** Counted once in the life of this instance; null: not yet. */
  #sums: Sums | null = null;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.sql = new Sql(state.storage);
    this.#alarm = new ObjectAlarm({ storage: state.storage, clock: this.#clock, onFault: budgetFault });
  }

  /** Takes as many of the keys as the day has for such a sender. */
  async reserve(request: ReservationRequest): Promise<Granted> {
    migrations.migrate(this.sql);
    await this.#alarm.by(this.#clock.now() + KEPT_FOR);
    for (const [granted, key] of request.keys.entries()) {
      const taken = this.#take(key, request);
      if (!taken.ok) return { granted, freeAt: taken.freeAt };
    }
    return { granted: request.keys.length, freeAt: null };
  }

  /** Books what a call has cost. What nothing was paid for is given back. Said again, it changes nothing. */
  async settle(call: number, bookings: readonly Booking[]): Promise<void> {
    if (!this.#exists()) return;
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
    if (!this.#exists()) return { pictures: 0, answers: 0, micros: 0 };
    const { draw, complete, micros } = this.#count();
    return { pictures: draw.total, answers: complete.total, micros: micros.total };
  }

  override async alarm(info?: AlarmInvocationInfo): Promise<void> {
    await this.#alarm.run(info, async () => {
      await this.sql.deleteAll();
      this.#sums = null;
      return "never";
    });
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
    const newcomer = row?.newcomer ?? standing === "new";
    this.#put(key, row, { task, newcomer, calls: call + 1, open: micros, spent });
    return OK;
  }

  #put(key: string, before: Row | null, after: Row): void {
    const conflict =
      "ON CONFLICT (job) DO UPDATE SET calls = excluded.calls, open = excluded.open, spent = excluded.spent";
    reservations.insert(this.sql, { job: key, ...after }, conflict);
    this.#change(before, after);
  }

  #remove(key: string, before: Row): void {
    this.sql.run(`DELETE FROM reservations WHERE job = ?`, key);
    this.#change(before, null);
  }

  #change(before: Row | null, after: Row | null): void {
    if (this.#sums === null) return;
    const without = before === null ? this.#sums : added(this.#sums, groupOf(before), -1);
    this.#sums = after === null ? without : added(without, groupOf(after), 1);
  }

  #find(key: string): Row | null {
    return reservations.first(this.sql, `WHERE job = ?`, key);
  }

  #count(): Sums {
    this.#sums ??= groups
      .all(this.sql, `GROUP BY task, newcomer`)
      .reduce<Sums>((sums, group) => added(sums, group, 1), NOTHING_TAKEN);
    return this.#sums;
  }

  /** Whether anything was reserved; in tables of today's form, if so. */
  #exists(): boolean {
    const exists = migrations.tablesExist(this.sql);
    if (exists) migrations.migrate(this.sql);
    return exists;
  }
}

const OK: Reservation = { ok: true };
const NONE: Taken = { total: 0, byNew: 0 };
const NOTHING_TAKEN: Sums = { draw: NONE, complete: NONE, micros: NONE };

/** Rows of one task, of new senders or of the others. */
interface Group extends Pick<Row, "task" | "newcomer"> {
  readonly rows: number;
  readonly micros: number;
}

const groupOf = ({ task, newcomer, open, spent }: Row): Group => ({
  task,
  newcomer,
  rows: 1,
  micros: open + spent,
});

/** The sums with a group more (`sign` 1) or less (-1). */
function added(sums: Sums, { task, newcomer, rows, micros }: Group, sign: 1 | -1): Sums {
  const plus = ({ total, byNew }: Taken, amount: number): Taken => ({
    total: total + sign * amount,
    byNew: byNew + (newcomer ? sign * amount : 0),
  });
  return { ...sums, [task]: plus(sums[task], rows), micros: plus(sums.micros, micros) };
}

/** The name of the budget that a moment falls into. `now` in ms. */
export function budgetName(now: number): string {
  return utcDay(now);
}
