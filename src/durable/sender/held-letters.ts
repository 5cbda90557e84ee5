import type { Letter } from "../../agent/letter.ts";
import type { Sql } from "../storage/sql.ts";
import { type JobRow, jobsInMemory } from "./job-rows.ts";

// What a job has to say stands in the job's own row, one or several letters together: an acknowledgement, a word about
// progress, the reply and the end of the session. So most letters cost no row of their own. That goes while the session
// has nothing else to be delivered and each letter is taken at once; whatever else comes between makes rows of them
// (letter-rows.ts), which have their tries, times and reasons. See docs/decisions/0034-letters-with-their-job.md.

/** A letter in its job's row. */
export interface HeldLetter {
  /** The job. */
  readonly heldBy: string;
  readonly letter: Letter;
  readonly writtenAt: number;
}

/** All of them, each job's in order. */
export function heldLetters(sql: Sql): HeldLetter[] {
  return jobsInMemory.readable(sql).flatMap(heldBy);
}

function heldBy({ id, letters, endedAt, acceptedAt }: JobRow): HeldLetter[] {
  const writtenAt = endedAt ?? acceptedAt;
  return (letters ?? []).map((letter) => ({ heldBy: id, letter, writtenAt }));
}

/** Whether a job holds letters of this session, another than `job`. */
export function isHeldIn(sql: Sql, session: string, job: string | null): boolean {
  return heldLetters(sql).some((held) => held.letter.session === session && held.heldBy !== job);
}

/** Says something more while the job is open; `changes` of the job go with it in one row. */
export function addToHeld(
  sql: Sql,
  job: JobRow,
  letters: readonly Letter[],
  changes: Partial<JobRow> = {},
): void {
  const before = jobsInMemory.find(sql, job.id)?.letters ?? [];
  jobsInMemory.change(sql, job.id, { ...changes, letters: [...before, ...letters] });
}

/**
 * Says what nobody misses if the object dies before it is delivered: it stands in memory alone, unless something else of
 * the job is written meanwhile.
 */
export function addPassingWord(sql: Sql, { id }: JobRow, letter: Letter): void {
  const before = jobsInMemory.find(sql, id)?.letters ?? [];
  jobsInMemory.changeLater(sql, id, { letters: [...before, letter] });
}

/**
 * Notes that the first letter of a job was delivered. Where the job's row is to be written in a moment in any case, because
 * it waits for its claim or another letter follows, it is written then: an object that dies before says it again, as the
 * same message. While a consumer draws nothing is left open, for that takes long enough for an object to be put to sleep.
 */
export function dropFirstHeld(sql: Sql, id: string): void {
  const job = jobsInMemory.find(sql, id);
  const [, ...rest] = job?.letters ?? [];
  if (job === null) return;
  const letters = rest.length === 0 ? null : rest;
  if (letters === null && job.endedAt !== null) jobsInMemory.remove(sql, id);
  else if (letters !== null || job.leaseUntil === null || saysSoAlready(sql, id))
    jobsInMemory.changeLater(sql, id, { letters });
  else jobsInMemory.change(sql, id, { letters });
}

/** Whether the row of a job holds no letter anyway. */
function saysSoAlready(sql: Sql, id: string): boolean {
  return jobsInMemory.written(sql, id)?.letters === null;
}

/** Takes a job's letters out of its row, which goes if the job has ended. Must run in the transaction that keeps them. */
export function takeHeld(sql: Sql, id: string): void {
  const job = jobsInMemory.find(sql, id);
  if (job === null || job.letters === null) return;
  if (job.endedAt === null) jobsInMemory.change(sql, id, { letters: null });
  else jobsInMemory.remove(sql, id);
}
