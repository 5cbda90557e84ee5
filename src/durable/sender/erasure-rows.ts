import * as z from "zod";
import { pictureKeyAt } from "../../imagegen/picture-store.ts";
import type { Sql } from "../storage/sql.ts";
import { json } from "../storage/table.ts";
import { countOf, type JobRow } from "./job-rows.ts";

/** Pictures in the store that are to be deleted, since their sender wanted everything deleted. */
const erasureRow = z.object({ id: z.number(), keys: json(z.array(z.string())) });

/** The keys of the pictures that a job is to bring. */
export function keysOfJob(job: JobRow): string[] {
  return Array.from({ length: countOf(job) }, (_, index) => pictureKeyAt(job.id, index));
}

export function insertErasure(sql: Sql, due: number, keys: readonly string[]): void {
  sql.run(`INSERT INTO erasures (due, keys) VALUES (?, ?)`, due, JSON.stringify(keys));
}

/** When the next erasure is due; null: none is. */
export function nextErasure(sql: Sql): number | null {
  const row = z.object({ due: z.number().nullable() });
  return sql.first(row, `SELECT min(due) AS due FROM erasures`)?.due ?? null;
}

/** Those that are due. */
export function dueErasures(sql: Sql, now: number): z.output<typeof erasureRow>[] {
  return sql.all(erasureRow, `SELECT id, keys FROM erasures WHERE due <= ?`, now);
}

/** Puts off what is due. */
export function postponeErasures(sql: Sql, now: number, until: number): void {
  sql.run(`UPDATE erasures SET due = ? WHERE due <= ?`, until, now);
}

export function deleteErasure(sql: Sql, id: number): void {
  sql.run(`DELETE FROM erasures WHERE id = ?`, id);
}

/** The keys of all that are still to be deleted. */
export function keysInErasure(sql: Sql): string[] {
  return sql.readable(erasureRow, `SELECT id, keys FROM erasures`).flatMap(({ keys }) => keys);
}
