import { parseAddress } from "./address.ts";
import type { Envelope, Letter } from "./envelope-parts.ts";
import { u64ToBytes } from "./u64.ts";
import { parseUuid4 } from "./uuid.ts";

// What is signed is sender ‖ target ‖ session ‖ schema digest ‖ payload ‖ expires ‖ nonce, with nothing between the
// parts, and numbers that are null leave nothing behind. Only fixed forms keep each part in its place.

const SCHEMA_DIGEST = /^model:[0-9a-f]{64}$/;
const PROTOCOL_DIGEST = /^proto:[0-9a-f]{64}$/;
/** Base64 text, with the line breaks that some encoders put in. */
const OUTSIDE_PAYLOAD = /[^A-Za-z0-9+/=\t\n\r ]/;

/** Begin of 2025, in seconds since 1970: an envelope that had ended before was never taken by any agent of ours. */
const EARLIEST_END = 1_735_689_600n;

/** Tells what is wrong with the form of a letter that is to be signed; null: nothing. */
export function misfitOf(letter: Letter): string | null {
  if (!isCanonical(letter.target)) return "target is no canonical address";
  if (parseUuid4(letter.session) !== letter.session) return "session is no canonical version-4 UUID";
  if (!SCHEMA_DIGEST.test(letter.schemaDigest)) return "schema digest has another form";
  if (letter.protocolDigest !== null && !PROTOCOL_DIGEST.test(letter.protocolDigest))
    return "protocol digest has another form";
  return null;
}

const MOST_KNOWN = 500;
/**
 * Addresses that were found good: the letters of a conversation go to one, and whether a key is a point of the curve
 * takes as long as half a signature.
 */
const known = new Set<string>();

function isCanonical(address: string): boolean {
  if (known.has(address)) return true;
  if (!parseAddress(address).ok) return false;
  if (known.size >= MOST_KNOWN) known.clear();
  known.add(address);
  return true;
}

/**
 * Whether what was signed can be read in this one way only, but for a lone number (see endOf). The reference takes
 * any text as schema digest and payload: part of one may be moved into the other, eight characters of the payload
 * into `expires`, and `expires` into a payload, whose decoder skips it. The signature holds for each. The sender is
 * checked by whoever looks for its key, the target by whoever knows its own; a session has been made canonical.
 */
export function hasOneReading({ schemaDigest, payload, expires }: Envelope): boolean {
  if (!SCHEMA_DIGEST.test(schemaDigest) || OUTSIDE_PAYLOAD.test(payload ?? "")) return false;
  return expires === null || OUTSIDE_PAYLOAD.test(String.fromCharCode(...u64ToBytes(expires)));
}

/**
 * The end of an envelope, in seconds since 1970; null: it has none. The same signature holds for {expires: E, nonce:
 * null} and {expires: null, nonce: E}: so a nonce without `expires` counts as the end, if it may ever have been one.
 * Random nonces of 64 bits lie far ahead of every clock, and counters far behind.
 */
export function endOf({ expires, nonce }: Pick<Envelope, "expires" | "nonce">): bigint | null {
  if (expires !== null) return expires;
  return nonce !== null && nonce >= EARLIEST_END ? nonce : null;
}
