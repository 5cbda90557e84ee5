/** So many numbers, all 0 at first, of which only the least is ever asked for. */
export class MinHeap {
  readonly #values: Float64Array;

  constructor(size: number) {
    this.#values = new Float64Array(Math.max(1, size));
  }

  least(): number {
    return this.#at(0);
  }

  /** Puts a number in the place of the least one. */
  replaceLeast(value: number): void {
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const lesser = this.#at(left + 1) < this.#at(left) ? left + 1 : left;
      if (this.#at(lesser) >= value) break;
      this.#values[place] = this.#at(lesser);
      place = lesser;
    }
    this.#values[place] = value;
  }

  #at(place: number): number {
    return this.#values[place] ?? Infinity;
  }
}
