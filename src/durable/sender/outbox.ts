import type { Resolution } from "@asi-image-agent/kit/endpoint";
import { isExpendable } from "../../agent/letter.ts";
import { DAY, MINUTE } from "../../clock.ts";
import { log, logFault } from "../../log.ts";
import { afterFailure, type Trouble } from "../../net/retry.ts";
import { afterFault } from "../storage/faults.ts";
import type { Sql } from "../storage/sql.ts";
import { bury } from "./dead-letters.ts";
import { Endpoints } from "./endpoints.ts";
import { takeHeld } from "./held-letters.ts";
import {
  type BrokenLetter,
  dropLetter,
  headLetters,
  type LetterRow,
  nameOf,
  noteLetterFault,
  outgoingLetters,
  postponeLetter,
  postponeLetters,
  rowFor,
} from "./letter-rows.ts";
import { type MailboxLetter, moveToMailbox, nextReceivedAt, trimMailbox, unseal } from "./mailbox-rows.ts";
import type { Post } from "./post.ts";
import { loadSenderState, senderAddress } from "./sender-row.ts";

/** Sessions whose letters are posted at a time: a Worker may wait for six connections. */
const AT_A_TIME = 5;
/** A bound on the passes of a flush, above what an honest outbox needs; the alarm goes on with the rest. */
const MOST_PASSES = 200;
const RESOLUTION_KEPT = MINUTE;
const ENVELOPE_LIFETIME = MINUTE;
/** The time for which somebody who reads the mailbox counts as being there, whatever the Almanac says. */
const READER_STAYS = 10 * MINUTE;
const MAILBOX_LIFETIME = 7 * DAY;
const MOST_ENDPOINTS = 10;

type Destination =
  | { readonly kind: "mailbox" }
  | { readonly kind: "endpoints"; readonly urls: readonly string[] }
  | { readonly kind: "failed" };

/**
 * Carries the object's letters to its sender: one flush at a time, in each session's order, again and again while
 * a letter is worth having. What cannot be delivered is kept with its reason and holds up nobody behind it.
 */
export class Outbox {
  readonly #sql: Sql;
  readonly #post: Post;
  #running: Promise<void> | null = null;
  #more = false;
  #known: { readonly at: number; readonly resolution: Resolution } | null = null;
  readonly #endpoints: Endpoints;
  /** By their names. */
  readonly #inFlight = new Set<string>();

  /** What this flush has delivered, by session. */
  readonly #delivered = new Map<string, { readonly letters: number; readonly attempt: number }>();

  constructor(sql: Sql, post: Post) {
    this.#sql = sql;
    this.#post = post;
    this.#endpoints = new Endpoints(sql, post);
  }

  /** Delivers what is due. Called while a flush runs, it makes that one look again. */
  flush(): Promise<void> {
    this.#more = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /**
   * Puts everything that is not on its way into the mailbox, because its owner reads there. A session whose next
   * letter is reserved for a waiting query is left alone until that has taken it, and so is one whose next letter
   * rests after a fault.
   */
  collect(): void {
    const recipient = senderAddress(this.#sql);
    if (recipient === null) return;
    const now = this.#post.now();
    const outgoing = outgoingLetters(this.#sql);
    const resting = outgoing.filter(
      (letter) => (letter.answers !== null || letter.faults > 0) && letter.nextTryAt > now,
    );
    const held = new Set(resting.map((letter) => letter.session));
    const holders = new Set(
      outgoing.filter((letter) => this.#isInFlight(letter)).map(({ heldBy }) => heldBy),
    );
    const waiting = outgoing.filter(
      (letter) =>
        !this.#isInFlight(letter) &&
        !held.has(letter.session) &&
        (letter.heldBy === undefined || !holders.has(letter.heldBy)),
    );
    if (waiting.length === 0) return;
    const expiresAt = now + MAILBOX_LIFETIME;
    const receivedAt = nextReceivedAt(this.#sql, now);
    const sealed = waiting.flatMap((letter, index) =>
      this.#sealForMailbox(letter, recipient, { receivedAt: receivedAt + index, expiresAt }),
    );
    this.#sql.transaction(() => {
      for (const { row, letter } of sealed) moveToMailbox(this.#sql, row, letter, isExpendable(row));
      for (const { row } of sealed) if (row.heldBy !== undefined) takeHeld(this.#sql, row.heldBy);
      this.#makeRoom(now);
    });
    for (const { row } of sealed) this.#post.sent(recipient, row);
    this.#post.announce(sealed.map(({ letter }) => letter));
  }

  /** Seals a letter for the mailbox; gives nothing for one that cannot be sealed. */
  #sealForMailbox(
    row: LetterRow,
    recipient: string,
    times: Pick<MailboxLetter, "receivedAt" | "expiresAt">,
  ): { readonly row: LetterRow; readonly letter: MailboxLetter }[] {
    try {
      const envelope = this.#post.seal(row, recipient, times.expiresAt);
      const letter = { uuid: this.#post.newId(), envelope, ...times };
      return [{ row, letter }];
    } catch (fault) {
      this.#faultOf(row, fault);
      return [];
    }
  }

  /**
   * Makes room in the mailbox. What a person would miss becomes a dead letter, which the operator sees and can send
   * again.
   */
  #makeRoom(now: number): void {
    const { dropped, crowdedOut } = trimMailbox(this.#sql);
    for (const letter of crowdedOut) {
      unseal(this.#sql, letter.id, letter.payload);
      this.#bury(letter, "mailbox-full", now);
    }
    if (dropped === 0) return;
    this.#post.dropped(dropped);
    log("mailbox-full", { dropped });
  }

  async #run(): Promise<void> {
    try {
      for (let pass = 0; this.#more && pass < MOST_PASSES; pass += 1) {
        this.#more = false;
        if (await this.#pass()) this.#more = true;
      }
    } finally {
      for (const session of [...this.#delivered.keys()]) this.#logDelivered(session);
    }
  }

  #noteDelivered({ session, attempts }: LetterRow): void {
    const before = this.#delivered.get(session);
    const attempt = Math.max(before?.attempt ?? 1, attempts + 1);
    this.#delivered.set(session, { letters: (before?.letters ?? 0) + 1, attempt });
    if (outgoingLetters(this.#sql).every((letter) => letter.session !== session)) this.#logDelivered(session);
  }

  /** A line for what went to one session together. */
  #logDelivered(session: string): void {
    log("delivered", { session, ...this.#delivered.get(session) });
    this.#delivered.delete(session);
  }

  /** Whether there is more to deliver now: the letters behind those that went, and those that had to wait. */
  async #pass(): Promise<boolean> {
    const now = this.#post.now();
    this.#buryStale(now);
    const recipient = senderAddress(this.#sql);
    if (recipient === null || this.#due(now).length === 0) return false;
    const destination = await this.#destination(recipient);
    switch (destination.kind) {
      case "mailbox":
        this.collect();
        return false;
      case "failed":
        // The Almanac is the same for all of them.
        for (const letter of this.#due(this.#post.now())) {
          this.#failed(letter, { status: null, retryAfterSeconds: null });
        }
        return false;
      case "endpoints":
        await this.#deliverDue(recipient, destination.urls);
        return this.#due(this.#post.now()).length > 0;
    }
  }

  /** Posts what is due, or puts it off while no endpoint may be asked: that is not an attempt. */
  async #deliverDue(recipient: string, urls: readonly string[]): Promise<void> {
    const now = this.#post.now();
    const due = this.#due(now);
    const outlook = this.#endpoints.outlook(urls, now);
    if (outlook.kind === "closed") {
      const rows = due.flatMap((letter) => rowFor(this.#sql, letter) ?? []);
      return postponeLetters(this.#sql, rows, outlook.until);
    }
    const some = due.slice(0, outlook.kind === "trial" ? 1 : AT_A_TIME);
    await Promise.all(some.map((letter) => this.#deliver(letter, recipient, urls)));
    this.#endpoints.noteWaiting(now);
  }

  #due(now: number): LetterRow[] {
    return headLetters(this.#sql).letters.filter(
      (letter) => letter.nextTryAt <= now && !this.#isInFlight(letter),
    );
  }

  #isInFlight(letter: LetterRow): boolean {
    return this.#inFlight.has(nameOf(letter));
  }

  /** Buries letters that are worth nothing any more, and those that cannot be read. */
  #buryStale(now: number): void {
    const { letters, broken } = headLetters(this.#sql);
    for (const letter of letters) {
      const row = letter.worthUntil <= now && !this.#isInFlight(letter) ? rowFor(this.#sql, letter) : null;
      if (row !== null) this.#bury(row, "expired", now);
    }
    for (const letter of broken) if (letter.nextTryAt <= now) this.#fault(letter, null);
  }

  async #destination(recipient: string): Promise<Destination> {
    const now = this.#post.now();
    const readAt = loadSenderState(this.#sql).mailboxReadAt;
    if (now - readAt < READER_STAYS || this.#post.hasListener()) return { kind: "mailbox" };
    const resolution = await this.#resolve(recipient, now);
    if (resolution.kind === "failed") return { kind: "failed" };
    if (resolution.kind === "none") return { kind: "mailbox" };
    const urls = resolution.urls.filter((url) => this.#post.mayPost(url)).slice(0, MOST_ENDPOINTS);
    return urls.length === 0 ? { kind: "mailbox" } : { kind: "endpoints", urls };
  }

  async #resolve(recipient: string, now: number): Promise<Resolution> {
    if (this.#known !== null && now - this.#known.at < RESOLUTION_KEPT) return this.#known.resolution;
    const resolution = await this.#post.lookUp(recipient);
    this.#known = resolution.kind === "failed" ? null : { at: now, resolution };
    return resolution;
  }

  async #deliver(letter: LetterRow, recipient: string, urls: readonly string[]): Promise<void> {
    this.#inFlight.add(nameOf(letter));
    try {
      const wire = this.#post.seal(letter, recipient, this.#post.now() + ENVELOPE_LIFETIME);
      const trouble = await this.#endpoints.send(letter, urls, wire);
      if (trouble === null) {
        dropLetter(this.#sql, letter);
        this.#post.sent(recipient, letter);
        this.#noteDelivered(letter);
      } else {
        this.#failed(letter, trouble);
      }
    } catch (fault) {
      this.#faultOf(letter, fault);
    } finally {
      this.#inFlight.delete(nameOf(letter));
    }
  }

  #failed(failed: LetterRow, trouble: Trouble): void {
    const now = this.#post.now();
    const letter = rowFor(this.#sql, failed);
    // Whatever was wrong, the peer may have moved: the next attempt asks the Almanac afresh.
    this.#known = null;
    if (letter === null) return;
    const next = afterFailure(letter, trouble, now, this.#post.jitter());
    if (next.kind === "dead") this.#bury(letter, next.reason, now);
    else postponeLetter(this.#sql, letter.id, next);
  }

  #faultOf(letter: LetterRow, fault: unknown): void {
    const row = rowFor(this.#sql, letter);
    if (row !== null) this.#fault(row, fault);
  }

  /** A letter that cannot be read (`fault` null) or handled rests a little and is then given up. */
  #fault(letter: BrokenLetter, fault: unknown): void {
    logFault("letter", fault ?? "unreadable", { letter: letter.id });
    const now = this.#post.now();
    const next = afterFault(letter.faults, now);
    if (next.kind === "rest") noteLetterFault(this.#sql, letter.id, next.faults, next.until);
    else this.#bury(letter, fault === null ? "letter-unreadable" : "letter-fault", now);
  }

  #bury(letter: BrokenLetter, reason: string, now: number): void {
    bury(this.#sql, letter, reason, now);
    this.#post.buried(letter, reason);
    log("buried", { session: letter.session, reason });
  }
}
