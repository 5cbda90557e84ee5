import * as z from "zod/mini";
import { pictureKeyAt } from "../../imagegen/picture-store.ts";
import { json, nullOr, number, rowId } from "../storage/column.ts";
import type { RowOf } from "../storage/selection.ts";
import type { Sql } from "../storage/sql.ts";
import { Table } from "../storage/table.ts";
import { countOf, type JobRow } from "./job-rows.ts";

/** Pictures in the store that are to be deleted, since their sender wanted everything deleted. */
export const erasureTable = new Table("erasures", {
  id: rowId,
  due: number,
  keys: json(z.array(z.string())),
});

/** The keys of the pictures that a job is to bring. */
export function keysOfJob(job: JobRow): string[] {
  return Array.from({ length: countOf(job) }, (_, index) => pictureKeyAt(job.id, index));
}

export function insertErasure(sql: Sql, due: number, keys: string[]): void {
  erasureTable.insert(sql, { due, keys });
}

/** When the next erasure is due; null: none is. */
export function nextErasure(sql: Sql): number | null {
  return sql.value(nullOr(number), `SELECT min(due) FROM erasures`);
}

/** Those that are due. */
export function dueErasures(sql: Sql, now: number): RowOf<typeof erasureTable.columns>[] {
  return erasureTable.all(sql, `WHERE due <= ?`, now);
}

/** Puts off what is due. */
export function postponeErasures(sql: Sql, now: number, until: number): void {
  erasureTable.update(sql, { due: until }, `WHERE due <= ?`, now);
}

export function deleteErasure(sql: Sql, id: number): void {
  sql.run(`DELETE FROM erasures WHERE id = ?`, id);
}

/** The keys of all that are still to be deleted. */
export function keysInErasure(sql: Sql): string[] {
  return erasureTable.readable(sql).flatMap(({ keys }) => keys);
}
