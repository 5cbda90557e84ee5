import { SECOND } from "../../clock.ts";

export interface Rate {
  /** The number that is let through at once after a full pause. */
  readonly burst: number;
  readonly perSecond: number;
}

/**
 * A leaky bucket for each key: it holds `burst` drops and loses `perSecond` of them each second. In any stretch of t
 * seconds a key that asks before it pours gets through `burst + perSecond · t` times at the most. Of a key only the
 * time is kept at which its bucket will be empty (the generic cell rate algorithm, ITU-T I.371); beyond `capacity`
 * keys the one that poured longest ago is forgotten.
 */
export class LeakyBuckets {
  readonly #interval: number;
  readonly #room: number;
  readonly #capacity: number;
  readonly #emptyAt = new Map<string, number>();
  /** Begins where the last one was forgotten: see RecentKeys. */
  readonly #oldest = this.#emptyAt.keys();

  constructor({ burst, perSecond }: Rate, capacity: number) {
    this.#interval = SECOND / perSecond;
    this.#room = (burst - 1) * this.#interval;
    this.#capacity = capacity;
  }

  /** Ms until the bucket takes another drop; 0: it does now. `now` in ms. */
  waitMs(key: string, now: number): number {
    const emptyAt = this.#emptyAt.get(key) ?? now;
    return Math.max(0, emptyAt - now - this.#room);
  }

  pour(key: string, now: number): void {
    const emptyAt = Math.max(now, this.#emptyAt.get(key) ?? now) + this.#interval;
    this.#emptyAt.delete(key);
    this.#emptyAt.set(key, emptyAt);
    if (this.#emptyAt.size <= this.#capacity) return;
    const { value: oldest } = this.#oldest.next();
    if (oldest !== undefined) this.#emptyAt.delete(oldest);
  }

  get size(): number {
    return this.#emptyAt.size;
  }
}
