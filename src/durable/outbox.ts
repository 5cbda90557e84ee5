import { DAY, MINUTE } from "../clock.ts";
import type { Resolution } from "../delivery/almanac.ts";
import type { PostResult } from "../delivery/post.ts";
import { afterFailure, type Trouble } from "../delivery/retry.ts";
import { log } from "../log.ts";
import {
  buryLetter,
  deleteLetter,
  headLetters,
  type LetterRow,
  type MailboxLetter,
  moveToMailbox,
  outgoingLetters,
  postponeLetter,
  trimLetters,
} from "./letter-rows.ts";
import { loadSenderState, senderAddress } from "./sender-row.ts";
import type { Sql } from "./sql.ts";

/** What the outbox needs of the world. */
export interface Post {
  now(): number;
  /** From 0 to 1. */
  jitter(): number;
  newId(): string;
  lookUp(address: string): Promise<Resolution>;
  /** Whether the mailbox's owner listens at this moment. */
  hasListener(): boolean;
  /** Tells the mailbox's owner, if it listens, of letters that are in the mailbox now. */
  announce(letters: readonly MailboxLetter[]): void;
  /** Whether an endpoint may be asked: not our own, and not where the rules for outgoing addresses forbid it. */
  mayPost(endpoint: string): boolean;
  /** The wire text of an envelope, signed now. `expiresAt` in ms. */
  seal(letter: LetterRow, recipient: string, expiresAt: number): string;
  send(endpoint: string, wire: string): Promise<PostResult>;
  /** Told of each letter that is out of our hands: at an endpoint, or in the mailbox. */
  sent(recipient: string, letter: LetterRow): void;
  /** Told of each letter that could not be delivered. */
  buried(letter: LetterRow, reason: string): void;
}

/** How many sessions' letters are posted at a time: a Worker may wait for six connections. */
const AT_A_TIME = 5;
/** More passes than an honest outbox needs; the alarm goes on with the rest. */
const MOST_PASSES = 200;
const RESOLUTION_KEPT = MINUTE;
const ENVELOPE_LIFETIME = MINUTE;
/** Somebody who reads the mailbox is there, whatever the Almanac says. */
const READER_STAYS = 10 * MINUTE;
const MAILBOX_LIFETIME = 7 * DAY;
const MAILBOX_SIZE = 200;
const DEAD_LETTERS = 100;
const DEAD_LETTER_LIFETIME = 7 * DAY;

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
  /** After a failure the whole peer is left alone until then, not only the one session. */
  #pausedUntil = 0;
  readonly #inFlight = new Set<number>();

  constructor(sql: Sql, post: Post) {
    this.#sql = sql;
    this.#post = post;
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
   * letter is reserved for a waiting query is left alone until that has taken it.
   */
  collect(): void {
    const recipient = senderAddress(this.#sql);
    if (recipient === null) return;
    const now = this.#post.now();
    const outgoing = outgoingLetters(this.#sql);
    const reserved = outgoing.filter((letter) => letter.answers !== null && letter.nextTryAt > now);
    const held = new Set(reserved.map((letter) => letter.session));
    const waiting = outgoing.filter((letter) => !this.#inFlight.has(letter.id) && !held.has(letter.session));
    if (waiting.length === 0) return;
    const expiresAt = now + MAILBOX_LIFETIME;
    const sealed = waiting.map((letter) => {
      const envelope = this.#post.seal(letter, recipient, expiresAt);
      return { id: letter.id, uuid: this.#post.newId(), envelope, receivedAt: letter.writtenAt, expiresAt };
    });
    this.#sql.transaction(() => {
      for (const letter of sealed) moveToMailbox(this.#sql, letter.id, letter);
      trimLetters(this.#sql, "mailbox", MAILBOX_SIZE);
    });
    for (const letter of waiting) this.#post.sent(recipient, letter);
    this.#post.announce(sealed);
  }

  async #run(): Promise<void> {
    for (let pass = 0; this.#more && pass < MOST_PASSES; pass += 1) {
      this.#more = false;
      if (await this.#pass()) this.#more = true;
    }
  }

  /** Whether anything moved, so that the next letters of a session may be due. */
  async #pass(): Promise<boolean> {
    const now = this.#post.now();
    this.#buryStale(now);
    const recipient = senderAddress(this.#sql);
    if (recipient === null || now < this.#pausedUntil || this.#due(now).length === 0) return false;
    const destination = await this.#destination(recipient);
    if (destination.kind === "mailbox") {
      this.collect();
      return false;
    }
    const due = this.#due(this.#post.now());
    if (destination.kind === "failed") {
      for (const letter of due) this.#failed(letter, { status: null, retryAfterSeconds: null });
      return false;
    }
    const delivered = await Promise.all(
      due.map((letter) => this.#deliver(letter, recipient, destination.urls)),
    );
    return delivered.includes(true);
  }

  #due(now: number): LetterRow[] {
    return headLetters(this.#sql)
      .filter((letter) => letter.nextTryAt <= now && !this.#inFlight.has(letter.id))
      .slice(0, AT_A_TIME);
  }

  #buryStale(now: number): void {
    for (const letter of headLetters(this.#sql)) {
      if (letter.worthUntil <= now && !this.#inFlight.has(letter.id)) this.#bury(letter, "expired", now);
    }
  }

  async #destination(recipient: string): Promise<Destination> {
    const now = this.#post.now();
    const readAt = loadSenderState(this.#sql).mailboxReadAt;
    if (now - readAt < READER_STAYS || this.#post.hasListener()) return { kind: "mailbox" };
    const resolution = await this.#resolve(recipient, now);
    if (resolution.kind === "failed") return { kind: "failed" };
    if (resolution.kind === "none") return { kind: "mailbox" };
    const urls = resolution.urls.filter((url) => this.#post.mayPost(url));
    return urls.length === 0 ? { kind: "mailbox" } : { kind: "endpoints", urls };
  }

  async #resolve(recipient: string, now: number): Promise<Resolution> {
    if (this.#known !== null && now - this.#known.at < RESOLUTION_KEPT) return this.#known.resolution;
    const resolution = await this.#post.lookUp(recipient);
    this.#known = resolution.kind === "failed" ? null : { at: now, resolution };
    return resolution;
  }

  async #deliver(letter: LetterRow, recipient: string, urls: readonly string[]): Promise<boolean> {
    this.#inFlight.add(letter.id);
    try {
      const wire = this.#post.seal(letter, recipient, this.#post.now() + ENVELOPE_LIFETIME);
      let trouble: Trouble = { status: null, retryAfterSeconds: null };
      for (const url of urls) {
        const result = await this.#post.send(url, wire);
        if (result.ok) {
          deleteLetter(this.#sql, letter.id);
          this.#post.sent(recipient, letter);
          log("delivered", { session: letter.session, attempt: letter.attempts + 1 });
          return true;
        }
        trouble = result.trouble;
      }
      return this.#failed(letter, trouble);
    } finally {
      this.#inFlight.delete(letter.id);
    }
  }

  /** Whether the letter is out of the way of those behind it. */
  #failed(letter: LetterRow, trouble: Trouble): boolean {
    const now = this.#post.now();
    // Whatever was wrong, the peer may have moved: the next attempt asks the Almanac afresh.
    this.#known = null;
    const next = afterFailure(letter, trouble, now, this.#post.jitter());
    if (next.kind === "dead") {
      this.#bury(letter, next.reason, now);
      return true;
    }
    postponeLetter(this.#sql, letter.id, next);
    this.#pausedUntil = Math.max(this.#pausedUntil, next.nextTryAt);
    return false;
  }

  #bury(letter: LetterRow, reason: string, now: number): void {
    this.#post.buried(letter, reason);
    log("buried", { session: letter.session, reason, attempts: letter.attempts });
    this.#sql.transaction(() => {
      buryLetter(this.#sql, letter.id, reason, now + DEAD_LETTER_LIFETIME);
      trimLetters(this.#sql, "dead", DEAD_LETTERS);
    });
  }
}
