import { flag, nullOr, number, oneOf, rowId, string } from "../storage/column.ts";
import { Mirror } from "../storage/mirror.ts";
import type { RowOf } from "../storage/selection.ts";
import type { Sql } from "../storage/sql.ts";
import { type NewRow, Table } from "../storage/table.ts";

/** What is to be delivered, as `Letter` says it, and how far that has come. */
const UNDELIVERED = {
  id: rowId,
  session: string,
  schemaDigest: string,
  protocolDigest: nullOr(string),
  payload: string,
  /**
   * `outgoing` letters are posted to the sender's endpoint in their session's order; `mailbox` ones wait, sealed, to be
   * collected; `dead` ones could not be delivered and stay readable with the reason.
   */
  state: oneOf(["outgoing", "mailbox", "dead"]),
  writtenAt: number,
  worthUntil: number,
  attempts: number,
  nextTryAt: number,
  /** Since when the endpoint has answered 404 or 410 without a break; null: it has not. */
  goneSince: nullOr(number),
  /** The identity of the message whose waiting query it was reserved for; null: for none. */
  answers: nullOr(string),
  /** How often handling it threw. */
  faults: number,
} as const;

/** Letters of ours to the sender. */
export const letterTable = new Table("letters", {
  ...UNDELIVERED,
  /** Of one in the mailbox: its name there, and the sealed envelope's exact wire text. */
  uuid: nullOr(string),
  envelope: nullOr(string),
  /** Why a dead one could not be delivered. */
  reason: nullOr(string),
  /** Whether it is one of the first to go when the mailbox is full. */
  expendable: flag,
});

/** Those that are still to go out. */
export const outgoingInMemory = new Mirror(letterTable, {
  key: "id",
  columns: UNDELIVERED,
  only: { field: "state", value: "outgoing" },
});

/** A letter that has a row of its own and is still to go out. */
export type OutgoingRow = RowOf<typeof UNDELIVERED>;

/** The digest of what is no letter that can be sent. */
export const NO_DIGEST = "";

/** A letter that has not been anywhere yet. */
export const FRESH = {
  attempts: 0,
  goneSince: null,
  answers: null,
  faults: 0,
  uuid: null,
  envelope: null,
  reason: null,
  expendable: false,
} as const;

/** Writes a row for a letter. */
export function addLetter(
  sql: Sql,
  letter: Omit<NewRow<typeof letterTable.columns>, keyof typeof FRESH> &
    Partial<Pick<RowOf<typeof letterTable.columns>, keyof typeof FRESH>>,
): void {
  outgoingInMemory.add(sql, { ...FRESH, ...letter });
}

/** Writes some columns of a letter, wherever it is. */
export function changeLetter(
  sql: Sql,
  id: number,
  changes: Partial<RowOf<typeof letterTable.columns>>,
): void {
  outgoingInMemory.change(sql, id, changes);
}

/** Does what touches no letter that is still to go out. */
export function besideOutgoing<V>(sql: Sql, work: () => V): V {
  return outgoingInMemory.beside(sql, work);
}

export function deleteLetter(sql: Sql, id: number): void {
  outgoingInMemory.remove(sql, id);
}

export function postponeLetter(
  sql: Sql,
  id: number,
  { attempts, nextTryAt, goneSince }: Pick<OutgoingRow, "attempts" | "nextTryAt" | "goneSince">,
): void {
  outgoingInMemory.change(sql, id, { attempts, nextTryAt, goneSince });
}

/** Puts letters off that were not tried. */
export function postponeLetters(
  sql: Sql,
  untried: readonly Pick<OutgoingRow, "id">[],
  nextTryAt: number,
): void {
  for (const { id } of untried) outgoingInMemory.change(sql, id, { nextTryAt });
}

/** Notes that handling a letter threw, and leaves it alone for a while. */
export function noteLetterFault(sql: Sql, id: number, faults: number, nextTryAt: number): void {
  outgoingInMemory.change(sql, id, { faults, nextTryAt });
}
