const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const BOUNDARY = 0x20;

/**
 * Hash of a part of a text: FNV-1a over its UTF-16 units, mixed, since only its lower bits are used. Beyond the text's
 * ends there are spaces.
 */
export function hashed(text: string, seed: number, start = 0, end = text.length): number {
  let hash = FNV_OFFSET ^ seed;
  for (let at = start; at < end; at += 1) {
    const unit = at < 0 || at >= text.length ? BOUNDARY : text.charCodeAt(at);
    hash = Math.imul(hash ^ unit, FNV_PRIME);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Features of one kind, each of the same value. */
export interface FeatureGroup {
  readonly hashes: readonly number[];
  readonly value: number;
}

/** However many there are of a kind, together they weigh the same. */
export function weighed(hashes: readonly number[], weight: number): FeatureGroup {
  return { hashes, value: hashes.length === 0 ? 0 : weight / Math.sqrt(hashes.length) };
}
