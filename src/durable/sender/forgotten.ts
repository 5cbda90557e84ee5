import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import * as z from "zod";
import { DAY } from "../../clock.ts";
import { jsonText } from "../storage/json-text.ts";
import type { Sql } from "../storage/sql.ts";
import { replaySchema } from "./replay.ts";

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

const messageRow = z.object({
  identity: z.string(),
  session: z.string(),
  keep_until: z.number().nullable(),
  replay: jsonText(replaySchema).nullable().catch(null),
});
const nameRow = z.object({ name: z.string() });

/**
 * Drops every table but for the hashes of what could still be replayed. Gives the time (ms) at which the last of them
 * may go; null: there are none. Must run in a transaction.
 */
export function forgetAll(sql: Sql, now: number): number | null {
  const messages = sql.readable(messageRow, `SELECT identity, session, keep_until, replay FROM messages`);
  const replayable = messages
    .map((message) => ({ hash: hashOf(message), until: replayableUntil(message, now) }))
    .filter(({ until }) => until > now);
  if (replayable.length > 0) {
    sql.run(
      `CREATE TABLE IF NOT EXISTS forgotten (hash TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID`,
    );
  }
  for (const { hash, until } of replayable)
    sql.run(`INSERT OR REPLACE INTO forgotten (hash, until) VALUES (?, ?)`, hash, until);
  const others = `SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'forgotten'
    AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*'`;
  for (const { name } of sql.all(nameRow, others)) sql.run(`DROP TABLE "${name}"`);
  return lastOfForgotten(sql);
}

/** Whether the operator has had this message forgotten. */
export function isForgotten(sql: Sql, message: MessageName): boolean {
  if (!tableExists(sql)) return false;
  return sql.first(z.object({}), `SELECT 1 FROM forgotten WHERE hash = ?`, hashOf(message)) !== null;
}

/** When the last hash may go, in ms; null: there are none. */
export function lastOfForgotten(sql: Sql): number | null {
  if (!tableExists(sql)) return null;
  const last = sql.first(
    z.object({ until: z.number().nullable() }),
    `SELECT max(until) AS until FROM forgotten`,
  );
  return last?.until ?? null;
}

/** Drops the hashes of what can no longer be replayed: all together, once the last one's time is over. */
export function sweepForgotten(sql: Sql, now: number): void {
  const last = lastOfForgotten(sql);
  if (last !== null && last <= now) sql.run(`DROP TABLE forgotten`);
}

/** Of messages that came before their envelope's end was kept, `keep_until` is the nearest that is known. */
function replayableUntil({ keep_until, replay }: z.infer<typeof messageRow>, now: number): number {
  const until = replay === null ? keep_until : replay.until;
  return Math.min(until ?? Number.POSITIVE_INFINITY, now + ENDLESS);
}

function hashOf({ identity, session }: MessageName): string {
  return bytesToHex(sha256(utf8ToBytes(`${identity} ${session}`))).slice(0, HASH_LENGTH);
}

function tableExists(sql: Sql): boolean {
  return sql.first(nameRow, `SELECT name FROM sqlite_master WHERE name = 'forgotten'`) !== null;
}
