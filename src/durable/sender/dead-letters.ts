import { DAY } from "../../clock.ts";
import type { Sql } from "../storage/sql.ts";
import type { BrokenJob } from "./job-rows.ts";
import { buryLetter, insertDeadLetter, trimDeadLetters } from "./resting-letters.ts";

const KEPT = 100;
const LIFETIME = 7 * DAY;

/**
 * Makes a dead letter of one that could not be delivered: it stays readable for a week, with the reason, and holds up
 * nobody behind it.
 */
export function bury(sql: Sql, letter: { readonly id: number }, reason: string, now: number): void {
  sql.transaction(() => {
    buryLetter(sql, letter.id, reason, now + LIFETIME);
    trimDeadLetters(sql, KEPT);
  });
}

/** Makes a dead letter of a job that was given up: its name stands in place of the letter that it never became. */
export function buryJob(sql: Sql, job: BrokenJob, reason: string, now: number): void {
  sql.transaction(() => {
    const payload = JSON.stringify({ job: job.id, identity: job.identity });
    insertDeadLetter(sql, {
      session: job.session,
      payload,
      reason,
      writtenAt: now,
      keepUntil: now + LIFETIME,
    });
    trimDeadLetters(sql, KEPT);
  });
}
