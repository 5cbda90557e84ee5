import { decodePayload } from "@asi-image-agent/protocol";
import * as z from "zod";
import { jsonText } from "../storage/json-text.ts";
import type { Sql } from "../storage/sql.ts";
import type { LetterRow } from "./letter-rows.ts";

/** A sealed letter that waits to be collected. Its text stands in the envelope alone. Times in ms. */
export interface MailboxLetter {
  readonly uuid: string;
  /** The sealed envelope's exact wire text. */
  readonly envelope: string;
  /** Another one for each letter of a mailbox, later for what came later: whoever sorts by it keeps the order. */
  readonly receivedAt: number;
  readonly expiresAt: number;
}

/** Letters that wait at the most. */
const MAILBOX_SIZE = 200;
/** A page holds as many of the oldest as fit, and one in any case: what is read must fit one call of the object. */
const PAGE_BYTES = 4 * 1024 * 1024;

const mailboxLetter = z
  .object({ uuid: z.string(), envelope: z.string(), written_at: z.number(), worth_until: z.number() })
  .transform(
    (row): MailboxLetter => ({
      uuid: row.uuid,
      envelope: row.envelope,
      receivedAt: row.written_at,
      expiresAt: row.worth_until,
    }),
  );

/** `isExpendable`: the first to go when the mailbox is full. */
export function moveToMailbox(sql: Sql, id: number, sealed: MailboxLetter, isExpendable: boolean): void {
  sql.run(
    `UPDATE letters SET state = 'mailbox', uuid = ?, envelope = ?, payload = '', written_at = ?, worth_until = ?,
       expendable = ? WHERE id = ?`,
    sealed.uuid,
    sealed.envelope,
    sealed.receivedAt,
    sealed.expiresAt,
    isExpendable ? 1 : 0,
    id,
  );
}

/** When the next letter comes into the mailbox: later than every other one in it. */
export function nextReceivedAt(sql: Sql, now: number): number {
  const last = sql.first(
    z.object({ at: z.number().nullable() }),
    `SELECT max(written_at) AS at FROM letters WHERE state = 'mailbox'`,
  );
  return Math.max(now, (last?.at ?? 0) + 1);
}

export interface MailboxPage {
  /** Oldest first. */
  readonly letters: MailboxLetter[];
  /** Whether others wait behind them. */
  readonly more: boolean;
}

const WAITING = `FROM letters WHERE state = 'mailbox' AND worth_until > ?`;
const ARRIVAL = `ORDER BY written_at, id`;

/** The oldest letters that wait. Those behind them come when these are deleted. */
export function mailboxPage(sql: Sql, now: number): MailboxPage {
  const size = z.object({ bytes: z.number() });
  const sizes = sql.all(
    size,
    `SELECT octet_length(coalesce(envelope, '')) AS bytes ${WAITING} ${ARRIVAL}`,
    now,
  );
  let bytes = 0;
  const beyond = sizes.findIndex((letter, index) => {
    bytes += letter.bytes;
    return index > 0 && bytes > PAGE_BYTES;
  });
  const columns = `uuid, envelope, written_at, worth_until`;
  const fitting = beyond < 0 ? sizes.length : beyond;
  const page = `SELECT ${columns} ${WAITING} ${ARRIVAL} LIMIT ?`;
  return { letters: sql.readable(mailboxLetter, page, now, fitting), more: beyond >= 0 };
}

/** Whether there was such a letter. */
export function deleteMailboxLetter(sql: Sql, uuid: string): boolean {
  const deleted = sql.all(
    z.object({ id: z.number() }),
    `DELETE FROM letters WHERE state = 'mailbox' AND uuid = ? RETURNING id`,
    uuid,
  );
  return deleted.length > 0;
}

/** A letter for which there was no room. Its text is in `payload` again; null: it could not be read. */
export type CrowdedOut = Pick<LetterRow, "id" | "session" | "faults" | "nextTryAt"> & {
  readonly payload: string | null;
};

const crowdedRow = z.object({
  id: z.number(),
  session: z.string(),
  expendable: z.number(),
  envelope: jsonText(z.object({ payload: z.string() }))
    .nullable()
    .catch(null),
});

/**
 * Makes room in a mailbox that is too full: acknowledgements and ends of sessions go first, then the oldest of the
 * rest. `dropped`: how many were deleted. `crowdedOut`: what is worth being kept elsewhere, still in the mailbox.
 */
export function trimMailbox(sql: Sql): { readonly dropped: number; readonly crowdedOut: CrowdedOut[] } {
  const query = `SELECT count(*) AS n FROM letters WHERE state = 'mailbox'`;
  const excess = (sql.first(z.object({ n: z.number() }), query)?.n ?? 0) - MAILBOX_SIZE;
  if (excess <= 0) return { dropped: 0, crowdedOut: [] };
  const rows = sql.readable(
    crowdedRow,
    `SELECT id, session, expendable, CASE expendable WHEN 0 THEN envelope END AS envelope
     FROM letters WHERE state = 'mailbox' ORDER BY expendable DESC, written_at, id LIMIT ?`,
    excess,
  );
  const expendable = rows.filter((row) => row.expendable === 1);
  for (const { id } of expendable) sql.run(`DELETE FROM letters WHERE id = ?`, id);
  const others = rows.filter((row) => row.expendable === 0);
  return {
    dropped: expendable.length,
    crowdedOut: others.map(({ id, session, envelope }) => ({
      ...{ id, session, faults: 0, nextTryAt: 0 },
      payload: envelope === null ? null : textOf(envelope.payload),
    })),
  };
}

function textOf(payload: string): string | null {
  const decoded = decodePayload({ payload });
  return decoded.ok ? decoded.text : null;
}

/** Opens a letter again that was sealed: the text stands in its row, and it may go out another time. */
export function unseal(sql: Sql, id: number, payload: string | null): void {
  // Without a digest it is no letter that can be sent again.
  sql.run(
    `UPDATE letters SET uuid = NULL, envelope = NULL, payload = ?, schema_digest = iif(? IS NULL, '', schema_digest)
     WHERE id = ?`,
    payload ?? "",
    payload,
    id,
  );
}
