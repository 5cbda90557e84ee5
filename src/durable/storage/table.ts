import { number, type RowId, type SqlColumn, type SqlValue } from "./column.ts";
import { type Columns, columnName, type RowOf, Selection } from "./selection.ts";
import type { Sql } from "./sql.ts";

/** A row to be written: SQLite gives it its number. */
export type NewRow<C extends Columns> = {
  readonly [F in keyof C as C[F] extends RowId ? never : F]: RowOf<C>[F];
};

/** What was written of a row, by the names of its fields. */
export type Written = Readonly<Record<string, SqlValue>>;

/**
 * A table whose columns stand once: the statement that makes it, names and types of its rows, what is read and what is
 * written come from one list. With a `key` it holds its rows in that, without a rowid: a row costs one write, not two.
 */
export class Table<C extends Columns> extends Selection<C> {
  readonly name: string;
  /** The statement that makes the table. */
  readonly create: string;
  readonly #insert: string;
  readonly #inserted: readonly (readonly [string, SqlColumn<unknown>])[];

  constructor(name: string, columns: C, key: readonly (keyof C & string)[] = []) {
    super(columns, name);
    this.name = name;
    const declared = Object.entries(columns).map(([field, column]) => declarationOf(field, column));
    const keyed = key.length === 0 ? [] : [`PRIMARY KEY (${key.map(columnName).join(", ")})`];
    this.create = `CREATE TABLE ${name} (${[...declared, ...keyed].join(", ")})${key.length === 0 ? "" : " WITHOUT ROWID"}`;
    this.#inserted = Object.entries(columns).filter(([, column]) => !("isRowId" in column));
    const names = this.#inserted.map(([field]) => columnName(field)).join(", ");
    const places = this.#inserted.map(() => "?").join(", ");
    this.#insert = `INSERT INTO ${name} (${names}) VALUES (${places})`;
  }

  /** `conflict`: what becomes of a row that is there already, beginning with ON CONFLICT; else that throws. */
  insert(sql: Sql, row: NewRow<C>, conflict = ""): Written {
    const written = writtenOf(this.#inserted, row);
    sql.run(`${this.#insert} ${conflict}`, ...Object.values(written));
    return written;
  }

  /** Inserts a row of a table with a `rowId`, and gives its number. */
  add(sql: Sql, row: NewRow<C>): { readonly id: number; readonly written: Written } {
    const written = writtenOf(this.#inserted, row);
    const id = sql.value(number, `${this.#insert} RETURNING rowid`, ...Object.values(written));
    if (id === null) throw new Error(`no row was written: ${this.name}`);
    return { id, written };
  }

  /** Writes some of a row's columns to the rows of a condition, which begins with WHERE. */
  update(sql: Sql, changes: Partial<RowOf<C>>, condition: string, ...values: SqlValue[]): Written {
    const written = writtenOf(
      Object.entries(this.columns).filter(([field]) => field in changes),
      changes,
    );
    const assigned = Object.keys(written).map((field) => `${columnName(field)} = ?`);
    sql.run(
      `UPDATE ${this.name} SET ${assigned.join(", ")} ${condition}`,
      ...Object.values(written),
      ...values,
    );
    return written;
  }
}

function writtenOf(
  columns: readonly (readonly [string, SqlColumn<unknown>])[],
  row: Readonly<Record<string, unknown>>,
): Written {
  return Object.fromEntries(columns.map(([field, column]) => [field, column.write(row[field])]));
}

function declarationOf(field: string, { type, isNullable, constraint }: SqlColumn<unknown>): string {
  const declared = [columnName(field), type, ...(isNullable ? [] : ["NOT NULL"])];
  return [...declared, ...(constraint === undefined ? [] : [constraint])].join(" ");
}
