import { decodePayload } from "@asi-image-agent/protocol";
import * as z from "zod/mini";
import { json, nullOr, number, orElse, rowId, string } from "../storage/column.ts";
import { Selection } from "../storage/selection.ts";
import type { Sql } from "../storage/sql.ts";
import { asItStands, type BrokenLetter, type LetterRow } from "./letter-rows.ts";
import {
  addLetter,
  besideOutgoing,
  changeLetter,
  deleteLetter,
  letterTable,
  NO_DIGEST,
} from "./letter-table.ts";

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

const mailboxLetters = new Selection(
  { uuid: string, envelope: string, receivedAt: number, expiresAt: number },
  letterTable.name,
  { receivedAt: "written_at", expiresAt: "worth_until" },
);

/** `expendable`: the first to go when the mailbox is full. A letter that its job holds stays there too: see takeHeld. */
export function moveToMailbox(
  sql: Sql,
  letter: LetterRow,
  { uuid, envelope, receivedAt, expiresAt }: MailboxLetter,
  expendable: boolean,
): void {
  const times = { writtenAt: receivedAt, worthUntil: expiresAt };
  const sealed = { state: "mailbox", uuid, envelope, payload: "", ...times, expendable } as const;
  const { session, schemaDigest, protocolDigest } = letter;
  const left = asItStands(sql, letter);
  if (left?.heldBy === undefined) changeLetter(sql, left?.id ?? letter.id, sealed);
  else addLetter(sql, { session, schemaDigest, protocolDigest, ...sealed, nextTryAt: receivedAt });
}

/** When the next letter comes into the mailbox: later than every other one in it. */
export function nextReceivedAt(sql: Sql, now: number): number {
  const last = sql.value(nullOr(number), `SELECT max(written_at) FROM letters WHERE state = 'mailbox'`);
  return Math.max(now, (last ?? 0) + 1);
}

export interface MailboxPage {
  /** Oldest first. */
  readonly letters: MailboxLetter[];
  /** Whether others wait behind them. */
  readonly more: boolean;
}

const WAITING = `WHERE state = 'mailbox' AND worth_until > ? ORDER BY written_at, id`;

/** The oldest letters that wait. Those behind them come when these are deleted. */
export function mailboxPage(sql: Sql, now: number): MailboxPage {
  const sizes = sql.values(
    number,
    `SELECT octet_length(coalesce(envelope, '')) FROM letters ${WAITING}`,
    now,
  );
  let bytes = 0;
  const beyond = sizes.findIndex((size, index) => {
    bytes += size;
    return index > 0 && bytes > PAGE_BYTES;
  });
  const fitting = beyond < 0 ? sizes.length : beyond;
  return { letters: mailboxLetters.readable(sql, `${WAITING} LIMIT ?`, now, fitting), more: beyond >= 0 };
}

/** Whether there was such a letter. */
export function deleteMailboxLetter(sql: Sql, uuid: string): boolean {
  const deletion = `DELETE FROM letters WHERE state = 'mailbox' AND uuid = ? RETURNING id`;
  return besideOutgoing(sql, () => sql.has(deletion, uuid));
}

/** A letter for which there was no room. Its text is in `payload` again; null: it could not be read. */
export type CrowdedOut = BrokenLetter & { readonly payload: string | null };

const crowded = new Selection(
  {
    id: rowId,
    session: letterTable.columns.session,
    expendable: letterTable.columns.expendable,
    envelope: orElse(nullOr(json(z.object({ payload: z.string() }))), () => null),
  },
  letterTable.name,
  { envelope: `CASE expendable WHEN 0 THEN envelope END` },
);

/**
 * Makes room in a mailbox that is too full: acknowledgements and ends of sessions go first, then the oldest of the
 * rest. `dropped`: how many were deleted. `crowdedOut`: what is worth being kept elsewhere, still in the mailbox.
 */
export function trimMailbox(sql: Sql): { readonly dropped: number; readonly crowdedOut: CrowdedOut[] } {
  const count = sql.value(number, `SELECT count(*) FROM letters WHERE state = 'mailbox'`) ?? 0;
  const excess = count - MAILBOX_SIZE;
  if (excess <= 0) return { dropped: 0, crowdedOut: [] };
  const first = `WHERE state = 'mailbox' ORDER BY expendable DESC, written_at, id LIMIT ?`;
  const rows = crowded.readable(sql, first, excess);
  const expendable = rows.filter((row) => row.expendable);
  for (const { id } of expendable) deleteLetter(sql, id);
  const others = rows.filter((row) => !row.expendable);
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
  const opened = payload === null ? { payload: "", schemaDigest: NO_DIGEST } : { payload };
  changeLetter(sql, id, { uuid: null, envelope: null, ...opened });
}
