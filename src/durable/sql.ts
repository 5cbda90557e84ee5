import type { z } from "zod";

export type SqlValue = string | number | null;

/**
 * The object's SQLite with every row checked on its way out. Counts the rows that were written, index entries
 * included, because each of them is billed and the budget of a picture is held by a test.
 */
export class Sql {
  readonly #storage: DurableObjectStorage;
  rowsWritten = 0;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  all<T>(row: z.ZodType<T>, query: string, ...values: SqlValue[]): T[] {
    return this.#exec(query, values).map((found) => row.parse(found));
  }

  first<T>(row: z.ZodType<T>, query: string, ...values: SqlValue[]): T | null {
    const found = this.#exec(query, values)[0];
    return found === undefined ? null : row.parse(found);
  }

  run(query: string, ...values: SqlValue[]): void {
    this.#exec(query, values);
  }

  /** All of `work` or nothing of it. It must not await. */
  transaction<T>(work: () => T): T {
    return this.#storage.transactionSync(work);
  }

  #exec(query: string, values: SqlValue[]): Record<string, SqlStorageValue>[] {
    const cursor = this.#storage.sql.exec(query, ...values);
    const rows = cursor.toArray();
    this.rowsWritten += cursor.rowsWritten;
    return rows;
  }
}
