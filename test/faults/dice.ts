import { createHash } from "node:crypto";

/** A seeded source of chance. The same name gives the same throws, whatever other dice do. */
export class Dice {
  #state: number;

  /** `name`: the seed and whose dice these are. */
  constructor(...name: readonly (string | number)[]) {
    this.#state = createHash("sha256").update(name.join("/")).digest().readUInt32BE();
  }

  /** From 0 to 1, 1 excluded. Mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  /** One of the names, each as often as its weight says. */
  pick<T extends string>(weights: Readonly<Record<T, number>>): T {
    const names = Object.keys(weights).filter((name): name is T => name in weights);
    const total = names.reduce((sum, name) => sum + weights[name], 0);
    let left = this.next() * total;
    for (const name of names) {
      left -= weights[name];
      if (left < 0) return name;
    }
    throw new Error("nothing to pick from");
  }
}
