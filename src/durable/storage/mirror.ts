import { type SqlColumn, type SqlValue, UNREADABLE } from "./column.ts";
import { type Columns, columnName, type Read, type RowOf, Selection } from "./selection.ts";
import type { Sql } from "./sql.ts";
import type { NewRow, Table, Written } from "./table.ts";

/** What is mirrored of a table. */
interface Mirrored<C extends Columns> {
  /** The column that names a row. */
  readonly key: keyof C & string;
  /** The columns that are read, the key among them, and how: that may be more lenient than the table's own. */
  readonly columns: C;
  /** The only rows that are mirrored: those with this text in this column. */
  readonly only?: { readonly field: string; readonly value: string };
}

/** What one object's mirror remembers: rows by their keys, as they stood when the table had this stamp. */
interface Known<C extends Columns> {
  stamp: number;
  readonly rows: Map<unknown, Read<RowOf<C>>>;
  readonly unwritten: Map<unknown, Unwritten<C>>;
}

/** What is only in memory yet of a row, by the names of its fields, and the row without it. */
interface Unwritten<C extends Columns> {
  readonly changes: Readonly<Record<string, unknown>>;
  readonly row: RowOf<C>;
}

/** What a write gave. `holds`: what is known of the rows is still what stands there. */
interface Wrote<V> {
  readonly result: V;
  readonly holds: boolean;
}
const done = (holds: boolean): Wrote<void> => ({ result: undefined, holds });

/** The stamp of what has to be read again, whatever the table's is. */
const OUT_OF_DATE = -1;

/**
 * The rows of a small table, or of a small part of one, in the object's memory: read once after it wakes, and from then
 * on written in both places. The rows are the truth. Whatever else changes the table through the same `Sql`, or takes a
 * change back, makes the mirror read them again; a row that cannot be read is remembered as such. What it gives is shared,
 * in no particular order. See docs/decisions/0033-rows-in-memory.md.
 */
export class Mirror<T extends Columns, C extends Columns> {
  readonly #table: Table<T>;
  readonly #of: Mirrored<C>;
  readonly #columns: readonly (readonly [string, SqlColumn<unknown>])[];
  readonly #selection: Selection<C>;
  readonly #known = new WeakMap<Sql, Known<C>>();
  readonly #named: string;

  constructor(table: Table<T>, of: Mirrored<C>) {
    this.#table = table;
    this.#of = of;
    this.#columns = Object.entries(of.columns);
    this.#selection = new Selection(of.columns, table.name);
    this.#named = `WHERE ${columnName(of.key)} = ?`;
  }

  /** Every row, readable or not. */
  each(sql: Sql): Read<RowOf<C>>[] {
    return [...this.#upToDate(sql).rows.values()];
  }

  /** The rows that can be read. */
  readable(sql: Sql): RowOf<C>[] {
    return this.each(sql).flatMap((read) => (read.ok ? [read.row] : []));
  }

  /** Every row. Throws for one that cannot be read. */
  all(sql: Sql): RowOf<C>[] {
    return this.each(sql).map((read) => {
      if (!read.ok) throw new Error(`a row cannot be read: ${this.#table.name}`);
      return read.row;
    });
  }

  /** null: there is no such row, or it cannot be read. */
  find(sql: Sql, key: SqlValue): RowOf<C> | null {
    const read = this.#upToDate(sql).rows.get(key);
    return read?.ok === true ? read.row : null;
  }

  count(sql: Sql): number {
    return this.#upToDate(sql).rows.size;
  }

  /** `conflict`: what becomes of a row that is there already, beginning with ON CONFLICT; else that throws. */
  insert(sql: Sql, row: NewRow<T>, conflict = ""): void {
    this.#write(sql, (known) => {
      const written = this.#table.insert(sql, row, conflict);
      const key = written[this.#of.key];
      // Of two rows in conflict nobody knows here what is left.
      return done(known !== null && !known.rows.has(key) && this.#put(known, key, written));
    });
  }

  /** Inserts a row of a table with a `rowId`, and gives its number. */
  add(sql: Sql, row: NewRow<T>): number {
    return this.#write(sql, (known) => {
      const { id, written } = this.#table.add(sql, row);
      const holds = known !== null && this.#put(known, id, { ...written, [this.#of.key]: id });
      return { result: id, holds };
    });
  }

  /** Writes some of a row's columns, and what was not written of it before. */
  change(sql: Sql, key: SqlValue, changes: Partial<RowOf<T>>): void {
    this.#write(sql, (known) => {
      const all = { ...known?.unwritten.get(key)?.changes, ...changes };
      const written = this.#table.update(sql, all, this.#named, key);
      known?.unwritten.delete(key);
      const before = known?.rows.get(key);
      if (known === null || before?.ok === false) return done(false);
      // One that was not there may have come into the part that is mirrored.
      if (before === undefined) return done(this.#of.only === undefined || !(this.#of.only.field in written));
      return done(this.#put(known, key, written, before.row));
    });
  }

  /**
   * Changes a row in memory, and in the table only when it is written the next time: for what may be taken back without
   * harm, as it is if the object dies before or a transaction throws.
   */
  changeLater(sql: Sql, key: SqlValue, changes: Partial<RowOf<T>> & Partial<RowOf<C>>): void {
    const known = this.#upToDate(sql);
    const before = known.rows.get(key);
    if (before?.ok !== true) return;
    const unwritten = known.unwritten.get(key);
    known.rows.set(key, { ok: true, row: { ...before.row, ...changes } });
    known.unwritten.set(key, {
      changes: { ...unwritten?.changes, ...changes },
      row: unwritten?.row ?? before.row,
    });
  }

  /** A row without what is only in memory; null: there is no such row, or it cannot be read. */
  written(sql: Sql, key: SqlValue): RowOf<C> | null {
    return this.#upToDate(sql).unwritten.get(key)?.row ?? this.find(sql, key);
  }

  remove(sql: Sql, key: SqlValue): void {
    this.#write(sql, (known) => {
      sql.run(`DELETE FROM ${this.#table.name} ${this.#named}`, key);
      known?.rows.delete(key);
      known?.unwritten.delete(key);
      return done(known !== null);
    });
  }

  /** Does a write that is known to touch none of the mirrored rows. */
  beside<V>(sql: Sql, write: () => V): V {
    return this.#write(sql, (known) => ({ result: write(), holds: known !== null }));
  }

  /** Does a write, in the rows and in what is known of them if that is up to date; `holds`: it still is. */
  #write<V>(sql: Sql, both: (known: Known<C> | null) => Wrote<V>): V {
    const known = this.#known.get(sql);
    const isUpToDate = known?.stamp === sql.stampOf(this.#table.name);
    const { result, holds } = both(known !== undefined && isUpToDate ? known : null);
    if (known !== undefined) known.stamp = holds ? sql.stampOf(this.#table.name) : OUT_OF_DATE;
    return result;
  }

  /** Puts what was written beside what is known of the rest of its row. False: the row has to be read. */
  #put(known: Known<C>, key: unknown, written: Written, before?: RowOf<C>): boolean {
    const { only } = this.#of;
    if (only !== undefined && (written[only.field] ?? only.value) !== only.value) {
      known.rows.delete(key);
      return true;
    }
    const row: Record<string, unknown> = { ...before };
    for (const [field, column] of this.#columns) {
      if (!(field in written)) continue;
      const value = column.read(written[field]);
      if (value === UNREADABLE) return false;
      row[field] = value;
    }
    // Each field was read by the column that gives it its type.
    known.rows.set(key, { ok: true, row: row as RowOf<C> });
    return true;
  }

  #upToDate(sql: Sql): Known<C> {
    const stamp = sql.stampOf(this.#table.name);
    const known = this.#known.get(sql);
    if (known?.stamp === stamp) return known;
    const read = { stamp, rows: new Map(this.#read(sql)), unwritten: new Map() };
    this.#known.set(sql, read);
    return read;
  }

  #read(sql: Sql): [unknown, Read<RowOf<C>>][] {
    const { key, only } = this.#of;
    const found =
      only === undefined
        ? this.#selection.each(sql)
        : this.#selection.each(sql, `WHERE ${columnName(only.field)} = ?`, only.value);
    return found.map((read) => [read.ok ? read.row[key] : read.found[columnName(key)], read]);
  }
}
