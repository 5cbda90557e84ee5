import * as z from "zod";
import { jsonText } from "./json-text.ts";
import type { Sql, SqlValue } from "./sql.ts";

/** The columns of a table: the names of a row's fields, each with what it holds. */
type Columns = Readonly<Record<string, z.ZodType>>;
type RowOf<C extends Columns> = z.output<z.ZodObject<C>>;

/** A column that holds JSON text of what fits `schema`. */
export const json = jsonText;

/**
 * A table whose columns stand once: names and types of its rows, the schema that they are read with, and what is written
 * come from one list. `acceptedAt` is the column `accepted_at`; objects and lists are written as JSON.
 */
export class Table<C extends Columns> {
  readonly name: string;
  readonly #names: readonly string[];
  /** Reads a row as SQLite gives it. */
  readonly row: z.ZodType<RowOf<C>>;

  constructor(name: string, columns: C) {
    this.name = name;
    this.#names = Object.keys(columns);
    this.row = z.preprocess(withFieldNames, z.object(columns));
  }

  insert(sql: Sql, row: RowOf<C>): void {
    const values: Readonly<Record<string, unknown>> = row;
    const columns = this.#names.map(columnName).join(", ");
    const places = this.#names.map(() => "?").join(", ");
    sql.run(
      `INSERT INTO ${this.name} (${columns}) VALUES (${places})`,
      ...this.#names.map((name) => written(values[name])),
    );
  }

  /** Writes some of a row's columns to the rows of a condition, which begins with WHERE. */
  update(sql: Sql, changes: Partial<RowOf<C>>, condition: string, ...values: SqlValue[]): void {
    const names = this.#names.filter((name) => name in changes);
    const assignments = names.map((name) => `${columnName(name)} = ?`).join(", ");
    const fields: Readonly<Record<string, unknown>> = changes;
    sql.run(
      `UPDATE ${this.name} SET ${assignments} ${condition}`,
      ...names.map((name) => written(fields[name])),
      ...values,
    );
  }
}

function columnName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function withFieldNames(found: unknown): unknown {
  if (typeof found !== "object" || found === null) return found;
  return Object.fromEntries(
    Object.entries(found).map(([column, value]) => [
      column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}

function written(value: unknown): SqlValue {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  return JSON.stringify(value);
}
