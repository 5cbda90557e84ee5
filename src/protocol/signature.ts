import { bytesToHex } from "@noble/hashes/utils.js";
import { decodeBech32 } from "./bech32.ts";
import { nobleVerifier, type Verifier } from "./verifier.ts";

const PREFIX = "sig";
const LENGTH = 64;

export type SignatureResult =
  | {
      ok: true;
      /** The first half of the signature in hex. It is the same for both forms of s. */
      r: string;
    }
  | { ok: false; reason: "malformed" | "mismatch" };

/**
 * Checks bech32 text "sig1…" of r ‖ s against a 32-byte digest, which is not hashed again. High s is taken, because
 * the reference signs so half of the time. r or s outside 1 … n − 1 and a bad key are a mismatch. Never throws.
 * Source: Identity.verify_digest in uagents_core/identity.py.
 */
export function verifySignature(
  publicKey: Uint8Array,
  digest: Uint8Array,
  signature: string,
  verifier: Verifier = nobleVerifier,
): SignatureResult {
  const decoded = decodeBech32(signature);
  if (decoded?.prefix !== PREFIX || decoded.bytes.length !== LENGTH)
    return { ok: false, reason: "malformed" };
  if (!verifier.verify(decoded.bytes, digest, publicKey)) return { ok: false, reason: "mismatch" };
  return { ok: true, r: bytesToHex(decoded.bytes.subarray(0, LENGTH / 2)) };
}
