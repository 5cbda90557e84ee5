import { DurableObject } from "cloudflare:workers";
import * as z from "zod";
import { type Clock, MINUTE, systemClock } from "../../clock.ts";
import { loadConfig } from "../../config.ts";
import { badRuns } from "../../durable/storage/alarm-time.ts";
import { ObjectAlarm } from "../../durable/storage/object-alarm.ts";
import { Sql } from "../../durable/storage/sql.ts";
import { pictureObjectName } from "../../imagegen/picture-store.ts";
import { logFault } from "../../log.ts";
import { type ActionRow, actionRowSchema, type OperatorAction, subjectOf } from "../action.ts";
import type { OperatorRules } from "../rules.ts";

/** The most addresses of each list: every isolate reads them whole. */
const MOST_ADDRESSES = 1_000;
const ACTIONS_KEPT = 5_000;
/**
 * The time after which pictures are deleted once more: by then whoever draws for a job that was open has stored its
 * picture, or never will.
 */
const DELETED_AGAIN_AFTER = 20 * MINUTE;
/** R2 deletes so many objects at once. */
const DELETED_AT_ONCE = 1_000;

const TABLES = [
  `CREATE TABLE rules (address TEXT NOT NULL, rule TEXT NOT NULL, PRIMARY KEY (address, rule)) WITHOUT ROWID`,
  `CREATE TABLE pause (id INTEGER PRIMARY KEY CHECK (id = 1), sentence TEXT NOT NULL)`,
  `CREATE TABLE actions (
     id INTEGER PRIMARY KEY, at INTEGER NOT NULL, action TEXT NOT NULL, subject TEXT, result TEXT
   )`,
  `CREATE TABLE doomed (picture TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID`,
];

const ruleRow = z.object({ address: z.string(), rule: z.enum(["blocked", "unlimited"]) });

/**
 * The object that keeps the operator's rules, which add to the settings, and a row of everything that was done: one
 * for the whole agent. The Worker reads its rules now and then; no message waits for it.
 */
export class OperatorDesk extends DurableObject<Env> {
  readonly #sql: Sql;
  readonly #clock: Clock;
  readonly #alarm: ObjectAlarm;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.#sql = new Sql(state.storage);
    const loaded = loadConfig(env);
    this.#clock = systemClock(loaded.ok ? loaded.config.clockOffsetMs : 0);
    this.#alarm = new ObjectAlarm({ storage: state.storage, clock: this.#clock });
  }

  /** Asking makes no table. */
  async rules(): Promise<OperatorRules> {
    return this.#exists() ? this.#rules() : { blocked: [], unlimited: [], paused: null };
  }

  /** The newest first. */
  async actions(most: number): Promise<ActionRow[]> {
    if (!this.#exists()) return [];
    return this.#sql.all(actionRowSchema, `SELECT * FROM actions ORDER BY id DESC LIMIT ?`, most);
  }

  /** Notes an action and, if it is one on the rules, carries it out. Gives the number of its row and the rules. */
  async act(action: OperatorAction): Promise<{ id: number; result: string | null; rules: OperatorRules }> {
    this.#open();
    return this.#sql.transaction(() => {
      const result = this.#carryOut(action);
      const id = this.#note(action, result);
      return { id, result, rules: this.#rules() };
    });
  }

  /** Notes how an action ended that others carried out. */
  async conclude(id: number, result: string): Promise<void> {
    this.#open();
    this.#sql.run(`UPDATE actions SET result = ? WHERE id = ?`, result, id);
  }

  /** Has pictures deleted again later that somebody may be drawing now. */
  async deleteLater(pictures: readonly string[]): Promise<void> {
    if (pictures.length === 0) return;
    this.#open();
    const at = this.#clock.now() + DELETED_AGAIN_AFTER;
    this.#sql.transaction(() => {
      for (const picture of pictures)
        this.#sql.run(`INSERT OR REPLACE INTO doomed (picture, at) VALUES (?, ?)`, picture, at);
    });
    await this.#alarm.by(at);
  }

  override async alarm(info?: AlarmInvocationInfo): Promise<void> {
    const now = this.#clock.now();
    await this.#alarm.afterBadRun(badRuns(info?.scheduledTime ?? 0));
    try {
      const next = await this.#deletePictures(now);
      if (next === null) await this.#alarm.clear();
      else await this.#alarm.at(next);
    } catch (fault) {
      logFault("operator-desk", fault);
    }
  }

  /** Deletes the pictures that are due, and gives the time of the next ones; null: there are none. */
  async #deletePictures(now: number): Promise<number | null> {
    const due = this.#sql.all(
      z.object({ picture: z.string() }),
      `SELECT picture FROM doomed WHERE at <= ? LIMIT ?`,
      now,
      DELETED_AT_ONCE,
    );
    const pictures = due.map(({ picture }) => picture);
    if (pictures.length > 0) await this.env.PICTURES.delete(pictures.map(pictureObjectName));
    this.#sql.transaction(() => {
      for (const picture of pictures) this.#sql.run(`DELETE FROM doomed WHERE picture = ?`, picture);
    });
    return (
      this.#sql.first(z.object({ at: z.number().nullable() }), `SELECT min(at) AS at FROM doomed`)?.at ?? null
    );
  }

  /** Carries an action out and gives its result; null: it is not done here. */
  #carryOut(action: OperatorAction): string | null {
    switch (action.action) {
      case "block":
        return this.#add(action.address, "blocked");
      case "unlimited":
        return this.#add(action.address, "unlimited");
      case "unblock":
        return this.#remove(action.address, "blocked");
      case "limited":
        return this.#remove(action.address, "unlimited");
      case "pause":
        this.#sql.run(`INSERT OR REPLACE INTO pause (id, sentence) VALUES (1, ?)`, action.sentence);
        return "done";
      case "resume":
        this.#sql.run(`DELETE FROM pause`);
        return "done";
      case "forget":
      case "resend":
        return null;
    }
  }

  #add(address: string, rule: keyof Omit<OperatorRules, "paused">): string {
    if (this.#rules()[rule].length >= MOST_ADDRESSES) return "list-full";
    this.#sql.run(`INSERT OR IGNORE INTO rules (address, rule) VALUES (?, ?)`, address, rule);
    return "done";
  }

  #remove(address: string, rule: keyof Omit<OperatorRules, "paused">): string {
    this.#sql.run(`DELETE FROM rules WHERE address = ? AND rule = ?`, address, rule);
    return "done";
  }

  #note(action: OperatorAction, result: string | null): number {
    const row = this.#sql.first(
      z.object({ id: z.number() }),
      `INSERT INTO actions (at, action, subject, result) VALUES (?, ?, ?, ?) RETURNING id`,
      this.#clock.now(),
      action.action,
      subjectOf(action),
      result,
    );
    const id = row?.id ?? 0;
    this.#sql.run(`DELETE FROM actions WHERE id <= ?`, id - ACTIONS_KEPT);
    return id;
  }

  #rules(): OperatorRules {
    const rows = this.#sql.all(ruleRow, `SELECT address, rule FROM rules ORDER BY address`);
    const ruled = (rule: string) => rows.filter((row) => row.rule === rule).map(({ address }) => address);
    const paused = this.#sql.first(z.object({ sentence: z.string() }), `SELECT sentence FROM pause`);
    return { blocked: ruled("blocked"), unlimited: ruled("unlimited"), paused: paused?.sentence ?? null };
  }

  #exists(): boolean {
    const name = z.object({ name: z.string() });
    return this.#sql.first(name, `SELECT name FROM sqlite_master WHERE name = 'actions'`) !== null;
  }

  #open(): void {
    if (this.#exists()) return;
    this.#sql.transaction(() => {
      for (const table of TABLES) this.#sql.run(table);
    });
  }
}
