import type * as z from "zod/mini";

export type SqlValue = string | number | null;

/** What a column gives for a value that it cannot hold. */
export const UNREADABLE = Symbol("unreadable");

/** A column of a table: how it is declared in SQLite, and how its values are read and written. */
export interface SqlColumn<T> {
  readonly type: "TEXT" | "INTEGER";
  readonly isNullable: boolean;
  /** What is declared of it beyond that. */
  readonly constraint?: string;
  /** A value as SQLite gives it; whatever stands there, this does not throw. */
  read(found: unknown): T | typeof UNREADABLE;
  write(value: T): SqlValue;
}

export const string: SqlColumn<string> = {
  type: "TEXT",
  isNullable: false,
  read: (found) => (typeof found === "string" ? found : UNREADABLE),
  write: (value) => value,
};

export const number: SqlColumn<number> = {
  type: "INTEGER",
  isNullable: false,
  read: (found) => (typeof found === "number" && Number.isFinite(found) ? found : UNREADABLE),
  write: (value) => value,
};

/** Yes or no, as 1 or 0. */
export const flag: SqlColumn<boolean> = {
  type: "INTEGER",
  isNullable: false,
  read: (found) => (typeof found === "number" ? found !== 0 : UNREADABLE),
  write: (value) => (value ? 1 : 0),
};

/** A row's number, which SQLite gives it. */
export const rowId = { ...number, isNullable: true, constraint: "PRIMARY KEY", isRowId: true } as const;
export type RowId = typeof rowId;

/** The number of a table's one row: 1. */
export const onlyRow: SqlColumn<number> = {
  ...number,
  isNullable: true,
  constraint: "PRIMARY KEY CHECK (id = 1)",
};

export function oneOf<const V extends string>(values: readonly V[]): SqlColumn<V> {
  return {
    type: "TEXT",
    isNullable: false,
    read: (found) => values.find((value) => value === found) ?? UNREADABLE,
    write: (value) => value,
  };
}

export function nullOr<T>(column: SqlColumn<T>): SqlColumn<T | null> {
  return {
    type: column.type,
    isNullable: true,
    read: (found) => (found === null ? null : column.read(found)),
    write: (value) => (value === null ? null : column.write(value)),
  };
}

/** The same column for a reader who can go on without it. */
export function orElse<T>(column: SqlColumn<T>, fallback: () => T): SqlColumn<T> {
  const read = (found: unknown): T => {
    const value = column.read(found);
    return value === UNREADABLE ? fallback() : value;
  };
  return { ...column, read };
}

/** So many texts of a column are known at a time, none of them longer than this: a few megabytes at the most. */
const MOST_KNOWN = 256;
const LONGEST_KNOWN = 2_000;

/**
 * A column of JSON text that fits `schema`; what the schema gives must be JSON that it reads as itself. A text that this
 * isolate has written, or has checked once, is known and not checked again: a row of ours is read many times, and one
 * of an earlier deployment only once before it is. What is read is shared, and frozen therefore.
 */
export function json<S extends z.ZodMiniType>(schema: S): SqlColumn<z.output<S>> {
  const known = new Map<string, z.output<S>>();
  const learn = (written: string, value: z.output<S>): z.output<S> => {
    if (written.length > LONGEST_KNOWN) return value;
    const [oldest] = known.size < MOST_KNOWN ? [] : known.keys();
    if (oldest !== undefined) known.delete(oldest);
    known.set(written, frozen(value));
    return value;
  };
  const check = (found: string): z.output<S> | typeof UNREADABLE => {
    const checked = schema.safeParse(parsedJson(found));
    return checked.success ? learn(found, checked.data) : UNREADABLE;
  };
  return {
    type: "TEXT",
    isNullable: false,
    read: (found) => (typeof found === "string" ? (known.get(found) ?? check(found)) : UNREADABLE),
    write: (value) => {
      const written = JSON.stringify(value);
      if (written.length <= LONGEST_KNOWN && !known.has(written)) learn(written, JSON.parse(written));
      return written;
    },
  };
}

/** undefined: it is not JSON. */
function parsedJson(found: string): unknown {
  try {
    return JSON.parse(found);
  } catch {
    return undefined;
  }
}

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) for (const member of Object.values(value)) frozen(member);
  return Object.freeze(value);
}
