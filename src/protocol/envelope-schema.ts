import { type Coded, fit, nullable, type Reader, readMembers, unfit } from "./codec.ts";
import type { Envelope } from "./envelope-parts.ts";
import type { JsonValue } from "./json.ts";
import { isU64 } from "./u64.ts";
import { parseUuid4 } from "./uuid.ts";

const INTEGER_TEXT = /^\s*([+-]?\d+(?:_\d+)*)(?:\.0+)?\s*$/;
const MAX_INTEGER_TEXT = 4300;
/** Pydantic takes a whole number written as 5.0 or 1e3 only where it fits an i64. */
const FLOAT_LIMIT = 2 ** 63;
const LONE_SURROGATE = /\p{Cs}/u;

/** Lone surrogates have no UTF-8 form, so nothing could be hashed: the reference fails on them. */
const text: Reader<string> = {
  read: (value) =>
    typeof value === "string" && !LONE_SURROGATE.test(value) ? fit(value) : unfit("not a text"),
};

const integer: Reader<bigint> = { read: (value) => orBad(readInteger(value), "not an integer") };

const u64: Reader<bigint> = {
  read(value) {
    const number = readInteger(value);
    return orBad(number !== null && isU64(number) ? number : null, "not an integer of u64");
  },
};

const uuid4: Reader<string> = {
  read: (value) => orBad(typeof value === "string" ? parseUuid4(value) : null, "not a version-4 UUID"),
};

const MEMBERS = {
  version: integer,
  sender: text,
  target: text,
  session: uuid4,
  schema_digest: text,
  protocol_digest: nullable(text),
  payload: nullable(text),
  expires: nullable(u64),
  nonce: nullable(u64),
  signature: nullable(text),
};

/**
 * The envelope in JSON as it arrives, read as wide as the reference's Pydantic 2 model reads it: unknown members are
 * ignored, null and absence are the same, integers may be digits in a string, 5.0 or a boolean. null for what is none.
 * Unsafe to trust before verifyEnvelope.
 */
export function readEnvelope(value: JsonValue | undefined): Envelope | null {
  const wire = readMembers(value, MEMBERS);
  if (!wire.ok) return null;
  const { version, schema_digest: schemaDigest, protocol_digest: protocolDigest, ...same } = wire.value;
  return { ...same, version: Number(version), schemaDigest, protocolDigest };
}

function readInteger(value: JsonValue | undefined): bigint | null {
  if (typeof value === "string") {
    const digits = value.length <= MAX_INTEGER_TEXT && INTEGER_TEXT.exec(value)?.[1];
    return digits ? BigInt(digits.replaceAll("_", "")) : null;
  }
  if (typeof value === "number")
    return Number.isInteger(value) && Math.abs(value) < FLOAT_LIMIT ? BigInt(value) : null;
  return typeof value === "bigint" || typeof value === "boolean" ? BigInt(value) : null;
}

function orBad<T>(read: T | null, problem: string): Coded<T> {
  return read === null ? unfit(problem) : fit(read);
}
