import { number, type RowId, type SqlColumn, type SqlValue } from "./column.ts";
import { type Columns, columnName, type RowOf, Selection } from "./selection.ts";
import type { Sql } from "./sql.ts";

/** A row to be written: SQLite gives it its number. */
type NewRow<C extends Columns> = { readonly [F in keyof C as C[F] extends RowId ? never : F]: RowOf<C>[F] };

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
  insert(sql: Sql, row: NewRow<C>, conflict = ""): void {
    sql.run(`${this.#insert} ${conflict}`, ...this.#written(row));
  }

  /** Inserts a row of a table with a `rowId`, and gives its number. */
  add(sql: Sql, row: NewRow<C>): number {
    const id = sql.value(number, `${this.#insert} RETURNING rowid`, ...this.#written(row));
    if (id === null) throw new Error(`no row was written: ${this.name}`);
    return id;
  }

  /** Writes some of a row's columns to the rows of a condition, which begins with WHERE. */
  update(sql: Sql, changes: Partial<RowOf<C>>, condition: string, ...values: SqlValue[]): void {
    const changed = Object.entries(this.columns).filter(([field]) => field in changes);
    const fields: Readonly<Record<string, unknown>> = changes;
    sql.run(
      `UPDATE ${this.name} SET ${changed.map(([field]) => `${columnName(field)} = ?`).join(", ")} ${condition}`,
      ...changed.map(([field, column]) => column.write(fields[field])),
      ...values,
    );
  }

  #written(row: NewRow<C>): SqlValue[] {
    const fields: Readonly<Record<string, unknown>> = row;
    return this.#inserted.map(([field, column]) => column.write(fields[field]));
  }
}

function declarationOf(field: string, { type, isNullable, constraint }: SqlColumn<unknown>): string {
  const declared = [columnName(field), type, ...(isNullable ? [] : ["NOT NULL"])];
  return [...declared, ...(constraint === undefined ? [] : [constraint])].join(" ");
}
