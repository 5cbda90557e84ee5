import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { DAY } from "../../clock.ts";
import { nullOr, number, orElse, string } from "../storage/column.ts";
import { type RowOf, Selection } from "../storage/selection.ts";
import type { Sql } from "../storage/sql.ts";
import { Table } from "../storage/table.ts";
import { messageTable } from "./message-rows.ts";

// When the operator forgets a sender, its signed envelopes are still somewhere. Sent again they would be new messages,
// be drawn and be answered to the sender: so a hash of each stays for as long as it could come. The table is no part
// of the schema: it stands where all others are gone.

/** For how long an envelope without an end is known that was forgotten. */
const ENDLESS = 366 * DAY;
/** 128 bits in hex. */
const HASH_LENGTH = 32;

interface MessageName {
  readonly identity: string;
  readonly session: string;
}

const { identity, session, keepUntil, replay } = messageTable.columns;
const replayable = new Selection(
  { identity, session, keepUntil, replay: orElse(replay, () => null) },
  messageTable.name,
);

/** Hashes of messages, and until when (ms) each could be sent again. */
export const forgotten = new Table("forgotten", { hash: string, until: number }, ["hash"]);

/**
 * Drops every table but for the hashes of what could still be replayed. Gives the time (ms) at which the last of them
 * may go; null: there are none. Must run in a transaction.
 */
export function forgetAll(sql: Sql, now: number): number | null {
  const hashes = replayable
    .readable(sql)
    .map((message) => ({ hash: hashOf(message), until: replayableUntil(message, now) }))
    .filter(({ until }) => until > now);
  if (hashes.length > 0 && !sql.hasTable(forgotten.name)) sql.run(forgotten.create);
  for (const row of hashes)
    forgotten.insert(sql, row, `ON CONFLICT (hash) DO UPDATE SET until = excluded.until`);
  const others = `SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'forgotten'
    AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*'`;
  for (const name of sql.values(string, others)) sql.run(`DROP TABLE "${name}"`);
  return lastOfForgotten(sql);
}

/** Whether the operator has had this message forgotten. */
export function isForgotten(sql: Sql, message: MessageName): boolean {
  return sql.hasTable(forgotten.name) && sql.has(`SELECT 1 FROM forgotten WHERE hash = ?`, hashOf(message));
}

/** When the last hash may go, in ms; null: there are none. */
export function lastOfForgotten(sql: Sql): number | null {
  if (!sql.hasTable(forgotten.name)) return null;
  return sql.value(nullOr(number), `SELECT max(until) FROM forgotten`);
}

/** Drops the hashes of what can no longer be replayed: all together, once the last one's time is over. */
export function sweepForgotten(sql: Sql, now: number): void {
  const last = lastOfForgotten(sql);
  if (last !== null && last <= now) sql.run(`DROP TABLE forgotten`);
}

/** Of messages that came before their envelope's end was kept, `keepUntil` is the nearest that is known. */
function replayableUntil(message: RowOf<typeof replayable.columns>, now: number): number {
  const until = message.replay === null ? message.keepUntil : message.replay.until;
  return Math.min(until ?? Number.POSITIVE_INFINITY, now + ENDLESS);
}

function hashOf({ identity, session }: MessageName): string {
  return bytesToHex(sha256(utf8ToBytes(`${identity} ${session}`))).slice(0, HASH_LENGTH);
}
