import { LeakyBuckets } from "./shedding/leaky-buckets.ts";
import { RecentKeys } from "./shedding/recent-keys.ts";

/** The limit of one sender's replayed envelopes from one network: a client may well try again, and again. */
const REPLAYS = { burst: 1_000, perSecond: 20 };
const MOST_COUNTED = 10_000;
const MOST_REMEMBERED = 20_000;

/**
 * Counts verified envelopes against their sender's limit, each of them once: whoever has seen an envelope can send it
 * again, so what comes again counts against the network that it comes from. In the memory of an isolate, bounded.
 */
export class Submissions {
  readonly #ofSenders: LeakyBuckets;
  readonly #replays = new LeakyBuckets(REPLAYS, MOST_COUNTED);
  readonly #seen = new RecentKeys(MOST_REMEMBERED);

  /** Makes the limits. `ofSenders` is shared with whatever else a sender does. */
  constructor(ofSenders: LeakyBuckets) {
    this.#ofSenders = ofSenders;
  }

  /** Ms until the envelope whose signature begins with `r` may come (again); 0: it is counted, and may be taken. */
  take(sender: string, network: string, r: string, now: number): number {
    const isReplay = this.#seen.has(r);
    const buckets = isReplay ? this.#replays : this.#ofSenders;
    const key = isReplay ? `${network} ${sender}` : sender;
    const pauseMs = buckets.waitMs(key, now);
    if (pauseMs > 0) return pauseMs;
    buckets.pour(key, now);
    this.#seen.add(r);
    return 0;
  }
}
