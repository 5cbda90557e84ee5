import { LeakyBuckets, type Rate } from "./leaky-buckets.ts";
import { RecentKeys } from "./recent-keys.ts";

/** The claim of an envelope, or a token, about itself before anybody has checked it. */
export interface UncheckedClaim {
  /** See `clientNetwork`. */
  readonly network: string;
  readonly sender: string;
  readonly session: string;
}

/** A place in a line. */
export interface PlaceInLine {
  readonly line: string;
  readonly ticket: number;
}

/**
 * Failed checks that are let through. Each level leaks faster than one of the level below can fill it, so that
 * forgeries in one session leave the sender's other ones alone, and those in one name all other names.
 */
const FAILURES = {
  session: { burst: 10, perSecond: 5 },
  name: { burst: 50, perSecond: 10 },
  network: { burst: 100, perSecond: 20 },
} as const satisfies Record<string, Rate>;

const MOST_COUNTED = 10_000;
const MOST_VERIFIED = 20_000;
const MOST_REFUSED = 2_000;
/** The most envelopes that may wait at a time, over all lines. */
const MOST_WAITING = 64;

/**
 * Decides whether a signature is worth checking: a forged one costs some milliseconds, and the address beside it is
 * only a claim. So nothing but *failed* checks counts, against the network that they came from and never against the
 * claimed sender elsewhere: by session of a name, by name, and over all names. What is over a limit is checked at a
 * trickle. Who was verified here stands outside the wider levels: a session that was, because forgers do not know it,
 * and from its network a name that was. The same envelope with the same signature, once refused, needs no check.
 *
 * What is over its limit may wait for the trickle in a line that only its last comer stays in: when a flood ends, the
 * genuine message behind it is the last one. All in the memory of an isolate, bounded, without I/O. Times in ms.
 */
export class VerificationGate {
  readonly #sessions = new LeakyBuckets(FAILURES.session, MOST_COUNTED);
  readonly #names = new LeakyBuckets(FAILURES.name, MOST_COUNTED);
  readonly #networks = new LeakyBuckets(FAILURES.network, MOST_COUNTED);
  /** Names from a network, and sessions of a sender. */
  readonly #verified = new RecentKeys(MOST_VERIFIED);
  readonly #refused = new RecentKeys(MOST_REFUSED);
  readonly #lines = new Map<string, number>();
  #waiting = 0;
  #tickets = 0;

  /** Whether this was refused before. `fingerprint`: of the envelope and its signature. */
  wasRefused(fingerprint: string): boolean {
    return this.#refused.has(fingerprint);
  }

  /** Ms until this claim may be checked; 0: it may now. */
  waitMs(claim: UncheckedClaim, now: number): number {
    return Math.max(...this.#levelsOf(claim).map(({ failures, key }) => failures.waitMs(key, now)));
  }

  noteFailed(claim: UncheckedClaim, fingerprint: string | null, now: number): void {
    if (fingerprint !== null) this.#refused.add(fingerprint);
    for (const { failures, key } of this.#levelsOf(claim)) failures.pour(key, now);
  }

  noteVerified(claim: UncheckedClaim): void {
    this.#verified.add(nameKey(claim));
    this.#verified.add(sessionKey(claim));
  }

  /** Takes the place of the last comer, who may leave. null: too many wait already. */
  joinLine(claim: UncheckedClaim, now: number): PlaceInLine | null {
    const full = this.#levelsOf(claim).find(({ failures, key }) => failures.waitMs(key, now) > 0);
    if (full === undefined || this.#waiting >= MOST_WAITING) return null;
    this.#waiting += 1;
    this.#tickets += 1;
    this.#lines.set(full.key, this.#tickets);
    return { line: full.key, ticket: this.#tickets };
  }

  isLast({ line, ticket }: PlaceInLine): boolean {
    return this.#lines.get(line) === ticket;
  }

  leaveLine(place: PlaceInLine): void {
    this.#waiting -= 1;
    if (this.isLast(place)) this.#lines.delete(place.line);
  }

  /** The number of things that are remembered, which is bounded. */
  get size(): number {
    const counted = this.#sessions.size + this.#names.size + this.#networks.size;
    return counted + this.#verified.size + this.#refused.size + this.#lines.size;
  }

  /** The counts in which a failure of this claim is noted, the narrowest first. */
  #levelsOf(claim: UncheckedClaim): readonly { readonly failures: LeakyBuckets; readonly key: string }[] {
    const { network, session } = claim;
    const name = nameKey(claim);
    const levels = [{ failures: this.#sessions, key: `${name} ${session}` }];
    if (this.#verified.has(sessionKey(claim))) return levels;
    levels.push({ failures: this.#names, key: name });
    if (!this.#verified.has(name)) levels.push({ failures: this.#networks, key: network });
    return levels;
  }
}

function nameKey({ network, sender }: UncheckedClaim): string {
  return `${network} ${sender}`;
}

function sessionKey({ sender, session }: UncheckedClaim): string {
  return `${sender} ${session}`;
}
