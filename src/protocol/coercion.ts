import { type Codec, type Coded, fit, isObject, unfit } from "./codec.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "./json.ts";
import { parseTimestamp } from "./timestamp.ts";
import { parseUuid4 } from "./uuid.ts";

// Single values read as Pydantic 1 coerces them, because a message that the reference takes must not be refused here,
// and written exactly as the wire form names them.

const INTEGER_TEXT = /^\s*[+-]?\d{1,15}\s*$/;

/** Numbers and booleans become Python's text for them (but 1.0 becomes "1"). Lone surrogates, which have no UTF-8 form, become U+FFFD. */
export const textCodec: Codec<string> = {
  read: (value) =>
    isScalar(value) ? fit(pythonText(value).replace(/\p{Cs}/gu, "\ufffd")) : unfit("not a text"),
  write: (value) => (typeof value === "string" ? fit(value) : unfit("not a text")),
};

/** Python's int() where it arrives: fractions are cut off. */
export const integerCodec: Codec<number> = {
  read(value) {
    if (!isScalar(value) || (typeof value === "string" && !INTEGER_TEXT.test(value)))
      return unfit("not an integer");
    const number = Math.trunc(Number(value));
    return Number.isFinite(number) ? fit(number) : unfit("not an integer");
  },
  write: (value) =>
    typeof value === "number" && Number.isSafeInteger(value) ? fit(value) : unfit("not an integer"),
};

/** Any spelling where it arrives, the canonical one where it is sent. */
export const uuid4Codec: Codec<string> = {
  read: (value) => orBad(typeof value === "string" ? parseUuid4(value) : null, "not a version-4 UUID"),
  write: (value) =>
    typeof value === "string" && parseUuid4(value) === value
      ? fit(value)
      : unfit("not a canonical version-4 UUID"),
};

/** Any form of time where it arrives; ISO 8601 where it is sent. */
export const timestampCodec: Codec<string> = {
  read(value) {
    if (!isScalar(value)) return unfit("not a time");
    return orBad(parseTimestamp(typeof value === "boolean" ? Number(value) : value), "not a time");
  },
  write: (value) =>
    typeof value === "string" && value.includes("T") && parseTimestamp(value) !== null
      ? fit(value)
      : unfit("not a time"),
};

/** A dict with anything in it. Integers beyond 2^53 are bigint in it: write it with pythonJson, not JSON.stringify. */
export const objectCodec: Codec<JsonObject> = {
  read: (value) => (isJsonObject(value) ? fit(value) : unfit("not an object")),
  write: (value) => (isWritable(value) && isJsonObject(value) ? fit(value) : unfit("not an object")),
};

/** Any JSON value; a missing one is null, as Python's None. */
export const anyCodec: Codec<JsonValue> = {
  read: (value) => fit(value ?? null),
  write: (value) => (isWritable(value) ? fit(value) : unfit("not JSON")),
};

export function oneOfCodec<const V extends string>(values: readonly V[]): Codec<V> {
  const find = (value: unknown): Coded<V> => {
    const found = values.find((known) => known === value);
    return found === undefined ? unfit(`none of ${values.join(", ")}`) : fit(found);
  };
  return { read: find, write: find };
}

/** Whether a caller's value may be JSON. What lies inside an object or a list is looked at when its text is written. */
function isWritable(value: unknown): value is JsonValue {
  if (value === null || Array.isArray(value) || isObject(value)) return true;
  return ["string", "number", "bigint", "boolean"].includes(typeof value);
}

type Scalar = string | number | bigint | boolean;

/** 1e400 is JSON, but no number. */
function isScalar(value: JsonValue | undefined): value is Scalar {
  if (typeof value === "number") return Number.isFinite(value);
  return typeof value === "string" || typeof value === "bigint" || typeof value === "boolean";
}

function pythonText(value: Scalar): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  return String(value);
}

function orBad(read: string | null, problem: string): Coded<string> {
  return read === null ? unfit(problem) : fit(read);
}
