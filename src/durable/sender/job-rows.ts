import * as z from "zod";
import { FORMS, type Form, TASKS, type Task } from "../../agent/form.ts";
import { MINUTE, SECOND } from "../../clock.ts";
import { UPSTREAMS, type Upstream } from "../../imagegen/provider.ts";
import type { PastCall } from "../../jobs/next-step.ts";
import { jsonText } from "../storage/json-text.ts";
import type { Sql } from "../storage/sql.ts";

/** When the queue is told of a job again, each after the one before: a queue message may be lost. */
export const HINT_INTERVALS = [30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE] as const;

/** A picture or an answer that is owed. The row goes when the job is final: what came of it then stands with the message. */
export interface JobRow {
  /** Random; also the key of the picture in R2, fixed here before anything is drawn. */
  readonly id: string;
  readonly identity: string;
  readonly session: string;
  readonly form: Form;
  readonly task: Task;
  /** What will be drawn, in words; or what the text model is asked, as `encodeOrder` writes it. */
  readonly request: string;
  /** Where the picture's link begins. */
  readonly origin: string | null;
  /** Until when the reply belongs to the query that waits for it; null: nobody waits. */
  readonly reservedUntil: number | null;
  readonly acceptedAt: number;
  readonly deadline: number;
  /** Start of the quota window that it was counted in. */
  readonly countedIn: number;
  /** How often a consumer claimed it; the fence for what a consumer reports. */
  readonly attempt: number;
  /** Until when the current claim holds; null: nobody has it. */
  readonly leaseUntil: number | null;
  /** Before this no consumer gets it (backoff). */
  readonly notBefore: number;
  /** When the queue is told of it again. */
  readonly hintAt: number;
  readonly hints: number;
  /** When a word is said about how long it takes; null: said, or never. */
  readonly progressAt: number | null;
  readonly calls: readonly PastCall[];
  /** Who is called next, as decided when the last call ended; null: nobody was called yet. */
  readonly nextProvider: Upstream | null;
  /** A picture that a provider has made but that was not fetched yet. */
  readonly remoteUrl: string | null;
  /** How often looking after it threw. */
  readonly faults: number;
  /** After a fault it is left alone until then; null: it never had one. */
  readonly restsUntil: number | null;
}

/** What is left of a job whose row cannot be read: enough to answer for it. */
export type BrokenJob = Pick<
  JobRow,
  "id" | "identity" | "session" | "task" | "reservedUntil" | "faults" | "restsUntil"
>;

const upstream = z.enum(UPSTREAMS);
const pastCall = z.object({
  provider: upstream,
  at: z.number(),
  outcome: z.enum(["refused", "misconfigured", "unavailable", "unknown", "unusable"]).nullable(),
});

const jobRow = z
  .object({
    id: z.string(),
    identity: z.string(),
    session: z.string(),
    form: z.enum(FORMS),
    task: z.enum(TASKS),
    request: z.string(),
    origin: z.string().nullable(),
    reserved_until: z.number().nullable(),
    accepted_at: z.number(),
    deadline: z.number(),
    counted_in: z.number(),
    attempt: z.number(),
    lease_until: z.number().nullable(),
    not_before: z.number(),
    hint_at: z.number(),
    hints: z.number(),
    progress_at: z.number().nullable(),
    calls: jsonText(z.array(pastCall)),
    next_provider: upstream.nullable(),
    remote_url: z.string().nullable(),
    faults: z.number(),
    rests_until: z.number().nullable(),
  })
  .transform(
    (row): JobRow => ({
      id: row.id,
      identity: row.identity,
      session: row.session,
      form: row.form,
      task: row.task,
      request: row.request,
      origin: row.origin,
      reservedUntil: row.reserved_until,
      acceptedAt: row.accepted_at,
      deadline: row.deadline,
      countedIn: row.counted_in,
      attempt: row.attempt,
      leaseUntil: row.lease_until,
      notBefore: row.not_before,
      hintAt: row.hint_at,
      hints: row.hints,
      progressAt: row.progress_at,
      calls: row.calls,
      nextProvider: row.next_provider,
      remoteUrl: row.remote_url,
      faults: row.faults,
      restsUntil: row.rests_until,
    }),
  );

const brokenJob = z
  .object({
    id: z.string(),
    identity: z.string(),
    session: z.string(),
    task: z.enum(TASKS).catch("draw"),
    reserved_until: z.number().nullable().catch(null),
    faults: z.number().catch(0),
    rests_until: z.number().nullable().catch(null),
  })
  .transform(
    ({ reserved_until, rests_until, ...row }): BrokenJob => ({
      ...row,
      reservedUntil: reserved_until,
      restsUntil: rests_until,
    }),
  );

/** A job without its message is broken, not absent: hence the left join. It also keeps `jobs`, a handful, outside. */
const SELECT = `SELECT jobs.*, messages.form FROM jobs LEFT JOIN messages USING (identity, session)`;

export function insertJob(sql: Sql, job: Omit<JobRow, "form" | "faults" | "restsUntil">): void {
  sql.run(
    `INSERT INTO jobs (id, identity, session, task, request, origin, reserved_until, accepted_at, deadline, counted_in, attempt, lease_until,
       not_before, hint_at, hints, progress_at, calls, next_provider, remote_url)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    job.id,
    job.identity,
    job.session,
    job.task,
    job.request,
    job.origin,
    job.reservedUntil,
    job.acceptedAt,
    job.deadline,
    job.countedIn,
    job.attempt,
    job.leaseUntil,
    job.notBefore,
    job.hintAt,
    job.hints,
    job.progressAt,
    JSON.stringify(job.calls),
    job.nextProvider,
    job.remoteUrl,
  );
}

/** Writes what changes in a job's life; the rest was fixed at accept. */
export function updateJob(sql: Sql, job: JobRow): void {
  sql.run(
    `UPDATE jobs SET attempt = ?, lease_until = ?, not_before = ?, hint_at = ?, hints = ?, progress_at = ?,
       calls = ?, next_provider = ?, remote_url = ? WHERE id = ?`,
    job.attempt,
    job.leaseUntil,
    job.notBefore,
    job.hintAt,
    job.hints,
    job.progressAt,
    JSON.stringify(job.calls),
    job.nextProvider,
    job.remoteUrl,
    job.id,
  );
}

export function deleteJob(sql: Sql, id: string): void {
  sql.run(`DELETE FROM jobs WHERE id = ?`, id);
}

/** null: there is no such job, or its row cannot be read. */
export function findJob(sql: Sql, id: string): JobRow | null {
  return sql.readable(jobRow, `${SELECT} WHERE jobs.id = ?`, id)[0] ?? null;
}

/** Every open job, oldest first, and what is left of those that cannot be read. */
export function readJobs(sql: Sql): { readonly open: JobRow[]; readonly broken: BrokenJob[] } {
  const rows = sql.each(jobRow, `${SELECT} ORDER BY jobs.accepted_at, jobs.id`);
  return {
    open: rows.flatMap((read) => (read.ok ? [read.row] : [])),
    broken: rows.flatMap((read) => {
      const rest = read.ok ? null : brokenJob.safeParse(read.found);
      return rest?.success ? [rest.data] : [];
    }),
  };
}

/** Every open job that can be read, oldest first. */
export function openJobs(sql: Sql): JobRow[] {
  return readJobs(sql).open;
}

export function countJobs(sql: Sql): number {
  return sql.first(z.object({ n: z.number() }), `SELECT count(*) AS n FROM jobs`)?.n ?? 0;
}

/** Notes that looking after a job threw, and leaves it alone for a while. */
export function noteJobFault(sql: Sql, id: string, faults: number, restsUntil: number): void {
  sql.run(`UPDATE jobs SET faults = ?, rests_until = ? WHERE id = ?`, faults, restsUntil, id);
}
