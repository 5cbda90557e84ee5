import type * as z from "zod";

export type SqlValue = string | number | null;

/** A row on its way out: what it says, or, when it cannot be read, what was found in its columns. */
export type Read<T> =
  | { readonly ok: true; readonly row: T }
  | { readonly ok: false; readonly found: Readonly<Record<string, unknown>> };

/** What `Sql` needs of an object's storage: the platform's, or another SQLite (tests: Node's). */
export interface ObjectStorage {
  readonly sql: {
    exec(query: string, ...values: SqlValue[]): Cursor;
    /** Bytes. */
    readonly databaseSize: number;
  };
  /** All of `work` or nothing of it. */
  transactionSync<T>(work: () => T): T;
}

/** The outcome of one statement. */
interface Cursor {
  toArray(): Record<string, SqlStorageValue>[];
  readonly rowsRead: number;
  readonly rowsWritten: number;
}

/**
 * The object's SQLite with every row checked on its way out. Counts the rows that were read and written, index
 * entries included, because each of them is billed: tests hold what a picture and an operation may cost.
 */
export class Sql {
  readonly #storage: ObjectStorage;
  rowsRead = 0;
  rowsWritten = 0;

  constructor(storage: ObjectStorage) {
    this.#storage = storage;
  }

  all<T>(row: z.ZodType<T>, query: string, ...values: SqlValue[]): T[] {
    return this.#exec(query, values).map((found) => row.parse(found));
  }

  /** As `all`, but a row that cannot be read spoils none of the others. */
  each<T>(row: z.ZodType<T>, query: string, ...values: SqlValue[]): Read<T>[] {
    return this.#exec(query, values).map((found) => {
      const read = row.safeParse(found);
      return read.success ? { ok: true, row: read.data } : { ok: false, found };
    });
  }

  /** The rows that can be read. */
  readable<T>(row: z.ZodType<T>, query: string, ...values: SqlValue[]): T[] {
    return this.each(row, query, ...values).flatMap((read) => (read.ok ? [read.row] : []));
  }

  first<T>(row: z.ZodType<T>, query: string, ...values: SqlValue[]): T | null {
    const found = this.#exec(query, values)[0];
    return found === undefined ? null : row.parse(found);
  }

  run(query: string, ...values: SqlValue[]): void {
    this.#exec(query, values);
  }

  /** Bytes that the object's tables take. */
  get size(): number {
    return this.#storage.sql.databaseSize;
  }

  /** All of `work` or nothing of it. It must not await. */
  transaction<T>(work: () => T): T {
    return this.#storage.transactionSync(work);
  }

  #exec(query: string, values: SqlValue[]): Record<string, SqlStorageValue>[] {
    const cursor = this.#storage.sql.exec(query, ...values);
    const rows = cursor.toArray();
    this.rowsRead += cursor.rowsRead;
    this.rowsWritten += cursor.rowsWritten;
    return rows;
  }
}
