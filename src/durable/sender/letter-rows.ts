import type { Letter } from "../../agent/letter.ts";
import { DAY } from "../../clock.ts";
import { flag, nullOr, number, oneOf, orElse, rowId, string } from "../storage/column.ts";
import { Mirror } from "../storage/mirror.ts";
import { type Read, type RowOf, Selection } from "../storage/selection.ts";
import type { Sql } from "../storage/sql.ts";
import { Table } from "../storage/table.ts";
import { dropFirstHeld, heldLetters, isHeldIn, takeHeld } from "./held-letters.ts";

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
const outgoing = new Mirror(letterTable, {
  key: "id",
  columns: UNDELIVERED,
  only: { field: "state", value: "outgoing" },
});

/** A letter on its way. */
export interface LetterRow extends RowOf<typeof UNDELIVERED> {
  /** The job in whose row it stands: then it has none of its own, and no number. */
  readonly heldBy?: string;
}
/** The number of a letter without a row. */
const NO_ROW = 0;

const brokenLetters = new Selection(
  {
    id: rowId,
    session: orElse(string, () => ""),
    faults: orElse(number, () => 0),
    nextTryAt: orElse(number, () => 0),
  },
  letterTable.name,
);
/** What is left of a letter whose row cannot be read. */
export type BrokenLetter = RowOf<typeof brokenLetters.columns>;

/** The digest of what is no letter that can be sent. */
export const NO_DIGEST = "";

/** A letter that has not been anywhere yet. */
const FRESH = {
  attempts: 0,
  goneSince: null,
  answers: null,
  faults: 0,
  uuid: null,
  envelope: null,
  reason: null,
  expendable: false,
} as const;

/**
 * Writes a letter to go out now; or, reserved for the query that waits for the reply to a message, to go out the
 * ordinary way only if nobody has taken it by then.
 */
export function insertLetter(
  sql: Sql,
  letter: Letter,
  now: number,
  reserved: { readonly identity: string; readonly until: number } | null = null,
): void {
  for (const { heldBy } of heldLetters(sql).filter((held) => held.letter.session === letter.session))
    giveRows(sql, heldBy);
  addRow(sql, letter, now, reserved);
}

function addRow(
  sql: Sql,
  letter: Letter,
  now: number,
  reserved: { readonly identity: string; readonly until: number } | null = null,
): void {
  const { session, schemaDigest, protocolDigest, payload, worthUntil } = letter;
  outgoing.add(sql, {
    ...FRESH,
    ...{ session, schemaDigest, protocolDigest, payload, worthUntil },
    state: "outgoing",
    writtenAt: now,
    nextTryAt: reserved?.until ?? now,
    answers: reserved?.identity ?? null,
  });
}

/** The letter that is reserved for the query about a message, if it is still here and can be read. */
export function reservedLetter(sql: Sql, identity: string, session: string): LetterRow | null {
  return (
    outgoingLetters(sql).find((letter) => letter.answers === identity && letter.session === session) ?? null
  );
}

/**
 * The first undelivered letter of each session, oldest first: a session's letters arrive in order. `broken` are
 * those that cannot be read.
 */
export function headLetters(sql: Sql): { readonly letters: LetterRow[]; readonly broken: BrokenLetter[] } {
  const heads = new Map<unknown, Undelivered>();
  for (const read of outgoing.each(sql)) {
    const session = read.ok ? read.row.session : read.found.session;
    const head = heads.get(session);
    if (head === undefined || idOf(read) < idOf(head)) heads.set(session, read);
  }
  for (const letter of lettersInJobs(sql))
    if (!heads.has(letter.session)) heads.set(letter.session, { ok: true, row: letter });
  const rows = [...heads.values()].toSorted((one, other) => idOf(one) - idOf(other));
  return {
    letters: rows.flatMap((read) => (read.ok ? [read.row] : [])),
    broken: rows.flatMap((read) => {
      const rest = read.ok ? null : brokenLetters.read(read.found);
      return rest === null ? [] : [rest];
    }),
  };
}

/** Every undelivered letter that can be read, oldest first. */
export function outgoingLetters(sql: Sql): LetterRow[] {
  return [...outgoing.readable(sql).toSorted((one, other) => one.id - other.id), ...lettersInJobs(sql)];
}

function lettersInJobs(sql: Sql): LetterRow[] {
  return heldLetters(sql).map(({ heldBy, letter, writtenAt }) => ({
    ...letter,
    heldBy,
    id: NO_ROW,
    state: "outgoing",
    writtenAt,
    nextTryAt: writtenAt,
    attempts: 0,
    goneSince: null,
    answers: null,
    faults: 0,
  }));
}

/**
 * Whether a job may hold what is said in a session: nothing else is on its way there, so that its letters come in order.
 * `job`: the one that may hold letters there already; null: it is to be written.
 */
export function mayHold(sql: Sql, session: string, job: string | null): boolean {
  const hasRow = outgoing.each(sql).some((read) => (read.ok ? read.row : read.found).session === session);
  return !hasRow && !isHeldIn(sql, session, job);
}

/** Gives each letter of a job a row of its own. */
export function giveRows(sql: Sql, job: string): void {
  sql.transaction(() => {
    const held = heldLetters(sql).filter(({ heldBy }) => heldBy === job);
    takeHeld(sql, job);
    for (const { letter, writtenAt } of held) addRow(sql, letter, writtenAt);
  });
}

/** Tells a letter from others, wherever it stands. */
export function nameOf({ session, payload }: LetterRow): string {
  return `${session} ${payload}`;
}

/** A letter as it stands now; null: it is gone. */
export function asItStands(sql: Sql, letter: LetterRow): LetterRow | null {
  const is = (other: LetterRow) =>
    letter.heldBy === undefined ? other.id === letter.id : nameOf(other) === nameOf(letter);
  return outgoingLetters(sql).find(is) ?? null;
}

/** The letter's row, made now if it has none. null: the letter is gone. */
export function rowFor(sql: Sql, letter: LetterRow): LetterRow | null {
  if (letter.heldBy !== undefined) giveRows(sql, letter.heldBy);
  return asItStands(sql, letter);
}

/** A letter was delivered. */
export function dropLetter(sql: Sql, letter: LetterRow): void {
  const left = asItStands(sql, letter);
  if (left?.heldBy !== undefined) dropFirstHeld(sql, left.heldBy);
  else if (left !== null) deleteLetter(sql, left.id);
}

type Undelivered = Read<LetterRow>;

function idOf(read: Undelivered): number {
  return read.ok ? read.row.id : Number(read.found.id);
}

export function countOutgoing(sql: Sql): number {
  return outgoing.count(sql) + heldLetters(sql).length;
}

/** Writes a letter that goes nowhere: into the mailbox, or among the dead. */
export function addResting(
  sql: Sql,
  letter: Omit<RowOf<typeof letterTable.columns>, "id" | keyof typeof FRESH> &
    Partial<Pick<RowOf<typeof letterTable.columns>, "uuid" | "envelope" | "reason" | "expendable">>,
): void {
  outgoing.add(sql, { ...FRESH, ...letter });
}

/** Writes some columns of a letter, wherever it is. */
export function changeLetter(
  sql: Sql,
  id: number,
  changes: Partial<RowOf<typeof letterTable.columns>>,
): void {
  outgoing.change(sql, id, changes);
}

/** Does what touches no letter that is still to go out. */
export function besideOutgoing<V>(sql: Sql, work: () => V): V {
  return outgoing.beside(sql, work);
}

export function deleteLetter(sql: Sql, id: number): void {
  outgoing.remove(sql, id);
}

export function postponeLetter(
  sql: Sql,
  id: number,
  { attempts, nextTryAt, goneSince }: Pick<LetterRow, "attempts" | "nextTryAt" | "goneSince">,
): void {
  outgoing.change(sql, id, { attempts, nextTryAt, goneSince });
}

/** Puts letters off that were not tried. */
export function postponeLetters(sql: Sql, untried: readonly LetterRow[], nextTryAt: number): void {
  for (const { id } of untried) outgoing.change(sql, id, { nextTryAt });
}

/** Notes that handling a letter threw, and leaves it alone for a while. */
export function noteLetterFault(sql: Sql, id: number, faults: number, nextTryAt: number): void {
  outgoing.change(sql, id, { faults, nextTryAt });
}

export function buryLetter(sql: Sql, id: number, reason: string, keepUntil: number): void {
  outgoing.change(sql, id, { state: "dead", reason, worthUntil: keepUntil });
}

/** A dead letter of its own, for what should have become a letter and never can. */
export function insertDeadLetter(
  sql: Sql,
  {
    keepUntil,
    ...dead
  }: { session: string; payload: string; reason: string; writtenAt: number; keepUntil: number },
): void {
  addResting(sql, {
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
  outgoing.change(sql, id, { attempts, faults, goneSince, reason, ...again });
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
