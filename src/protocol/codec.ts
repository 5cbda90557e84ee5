import { isJsonObject, type JsonValue } from "./json.ts";

/** What became of a value, or what is wrong with it. */
export type Coded<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      /** Leads to what is wrong, by the names of members and the numbers of items; "" for the value itself. */
      readonly path: string;
      /** One line without the value. */
      readonly problem: string;
    };

/** The way in: from JSON that arrived, wide, as the reference coerces. */
export interface Reader<T> {
  /** undefined stands for a missing member. Never throws. */
  read(value: JsonValue | undefined): Coded<T>;
}

/** Both ways of a value: wide where it arrives, exact where it is sent. */
export interface Codec<T> extends Reader<T> {
  /** To the JSON that is sent, whatever a caller without types handed in. Never throws. */
  write(value: unknown): Coded<JsonValue>;
}

/** The type that a codec reads and writes. */
export type Value<C> = C extends Reader<infer T> ? T : never;

interface Readers {
  readonly [member: string]: Reader<unknown>;
}

export function fit<T>(value: T): Coded<T> {
  return { ok: true, value };
}

export function unfit(problem: string, path = ""): Coded<never> {
  return { ok: false, path, problem };
}

/** The same outcome as it is told of the object or list that the value stands in. */
export function within<T>(member: string | number, coded: Coded<T>): Coded<T> {
  if (coded.ok) return coded;
  return unfit(coded.problem, coded.path === "" ? String(member) : `${member}.${coded.path}`);
}

export const listOf = <T>(items: Reader<T>): Reader<readonly T[]> => ({
  read: (value) => eachItem(value, items.read),
});

export const listCodec = <T>(items: Codec<T>): Codec<readonly T[]> => ({
  ...listOf(items),
  write: (value) => eachItem(value, items.write),
});

/** Members of any name, but for __proto__: those are dropped. */
export const recordOf = <T>(values: Reader<T>): Reader<{ readonly [name: string]: T }> => ({
  read: (value) =>
    isJsonObject(value) ? eachMember(Object.entries(value), values.read) : unfit("not a mapping"),
});

export const recordCodec = <T>(values: Codec<T>): Codec<{ readonly [name: string]: T }> => ({
  ...recordOf(values),
  write: (value) =>
    isObject(value) ? eachMember(Object.entries(value), values.write) : unfit("not a mapping"),
});

/** Reads an object by its members' names. Others are ignored, as the reference ignores them. */
export function readMembers<R extends Readers>(
  value: JsonValue | undefined,
  readers: R,
): Coded<{ readonly [M in keyof R]: Value<R[M]> }>;
export function readMembers(value: JsonValue | undefined, readers: Readers): Coded<object> {
  if (!isJsonObject(value)) return unfit("not an object");
  const members: [string, unknown][] = [];
  for (const [name, reader] of Object.entries(readers)) {
    const coded = within(name, reader.read(Object.hasOwn(value, name) ? value[name] : undefined));
    if (!coded.ok) return coded;
    members.push([name, coded.value]);
  }
  return fit(Object.fromEntries(members));
}

/** The first that fits. */
export function unionOf<const R extends readonly Reader<unknown>[]>(...options: R): Reader<Value<R[number]>>;
export function unionOf(...options: readonly Reader<unknown>[]): Reader<unknown> {
  return { read: (value) => firstGood(options.map((option) => () => option.read(value))) };
}

export const unionCodec = <T>(options: readonly Codec<T>[]): Codec<T> => ({
  read: (value) => firstGood(options.map((option) => () => option.read(value))),
  write: (value) => firstGood(options.map((option) => () => option.write(value))),
});

/** A member that may be null or missing. */
export const nullable = <T>(inner: Reader<T>): Reader<T | null> => ({
  read: (value) => (value === undefined || value === null ? fit(null) : inner.read(value)),
});

/** A member that may be null on both sides, and missing where it arrives. */
export const nullableCodec = <T>(inner: Codec<T>): Codec<T | null> => ({
  ...nullable(inner),
  write: (value) => (value === null ? fit(null) : inner.write(value)),
});

/** Anything but a list, null and a value that is no object; what is in it is not looked at. */
export function isObject(value: unknown): value is { readonly [member: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function eachItem<A, B>(value: unknown, code: (item: A) => Coded<B>): Coded<B[]> {
  if (!Array.isArray(value)) return unfit("not a list");
  const items: B[] = [];
  for (const [index, item] of value.entries()) {
    const coded = within(index, code(item));
    if (!coded.ok) return coded;
    items.push(coded.value);
  }
  return fit(items);
}

function eachMember<A, B>(
  members: readonly [string, A][],
  code: (member: A) => Coded<B>,
): Coded<{ readonly [name: string]: B }> {
  const coded: [string, B][] = [];
  for (const [name, member] of members) {
    if (name === "__proto__") continue;
    const one = within(name, code(member));
    if (!one.ok) return one;
    coded.push([name, one.value]);
  }
  return fit(Object.fromEntries(coded));
}

function firstGood<T>(attempts: readonly (() => Coded<T>)[]): Coded<T> {
  for (const attempt of attempts) {
    const coded = attempt();
    if (coded.ok) return coded;
  }
  return unfit("fits none of what may stand here");
}
