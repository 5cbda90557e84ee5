import * as z from "zod";
import { TASKS } from "../../agent/form.ts";
import { jsonText } from "../../durable/storage/json-text.ts";
import type { Sql } from "../../durable/storage/sql.ts";
import type { DeadLetterNote } from "../book-entry.ts";
import { type DaySummary, emptySummary, type JobCounts } from "../day-summary.ts";
import { BOUNDS, type Histogram } from "../histogram.ts";
import { forgottenName, type JobReport, jobCallSchema, jobReportSchema } from "../job-report.ts";
import { emptyTally, type Tally, tallySchema } from "../tally.ts";

/** The most dead letters of a day that are kept. Beyond it letters are only counted. */
const MOST_DEAD_LETTERS = 500;

const TABLES = [
  `CREATE TABLE book (id INTEGER PRIMARY KEY CHECK (id = 1), opened_at INTEGER NOT NULL, tally TEXT NOT NULL)`,
  `CREATE TABLE jobs (
     id TEXT PRIMARY KEY, sender TEXT NOT NULL, identity TEXT NOT NULL, session TEXT NOT NULL,
     task TEXT NOT NULL, form TEXT NOT NULL, accepted_at INTEGER NOT NULL, calls TEXT NOT NULL,
     ended_at INTEGER, how TEXT
   ) WITHOUT ROWID`,
  `CREATE TABLE dead_letters (
     id INTEGER PRIMARY KEY, sender TEXT NOT NULL, session TEXT NOT NULL, letter INTEGER NOT NULL,
     reason TEXT NOT NULL, at INTEGER NOT NULL, settled TEXT
   )`,
];

export function bookExists(sql: Sql): boolean {
  const name = z.object({ name: z.string() });
  return sql.first(name, `SELECT name FROM sqlite_master WHERE name = 'book'`) !== null;
}

export function openBook(sql: Sql, now: number): void {
  sql.transaction(() => {
    for (const table of TABLES) sql.run(table);
    sql.run(`INSERT INTO book (id, opened_at, tally) VALUES (1, ?, ?)`, now, JSON.stringify(emptyTally()));
  });
}

export function openedAt(sql: Sql): number | null {
  return sql.first(z.object({ opened_at: z.number() }), `SELECT opened_at FROM book`)?.opened_at ?? null;
}

/** A tally that makes no sense counts as none: the jobs, which are money, stand in rows of their own. */
export function loadTally(sql: Sql): Tally {
  const row = sql.first(
    z.object({ tally: jsonText(tallySchema).catch(emptyTally) }),
    `SELECT tally FROM book`,
  );
  return row?.tally ?? emptyTally();
}

export function saveTally(sql: Sql, tally: Tally): void {
  sql.run(`UPDATE book SET tally = ?`, JSON.stringify(tally));
}

/**
 * Writes what is known of a job, in one row. Reports may come twice and in any order: an end stays an end, and of two
 * that say what is called, the later one says more.
 */
export function writeJob(sql: Sql, job: JobReport): void {
  const calls = JSON.stringify(job.calls);
  const newer = job.ended === null ? `WHERE ended_at IS NULL AND length(excluded.calls) > length(calls)` : "";
  sql.run(
    `INSERT INTO jobs (id, sender, identity, session, task, form, accepted_at, calls, ended_at, how)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET calls = excluded.calls, ended_at = excluded.ended_at, how = excluded.how ${newer}`,
    job.id,
    job.sender,
    job.identity,
    job.session,
    job.task,
    job.form,
    job.acceptedAt,
    calls,
    job.ended?.at ?? null,
    job.ended?.how ?? null,
  );
}

const jobRow = jobReportSchema
  .omit({ acceptedAt: true, ended: true })
  .extend({
    accepted_at: z.number(),
    calls: jsonText(z.array(jobCallSchema)),
    ended_at: z.number().nullable(),
    how: z.string().nullable(),
  })
  .transform(
    ({ accepted_at, ended_at, how, ...row }): JobReport => ({
      ...row,
      acceptedAt: accepted_at,
      ended: ended_at === null || how === null ? null : { at: ended_at, how },
    }),
  );

export function findBookedJob(sql: Sql, id: string): JobReport | null {
  return sql.first(jobRow, `SELECT * FROM jobs WHERE id = ?`, id);
}

/** The newest first. */
export function bookedJobs(sql: Sql, most: number): JobReport[] {
  return sql.all(jobRow, `SELECT * FROM jobs ORDER BY accepted_at DESC, id LIMIT ?`, most);
}

/** The times at which open jobs were accepted, by their ids. */
export function openBookedJobs(sql: Sql): Map<string, number> {
  const row = z.object({ id: z.string(), accepted_at: z.number() });
  const open = sql.all(row, `SELECT id, accepted_at FROM jobs WHERE ended_at IS NULL`);
  return new Map(open.map(({ id, accepted_at }) => [id, accepted_at]));
}

export function writeDeadLetter(sql: Sql, { sender, session, letter, reason, at }: DeadLetterNote): void {
  sql.run(
    `INSERT INTO dead_letters (sender, session, letter, reason, at)
     SELECT ?, ?, ?, ?, ? WHERE (SELECT count(*) FROM dead_letters) < ?`,
    sender,
    session,
    letter,
    reason,
    at,
    MOST_DEAD_LETTERS,
  );
}

/** A dead letter as the book has it. `settled`: what the operator did came to. null: nothing was done. */
export interface BookedLetter extends DeadLetterNote {
  readonly id: number;
  readonly settled: string | null;
}

const bookedLetter = z.object({
  id: z.number(),
  sender: z.string(),
  session: z.string(),
  letter: z.number(),
  reason: z.string(),
  at: z.number(),
  settled: z.string().nullable(),
});

/** The newest first. */
export function bookedLetters(sql: Sql): BookedLetter[] {
  return sql.all(bookedLetter, `SELECT * FROM dead_letters ORDER BY id DESC`);
}

export function findBookedLetter(sql: Sql, id: number): BookedLetter | null {
  return sql.first(bookedLetter, `SELECT * FROM dead_letters WHERE id = ?`, id);
}

export function settleLetter(sql: Sql, id: number, settled: string): void {
  sql.run(`UPDATE dead_letters SET settled = ? WHERE id = ?`, settled, id);
}

export function jobsOf(sql: Sql, sender: string): string[] {
  const rows = sql.all(z.object({ id: z.string() }), `SELECT id FROM jobs WHERE sender = ?`, sender);
  return rows.map(({ id }) => id);
}

/** Takes the sender out of the book. `newId` gives what stands in its place, and in place of each of its sessions. */
export function forgetSender(sql: Sql, sender: string, newId: () => string): void {
  sql.run(`DELETE FROM dead_letters WHERE sender = ?`, sender);
  const name = forgottenName(newId());
  const row = z.object({ session: z.string() });
  for (const { session } of sql.all(row, `SELECT DISTINCT session FROM jobs WHERE sender = ?`, sender)) {
    sql.run(
      `UPDATE jobs SET sender = ?, identity = '', session = ? WHERE sender = ? AND session = ?`,
      name,
      newId(),
      sender,
      session,
    );
  }
}

const namedCount = z.object({ task: z.enum(TASKS), how: z.string().nullable(), n: z.number() });
const callCount = z.object({ provider: z.string(), outcome: z.string().nullable(), n: z.number() });
const bucketCount = z.object({ bucket: z.number(), n: z.number(), ms: z.number() });
const whoCount = z.object({ conversations: z.number(), senders: z.number() });

/** The summary of a day: what its rows say, and `tally` for the rest. */
export function summarize(sql: Sql, tally: Tally): DaySummary {
  const who = sql.first(
    whoCount,
    `SELECT count(DISTINCT sender || ' ' || session) AS conversations, count(DISTINCT sender) AS senders FROM jobs`,
  );
  const jobs = sql.all(namedCount, `SELECT task, how, count(*) AS n FROM jobs GROUP BY task, how`);
  return {
    ...emptySummary(),
    ...tally,
    conversations: who?.conversations ?? 0,
    senders: who?.senders ?? 0,
    jobs: { draw: jobCounts(jobs, "draw"), complete: jobCounts(jobs, "complete") },
    calls: countCalls(sql),
    pictures: pictureTimes(sql),
  };
}

function jobCounts(rows: readonly z.infer<typeof namedCount>[], task: string): JobCounts {
  const ofTask = rows.filter((row) => row.task === task);
  return {
    inFlight: ofTask.find((row) => row.how === null)?.n ?? 0,
    ended: Object.fromEntries(ofTask.flatMap(({ how, n }) => (how === null ? [] : [[how, n]]))),
  };
}

/** A call that is still running is counted when it has ended. */
function countCalls(sql: Sql): DaySummary["calls"] {
  const rows = sql.all(
    callCount,
    `SELECT json_extract(call.value, '$.provider') AS provider, json_extract(call.value, '$.outcome') AS outcome,
       count(*) AS n FROM jobs, json_each(jobs.calls) AS call GROUP BY provider, outcome`,
  );
  const calls: Record<string, Record<string, number>> = {};
  for (const { provider, outcome, n } of rows) {
    if (outcome !== null) calls[provider] = { ...calls[provider], [outcome]: n };
  }
  return calls;
}

const BUCKET = `CASE ${BOUNDS.map((bound, index) => `WHEN ended_at - accepted_at <= ${bound} THEN ${index}`).join(" ")}
  ELSE ${BOUNDS.length} END`;

function pictureTimes(sql: Sql): Histogram {
  const rows = sql.all(
    bucketCount,
    `SELECT ${BUCKET} AS bucket, count(*) AS n, sum(ended_at - accepted_at) AS ms FROM jobs WHERE how = 'picture'
     GROUP BY bucket`,
  );
  const last = Math.max(-1, ...rows.map(({ bucket }) => bucket));
  const counts = Array.from(
    { length: last + 1 },
    (_, index) => rows.find((row) => row.bucket === index)?.n ?? 0,
  );
  return { counts, sum: rows.reduce((sum, { ms }) => sum + ms, 0) };
}
