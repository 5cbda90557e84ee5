import { MINUTE } from "../../clock.ts";
import type { Sql } from "../storage/sql.ts";
import { DeliveryLines } from "./delivery-lines.ts";
import { Destinations } from "./destinations.ts";
import { Endpoints } from "./endpoints.ts";
import { heldLetters } from "./held-letters.ts";
import { LetterOutcomes } from "./letter-outcomes.ts";
import { dropLetter, headLetters, type LetterRow, nameOf, outgoingLetters, rowFor } from "./letter-rows.ts";
import { postponeLetters } from "./letter-table.ts";
import { collectIntoMailbox } from "./mailbox-collection.ts";
import type { Post } from "./post.ts";
import { senderAddress } from "./sender-row.ts";

/** Sessions whose letters are posted at a time: a Worker may wait for six connections. */
const AT_A_TIME = 5;
/** A bound on the passes of a flush, above what an honest outbox needs; the alarm goes on with the rest. */
const MOST_PASSES = 200;
const ENVELOPE_LIFETIME = MINUTE;
/** Milliseconds for which a claim waits for an acknowledgement. */
const A_MOMENT = 300;

/**
 * Carries the object's letters to its sender: one flush at a time, in each session's order, again and again while
 * a letter is worth having. What cannot be delivered is kept with its reason and holds up nobody behind it.
 */
export class Outbox {
  readonly #sql: Sql;
  readonly #post: Post;
  readonly #destinations: Destinations;
  readonly #endpoints: Endpoints;
  readonly #outcomes: LetterOutcomes;
  readonly #lines = new DeliveryLines();
  #running: Promise<void> | null = null;
  #more = false;
  /** By their names. */
  readonly #inFlight = new Set<string>();

  constructor(sql: Sql, post: Post) {
    this.#sql = sql;
    this.#post = post;
    this.#destinations = new Destinations(sql, post);
    this.#endpoints = new Endpoints(sql, post);
    this.#outcomes = new LetterOutcomes(sql, post);
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
   * Waits until what a job has to say was delivered, if that is under way and takes but a moment: that it was is then
   * written with what comes next for the job.
   */
  async arrivalOf(job: string): Promise<void> {
    if (this.#running === null || !heldLetters(this.#sql).some(({ heldBy }) => heldBy === job)) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const timeUp = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, A_MOMENT);
    });
    await Promise.race([this.#running.catch(() => {}), timeUp]);
    clearTimeout(timer);
  }

  /** Puts what is not on its way into the mailbox, because its owner reads there. */
  collect(): void {
    const recipient = senderAddress(this.#sql);
    if (recipient === null) return;
    const isInFlight = (letter: LetterRow) => this.#isInFlight(letter);
    collectIntoMailbox({ sql: this.#sql, post: this.#post, outcomes: this.#outcomes, isInFlight }, recipient);
  }

  async #run(): Promise<void> {
    try {
      for (let pass = 0; this.#more && pass < MOST_PASSES; pass += 1) {
        this.#more = false;
        if (await this.#pass()) this.#more = true;
      }
    } finally {
      this.#lines.writeAll();
    }
  }

  /** Whether there is more to deliver now: the letters behind those that went, and those that had to wait. */
  async #pass(): Promise<boolean> {
    const now = this.#post.now();
    this.#buryStale(now);
    const recipient = senderAddress(this.#sql);
    if (recipient === null || this.#due(now).length === 0) return false;
    const destination = await this.#destinations.of(recipient);
    switch (destination.kind) {
      case "mailbox":
        this.collect();
        return false;
      case "failed":
        // The Almanac is the same for all of them.
        for (const letter of this.#due(this.#post.now())) {
          this.#outcomes.failed(letter, { status: null, retryAfterSeconds: null });
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
        this.#destinations.forget();
        this.#outcomes.failed(letter, trouble);
      }
    } catch (fault) {
      this.#outcomes.threw(letter, fault);
    } finally {
      this.#inFlight.delete(nameOf(letter));
    }
  }

  #noteDelivered(letter: LetterRow): void {
    this.#lines.note(letter);
    const { session } = letter;
    if (outgoingLetters(this.#sql).every((other) => other.session !== session)) this.#lines.write(session);
  }

  /** The first letter of each session that is due and not on its way. */
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
      if (row !== null) this.#outcomes.buried(row, "expired", now);
    }
    for (const letter of broken) if (letter.nextTryAt <= now) this.#outcomes.faulty(letter, null);
  }
}
