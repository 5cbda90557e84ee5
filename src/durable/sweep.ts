import { z } from "zod";
import { DAY, HOUR } from "../clock.ts";
import { deleteExpiredLetters } from "./letter-rows.ts";
import { deleteOldMessages } from "./message-rows.ts";
import { keepsAnything } from "./schedule.ts";
import { loadSenderState, saveSenderState } from "./sender-row.ts";
import type { Sql } from "./sql.ts";

/** Rows that one alarm deletes at the most of each kind. */
const SWEPT_AT_A_TIME = 500;
/** An object that remembers envelopes without an end goes when it has been idle for this long. */
const IDLE_FOR_GOOD = 366 * DAY;

/** Deletes what is over. `complete` false: there may be more, look again soon. */
export function sweep(sql: Sql, now: number): { readonly complete: boolean } {
  const before = sql.rowsWritten;
  deleteExpiredLetters(sql, now, SWEPT_AT_A_TIME);
  deleteOldMessages(sql, now, SWEPT_AT_A_TIME);
  const complete = sql.rowsWritten - before < SWEPT_AT_A_TIME;
  if (complete) saveSenderState(sql, { ...loadSenderState(sql), sweptAt: now });
  return { complete };
}

const lastRow = z.object({ accepted_at: z.number().nullable(), ending: z.number(), open: z.number() });

/** Whether nothing that the object keeps could ever matter again, so that it may delete itself. */
export function isOver(sql: Sql, now: number): boolean {
  const state = loadSenderState(sql);
  const windows = [state.pictures, state.messages, state.smallTalk];
  if (windows.some((window) => window !== null && now - window.start < 30 * DAY)) return false;
  if (now - state.mailboxReadAt < HOUR) return false;
  if (!keepsAnything(sql)) return true;
  const row = sql.first(
    lastRow,
    `SELECT (SELECT max(accepted_at) FROM messages) AS accepted_at,
       (SELECT count(*) FROM messages WHERE keep_until IS NOT NULL) AS ending,
       (SELECT count(*) FROM letters) + (SELECT count(*) FROM jobs) AS open`,
  );
  if (row === null || row.ending > 0 || row.open > 0) return false;
  return now - (row.accepted_at ?? 0) > IDLE_FOR_GOOD;
}
