import * as z from "zod";
import { FORMS, type Form } from "../../agent/form.ts";
import { msgIdOfIdentity } from "../../agent/incoming.ts";
import { type Reply, replySchema } from "../../agent/reply.ts";
import { jsonText } from "../storage/json-text.ts";
import type { Sql } from "../storage/sql.ts";
import { type ReplayFacts, replaySchema } from "./replay.ts";

/** An accepted message, known again by its identity and session, with the reply that a repeat gets. */
export interface MessageRow {
  readonly identity: string;
  /** The chat message's own, as its identity says; null: it has none. */
  readonly msgId: string | null;
  readonly session: string;
  /** The session of the first message with this identity, which has the description and the reply of all; null: it is this one. */
  readonly copyOf: string | null;
  readonly form: Form;
  /** What the alt text of its picture shows; empty where there is none. */
  readonly description: string;
  readonly acceptedAt: number;
  /** Until when a replay could still come; null: for ever. */
  readonly keepUntil: number | null;
  /** null while a job is open. */
  readonly reply: Reply | null;
  /** When the agent last said something to it, a word about progress included; null: not yet. */
  readonly answeredAt: number | null;
  /** null: it came before such facts were kept. */
  readonly replay: ReplayFacts | null;
}

/** Each with the description and the reply of the first. */
const SELECT = `SELECT messages.identity, messages.session, messages.copy_of, messages.form, first.description,
    messages.accepted_at, messages.keep_until, first.reply, messages.answered_at, messages.replay
  FROM messages JOIN messages AS first
    ON first.identity = messages.identity AND first.session = coalesce(messages.copy_of, messages.session)`;

const messageRow = z
  .object({
    identity: z.string(),
    session: z.string(),
    copy_of: z.string().nullable(),
    form: z.enum(FORMS),
    description: z.string(),
    accepted_at: z.number(),
    keep_until: z.number().nullable(),
    reply: jsonText(replySchema).nullable(),
    answered_at: z.number().nullable(),
    replay: jsonText(replaySchema).nullable(),
  })
  .transform(
    (row): MessageRow => ({
      identity: row.identity,
      msgId: msgIdOfIdentity(row.identity),
      session: row.session,
      copyOf: row.copy_of,
      form: row.form,
      description: row.description,
      acceptedAt: row.accepted_at,
      keepUntil: row.keep_until,
      reply: row.reply,
      answeredAt: row.answered_at,
      replay: row.replay,
    }),
  );

/** Of a copy neither the description nor the reply is written: they stand with the first. */
export function insertMessage(
  sql: Sql,
  row: Omit<MessageRow, "msgId" | "replay"> & { readonly replay?: ReplayFacts },
): void {
  const isCopy = row.copyOf !== null;
  sql.run(
    `INSERT INTO messages (identity, session, copy_of, form, description, accepted_at, keep_until, reply, answered_at,
       replay) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.identity,
    row.session,
    row.copyOf,
    row.form,
    isCopy ? "" : row.description,
    row.acceptedAt,
    row.keepUntil,
    isCopy || row.reply === null ? null : JSON.stringify(row.reply),
    row.answeredAt,
    row.replay === undefined ? null : JSON.stringify(row.replay),
  );
}

/** The same message in every session that it came in, in no particular order; rows that cannot be read are left out. */
export function messagesOf(sql: Sql, identity: string): MessageRow[] {
  return sql.readable(messageRow, `${SELECT} WHERE messages.identity = ?`, identity);
}

/** null: there is none, or its row cannot be read. */
export function findMessage(sql: Sql, identity: string, session: string): MessageRow | null {
  const query = `${SELECT} WHERE messages.identity = ? AND messages.session = ?`;
  return sql.readable(messageRow, query, identity, session)[0] ?? null;
}

/** Names one message in one session. */
interface MessageName {
  readonly identity: string;
  readonly session: string;
}

export function recordReply(sql: Sql, { identity, session }: MessageName, reply: Reply, now: number): void {
  sql.run(
    `UPDATE messages SET reply = CASE WHEN copy_of IS NULL THEN ? END, answered_at = ?
     WHERE identity = ? AND session = ?`,
    JSON.stringify(reply),
    now,
    identity,
    session,
  );
}

/** Writes what the alt text of a message's picture shows, once that is known. */
export function describeMessage(sql: Sql, identity: string, description: string): void {
  sql.run(
    `UPDATE messages SET description = ? WHERE identity = ? AND copy_of IS NULL`,
    description,
    identity,
  );
}

/** Notes that something was said to a message before its reply. */
export function noteProgress(sql: Sql, { identity, session }: MessageName, now: number): void {
  sql.run(`UPDATE messages SET answered_at = ? WHERE identity = ? AND session = ?`, now, identity, session);
}

/** Notes, once, that the sender has acknowledged the reply to a message: the operator sees what arrived. */
export function noteAcknowledged(sql: Sql, { identity, session }: MessageName, now: number): void {
  sql.run(
    `UPDATE messages SET acknowledged_at = ?
     WHERE identity = ? AND session = ? AND (reply IS NOT NULL OR copy_of IS NOT NULL)
       AND answered_at IS NOT NULL AND acknowledged_at IS NULL`,
    now,
    identity,
    session,
  );
}

/**
 * Forgets messages that no replay can bring back, at most `most` of them, never one whose job is open or that others
 * are copies of: those go first. Reads the whole table, once a day.
 */
export function deleteOldMessages(sql: Sql, now: number, most: number): void {
  sql.run(
    `DELETE FROM messages WHERE (identity, session) IN (
       SELECT identity, session FROM messages
       WHERE keep_until <= ? AND (reply IS NOT NULL OR identity NOT IN (SELECT identity FROM jobs))
         AND NOT EXISTS (SELECT 1 FROM messages AS copy
           WHERE copy.identity = messages.identity AND copy.copy_of = messages.session) LIMIT ?)`,
    now,
    most,
  );
}

export function countMessages(sql: Sql): number {
  return sql.first(z.object({ n: z.number() }), `SELECT count(*) AS n FROM messages`)?.n ?? 0;
}
