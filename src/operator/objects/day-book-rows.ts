import * as z from "zod/mini";
import { FORMS, TASKS } from "../../agent/form.ts";
import { json, nullOr, number, oneOf, onlyRow, orElse, rowId, string } from "../../durable/storage/column.ts";
import { Migrations } from "../../durable/storage/migrations.ts";
import { type RowOf, Selection } from "../../durable/storage/selection.ts";
import type { Sql } from "../../durable/storage/sql.ts";
import { Table } from "../../durable/storage/table.ts";
import type { DeadLetterNote } from "../book-entry.ts";
import { forgottenName, type JobReport, jobCallSchema } from "../job-report.ts";
import { emptyTally, type Tally, tallySchema } from "../tally.ts";

/** The most dead letters of a day that are kept. Beyond it letters are only counted. */
const MOST_DEAD_LETTERS = 500;

/** The one row with everything that is only counted. */
const books = new Table("book", {
  id: onlyRow,
  openedAt: number,
  /** One that makes no sense counts as none: the jobs, which are money, stand in rows of their own. */
  tally: orElse(json(tallySchema), emptyTally),
});

/** The jobs of the day, as `JobReport` says them; `how` and `endedAt` are null until the end is told. */
export const bookedJobTable = new Table(
  "jobs",
  {
    id: string,
    sender: string,
    identity: string,
    session: string,
    task: oneOf(TASKS),
    form: oneOf(FORMS),
    acceptedAt: number,
    calls: json(z.array(jobCallSchema)),
    endedAt: nullOr(number),
    how: nullOr(string),
  },
  ["id"],
);

/** Letters that could not be delivered, as `DeadLetterNote` says them. */
const deadLetters = new Table("dead_letters", {
  id: rowId,
  sender: string,
  session: string,
  letter: number,
  reason: string,
  at: number,
  /** What the operator did came to; null: nothing was done. */
  settled: nullOr(string),
});
export type BookedLetter = RowOf<typeof deadLetters.columns>;

export const DAY_BOOK_TABLES = [books, bookedJobTable, deadLetters];
export const dayBookMigrations = new Migrations({ tables: DAY_BOOK_TABLES, unversioned: books.name });

/** Whether anything was told on this day. Asking makes no table. */
export function bookExists(sql: Sql): boolean {
  return dayBookMigrations.tablesExist(sql);
}

export function openBook(sql: Sql, now: number): void {
  sql.transaction(() => {
    dayBookMigrations.migrate(sql);
    books.insert(sql, { id: 1, openedAt: now, tally: emptyTally() });
  });
}

export function openedAt(sql: Sql): number | null {
  return sql.value(number, `SELECT opened_at FROM book`);
}

export function loadTally(sql: Sql): Tally {
  return books.first(sql)?.tally ?? emptyTally();
}

export function saveTally(sql: Sql, tally: Tally): void {
  books.update(sql, { tally }, "");
}

/**
 * Writes what is known of a job, in one row. Reports may come twice and in any order: an end stays an end, and of two
 * that say what is called, the later one says more.
 */
export function writeJob(sql: Sql, { ended, ...job }: JobReport): void {
  const newer = ended === null ? `WHERE ended_at IS NULL AND length(excluded.calls) > length(calls)` : "";
  bookedJobTable.insert(
    sql,
    { ...job, endedAt: ended?.at ?? null, how: ended?.how ?? null },
    `ON CONFLICT (id) DO UPDATE SET calls = excluded.calls, ended_at = excluded.ended_at, how = excluded.how ${newer}`,
  );
}

function reportOf({ endedAt, how, ...job }: RowOf<typeof bookedJobTable.columns>): JobReport {
  return { ...job, ended: endedAt === null || how === null ? null : { at: endedAt, how } };
}

export function findBookedJob(sql: Sql, id: string): JobReport | null {
  const row = bookedJobTable.first(sql, `WHERE id = ?`, id);
  return row === null ? null : reportOf(row);
}

/** The newest first. */
export function bookedJobs(sql: Sql, most: number): JobReport[] {
  return bookedJobTable.all(sql, `ORDER BY accepted_at DESC, id LIMIT ?`, most).map(reportOf);
}

const acceptances = new Selection({ id: string, acceptedAt: number }, bookedJobTable.name);

/** The times at which open jobs were accepted, by their ids. */
export function openBookedJobs(sql: Sql): Map<string, number> {
  const open = acceptances.all(sql, `WHERE ended_at IS NULL`);
  return new Map(open.map(({ id, acceptedAt }) => [id, acceptedAt]));
}

export function writeDeadLetter(sql: Sql, { sender, session, letter, reason, at }: DeadLetterNote): void {
  const count = sql.value(number, `SELECT count(*) FROM dead_letters`) ?? 0;
  if (count < MOST_DEAD_LETTERS)
    deadLetters.insert(sql, { sender, session, letter, reason, at, settled: null });
}

/** The newest first. */
export function bookedLetters(sql: Sql): BookedLetter[] {
  return deadLetters.all(sql, `ORDER BY id DESC`);
}

export function findBookedLetter(sql: Sql, id: number): BookedLetter | null {
  return deadLetters.first(sql, `WHERE id = ?`, id);
}

export function settleLetter(sql: Sql, id: number, settled: string): void {
  deadLetters.update(sql, { settled }, `WHERE id = ?`, id);
}

export function jobsOf(sql: Sql, sender: string): string[] {
  return sql.values(string, `SELECT id FROM jobs WHERE sender = ?`, sender);
}

/** Takes the sender out of the book. `newId` gives what stands in its place, and in place of each of its sessions. */
export function forgetSender(sql: Sql, sender: string, newId: () => string): void {
  sql.run(`DELETE FROM dead_letters WHERE sender = ?`, sender);
  const name = forgottenName(newId());
  for (const session of sql.values(string, `SELECT DISTINCT session FROM jobs WHERE sender = ?`, sender)) {
    const nobody = { sender: name, identity: "", session: newId() };
    bookedJobTable.update(sql, nobody, `WHERE sender = ? AND session = ?`, sender, session);
  }
}
