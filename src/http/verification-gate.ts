import { LeakyBuckets } from "./leaky-buckets.ts";
import { RecentKeys } from "./recent-keys.ts";

/** What an envelope says of itself before anybody has checked it. */
export interface Claim {
  /** See `clientNetwork`. */
  readonly network: string;
  readonly sender: string;
  readonly session: string;
}

/** Of a sender's name from one network: ten failures at once, five a second from then on. */
const NAME_FAILURES = { burst: 10, perSecond: 5 };
/** Of all names from one network: more than one name can use up. */
const NETWORK_FAILURES = { burst: 100, perSecond: 20 };
const MOST_COUNTED = 10_000;
const MOST_VERIFIED = 20_000;
const MOST_REFUSED = 2_000;
/** How many may wait at a time, over all lines. */
const MOST_WAITING = 64;

/** A place in a line. */
export interface Place {
  readonly line: string;
  readonly ticket: number;
}

/**
 * Decides whether an envelope's signature is worth checking: a forged one costs some milliseconds, and an address in
 * an unverified envelope is only a claim. So nothing but *failed* checks counts, against the network they came from,
 * and never against the claimed sender elsewhere:
 *
 * - a name whose signatures keep failing from a network is checked there at a trickle;
 * - so are, where many names fail, the names that were never verified from that network;
 * - an envelope of a session that was verified here has a trickle of its own, because forgers do not know sessions;
 * - the same envelope with the same signature, once refused, is refused again unchecked and uncounted.
 *
 * What is over its limit may wait for the next drop of the trickle in a line that only its last comer stays in: when
 * a flood ends, the genuine message behind it is the last one. Held in the memory of an isolate, bounded, without
 * I/O. Times in ms.
 */
export class VerificationGate {
  readonly #names = new LeakyBuckets(NAME_FAILURES, MOST_COUNTED);
  readonly #networks = new LeakyBuckets(NETWORK_FAILURES, MOST_COUNTED);
  /** Names from a network, and sessions of a sender. */
  readonly #verified = new RecentKeys(MOST_VERIFIED);
  readonly #refused = new RecentKeys(MOST_REFUSED);
  readonly #lines = new Map<string, number>();
  #waiting = 0;
  #tickets = 0;

  /** `fingerprint`: of the envelope and its signature. */
  wasRefused(fingerprint: string): boolean {
    return this.#refused.has(fingerprint);
  }

  /** Ms until this claim may be checked; 0: it may now. */
  waitMs(claim: Claim, now: number): number {
    const own = this.#names.waitMs(this.#placeOf(claim), now);
    return this.#isKnown(claim) ? own : Math.max(own, this.#networks.waitMs(claim.network, now));
  }

  noteFailed(claim: Claim, fingerprint: string | null, now: number): void {
    if (fingerprint !== null) this.#refused.add(fingerprint);
    this.#names.pour(this.#placeOf(claim), now);
    if (!this.#isKnown(claim)) this.#networks.pour(claim.network, now);
  }

  noteVerified(claim: Claim): void {
    this.#verified.add(nameKey(claim));
    this.#verified.add(sessionKey(claim));
  }

  /** Takes the place of the last comer, who may leave. null: too many wait already. */
  joinLine(claim: Claim, now: number): Place | null {
    if (this.#waiting >= MOST_WAITING) return null;
    const placeFull = this.#names.waitMs(this.#placeOf(claim), now) > 0;
    const line = placeFull ? this.#placeOf(claim) : claim.network;
    this.#waiting += 1;
    this.#tickets += 1;
    this.#lines.set(line, this.#tickets);
    return { line, ticket: this.#tickets };
  }

  isLast({ line, ticket }: Place): boolean {
    return this.#lines.get(line) === ticket;
  }

  leaveLine(place: Place): void {
    this.#waiting -= 1;
    if (this.isLast(place)) this.#lines.delete(place.line);
  }

  /** How much is remembered, which is bounded. */
  get size(): number {
    return (
      this.#names.size + this.#networks.size + this.#verified.size + this.#refused.size + this.#lines.size
    );
  }

  #placeOf(claim: Claim): string {
    const name = nameKey(claim);
    return this.#verified.has(sessionKey(claim)) ? `${name} ${claim.session}` : name;
  }

  #isKnown(claim: Claim): boolean {
    return this.#verified.has(nameKey(claim)) || this.#verified.has(sessionKey(claim));
  }
}

function nameKey({ network, sender }: Claim): string {
  return `${network} ${sender}`;
}

function sessionKey({ sender, session }: Claim): string {
  return `${sender} ${session}`;
}
