import { FORMS } from "../../agent/form.ts";
import { msgIdOfIdentity } from "../../agent/incoming.ts";
import { type Reply, replySchema } from "../../agent/reply.ts";
import { json, nullOr, number, oneOf, string } from "../storage/column.ts";
import { type RowOf, Selection } from "../storage/selection.ts";
import type { Sql } from "../storage/sql.ts";
import { Table } from "../storage/table.ts";
import { replaySchema } from "./replay.ts";

/** Every accepted message, known again by its identity and session. */
export const messageTable = new Table(
  "messages",
  {
    identity: string,
    session: string,
    /** The session of the first message with this identity, which has the description and the reply of all; null: it is this one. */
    copyOf: nullOr(string),
    form: oneOf(FORMS),
    /** What the alt text of its picture shows; empty where there is none. */
    description: string,
    acceptedAt: number,
    /** Until when a replay could still come; null: for ever. */
    keepUntil: nullOr(number),
    /** What a repeat gets; null while a job is open. */
    reply: nullOr(json(replySchema)),
    /** When the agent last said something to it, beside a word about progress (job-rows.ts); null: not yet. */
    answeredAt: nullOr(number),
    /** null: it came before such facts were kept. */
    replay: nullOr(json(replaySchema)),
  },
  ["identity", "session"],
);

/** Each with the description and the reply of the first. */
const answered = new Selection(
  messageTable.columns,
  `messages JOIN messages AS first
    ON first.identity = messages.identity AND first.session = coalesce(messages.copy_of, messages.session)`,
  {
    identity: "messages.identity",
    session: "messages.session",
    copyOf: "messages.copy_of",
    form: "messages.form",
    description: "first.description",
    acceptedAt: "messages.accepted_at",
    keepUntil: "messages.keep_until",
    reply: "first.reply",
    answeredAt: "messages.answered_at",
    replay: "messages.replay",
  },
);

/** An accepted message. */
export interface MessageRow extends RowOf<typeof messageTable.columns> {
  /** The chat message's own, as its identity says; null: it has none. */
  readonly msgId: string | null;
}

/** Of a copy neither the description nor the reply is written: they stand with the first. */
export function insertMessage(
  sql: Sql,
  row: Omit<MessageRow, "msgId" | "replay"> & Partial<Pick<MessageRow, "replay">>,
): void {
  const firsts = row.copyOf === null ? {} : { description: "", reply: null };
  messageTable.insert(sql, { replay: null, ...row, ...firsts });
}

/** The same message in every session that it came in, in no particular order; rows that cannot be read are left out. */
export function messagesOf(sql: Sql, identity: string): MessageRow[] {
  return answered.readable(sql, `WHERE messages.identity = ?`, identity).map(withMsgId);
}

/** null: there is none, or its row cannot be read. */
export function findMessage(sql: Sql, identity: string, session: string): MessageRow | null {
  const condition = `WHERE messages.identity = ? AND messages.session = ?`;
  return answered.readable(sql, condition, identity, session).map(withMsgId)[0] ?? null;
}

const forms = new Selection({ form: messageTable.columns.form }, messageTable.name);

/** Whether there is such a message to answer: one that is lost, or cannot be read, leaves its job without anybody. */
export function canBeAnswered(sql: Sql, { identity, session }: MessageName): boolean {
  return forms.readable(sql, NAMED, identity, session).length > 0;
}

function withMsgId(row: RowOf<typeof messageTable.columns>): MessageRow {
  return { ...row, msgId: msgIdOfIdentity(row.identity) };
}

/** Names one message in one session. */
type MessageName = Pick<MessageRow, "identity" | "session">;
const NAMED = `WHERE identity = ? AND session = ?`;

/** Of a copy the reply stands with the first. */
export function recordReply(
  sql: Sql,
  { identity, session, copyOf }: MessageName & Pick<MessageRow, "copyOf">,
  reply: Reply,
  now: number,
): void {
  const recorded = copyOf === null ? { reply } : {};
  messageTable.update(sql, { ...recorded, answeredAt: now }, NAMED, identity, session);
}

/** Writes what the alt text of a message's picture shows, once that is known. */
export function describeMessage(sql: Sql, identity: string, description: string): void {
  sql.run(
    `UPDATE messages SET description = ? WHERE identity = ? AND copy_of IS NULL`,
    description,
    identity,
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
       WHERE keep_until <= ? AND (reply IS NOT NULL OR identity NOT IN (SELECT identity FROM jobs WHERE ended_at IS NULL))
         AND NOT EXISTS (SELECT 1 FROM messages AS copy
           WHERE copy.identity = messages.identity AND copy.copy_of = messages.session) LIMIT ?)`,
    now,
    most,
  );
}

export function countMessages(sql: Sql): number {
  return sql.value(number, `SELECT count(*) FROM messages`) ?? 0;
}
