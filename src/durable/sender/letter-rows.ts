import * as z from "zod";
import type { Letter } from "../../agent/letter.ts";
import type { Sql } from "../storage/sql.ts";

/**
 * A letter of ours. `outgoing` ones are posted to the sender's endpoint in their session's order; `mailbox` ones
 * wait, sealed, to be collected; `dead` ones could not be delivered and stay readable with the reason.
 */
export interface LetterRow extends Letter {
  readonly id: number;
  readonly state: "outgoing" | "mailbox" | "dead";
  readonly writtenAt: number;
  readonly attempts: number;
  readonly nextTryAt: number;
  /** Since when the endpoint has answered 404 or 410 without a break; null: it has not. */
  readonly goneSince: number | null;
  /** The identity of the message whose waiting query it was reserved for; null: for none. */
  readonly answers: string | null;
  /** How often handling it threw. */
  readonly faults: number;
}

/** What is left of a letter whose row cannot be read. */
export type BrokenLetter = Pick<LetterRow, "id" | "session" | "faults" | "nextTryAt">;

const STATES = ["outgoing", "mailbox", "dead"] as const;

const letterRow = z
  .object({
    id: z.number(),
    session: z.string(),
    schema_digest: z.string(),
    protocol_digest: z.string().nullable(),
    payload: z.string(),
    state: z.enum(STATES),
    written_at: z.number(),
    worth_until: z.number(),
    attempts: z.number(),
    next_try_at: z.number(),
    gone_since: z.number().nullable(),
    answers: z.string().nullable(),
    faults: z.number(),
  })
  .transform(
    (row): LetterRow => ({
      id: row.id,
      session: row.session,
      schemaDigest: row.schema_digest,
      protocolDigest: row.protocol_digest,
      payload: row.payload,
      state: row.state,
      writtenAt: row.written_at,
      worthUntil: row.worth_until,
      attempts: row.attempts,
      nextTryAt: row.next_try_at,
      goneSince: row.gone_since,
      answers: row.answers,
      faults: row.faults,
    }),
  );

const brokenLetter = z
  .object({
    id: z.number(),
    session: z.string().catch(""),
    faults: z.number().catch(0),
    next_try_at: z.number().catch(0),
  })
  .transform(({ next_try_at, ...row }): BrokenLetter => ({ ...row, nextTryAt: next_try_at }));

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
  sql.run(
    `INSERT INTO letters (session, schema_digest, protocol_digest, payload, state, written_at, worth_until, attempts,
       next_try_at, answers) VALUES (?, ?, ?, ?, 'outgoing', ?, ?, 0, ?, ?)`,
    letter.session,
    letter.schemaDigest,
    letter.protocolDigest,
    letter.payload,
    now,
    letter.worthUntil,
    reserved?.until ?? now,
    reserved?.identity ?? null,
  );
}

/** The letter that is reserved for the query about a message, if it is still here and can be read. */
export function reservedLetter(sql: Sql, identity: string, session: string): LetterRow | null {
  const found = sql.readable(
    letterRow,
    `SELECT * FROM letters WHERE state = 'outgoing' AND answers = ? AND session = ?`,
    identity,
    session,
  );
  return found[0] ?? null;
}

/**
 * The first undelivered letter of each session, oldest first: a session's letters arrive in order. `broken` are
 * those that cannot be read.
 */
export function headLetters(sql: Sql): { readonly letters: LetterRow[]; readonly broken: BrokenLetter[] } {
  const rows = sql.each(
    letterRow,
    `SELECT * FROM letters WHERE id IN (SELECT min(id) FROM letters WHERE state = 'outgoing' GROUP BY session)
     ORDER BY id`,
  );
  return {
    letters: rows.flatMap((read) => (read.ok ? [read.row] : [])),
    broken: rows.flatMap((read) => {
      const rest = read.ok ? null : brokenLetter.safeParse(read.found);
      return rest?.success ? [rest.data] : [];
    }),
  };
}

/** Every undelivered letter that can be read, oldest first. */
export function outgoingLetters(sql: Sql): LetterRow[] {
  return sql.readable(letterRow, `SELECT * FROM letters WHERE state = 'outgoing' ORDER BY id`);
}

/** The table is small: what rests in it is bounded too. */
export function countOutgoing(sql: Sql): number {
  const query = `SELECT count(*) AS n FROM letters WHERE state = 'outgoing'`;
  return sql.first(z.object({ n: z.number() }), query)?.n ?? 0;
}

export function deleteLetter(sql: Sql, id: number): void {
  sql.run(`DELETE FROM letters WHERE id = ?`, id);
}

export function postponeLetter(
  sql: Sql,
  id: number,
  after: { attempts: number; nextTryAt: number; goneSince: number | null },
): void {
  sql.run(
    `UPDATE letters SET attempts = ?, next_try_at = ?, gone_since = ? WHERE id = ?`,
    after.attempts,
    after.nextTryAt,
    after.goneSince,
    id,
  );
}

/** Puts letters off that were not tried. */
export function postponeLetters(sql: Sql, letters: readonly LetterRow[], nextTryAt: number): void {
  for (const { id } of letters) sql.run(`UPDATE letters SET next_try_at = ? WHERE id = ?`, nextTryAt, id);
}

/** Notes that handling a letter threw, and leaves it alone for a while. */
export function noteLetterFault(sql: Sql, id: number, faults: number, nextTryAt: number): void {
  sql.run(`UPDATE letters SET faults = ?, next_try_at = ? WHERE id = ?`, faults, nextTryAt, id);
}

export function buryLetter(sql: Sql, id: number, reason: string, keepUntil: number): void {
  sql.run(
    `UPDATE letters SET state = 'dead', reason = ?, worth_until = ? WHERE id = ?`,
    reason,
    keepUntil,
    id,
  );
}

/** A dead letter of its own, for what should have become a letter and never can. */
export function insertDeadLetter(
  sql: Sql,
  dead: { session: string; payload: string; reason: string; writtenAt: number; keepUntil: number },
): void {
  sql.run(
    `INSERT INTO letters (session, schema_digest, payload, state, written_at, worth_until, attempts, next_try_at,
       reason) VALUES (?, '', ?, 'dead', ?, ?, 0, ?, ?)`,
    dead.session,
    dead.payload,
    dead.writtenAt,
    dead.keepUntil,
    dead.writtenAt,
    dead.reason,
  );
}

/** Keeps the newest `most` dead letters. */
export function trimDeadLetters(sql: Sql, most: number): void {
  sql.run(
    `DELETE FROM letters WHERE state = 'dead' AND id NOT IN (
       SELECT id FROM letters WHERE state = 'dead' ORDER BY id DESC LIMIT ?)`,
    most,
  );
}

/** Forgets resting letters whose time is over, at most `most` of them. */
export function deleteExpiredLetters(sql: Sql, now: number, most: number): void {
  sql.run(
    `DELETE FROM letters WHERE id IN (
       SELECT id FROM letters WHERE state <> 'outgoing' AND worth_until <= ? LIMIT ?)`,
    now,
    most,
  );
}
