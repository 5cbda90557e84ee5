import { DurableObject } from "cloudflare:workers";
import { z } from "zod";
import { DAY, utcDay } from "../clock.ts";
import type { Env } from "../env.ts";
import { Sql } from "./sql.ts";

/**
 * The paid pictures of one UTC day over all senders: the guard of the operator's money. There is one object for
 * each day, named by it (2026-11-21); it deletes itself when the day is long over.
 */
export class DailyBudget extends DurableObject<Env> {
  readonly #sql: Sql;
  /** How many are taken, counted once in the life of this instance; null: not yet. */
  #taken: number | null = null;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.#sql = new Sql(state.storage);
  }

  /** Takes one picture of the day's `limit` for a job. Asked again for the same job, it is the same picture. */
  async reserve(job: string, limit: number): Promise<boolean> {
    const isNew = this.#open();
    if (isNew) await this.ctx.storage.setAlarm(Date.now() + 2 * DAY);
    if (this.#has(job)) return true;
    const taken = this.#count();
    if (taken >= limit) return false;
    this.#sql.run(`INSERT INTO reservations (job) VALUES (?)`, job);
    this.#taken = taken + 1;
    return true;
  }

  /** Gives a job's picture back, because nothing was called for it. */
  async release(job: string): Promise<void> {
    this.#open();
    if (!this.#has(job)) return;
    const taken = this.#count();
    this.#sql.run(`DELETE FROM reservations WHERE job = ?`, job);
    this.#taken = taken - 1;
  }

  /** How many pictures of the day are taken. Asking makes no table. */
  async taken(): Promise<number> {
    return this.#exists() ? this.#count() : 0;
  }

  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll();
    this.#taken = null;
  }

  #has(job: string): boolean {
    return (
      this.#sql.first(z.object({ job: z.string() }), `SELECT job FROM reservations WHERE job = ?`, job) !==
      null
    );
  }

  #count(): number {
    this.#taken ??=
      this.#sql.first(z.object({ n: z.number() }), `SELECT count(*) AS n FROM reservations`)?.n ?? 0;
    return this.#taken;
  }

  #open(): boolean {
    if (this.#exists()) return false;
    this.#sql.run(`CREATE TABLE reservations (job TEXT PRIMARY KEY) WITHOUT ROWID`);
    return true;
  }

  #exists(): boolean {
    const found = this.#sql.first(
      z.object({ name: z.string() }),
      `SELECT name FROM sqlite_master WHERE name = 'reservations'`,
    );
    return found !== null;
  }
}

/** The name of the budget that a moment falls into. `now` in ms. */
export function budgetDay(now: number): string {
  return utcDay(now);
}
