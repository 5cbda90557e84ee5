import type { Letter } from "../../agent/letter.ts";
import { number, orElse, rowId, string } from "../storage/column.ts";
import { type Read, type RowOf, Selection } from "../storage/selection.ts";
import type { Sql } from "../storage/sql.ts";
import { dropFirstHeld, heldLetters, isHeldIn, takeHeld } from "./held-letters.ts";
import { addLetter, deleteLetter, letterTable, type OutgoingRow, outgoingInMemory } from "./letter-table.ts";

// Letters that are still to go out, wherever each stands: in a row of its own, or in its job's.

/** A letter on its way. */
export interface LetterRow extends OutgoingRow {
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
  addLetter(sql, {
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
  for (const read of outgoingInMemory.each(sql)) {
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
  return [
    ...outgoingInMemory.readable(sql).toSorted((one, other) => one.id - other.id),
    ...lettersInJobs(sql),
  ];
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
  const hasRow = outgoingInMemory
    .each(sql)
    .some((read) => (read.ok ? read.row : read.found).session === session);
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

/**
 * A letter as it stands now; null: it is gone. One that a job held may have a row by now; the number of a row that is
 * gone may be another letter's.
 */
export function asItStands(sql: Sql, letter: LetterRow): LetterRow | null {
  const is = (other: LetterRow) =>
    nameOf(other) === nameOf(letter) && (letter.heldBy !== undefined || other.id === letter.id);
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
  return outgoingInMemory.count(sql) + heldLetters(sql).length;
}
