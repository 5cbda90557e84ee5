import * as z from "zod/mini";
import { pictureKeyAt } from "../../imagegen/picture-store.ts";
import { json, number, rowId } from "../storage/column.ts";
import { Mirror } from "../storage/mirror.ts";
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

/** When they are due. The keys may be many, and are read when they are. */
const times = new Mirror(erasureTable, { key: "id", columns: { id: rowId, due: number } });

/** The keys of the pictures that a job is to bring. */
export function keysOfJob(job: JobRow): string[] {
  return Array.from({ length: countOf(job) }, (_, index) => pictureKeyAt(job.id, index));
}

export function insertErasure(sql: Sql, due: number, keys: string[]): void {
  times.add(sql, { due, keys });
}

/** When the next erasure is due; null: none is. */
export function nextErasure(sql: Sql): number | null {
  const due = times.all(sql).map((erasure) => erasure.due);
  return due.length === 0 ? null : Math.min(...due);
}

/** Those that are due. */
export function dueErasures(sql: Sql, now: number): RowOf<typeof erasureTable.columns>[] {
  return (nextErasure(sql) ?? Number.POSITIVE_INFINITY) <= now
    ? erasureTable.all(sql, `WHERE due <= ?`, now)
    : [];
}

/** Puts off what is due. */
export function postponeErasures(sql: Sql, now: number, until: number): void {
  erasureTable.update(sql, { due: until }, `WHERE due <= ?`, now);
}

export function deleteErasure(sql: Sql, id: number): void {
  times.remove(sql, id);
}

/** The keys of all that are still to be deleted. */
export function keysInErasure(sql: Sql): string[] {
  return erasureTable.readable(sql).flatMap(({ keys }) => keys);
}
