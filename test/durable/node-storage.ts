import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { SqlValue } from "../../src/durable/storage/column.ts";
import { type ObjectStorage, Sql } from "../../src/durable/storage/sql.ts";
import { oneLine } from "./statements.ts";

/**
 * Statements over node:sqlite, prepared once each, as the platform does. What one changes is counted as the rows that
 * it wrote; which index entries are billed beside them is known to workerd alone (test/worker/rows.test.ts).
 */
class NodeSql {
  readonly #database: DatabaseSync;
  readonly #onQuery: (query: string) => void;
  readonly #prepared = new Map<string, StatementSync>();

  constructor(database: DatabaseSync, onQuery: (query: string) => void) {
    this.#database = database;
    this.#onQuery = onQuery;
  }

  exec(query: string, ...values: SqlValue[]) {
    this.#onQuery(query);
    const before = this.#number("SELECT total_changes()");
    const rows = this.#prepare(query)
      .all(...values)
      .map(plainRow);
    const rowsWritten = this.#number("SELECT total_changes()") - before;
    return { toArray: () => rows, rowsRead: rows.length, rowsWritten };
  }

  get databaseSize(): number {
    const free = this.#number("PRAGMA freelist_count");
    return (this.#number("PRAGMA page_count") - free) * this.#number("PRAGMA page_size");
  }

  #number(query: string): number {
    return Number(Object.values(this.#prepare(query).get() ?? {})[0]);
  }

  #prepare(query: string): StatementSync {
    const known = this.#prepared.get(query);
    if (known !== undefined) return known;
    const prepared = this.#database.prepare(query);
    this.#prepared.set(query, prepared);
    return prepared;
  }
}

/** An object's storage in memory: its tables, and what is done with them, need nothing of the platform. */
export class NodeStorage implements ObjectStorage {
  readonly #database = new DatabaseSync(":memory:");
  readonly sql: NodeSql;

  constructor(onQuery: (query: string) => void = () => {}) {
    this.sql = new NodeSql(this.#database, onQuery);
  }

  /** How SQLite would go about a query, a step each. */
  planOf(query: string): string[] {
    return this.#database
      .prepare(`EXPLAIN QUERY PLAN ${query}`)
      .all()
      .map(({ detail }) => String(detail));
  }

  async deleteAll(): Promise<void> {
    throw new Error("no test here deletes an object");
  }

  transactionSync<T>(work: () => T): T {
    this.#database.exec("SAVEPOINT work");
    try {
      const result = work();
      this.#database.exec("RELEASE work");
      return result;
    } catch (fault) {
      this.#database.exec("ROLLBACK TO work; RELEASE work");
      throw fault;
    }
  }
}

/** No table of ours holds blobs, or integers beyond what a number can. */
function plainRow(row: Readonly<Record<string, unknown>>): Record<string, SqlValue> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]): [string, SqlValue] => {
      if (value === null || typeof value === "string" || typeof value === "number") return [name, value];
      throw new Error(`the column ${name} holds a ${typeof value}`);
    }),
  );
}

/** Runs `work` on the tables of a fresh object, in Node. */
export async function withTables<T>(_sender: string, work: (sql: Sql) => T | Promise<T>): Promise<T> {
  return work(new Sql(new NodeStorage()));
}

/** How SQLite goes about each query, a step each, by the query in one line. */
export type Plans = ReadonlyMap<string, readonly string[]>;

/** The plans of all queries that `work` makes on the storage of a fresh object, with the tables as they stand then. */
export async function planned(work: (storage: NodeStorage, sql: Sql) => Promise<void>): Promise<Plans> {
  const plans = new Map<string, readonly string[]>();
  const storage: NodeStorage = new NodeStorage((query) => {
    const line = oneLine(query);
    if (!plans.has(line) && /^(SELECT|UPDATE|DELETE|INSERT)/.test(line))
      plans.set(line, storage.planOf(query));
  });
  await work(storage, new Sql(storage));
  return plans;
}
