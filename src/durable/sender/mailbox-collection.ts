import { isExpendable } from "../../agent/letter.ts";
import { DAY } from "../../clock.ts";
import { log } from "../../log.ts";
import type { Sql } from "../storage/sql.ts";
import { takeHeld } from "./held-letters.ts";
import type { LetterOutcomes } from "./letter-outcomes.ts";
import { type LetterRow, outgoingLetters } from "./letter-rows.ts";
import { type MailboxLetter, moveToMailbox, nextReceivedAt, trimMailbox, unseal } from "./mailbox-rows.ts";
import type { Post } from "./post.ts";

const MAILBOX_LIFETIME = 7 * DAY;

interface Around {
  readonly sql: Sql;
  readonly post: Post;
  readonly outcomes: LetterOutcomes;
  readonly isInFlight: (letter: LetterRow) => boolean;
}

interface Sealed {
  readonly row: LetterRow;
  readonly letter: MailboxLetter;
}

/**
 * Puts everything that is not on its way into the mailbox, because its owner reads there. A session whose next
 * letter is reserved for a waiting query is left alone until that has taken it, and so is one whose next letter
 * rests after a fault.
 */
export function collectIntoMailbox(around: Around, recipient: string): void {
  const { sql, post } = around;
  const now = post.now();
  const waiting = waitingLetters(around, now);
  if (waiting.length === 0) return;
  const expiresAt = now + MAILBOX_LIFETIME;
  const receivedAt = nextReceivedAt(sql, now);
  const sealed = waiting.flatMap((letter, index) =>
    sealForMailbox(around, letter, recipient, { receivedAt: receivedAt + index, expiresAt }),
  );
  sql.transaction(() => {
    for (const { row, letter } of sealed) moveToMailbox(sql, row, letter, isExpendable(row));
    for (const { row } of sealed) if (row.heldBy !== undefined) takeHeld(sql, row.heldBy);
    makeRoom(around, now);
  });
  for (const { row } of sealed) post.sent(recipient, row);
  post.announce(sealed.map(({ letter }) => letter));
}

/** A job whose first letter is on its way keeps the others, too: they are taken out of its row together. */
function waitingLetters({ sql, isInFlight }: Around, now: number): LetterRow[] {
  const outgoing = outgoingLetters(sql);
  const isResting = (letter: LetterRow) =>
    (letter.answers !== null || letter.faults > 0) && letter.nextTryAt > now;
  const resting = new Set(outgoing.filter(isResting).map(({ session }) => session));
  const holders = new Set(outgoing.filter(isInFlight).map(({ heldBy }) => heldBy));
  return outgoing.filter(
    (letter) =>
      !isInFlight(letter) &&
      !resting.has(letter.session) &&
      (letter.heldBy === undefined || !holders.has(letter.heldBy)),
  );
}

/** Seals a letter for the mailbox; gives nothing for one that cannot be sealed. */
function sealForMailbox(
  { post, outcomes }: Around,
  row: LetterRow,
  recipient: string,
  times: Pick<MailboxLetter, "receivedAt" | "expiresAt">,
): Sealed[] {
  try {
    const envelope = post.seal(row, recipient, times.expiresAt);
    return [{ row, letter: { uuid: post.newId(), envelope, ...times } }];
  } catch (fault) {
    outcomes.threw(row, fault);
    return [];
  }
}

/**
 * Makes room in the mailbox. What a person would miss becomes a dead letter, which the operator sees and can send
 * again.
 */
function makeRoom({ sql, post, outcomes }: Around, now: number): void {
  const { dropped, crowdedOut } = trimMailbox(sql);
  for (const letter of crowdedOut) {
    unseal(sql, letter.id, letter.payload);
    outcomes.buried(letter, "mailbox-full", now);
  }
  if (dropped === 0) return;
  post.dropped(dropped);
  log("mailbox-full", { dropped });
}
