export const MAX_U64 = 2n ** 64n - 1n;

export function isU64(value: bigint): boolean {
  return value >= 0n && value <= MAX_U64;
}

/** Eight bytes, big-endian, as struct.pack(">Q", …). Throws a RangeError outside 0 … 2^64 − 1. */
export function u64ToBytes(value: bigint): Uint8Array {
  if (!isU64(value)) throw new RangeError("not an unsigned 64-bit integer");
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value);
  return bytes;
}

/** Reads eight bytes, big-endian, from `offset`. Throws a RangeError when there are fewer. */
export function u64FromBytes(bytes: Uint8Array, offset: number): bigint {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigUint64(offset);
}
