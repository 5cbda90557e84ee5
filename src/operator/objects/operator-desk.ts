import { DurableObject } from "cloudflare:workers";
import { type Clock, MINUTE, systemClock } from "../../clock.ts";
import { loadConfig } from "../../config.ts";
import { nullOr, number, oneOf, onlyRow, rowId, string } from "../../durable/storage/column.ts";
import { Migrations } from "../../durable/storage/migrations.ts";
import { ObjectAlarm } from "../../durable/storage/object-alarm.ts";
import { Sql } from "../../durable/storage/sql.ts";
import { Table } from "../../durable/storage/table.ts";
import { pictureObjectName } from "../../imagegen/picture-store.ts";
import { logFault } from "../../log.ts";
import { type ActionRow, type OperatorAction, subjectOf } from "../action.ts";
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

/** Addresses that are blocked, or without limits. */
const ruled = new Table("rules", { address: string, rule: oneOf(["blocked", "unlimited"]) }, [
  "address",
  "rule",
]);
/** The one row that says that drawing is paused. */
const pauses = new Table("pause", { id: onlyRow, sentence: string });
/** Everything that was done, as `ActionRow` says it. */
const actions = new Table("actions", {
  id: rowId,
  at: number,
  action: string,
  subject: nullOr(string),
  result: nullOr(string),
});
/** Keys of pictures that are to be deleted once more, and when. */
const doomed = new Table("doomed", { picture: string, at: number }, ["picture"]);

export const DESK_TABLES = [ruled, pauses, actions, doomed];
const migrations = new Migrations({ tables: DESK_TABLES, unversioned: actions.name });

const deskFault = (fault: unknown) => logFault("operator-desk", fault);

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
    migrations.bringUpToDate(this.#sql, deskFault);
    const loaded = loadConfig(env);
    this.#clock = systemClock(loaded.ok ? loaded.config.clockOffsetMs : 0);
    this.#alarm = new ObjectAlarm({ storage: state.storage, clock: this.#clock, onFault: deskFault });
  }

  /** Asking makes no table. */
  async rules(): Promise<OperatorRules> {
    return migrations.tablesExist(this.#sql) ? this.#rules() : { blocked: [], unlimited: [], paused: null };
  }

  /** The newest first. */
  async actions(most: number): Promise<ActionRow[]> {
    if (!migrations.tablesExist(this.#sql)) return [];
    return actions.all(this.#sql, `ORDER BY id DESC LIMIT ?`, most);
  }

  /** Notes an action and, if it is one on the rules, carries it out. Gives the number of its row and the rules. */
  async act(action: OperatorAction): Promise<{ id: number; result: string | null; rules: OperatorRules }> {
    migrations.migrate(this.#sql);
    return this.#sql.transaction(() => {
      const result = this.#carryOut(action);
      const id = this.#note(action, result);
      return { id, result, rules: this.#rules() };
    });
  }

  /** Notes how an action ended that others carried out. */
  async conclude(id: number, result: string): Promise<void> {
    migrations.migrate(this.#sql);
    actions.update(this.#sql, { result }, `WHERE id = ?`, id);
  }

  /** Has pictures deleted again later that somebody may be drawing now. */
  async deleteLater(pictures: readonly string[]): Promise<void> {
    if (pictures.length === 0) return;
    migrations.migrate(this.#sql);
    const at = this.#clock.now() + DELETED_AGAIN_AFTER;
    this.#sql.transaction(() => {
      for (const picture of pictures)
        doomed.insert(this.#sql, { picture, at }, `ON CONFLICT (picture) DO UPDATE SET at = excluded.at`);
    });
    await this.#alarm.by(at);
  }

  override async alarm(info?: AlarmInvocationInfo): Promise<void> {
    await this.#alarm.run(info, async () => (await this.#deletePictures(this.#clock.now())) ?? "never");
  }

  /** Deletes the pictures that are due, and gives the time of the next ones; null: there are none. */
  async #deletePictures(now: number): Promise<number | null> {
    const pictures = this.#sql.values(
      string,
      `SELECT picture FROM doomed WHERE at <= ? LIMIT ?`,
      now,
      DELETED_AT_ONCE,
    );
    if (pictures.length > 0) await this.env.PICTURES.delete(pictures.map(pictureObjectName));
    this.#sql.transaction(() => {
      for (const picture of pictures) this.#sql.run(`DELETE FROM doomed WHERE picture = ?`, picture);
    });
    return this.#sql.value(nullOr(number), `SELECT min(at) FROM doomed`);
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
        this.#pause(action.sentence);
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
    ruled.insert(this.#sql, { address, rule }, `ON CONFLICT DO NOTHING`);
    return "done";
  }

  #remove(address: string, rule: keyof Omit<OperatorRules, "paused">): string {
    this.#sql.run(`DELETE FROM rules WHERE address = ? AND rule = ?`, address, rule);
    return "done";
  }

  #pause(sentence: string): void {
    pauses.insert(
      this.#sql,
      { id: 1, sentence },
      `ON CONFLICT (id) DO UPDATE SET sentence = excluded.sentence`,
    );
  }

  #note(action: OperatorAction, result: string | null): number {
    const row = { at: this.#clock.now(), action: action.action, subject: subjectOf(action), result };
    const { id } = actions.add(this.#sql, row);
    this.#sql.run(`DELETE FROM actions WHERE id <= ?`, id - ACTIONS_KEPT);
    return id;
  }

  #rules(): OperatorRules {
    const rows = ruled.all(this.#sql, `ORDER BY address`);
    const addresses = (rule: string) => rows.filter((row) => row.rule === rule).map(({ address }) => address);
    const paused = pauses.first(this.#sql)?.sentence ?? null;
    return { blocked: addresses("blocked"), unlimited: addresses("unlimited"), paused };
  }
}
