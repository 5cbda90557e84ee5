/** A random u64: the nonce that makes each envelope of ours another one, although signing is deterministic. */
export function randomU64(): bigint {
  const [value = 0n] = crypto.getRandomValues(new BigUint64Array(1));
  return value;
}
