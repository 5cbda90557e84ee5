import { secp256k1 } from "./secp256k1.ts";

/** ECDSA on secp256k1, as far as checking goes. Neither method throws, whatever the bytes are. */
export interface Verifier {
  /** Whether 33 bytes are a compressed public key: a point of the curve. */
  isPublicKey(publicKey: Uint8Array): boolean;
  /**
   * Whether r ‖ s (64 bytes) is the key's signature of a 32-byte digest, which is not hashed again. s may be high, r and
   * s outside 1 … n − 1 hold for nothing.
   */
  verify(signature: Uint8Array, digest: Uint8Array, publicKey: Uint8Array): boolean;
}

/** The verifier in plain JavaScript: for browsers and Node, and what every other verifier has to agree with. */
export const nobleVerifier: Verifier = {
  isPublicKey: (publicKey) => secp256k1.utils.isValidPublicKey(publicKey, true),
  verify(signature, digest, publicKey) {
    try {
      return secp256k1.verify(signature, digest, publicKey, { prehash: false, lowS: false });
    } catch {
      return false;
    }
  },
};
