import { DatabaseSync } from "node:sqlite";
import type { SqlValue } from "../../src/durable/storage/column.ts";
import { type ObjectStorage, Sql } from "../../src/durable/storage/sql.ts";

/**
 * Statements over node:sqlite. What one changes is counted as the rows that it wrote; which index entries are billed
 * beside them is known to workerd alone (test/worker/rows.test.ts).
 */
class NodeSql {
  readonly #database: DatabaseSync;
  readonly #onQuery: (query: string) => void;

  constructor(database: DatabaseSync, onQuery: (query: string) => void) {
    this.#database = database;
    this.#onQuery = onQuery;
  }

  exec(query: string, ...values: SqlValue[]) {
    this.#onQuery(query);
    const before = this.#number("SELECT total_changes()");
    const rows = this.#database
      .prepare(query)
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
    return Number(Object.values(this.#database.prepare(query).get() ?? {})[0]);
  }
}

/** An object's storage in memory: its tables, and what is done with them, need nothing of the platform. */
class NodeStorage implements ObjectStorage {
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

/** How SQLite goes about each query that `work` makes on the tables of a fresh object. */
export async function queryPlans(
  work: (sql: Sql) => Promise<void>,
): Promise<{ readonly query: string; readonly plan: readonly string[] }[]> {
  const queries = new Set<string>();
  const storage = new NodeStorage((query) => void queries.add(query));
  await work(new Sql(storage));
  const planned = [...queries].filter((query) => /^\s*(SELECT|UPDATE|DELETE)/i.test(query));
  return planned.map((query) => ({ query: query.replace(/\s+/g, " "), plan: storage.planOf(query) }));
}
