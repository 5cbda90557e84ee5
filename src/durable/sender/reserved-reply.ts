import type { ClockAndIds, Letter } from "../../agent/letter.ts";
import { replyLetters } from "../../agent/reply.ts";
import { SECOND } from "../../clock.ts";
import type { Sql } from "../storage/sql.ts";
import { reservedLetter } from "./letter-rows.ts";
import { deleteLetter, postponeLetters } from "./letter-table.ts";
import { findMessage, type MessageRow } from "./message-rows.ts";

/**
 * The time for which a reply stays with the query that waits for it, from when it is handed over at the latest:
 * enough to write the response and confirm it. A reply that is not confirmed by then goes out the ordinary way.
 */
const CONFIRMED_WITHIN = 10 * SECOND;

/** Keeps the outbox from a reply, and from what follows in its session, until the response has had its time. */
export function reservation(identity: string, handedOver: number): { identity: string; until: number } {
  return { identity, until: handedOver + CONFIRMED_WITHIN };
}

export interface HandedOver {
  readonly letter: Letter;
  /** Whether it is still kept, for one that has to be confirmed. */
  readonly isReserved: boolean;
}

/**
 * The reply that a query waits for: the letter that is reserved for it, or else what is on record. The letter stays:
 * whoever asked may be gone. null: there is none yet, or the outbox has it by now.
 */
export function takeReserved(
  sql: Sql,
  identity: string,
  session: string,
  clockAndIds: ClockAndIds,
): HandedOver | null {
  const reserved = reservedLetter(sql, identity, session);
  if (reserved === null) {
    const known = findMessage(sql, identity, session);
    const letter = known === null ? null : recordedLetter(known, clockAndIds);
    return letter === null ? null : { letter, isReserved: false };
  }
  if (reserved.nextTryAt <= clockAndIds.now) return null;
  const { until } = reservation(identity, clockAndIds.now);
  // Written only when little of its time is left: a row is billed.
  if (reserved.nextTryAt < clockAndIds.now + CONFIRMED_WITHIN / 2) postponeLetters(sql, [reserved], until);
  return { letter: reserved, isReserved: true };
}

/** The response with the reply was read to its end: it is delivered. */
export function confirmReserved(sql: Sql, identity: string, session: string): boolean {
  const reserved = reservedLetter(sql, identity, session);
  if (reserved !== null) deleteLetter(sql, reserved.id);
  return reserved !== null;
}

/** Lets a reserved reply go out now: nobody was there to read the response. */
export function releaseReserved(sql: Sql, identity: string, session: string, now: number): boolean {
  const reserved = reservedLetter(sql, identity, session);
  if (reserved !== null && reserved.nextTryAt > now) postponeLetters(sql, [reserved], now);
  return reserved !== null;
}

/** The recorded reply of a message, written again; null if there is none (yet). */
export function recordedLetter(known: MessageRow, clockAndIds: ClockAndIds): Letter | null {
  return known.reply === null ? null : (replyLetters(clockAndIds, known, known.reply, false)[0] ?? null);
}
