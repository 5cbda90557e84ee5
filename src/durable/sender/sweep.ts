import { DAY, HOUR } from "../../clock.ts";
import { nullOr, number } from "../storage/column.ts";
import type { Sql } from "../storage/sql.ts";
import { lastOfForgotten, sweepForgotten } from "./forgotten.ts";
import { deleteOldMessages } from "./message-rows.ts";
import { deleteOldPictures } from "./picture-rows.ts";
import { deleteExpiredLetters } from "./resting-letters.ts";
import { keepsAnything } from "./schedule.ts";
import { loadSenderState, saveSenderState } from "./sender-row.ts";

/** Rows that one alarm deletes at the most of each kind. */
const SWEPT_AT_A_TIME = 500;
/** An object that remembers envelopes without an end goes when it has been idle for this long. */
const IDLE_FOR_GOOD = 366 * DAY;

const LONGEST_WINDOW = 30 * DAY;

/**
 * Deletes what is over; pictures after `retentionMs`, as R2 does. `complete` false: there may be more, look again soon.
 */
export function sweep(sql: Sql, now: number, retentionMs: number): { readonly complete: boolean } {
  const before = sql.rowsWritten;
  deleteExpiredLetters(sql, now, SWEPT_AT_A_TIME);
  deleteOldMessages(sql, now, SWEPT_AT_A_TIME);
  deleteOldPictures(sql, now - retentionMs, SWEPT_AT_A_TIME);
  sweepForgotten(sql, now);
  const complete = sql.rowsWritten - before < SWEPT_AT_A_TIME;
  if (complete) saveSenderState(sql, { ...loadSenderState(sql), sweptAt: now });
  return { complete };
}

/**
 * Whether nothing that the object keeps could ever matter again, so that it may delete itself. The longest window
 * that an operator can set has 30 days.
 */
export function isOver(sql: Sql, now: number): boolean {
  const { pictures, questions, messages, talk, ends, mailboxReadAt } = loadSenderState(sql);
  const windows = [pictures, messages, ...Object.values(questions), ...talk, ...ends];
  if (windows.some((window) => window !== null && now - window.start < LONGEST_WINDOW)) return false;
  if (now - mailboxReadAt < HOUR || lastOfForgotten(sql) !== null) return false;
  return !keepsAnything(sql) || remembersInVain(sql, now);
}

/** Whether all that is left are messages with endless envelopes, the last of them a long time ago. */
function remembersInVain(sql: Sql, now: number): boolean {
  // Stops at the first row: nearly every message has an end.
  const ending = `SELECT EXISTS (SELECT 1 FROM messages WHERE keep_until IS NOT NULL)
    OR EXISTS (SELECT 1 FROM letters) OR EXISTS (SELECT 1 FROM jobs) OR EXISTS (SELECT 1 FROM pictures)
    OR EXISTS (SELECT 1 FROM erasures)`;
  if (sql.value(number, ending) !== 0) return false;
  const last = sql.value(nullOr(number), `SELECT max(accepted_at) FROM messages`);
  return now - (last ?? 0) > IDLE_FOR_GOOD;
}
