/** A set that holds the `capacity` keys added last. */
export class RecentKeys {
  readonly #capacity: number;
  readonly #keys = new Set<string>();
  /**
   * Begins where the last one was forgotten. A fresh iterator would pass over all that were, which a Set keeps as holes:
   * with 20,000 keys that was as dear as a quarter of a signature's check.
   */
  readonly #oldest = this.#keys.values();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  add(key: string): void {
    this.#keys.delete(key);
    this.#keys.add(key);
    if (this.#keys.size <= this.#capacity) return;
    const { value: oldest } = this.#oldest.next();
    if (oldest !== undefined) this.#keys.delete(oldest);
  }

  get size(): number {
    return this.#keys.size;
  }
}
