import { afterAnswer, type Breaker, CLOSED, pass } from "./breaker.ts";
import type { Trouble } from "./retry.ts";

/** A sender may change its endpoints as often as it likes: of more hosts than this the oldest are forgotten. */
const MOST_HOSTS = 50;

export type Outlook =
  | { readonly kind: "open" }
  /** A single delivery may try whether one of them is back. */
  | { readonly kind: "trial" }
  | { readonly kind: "closed"; readonly until: number };

/**
 * The breakers of one sender's hosts. They live in memory: they spare a flush the wait for a host that has just
 * shown to be gone. Over hours the letters' own times, which are rows, hold deliveries back.
 */
export class HostBreakers {
  /** The breakers of hosts in trouble, and of no others. */
  readonly #breakers = new Map<string, Breaker>();
  /** Those that have taken something. */
  readonly #proven = new Set<string>();

  /** Tells whether any of these endpoints, at least one, may be asked now. */
  outlook(endpoints: readonly string[], now: number): Outlook {
    const passages = endpoints.map((endpoint) => pass(this.#of(endpoint), now));
    const open = passages.filter((passage) => passage.ok);
    if (open.some(({ breaker }) => breaker.kind === "closed")) return { kind: "open" };
    if (open.length > 0) return { kind: "trial" };
    return {
      kind: "closed",
      until: Math.min(...passages.map((passage) => (passage.ok ? now : passage.until))),
    };
  }

  /** Whether a delivery may go to this endpoint now. If so, `note` has to be told what came of it. */
  enter(endpoint: string, now: number): boolean {
    const passage = pass(this.#of(endpoint), now);
    if (passage.ok) this.#keep(endpoint, passage.breaker);
    return passage.ok;
  }

  hasTaken(endpoint: string): boolean {
    return this.#proven.has(hostOf(endpoint));
  }

  /** Notes how a delivery ended. `trouble` null: it was taken. */
  note(endpoint: string, trouble: Trouble | null, now: number, jitter: number): void {
    if (trouble === null && this.#proven.size < MOST_HOSTS) this.#proven.add(hostOf(endpoint));
    this.#keep(endpoint, afterAnswer(this.#of(endpoint), trouble, now, jitter));
  }

  #of(endpoint: string): Breaker {
    return this.#breakers.get(hostOf(endpoint)) ?? CLOSED;
  }

  #keep(endpoint: string, breaker: Breaker): void {
    const host = hostOf(endpoint);
    this.#breakers.delete(host);
    if (breaker.kind === "closed" && breaker.failures === 0) return;
    this.#breakers.set(host, breaker);
    const [oldest] = this.#breakers.keys();
    if (this.#breakers.size > MOST_HOSTS && oldest !== undefined) this.#breakers.delete(oldest);
  }
}

/** Name and port. What is not a URL is its own host. */
export function hostOf(endpoint: string): string {
  return URL.canParse(endpoint) ? new URL(endpoint).host : endpoint;
}
