import * as z from "zod";
import { FORMS, TASKS } from "../../agent/form.ts";
import { decodePictureOrder } from "../../agent/picture-order.ts";
import { NOT_HONOURED } from "../../agent/sentences/sentences.ts";
import { tellingSchema } from "../../agent/telling.ts";
import { MINUTE, SECOND } from "../../clock.ts";
import { UPSTREAMS } from "../../imagegen/provider.ts";
import type { Sql } from "../storage/sql.ts";
import { json, Table } from "../storage/table.ts";

/** When the queue is told of a job again, each after the one before: a queue message may be lost. */
export const HINT_INTERVALS = [30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE] as const;

const upstream = z.enum(UPSTREAMS);
const pastCall = z.object({
  provider: upstream,
  at: z.number(),
  outcome: z.enum(["refused", "misconfigured", "unavailable", "unknown", "unusable"]).nullable(),
});
const remotePictures = z.object({ urls: z.array(z.string()), notHonoured: z.array(z.enum(NOT_HONOURED)) });

const COLUMNS = {
  /** Random; also the key of the first picture in R2, fixed here before anything is drawn. */
  id: z.string(),
  identity: z.string(),
  session: z.string(),
  task: z.enum(TASKS),
  /** What is to be drawn, as `encodePictureOrder` writes it; or what the text model is asked, as `encodeOrder` does. */
  orderText: z.string(),
  /** What the reply says beside its pictures; null: nothing. */
  telling: json(tellingSchema).nullable(),
  /** Where the pictures' links begin. */
  origin: z.string().nullable(),
  /** Until when the reply belongs to the query that waits for it; null: nobody waits. */
  reservedUntil: z.number().nullable(),
  acceptedAt: z.number(),
  deadline: z.number(),
  /** Start of the quota window that it was counted in. */
  countedIn: z.number(),
  /** How often a consumer claimed it; the fence for what a consumer reports. */
  attempt: z.number(),
  /** Until when the current claim holds; null: nobody has it. */
  leaseUntil: z.number().nullable(),
  /** Before this no consumer gets it (backoff). */
  notBefore: z.number(),
  /** When the queue is told of it again. */
  hintAt: z.number(),
  hints: z.number(),
  /** When a word is said about how long it takes; null: said, or never. */
  progressAt: z.number().nullable(),
  calls: json(z.array(pastCall)),
  /** Who is called next, as decided when the last call ended; null: nobody was called yet. */
  nextProvider: upstream.nullable(),
  /** Pictures that a provider has made but that were not fetched yet. */
  remote: json(remotePictures).nullable(),
  /** How often looking after it threw. */
  faults: z.number(),
  /** After a fault it is left alone until then; null: it never had one. */
  restsUntil: z.number().nullable(),
};
const jobs = new Table("jobs", COLUMNS);
/** A job with the form of its message, in which it is answered. */
const jobRow = new Table("jobs", { ...COLUMNS, form: z.enum(FORMS) }).row;

/** A picture or an answer that is owed. The row goes when the job is final: what came of it then stands with the message. */
export type JobRow = z.output<typeof jobRow>;

/** What is left of a job whose row cannot be read: enough to answer for it. */
export type BrokenJob = Pick<
  JobRow,
  "id" | "identity" | "session" | "task" | "reservedUntil" | "faults" | "restsUntil"
>;

const brokenJob = new Table("jobs", {
  id: z.string(),
  identity: z.string(),
  session: z.string(),
  task: z.enum(TASKS).catch("draw"),
  reservedUntil: z.number().nullable().catch(null),
  faults: z.number().catch(0),
  restsUntil: z.number().nullable().catch(null),
}).row;

/** A job without its message is broken, not absent: hence the left join. It also keeps `jobs`, a handful, outside. */
const SELECT = `SELECT jobs.*, messages.form FROM jobs LEFT JOIN messages USING (identity, session)`;

export function insertJob(sql: Sql, job: Omit<JobRow, "form" | "faults" | "restsUntil">): void {
  jobs.insert(sql, { ...job, faults: 0, restsUntil: null });
}

/** Writes what changes in a job's life; the rest was fixed at accept. */
export function updateJob(sql: Sql, job: JobRow): void {
  const { attempt, leaseUntil, notBefore, hintAt, hints, progressAt, calls, nextProvider, remote } = job;
  const changes = { attempt, leaseUntil, notBefore, hintAt, hints, progressAt, calls, nextProvider, remote };
  jobs.update(sql, changes, `WHERE id = ?`, job.id);
}

/** Writes what a job is to do, once that is decided: as if it had been accepted with it, called by nobody yet. */
export function updateOrder(
  sql: Sql,
  id: string,
  order: Pick<JobRow, "orderText" | "telling" | "countedIn" | "notBefore">,
): void {
  const free = { leaseUntil: null, hintAt: order.notBefore, calls: [], nextProvider: null };
  jobs.update(sql, { ...order, ...free }, `WHERE id = ?`, id);
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

/** How many pictures a job is to bring; 1 for a question to the text model, which is counted likewise. */
export function countOf(job: Pick<JobRow, "task" | "orderText">): number {
  return job.task === "draw" ? (decodePictureOrder(job.orderText)?.options.count ?? 1) : 1;
}
