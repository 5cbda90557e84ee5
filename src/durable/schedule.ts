import { z } from "zod";
import { DAY, SECOND } from "../clock.ts";
import { type JobRow, openJobs } from "./job-rows.ts";
import { headLetters } from "./letter-rows.ts";
import { loadSenderState } from "./sender-row.ts";
import type { Sql } from "./sql.ts";
import { DRAWN_AT_A_TIME, isHeld } from "./work.ts";

/** A letter just written is on its way already; the alarm looks after it only if the object died meanwhile. */
const FIRST_LETTER_GRACE = 30 * SECOND;
const SWEEP_INTERVAL = DAY;

/** When the object has to wake for open work: jobs and outgoing letters. null: there is none. */
function nextWork(sql: Sql, now: number): number | null {
  const jobs = openJobs(sql);
  const full = jobs.filter((job) => isHeld(job, now)).length >= DRAWN_AT_A_TIME;
  const times = [
    ...jobs.map((job) => jobTime(job, full, now)),
    ...headLetters(sql).map((letter) =>
      Math.min(
        letter.attempts === 0 ? letter.nextTryAt + FIRST_LETTER_GRACE : letter.nextTryAt,
        letter.worthUntil,
      ),
    ),
  ];
  return times.length === 0 ? null : Math.min(...times);
}

/** When the object has to wake at all. null: it keeps nothing. */
export function nextWake(sql: Sql, now: number): number | null {
  const work = nextWork(sql, now);
  if (!keepsAnything(sql)) return work;
  const sweep = loadSenderState(sql).sweptAt + SWEEP_INTERVAL;
  return work === null ? sweep : Math.min(work, sweep);
}

export function isSweepDue(sql: Sql, now: number): boolean {
  return now - loadSenderState(sql).sweptAt >= SWEEP_INTERVAL;
}

export function keepsAnything(sql: Sql): boolean {
  const row = sql.first(
    z.object({ kept: z.number() }),
    `SELECT EXISTS (SELECT 1 FROM messages) OR EXISTS (SELECT 1 FROM letters) OR EXISTS (SELECT 1 FROM jobs) AS kept`,
  );
  return row?.kept === 1;
}

/** A waiting job wakes the object for its hint, unless it waits its turn: then the end of another one does. */
function jobTime(job: JobRow, full: boolean, now: number): number {
  const times = [job.deadline];
  if (isHeld(job, now)) times.push(job.leaseUntil ?? now);
  else if (job.leaseUntil !== null) times.push(now);
  else if (!full) times.push(Math.max(job.hintAt, job.notBefore));
  if (job.progressAt !== null) times.push(job.progressAt);
  return Math.min(...times);
}
