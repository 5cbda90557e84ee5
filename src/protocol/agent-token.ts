import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes } from "@noble/hashes/utils.js";
import { encodeAddress } from "./address.ts";
import { decodeBase64, encodeBase64 } from "./base64.ts";
import type { Identity } from "./identity.ts";
import { verifySignature } from "./signature.ts";
import { u64FromBytes, u64ToBytes } from "./u64.ts";
import { nobleVerifier, type Verifier } from "./verifier.ts";

const KEY_LENGTH = 33;
const NONCE_LENGTH = 32;
const CLAIM_LENGTH = KEY_LENGTH + 8 + 8 + NONCE_LENGTH;
const SKEW_SECONDS = 300;
const TOKEN = /^attr:([^:]{1,200}):([^:]+)$/;

export type TokenResult =
  | { ok: true /** Seconds since 1970; not past it, the skew allows five minutes more. */; expires: number }
  | {
      ok: false;
      reason:
        | "malformed"
        | "wrong-address"
        | "not-yet-valid"
        | "expired"
        | "window-too-long"
        | "wrong-signature";
    };

/**
 * What stands behind "Authorization: Agent": proof of an address for a window of time, for no particular audience.
 * `window.from` is in seconds since 1970, `nonce` has 32 bytes (else an Error).
 * Source: compute_attestation in uagents_core/storage.py.
 */
export function createAgentToken(
  identity: Identity,
  window: { from: number; seconds: number },
  nonce: Uint8Array,
): string {
  if (nonce.length !== NONCE_LENGTH) throw new Error("a token's nonce has 32 bytes");
  const from = BigInt(window.from);
  const to = from + BigInt(window.seconds);
  const claim = concatBytes(identity.publicKey, u64ToBytes(from), u64ToBytes(to), nonce);
  return `attr:${encodeBase64(claim)}:${identity.sign(sha256(claim))}`;
}

/** Checks a token for `address`. `now` in seconds since 1970; five minutes of skew are allowed both ways. */
export function verifyAgentToken(
  token: string,
  address: string,
  now: number,
  maxWindowSeconds: number,
  verifier: Verifier = nobleVerifier,
): TokenResult {
  const [, encoded = "", signature = ""] = TOKEN.exec(token) ?? [];
  const claim = decodeBase64(encoded);
  if (claim?.length !== CLAIM_LENGTH) return { ok: false, reason: "malformed" };
  const publicKey = claim.slice(0, KEY_LENGTH);
  // Beyond 2^53 digits are lost, which no comparison with a clock can notice.
  const from = Number(u64FromBytes(claim, KEY_LENGTH));
  const to = Number(u64FromBytes(claim, KEY_LENGTH + 8));
  if (to < from) return { ok: false, reason: "malformed" };
  if (encodeAddress(publicKey) !== address) return { ok: false, reason: "wrong-address" };
  if (from > now + SKEW_SECONDS) return { ok: false, reason: "not-yet-valid" };
  if (to < now - SKEW_SECONDS) return { ok: false, reason: "expired" };
  if (to - from > maxWindowSeconds) return { ok: false, reason: "window-too-long" };
  const result = verifySignature(publicKey, sha256(claim), signature, verifier);
  if (result.ok) return { ok: true, expires: to };
  return { ok: false, reason: result.reason === "malformed" ? "malformed" : "wrong-signature" };
}
