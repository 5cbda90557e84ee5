const MOST = 2n ** 53n;

/**
 * A nonce for an envelope of ours, from 1 to 2^53 − 1. Signing is deterministic: without it two equal replies within
 * a second would be one envelope to whoever knows envelopes by their signature; and beside `expires` it leaves the
 * signature no other reading (see protocol/envelope-forms.ts). Many clients read JSON with doubles, which hold no
 * more, and take 0 for no nonce.
 */
export function randomNonce(): bigint {
  for (;;) {
    const [value = 0n] = crypto.getRandomValues(new BigUint64Array(1));
    const nonce = value % MOST;
    if (nonce > 0n) return nonce;
  }
}
