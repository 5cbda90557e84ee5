import { DAY } from "../../clock.ts";
import type { Sql } from "../storage/sql.ts";
import { addLetter, besideOutgoing, changeLetter, FRESH, NO_DIGEST } from "./letter-table.ts";

// Letters that are no longer on their way: dead ones, and those in the mailbox (mailbox-rows.ts).

export function buryLetter(sql: Sql, id: number, reason: string, keepUntil: number): void {
  changeLetter(sql, id, { state: "dead", reason, worthUntil: keepUntil });
}

/** A dead letter of its own, for what should have become a letter and never can. */
export function insertDeadLetter(
  sql: Sql,
  {
    keepUntil,
    ...dead
  }: { session: string; payload: string; reason: string; writtenAt: number; keepUntil: number },
): void {
  addLetter(sql, {
    ...dead,
    schemaDigest: NO_DIGEST,
    protocolDigest: null,
    state: "dead",
    worthUntil: keepUntil,
    nextTryAt: dead.writtenAt,
  });
}

/** How long a letter that is sent again is worth delivering. */
const AGAIN_WORTH = DAY;

/** Lets a dead letter go out again, as if it were new. False: it is not kept any more, or stands for a lost job. */
export function reviveLetter(sql: Sql, id: number, now: number): boolean {
  if (!sql.has(`SELECT 1 FROM letters WHERE id = ? AND state = 'dead' AND schema_digest <> ?`, id, NO_DIGEST))
    return false;
  const { attempts, faults, goneSince, reason } = FRESH;
  const again = { state: "outgoing", nextTryAt: now, worthUntil: now + AGAIN_WORTH } as const;
  changeLetter(sql, id, { attempts, faults, goneSince, reason, ...again });
  return true;
}

/** Keeps the newest `most` dead letters. */
export function trimDeadLetters(sql: Sql, most: number): void {
  const deletion = `DELETE FROM letters WHERE state = 'dead' AND id NOT IN (
       SELECT id FROM letters WHERE state = 'dead' ORDER BY id DESC LIMIT ?)`;
  besideOutgoing(sql, () => sql.run(deletion, most));
}

/** Forgets resting letters whose time is over, at most `most` of them. */
export function deleteExpiredLetters(sql: Sql, now: number, most: number): void {
  const deletion = `DELETE FROM letters WHERE id IN (
       SELECT id FROM letters WHERE state <> 'outgoing' AND worth_until <= ? LIMIT ?)`;
  besideOutgoing(sql, () => sql.run(deletion, now, most));
}
