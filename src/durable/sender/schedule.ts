import { DAY, SECOND } from "../../clock.ts";
import { number } from "../storage/column.ts";
import type { Sql } from "../storage/sql.ts";
import { nextErasure } from "./erasure-rows.ts";
import { type JobRow, readJobs } from "./job-rows.ts";
import { headLetters, type LetterRow } from "./letter-rows.ts";
import { rests } from "./look-after-jobs.ts";
import { loadSenderState } from "./sender-row.ts";
import { DRAWN_AT_A_TIME, isHeld } from "./turn.ts";

/** A letter just written is on its way already; the alarm looks after it only if the object died meanwhile. */
const FIRST_LETTER_GRACE = 30 * SECOND;
const SWEEP_INTERVAL = DAY;

/** Whether anything is owed: a job is open or a letter undelivered. */
export function hasOpenWork(sql: Sql): boolean {
  return Number.isFinite(nextWork(sql, 0));
}

/** When the object has to wake for open work: jobs, outgoing letters, deletions. Infinity: there is none. */
function nextWork(sql: Sql, now: number): number {
  const jobs = readJobs(sql);
  const heads = headLetters(sql);
  const full = jobs.open.filter((job) => isHeld(job, now)).length >= DRAWN_AT_A_TIME;
  const times = [
    ...jobs.open.map((job) => jobTime(job, full, now)),
    ...jobs.broken.map((job) => job.restsUntil ?? now),
    ...heads.letters.map(letterTime),
    ...heads.broken.map((letter) => letter.nextTryAt),
    nextErasure(sql) ?? Number.POSITIVE_INFINITY,
  ];
  return Math.min(...times);
}

/** When the object has to wake: for open work, or to see what is over, in the end itself. */
export function nextWake(sql: Sql, now: number): number {
  return Math.min(nextWork(sql, now), loadSenderState(sql).sweptAt + SWEEP_INTERVAL);
}

export function isSweepDue(sql: Sql, now: number): boolean {
  return now - loadSenderState(sql).sweptAt >= SWEEP_INTERVAL;
}

export function keepsAnything(sql: Sql): boolean {
  const kept = sql.value(
    number,
    `SELECT EXISTS (SELECT 1 FROM messages) OR EXISTS (SELECT 1 FROM letters) OR EXISTS (SELECT 1 FROM jobs)
       OR EXISTS (SELECT 1 FROM pictures) OR EXISTS (SELECT 1 FROM erasures)`,
  );
  return kept === 1;
}

function letterTime(letter: LetterRow): number {
  const isNew = letter.attempts === 0 && letter.nextTryAt === letter.writtenAt;
  const due = isNew ? letter.nextTryAt + FIRST_LETTER_GRACE : letter.nextTryAt;
  return Math.min(due, letter.worthUntil);
}

/** A waiting job wakes the object for its hint, unless it waits its turn: then the end of another one does. */
function jobTime(job: JobRow, full: boolean, now: number): number {
  if (job.restsUntil !== null && rests(job, now)) return job.restsUntil;
  const times = [job.deadline];
  if (isHeld(job, now)) times.push(job.leaseUntil ?? now);
  else if (job.leaseUntil !== null) times.push(now);
  else if (!full) times.push(Math.max(job.hintAt, job.notBefore));
  if (job.progressAt !== null) times.push(job.progressAt);
  return Math.min(...times);
}
