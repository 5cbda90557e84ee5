import type { SqlValue } from "./sql.ts";

/** What `Sql` needs of an object's storage: the platform's, or any other SQLite (tests: Node's). */
export interface SqlStorageOf {
  readonly sql: {
    exec(query: string, ...values: SqlValue[]): SqlCursor;
    /** Bytes. */
    readonly databaseSize: number;
  };
  /** All of `work` or nothing of it. */
  transactionSync<T>(work: () => T): T;
}

/** The outcome of one statement. */
interface SqlCursor {
  toArray(): Record<string, SqlStorageValue>[];
  readonly rowsRead: number;
  readonly rowsWritten: number;
}
