import { HOUR, MINUTE, SECOND } from "../../clock.ts";
import type { Sql } from "../storage/sql.ts";
import { countJobs } from "./job-rows.ts";
import { countOutgoing } from "./letter-rows.ts";

/**
 * What one sender may have open, beyond which a message is not taken and nothing of it written: an operator may lift
 * the quotas of a sender, and nobody has to fetch what is owed to them.
 */
const MOST_JOBS = 100;
const MOST_OUTGOING = 500;
/** Sessions in which one message is taken: an old client asks again every 10 s, until the job's deadline at the most. */
const MOST_SESSIONS = 64;
/** The most bytes that are kept of one sender: room for 240 messages an hour, remembered for 30 days. */
const MOST_BYTES = 64 * 1024 * 1024;

const OPEN_PAUSE = MINUTE / SECOND;
/** Seconds to wait where too much is kept. What is over is swept out once a day: trying again soon is of no use. */
const FULL_PAUSE = HOUR / SECOND;

/** Seconds after which a sender may try again of whom too much is open or kept for one message more; 0: there is room. */
export function secondsUntilRoom(
  sql: Sql,
  { copies, makesJob }: { readonly copies: number; readonly makesJob: boolean },
): number {
  if (sql.size >= MOST_BYTES) return FULL_PAUSE;
  const isFull = copies >= MOST_SESSIONS || countOutgoing(sql) >= MOST_OUTGOING;
  return isFull || (makesJob && countJobs(sql) >= MOST_JOBS) ? OPEN_PAUSE : 0;
}
