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
  deleteAll(): Promise<void>;
}

/** The outcome of one statement. */
interface Cursor {
  toArray(): Record<string, SqlStorageValue>[];
  readonly rowsRead: number;
  readonly rowsWritten: number;
}

/**
 * The object's SQLite. Counts the rows that were read and written, index entries included, because each of them is
 * billed: tests hold what a picture and an operation may cost. It also knows which table changed when, so that what is
 * remembered of one can be told from what is out of date (mirror.ts): a deployed object is the only writer of its tables,
 * and writes them through one of these.
 */
export class Sql {
  readonly #storage: ObjectStorage;
  rowsRead = 0;
  rowsWritten = 0;
  /** Counts changes. */
  #changes = 0;
  readonly #changedAt = new Map<string, number>();
  /** The last change that may have touched any table. */
  #allChangedAt = 0;
  #names: { readonly stamp: number; readonly names: ReadonlySet<string> } | null = null;

  constructor(storage: ObjectStorage) {
    this.#storage = storage;
  }

  /** The rows of a query, as SQLite gives them. */
  rows(query: string, ...values: SqlValue[]): FoundRow[] {
    this.#noteChange(changedBy(query));
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

  /** Whether there is such a table. */
  hasTable(name: string): boolean {
    const stamp = this.#allChangedAt;
    if (this.#names?.stamp !== stamp) {
      const found = this.rows(`SELECT name FROM sqlite_master WHERE type = 'table'`);
      this.#names = { stamp, names: new Set(found.map((row) => String(row.name))) };
    }
    return this.#names.names.has(name);
  }

  /** Bytes that the object's tables take. */
  get size(): number {
    return this.#storage.sql.databaseSize;
  }

  /** All of `work` or nothing of it. It must not await. */
  transaction<T>(work: () => T): T {
    try {
      return this.#storage.transactionSync(work);
    } catch (fault) {
      this.changedElsewhere();
      throw fault;
    }
  }

  /** Leaves nothing behind: an object without storage is no object. */
  async deleteAll(): Promise<void> {
    const deletion = this.#storage.deleteAll();
    // The tables may be gone already, while what runs beside this still asks for them.
    this.changedElsewhere();
    try {
      await deletion;
    } finally {
      this.changedElsewhere();
    }
  }

  /** Another number after each change of a table; the same one means that what was read of it still stands there. */
  stampOf(table: string): number {
    return Math.max(this.#changedAt.get(table) ?? 0, this.#allChangedAt);
  }

  /** Whatever is remembered of any table may be wrong: it was rolled back, or all was deleted. */
  changedElsewhere(): void {
    this.#noteChange("all");
  }

  #noteChange(changed: Changed): void {
    if (changed === null) return;
    this.#changes += 1;
    if (changed === "all") this.#allChangedAt = this.#changes;
    else this.#changedAt.set(changed.table, this.#changes);
  }
}

/** What a statement may change: one table's rows, nothing, or for all that is known everything. */
type Changed = { readonly table: string } | "all" | null;

/** Statements are few, and each comes many times. */
const seen = new Map<string, Changed>();
const MOST_SEEN = 1_000;

function changedBy(query: string): Changed {
  const known = seen.get(query);
  if (known !== undefined) return known;
  const changed = parsed(query);
  if (seen.size < MOST_SEEN) seen.set(query, changed);
  return changed;
}

function parsed(query: string): Changed {
  if (/^\s*(SELECT|EXPLAIN|PRAGMA)\b/i.test(query)) return null;
  const table = /^\s*(?:INSERT\s+INTO|UPDATE(?!\s+OR\b)|DELETE\s+FROM)\s+(\w+)/i.exec(query)?.[1];
  return table === undefined ? "all" : { table };
}
