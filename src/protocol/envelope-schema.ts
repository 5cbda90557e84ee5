import * as z from "zod";
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
const text = z.string().refine((value) => !LONE_SURROGATE.test(value), "lone surrogate");

const integer = z.union([z.number(), z.bigint(), z.string(), z.boolean()]).transform((value, context) => {
  const read = readInteger(value);
  if (read !== null) return read;
  context.addIssue({ code: "custom", message: "not an integer" });
  return z.NEVER;
});

const u64 = integer.refine(isU64, "outside u64");

const uuid4 = z.string().transform((value, context) => {
  const read = parseUuid4(value);
  if (read !== null) return read;
  context.addIssue({ code: "custom", message: "not a version-4 UUID" });
  return z.NEVER;
});

/**
 * The envelope as it arrives, read as wide as the reference's Pydantic 2 model reads it: unknown members are
 * ignored, null and absence are the same, integers may be digits in a string, 5.0 or a boolean.
 */
export const envelopeSchema = z
  .object({
    version: integer,
    sender: text,
    target: text,
    session: uuid4,
    schema_digest: text,
    protocol_digest: text.nullish(),
    payload: text.nullish(),
    expires: u64.nullish(),
    nonce: u64.nullish(),
    signature: text.nullish(),
  })
  .transform((wire) => ({
    version: Number(wire.version),
    sender: wire.sender,
    target: wire.target,
    session: wire.session,
    schemaDigest: wire.schema_digest,
    protocolDigest: wire.protocol_digest ?? null,
    payload: wire.payload ?? null,
    expires: wire.expires ?? null,
    nonce: wire.nonce ?? null,
    signature: wire.signature ?? null,
  }));

/** The envelope in JSON that was read already. Unsafe to trust before verifyEnvelope; null for what is none. */
export function readEnvelope(value: JsonValue | undefined): Envelope | null {
  return envelopeSchema.safeParse(value).data ?? null;
}

function readInteger(value: number | bigint | string | boolean): bigint | null {
  if (typeof value === "string") {
    const digits = value.length <= MAX_INTEGER_TEXT && INTEGER_TEXT.exec(value)?.[1];
    return digits ? BigInt(digits.replaceAll("_", "")) : null;
  }
  if (typeof value === "number" && !(Number.isInteger(value) && Math.abs(value) < FLOAT_LIMIT)) return null;
  return BigInt(value);
}
