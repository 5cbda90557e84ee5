import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { encodeAddress } from "./address.ts";
import { encodeBech32 } from "./bech32.ts";
import { secp256k1 } from "./secp256k1.ts";

/** A key pair that speaks for an agent. The private key stays inside. */
export interface Identity {
  readonly address: string;
  /** The public key: 33 bytes, compressed. */
  readonly publicKey: Uint8Array;
  /** Signs a 32-byte digest as it is, without hashing it again. Deterministic. Returns bech32 text, "sig1…". */
  sign(digest: Uint8Array): string;
}

/**
 * The identity number `index` (0 … 255, else a RangeError) of a seed phrase.
 * Source: Identity.from_seed and derive_key_from_seed in uagents_core/identity.py.
 */
export function identityFromSeed(seed: string, index = 0): Identity {
  if (!Number.isInteger(index) || index < 0 || index > 255)
    throw new RangeError("identity index out of range");
  const indexHash = sha256(concatBytes(utf8ToBytes("agent"), Uint8Array.of(index)));
  const privateKey = sha256(concatBytes(indexHash, sha256(utf8ToBytes(seed))));
  const publicKey = secp256k1.getPublicKey(privateKey, true);
  return {
    address: encodeAddress(publicKey),
    publicKey,
    sign: (digest) => encodeBech32("sig", secp256k1.sign(digest, privateKey, { prehash: false })),
  };
}
