import { type SqlColumn, type SqlValue, UNREADABLE } from "./column.ts";
import type { FoundRow, Sql } from "./sql.ts";

/** The columns of a row, by the names of its fields. */
export type Columns = Readonly<Record<string, SqlColumn<unknown>>>;
type ValueOf<C> = C extends SqlColumn<infer T> ? T : never;
export type RowOf<C extends Columns> = { readonly [F in keyof C]: ValueOf<C[F]> };

/** A row on its way out: what it says, or, when it cannot be read, what was found. */
export type Read<T> =
  | { readonly ok: true; readonly row: T }
  | { readonly ok: false; readonly found: FoundRow };

/**
 * Rows of some columns, wherever they come from: the field `acceptedAt` is read from the column `accepted_at` of `from`,
 * or from what `sources` names instead. Every value is checked on its way out.
 */
export class Selection<C extends Columns> {
  readonly columns: C;
  readonly #fields: readonly {
    readonly field: string;
    readonly name: string;
    readonly column: SqlColumn<unknown>;
  }[];
  readonly #select: string;

  constructor(columns: C, from: string, sources: { readonly [F in keyof C]?: string } = {}) {
    this.columns = columns;
    this.#fields = Object.entries(columns).map(([field, column]) => ({
      field,
      name: columnName(field),
      column,
    }));
    const list = this.#fields.map(({ field, name }) => {
      const source = sources[field];
      return source === undefined ? name : `${source} AS ${name}`;
    });
    this.#select = `SELECT ${list.join(", ")} FROM ${from}`;
  }

  /** Every row of a condition, which begins with WHERE or what may stand after it; a spoilt one spoils no other. */
  each(sql: Sql, condition = "", ...values: SqlValue[]): Read<RowOf<C>>[] {
    return sql.rows(`${this.#select} ${condition}`, ...values).map((found) => {
      const row = this.read(found);
      return row === null ? { ok: false, found } : { ok: true, row };
    });
  }

  /** The rows that can be read. */
  readable(sql: Sql, condition = "", ...values: SqlValue[]): RowOf<C>[] {
    return this.each(sql, condition, ...values).flatMap((read) => (read.ok ? [read.row] : []));
  }

  /** Every row. Throws for one that cannot be read. */
  all(sql: Sql, condition = "", ...values: SqlValue[]): RowOf<C>[] {
    return this.each(sql, condition, ...values).map((read) => {
      if (!read.ok) throw new Error(`a row cannot be read: ${this.#select}`);
      return read.row;
    });
  }

  /** The first row; null: there is none. Throws for one that cannot be read. */
  first(sql: Sql, condition = "", ...values: SqlValue[]): RowOf<C> | null {
    return this.all(sql, condition, ...values)[0] ?? null;
  }

  /** Reads what was found in these columns; null: it cannot be read. */
  read(found: FoundRow): RowOf<C> | null {
    const row: Record<string, unknown> = {};
    for (const { field, name, column } of this.#fields) {
      const value = column.read(found[name]);
      if (value === UNREADABLE) return null;
      row[field] = value;
    }
    // Each field was read by the column that gives it its type.
    return row as RowOf<C>;
  }
}

export function columnName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
