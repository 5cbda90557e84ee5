import { type SqlColumn, type SqlValue, UNREADABLE } from "./column.ts";

/** A row as SQLite gives it, by the names of its columns. */
export type FoundRow = Readonly<Record<string, SqlStorageValue>>;

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
 * The object's SQLite. Counts the rows that were read and written, index entries included, because each of them is
 * billed: tests hold what a picture and an operation may cost.
 */
export class Sql {
  readonly #storage: ObjectStorage;
  rowsRead = 0;
  rowsWritten = 0;

  constructor(storage: ObjectStorage) {
    this.#storage = storage;
  }

  /** The rows of a query, as SQLite gives them. */
  rows(query: string, ...values: SqlValue[]): FoundRow[] {
    const cursor = this.#storage.sql.exec(query, ...values);
    const rows = cursor.toArray();
    this.rowsRead += cursor.rowsRead;
    this.rowsWritten += cursor.rowsWritten;
    return rows;
  }

  run(query: string, ...values: SqlValue[]): void {
    this.rows(query, ...values);
  }

  /** The one value of each row of a query that asks for one. */
  values<T>(column: SqlColumn<T>, query: string, ...values: SqlValue[]): T[] {
    return this.rows(query, ...values).map((found) => {
      const [value] = Object.values(found);
      const read = column.read(value);
      if (read === UNREADABLE) throw new Error(`a value cannot be read: ${query}`);
      return read;
    });
  }

  /** The first of them; null: there is no row. */
  value<T>(column: SqlColumn<T>, query: string, ...values: SqlValue[]): T | null {
    return this.values(column, query, ...values)[0] ?? null;
  }

  /** Whether a query finds any row. */
  has(query: string, ...values: SqlValue[]): boolean {
    return this.rows(query, ...values).length > 0;
  }

  /** Bytes that the object's tables take. */
  get size(): number {
    return this.#storage.sql.databaseSize;
  }

  /** All of `work` or nothing of it. It must not await. */
  transaction<T>(work: () => T): T {
    return this.#storage.transactionSync(work);
  }
}
