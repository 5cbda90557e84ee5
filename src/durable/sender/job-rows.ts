import * as z from "zod/mini";
import { TASKS } from "../../agent/form.ts";
import type { Letter } from "../../agent/letter.ts";
import { decodePictureOrder } from "../../agent/picture-order.ts";
import { NOT_HONOURED } from "../../agent/sentences/sentences.ts";
import { tellingSchema } from "../../agent/telling.ts";
import { MINUTE, SECOND } from "../../clock.ts";
import { UPSTREAMS } from "../../imagegen/provider.ts";
import { json, nullOr, number, oneOf, orElse, string } from "../storage/column.ts";
import { Mirror } from "../storage/mirror.ts";
import { type RowOf, Selection } from "../storage/selection.ts";
import type { Sql } from "../storage/sql.ts";
import { Table } from "../storage/table.ts";
import { messageTable } from "./message-rows.ts";

/** When the queue is told of a job again, each after the one before: a queue message may be lost. */
export const HINT_INTERVALS = [30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE] as const;

const pastCall = z.object({
  provider: z.enum(UPSTREAMS),
  at: z.number(),
  outcome: z.nullable(z.enum(["refused", "misconfigured", "unavailable", "unknown", "unusable"])),
});
const letterSchema = z.object({
  session: z.string(),
  schemaDigest: z.string(),
  protocolDigest: z.nullable(z.string()),
  payload: z.string(),
  worthUntil: z.number(),
});
const remotePictures = z.object({ urls: z.array(z.string()), notHonoured: z.array(z.enum(NOT_HONOURED)) });

/** A picture or an answer that is owed. The row goes when the job is final: what came of it then stands with the message. */
export const jobTable = new Table(
  "jobs",
  {
    /** Random; also the key of the first picture in R2, fixed here before anything is drawn. */
    id: string,
    identity: string,
    session: string,
    task: oneOf(TASKS),
    /** What is to be drawn, as `encodePictureOrder` writes it; or what the text model is asked, as `encodeOrder` does. */
    // Tables of earlier deployments take a row without one, which is broken.
    orderText: { ...string, isNullable: true },
    /** What the reply says beside its pictures; null: nothing. */
    telling: nullOr(json(tellingSchema)),
    /** Where the pictures' links begin. */
    origin: nullOr(string),
    /** Until when the reply belongs to the query that waits for it; null: nobody waits. */
    reservedUntil: nullOr(number),
    acceptedAt: number,
    deadline: number,
    /** Start of the quota window that it was counted in. */
    countedIn: number,
    /** How often a consumer claimed it; the fence for what a consumer reports. */
    attempt: number,
    /** Until when the current claim holds; null: nobody has it. */
    leaseUntil: nullOr(number),
    /** Before this no consumer gets it (backoff). */
    notBefore: number,
    /** When the queue is told of it again. */
    hintAt: number,
    hints: number,
    /** When a word is said about how long it takes; null: said, or never. */
    progressAt: nullOr(number),
    calls: json(z.array(pastCall)),
    /** Who is called next, as decided when the last call ended; null: nobody was called yet. */
    nextProvider: nullOr(oneOf(UPSTREAMS)),
    /** Pictures that a provider has made but that were not fetched yet. */
    remote: nullOr(json(remotePictures)),
    /** How often looking after it threw. */
    faults: number,
    /** After a fault it is left alone until then; null: it never had one. */
    restsUntil: nullOr(number),
    /** Of its message, in which it is answered. */
    // Tables of earlier deployments take a row without one, which is broken.
    form: { ...messageTable.columns.form, isNullable: true },
    /** What is to be said in its session, in order, while nothing stands in the way of it (held-letters.ts); null: nothing. */
    letters: nullOr(json(z.array(letterSchema))),
    /** When it ended: what is left of it are its letters. null: it is open. */
    endedAt: nullOr(number),
    /** When its sender was told that it takes longer; null: not yet. */
    answeredAt: nullOr(number),
  },
  ["id"],
);
export type JobRow = RowOf<typeof jobTable.columns>;

export const jobsInMemory = new Mirror(jobTable, { key: "id", columns: jobTable.columns });

const brokenJobs = new Selection(
  {
    id: string,
    identity: string,
    session: string,
    task: orElse(jobTable.columns.task, () => "draw"),
    reservedUntil: orElse(jobTable.columns.reservedUntil, () => null),
    faults: orElse(number, () => 0),
    restsUntil: orElse(jobTable.columns.restsUntil, () => null),
    letters: orElse(jobTable.columns.letters, () => null),
  },
  jobTable.name,
);
/** What is left of a job whose row cannot be read: enough to answer for it. */
export type BrokenJob = RowOf<typeof brokenJobs.columns>;

export function insertJob(
  sql: Sql,
  job: Omit<JobRow, "faults" | "restsUntil" | "answeredAt" | "letters" | "endedAt">,
  letters: readonly Letter[] = [],
): void {
  const said = letters.length === 0 ? null : [...letters];
  jobsInMemory.insert(sql, {
    ...job,
    faults: 0,
    restsUntil: null,
    answeredAt: null,
    letters: said,
    endedAt: null,
  });
}

/** Writes what changes in a job's life; the rest was fixed at accept. */
export function updateJob(sql: Sql, job: JobRow): void {
  const { attempt, leaseUntil, notBefore, hintAt, hints, progressAt, calls, nextProvider, remote } = job;
  const changes = { attempt, leaseUntil, notBefore, hintAt, hints, progressAt, calls, nextProvider, remote };
  jobsInMemory.change(sql, job.id, changes);
}

/** Writes what a job is to do, once that is decided: as if it had been accepted with it, called by nobody yet. */
export function updateOrder(
  sql: Sql,
  id: string,
  order: Pick<JobRow, "orderText" | "telling" | "countedIn" | "notBefore">,
): void {
  const free = { leaseUntil: null, hintAt: order.notBefore, calls: [], nextProvider: null };
  jobsInMemory.change(sql, id, { ...order, ...free });
}

export function deleteJob(sql: Sql, id: string): void {
  jobsInMemory.remove(sql, id);
}

/** null: there is no such job that is open, or its row cannot be read. */
export function findJob(sql: Sql, id: string): JobRow | null {
  const job = jobsInMemory.find(sql, id);
  return job?.endedAt === null ? job : null;
}

/** Every open job, oldest first, and what is left of those that cannot be read. */
export function readJobs(sql: Sql): { readonly open: JobRow[]; readonly broken: BrokenJob[] } {
  return {
    open: openJobs(sql),
    broken: jobsInMemory.each(sql).flatMap((read) => {
      const rest = read.ok ? null : brokenJobs.read(read.found);
      return rest === null ? [] : [rest];
    }),
  };
}

/** Every open job that can be read, oldest first. */
export function openJobs(sql: Sql): JobRow[] {
  return jobsInMemory
    .readable(sql)
    .filter(({ endedAt }) => endedAt === null)
    .toSorted(byAge);
}

function byAge(one: JobRow, other: JobRow): number {
  return one.acceptedAt - other.acceptedAt || (one.id < other.id ? -1 : 1);
}

export function countJobs(sql: Sql): number {
  return jobsInMemory.each(sql).filter((read) => !read.ok || read.row.endedAt === null).length;
}

/** Notes that it is no longer to be said that it takes longer; `said`: it was, at this time. */
export function noteProgress(sql: Sql, { id }: JobRow, said: number | null): void {
  jobsInMemory.change(sql, id, { progressAt: null, answeredAt: said });
}

/** Notes that looking after a job threw, and leaves it alone for a while. */
export function noteJobFault(sql: Sql, id: string, faults: number, restsUntil: number): void {
  jobsInMemory.change(sql, id, { faults, restsUntil });
}

/** How many pictures a job is to bring; 1 for a question to the text model, which is counted likewise. */
export function countOf(job: Pick<JobRow, "task" | "orderText">): number {
  return job.task === "draw" ? (decodePictureOrder(job.orderText)?.options.count ?? 1) : 1;
}
