import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { getPublicKey, hashes, sign, utils, verify } from "@noble/secp256k1";

// noble brings no hash of its own: deterministic signing (RFC 6979) needs both.
hashes.sha256 = sha256;
hashes.hmacSha256 = (key, message) => hmac(sha256, key, message);

/** An object of this module, so that nobody gets the functions without the hashes. */
export const secp256k1 = { getPublicKey, sign, utils, verify };
