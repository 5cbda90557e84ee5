/**
 * Values that an isolate keeps for a while, one for each key, which is its environment: a crowd that asks must not
 * become the load of whoever knows. Times in ms.
 */
export class Remembered<T> {
  readonly #keptFor: number;
  readonly #values = new WeakMap<object, { readonly at: number; readonly value: T }>();

  constructor(keptFor: number) {
    this.#keptFor = keptFor;
  }

  /** The value, while it is fresh; undefined: ask again. */
  fresh(key: object, now: number): T | undefined {
    const known = this.#values.get(key);
    return known !== undefined && now - known.at < this.#keptFor ? known.value : undefined;
  }

  /** The value that was known last, however old. */
  last(key: object): T | undefined {
    return this.#values.get(key)?.value;
  }

  keep(key: object, value: T, now: number): T {
    this.#values.set(key, { at: now, value });
    return value;
  }
}
