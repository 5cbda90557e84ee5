import { bytesToHex } from "@noble/hashes/utils.js";
import { strip } from "./strip.ts";

/** Characters of the longest spelling of a UUID: a longer text is not worth a look. */
const MAX_LENGTH = 64;
const VERSION_4 = /^([0-9a-f]{8})([0-9a-f]{4})(4[0-9a-f]{3})([89ab][0-9a-f]{3})([0-9a-f]{12})$/;

/**
 * Any spelling that Python's uuid.UUID takes (upper case, without dashes, in braces, urn:uuid:…) of a version-4
 * UUID, as canonical lower-case text; null for other versions and everything else.
 */
export function parseUuid4(text: string): string | null {
  if (text.length > MAX_LENGTH) return null;
  const digits = strip(text.replaceAll("urn:", "").replaceAll("uuid:", ""), "{}").replaceAll("-", "");
  const groups = VERSION_4.exec(digits.toLowerCase());
  return groups?.slice(1).join("-") ?? null;
}

/** Makes a version-4 UUID of 16 random bytes, of which 6 bits are overwritten. Throws a RangeError for other lengths. */
export function uuid4FromBytes(random: Uint8Array): string {
  if (random.length !== 16) throw new RangeError("a UUID has 16 bytes");
  const bytes = Uint8Array.from(random, (byte, index) => {
    if (index === 6) return (byte & 0x0f) | 0x40;
    if (index === 8) return (byte & 0x3f) | 0x80;
    return byte;
  });
  return bytesToHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
