import { codesOf, lengthsOf } from "./huffman.ts";

/** Symbols in a block: each block has its own codes, because sky and grass are not alike. */
const BLOCK = 24576;
const WINDOW = 32768;
const HASH_BITS = 14;
const LEAST = 4;
const MOST = 258;
const END = 256;
/** The order in which RFC 1951 section 3.2.7 stores the lengths of the code length code. */
const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Symbol, base and extra bits of match lengths 3 to 258 and of distances (RFC 1951, section 3.2.5). */
const LENGTHS = ranges(29, 4, 3);
LENGTHS.extra[28] = 0;
LENGTHS.base[28] = MOST;
const DISTANCES = ranges(30, 2, 1);
const LENGTH_SYMBOL = new Uint8Array(MOST + 1);
for (let symbol = 0, length = 3; length <= MOST; length++) {
  while (symbol < 28 && length >= (LENGTHS.base[symbol + 1] ?? 0)) symbol++;
  LENGTH_SYMBOL[length] = symbol;
}

/**
 * Compresses bytes to a zlib stream (RFC 1950). One probe per position for a match, as dithered pixels seldom repeat,
 * and small loops, so that even the first picture of an isolate costs little.
 */
export function deflate(data: Uint8Array): Uint8Array {
  // A literal takes at most 15 bits and a match of four bytes or more at most 48, so twice the bytes always suffice.
  const writer = new BitWriter(new Uint8Array(data.length * 2 + 1024));
  writer.put(0x0178, 16);
  const heads = new Int32Array(1 << HASH_BITS).fill(-WINDOW - 1);
  const tokens = new Int32Array(BLOCK);
  let from = 0;
  do {
    const [count, to] = findMatches(data, from, heads, tokens);
    writeBlock(writer, tokens.subarray(0, count), to >= data.length);
    from = to;
  } while (from < data.length);
  return writer.finish(adler32(data));
}

/** Fills `tokens` from `start` on: a byte as itself, a match as its length above 16 bits of distance. Returns their count and the next position. */
function findMatches(
  data: Uint8Array,
  start: number,
  heads: Int32Array,
  tokens: Int32Array,
): [count: number, to: number] {
  const end = data.length;
  const lastWord = end - LEAST;
  let count = 0;
  let at = start;
  // Few branches that are seldom taken: each would cost a cold isolate a compilation.
  while (at <= lastWord && count < BLOCK) {
    const word = wordAt(data, at);
    const hash = Math.imul(word, 0x9e3779b1) >>> (32 - HASH_BITS);
    const before = heads[hash] ?? 0;
    heads[hash] = at;
    const distance = at - before;
    const found = distance < WINDOW && wordAt(data, before) === word;
    const length = found ? matchLength(data, before, at, end) : 1;
    tokens[count++] = found ? (length << 16) | distance : word & 255;
    at += length;
  }
  while (at > lastWord && at < end && count < BLOCK) tokens[count++] = data[at++] ?? 0;
  return [count, at];
}

function wordAt(data: Uint8Array, at: number): number {
  return (
    (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8) | ((data[at + 2] ?? 0) << 16) | ((data[at + 3] ?? 0) << 24)
  );
}

function matchLength(data: Uint8Array, before: number, at: number, end: number): number {
  const most = Math.min(MOST, end - at);
  let length = LEAST;
  while (length < most && data[before + length] === data[at + length]) length++;
  return length;
}

function writeBlock(writer: BitWriter, tokens: Int32Array, last: boolean): void {
  const literalCounts = new Int32Array(286);
  const distanceCounts = new Int32Array(30);
  countSymbols(tokens, literalCounts, distanceCounts);
  literalCounts[END] = 1;
  literalCounts[0] = Math.max(1, literalCounts[0] ?? 0);
  // A code needs two symbols, or a decoder may refuse it.
  distanceCounts[0] = Math.max(1, distanceCounts[0] ?? 0);
  distanceCounts[1] = Math.max(1, distanceCounts[1] ?? 0);
  const literals = lengthsOf(literalCounts, 15);
  const distances = lengthsOf(distanceCounts, 15);
  writer.put((last ? 1 : 0) | (2 << 1), 3);
  writeCodeLengths(writer, literals, distances);
  writeTokens(writer, tokens, packed(literals), packed(distances));
  writer.put(codesOf(literals)[END] ?? 0, literals[END] ?? 0);
}

function countSymbols(tokens: Int32Array, literals: Int32Array, distances: Int32Array): void {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] ?? 0;
    const length = token >> 16;
    const literal = length === 0 ? token : 257 + (LENGTH_SYMBOL[length] ?? 0);
    literals[literal] = (literals[literal] ?? 0) + 1;
    if (length > 0) {
      const distance = distanceSymbol(token & 0xffff);
      distances[distance] = (distances[distance] ?? 0) + 1;
    }
  }
}

/** Every code length in four bits: a code of its own for 316 small numbers would save little. */
function writeCodeLengths(writer: BitWriter, literals: Uint8Array, distances: Uint8Array): void {
  writer.put(literals.length - 257, 5);
  writer.put(distances.length - 1, 5);
  writer.put(LENGTH_ORDER.length - 4, 4);
  for (const symbol of LENGTH_ORDER) writer.put(symbol < 16 ? 4 : 0, 3);
  const codes = codesOf(new Uint8Array(16).fill(4));
  for (const length of literals) writer.put(codes[length] ?? 0, 4);
  for (const length of distances) writer.put(codes[length] ?? 0, 4);
}

/** Code and length of each symbol in one number: the length in the low four bits. */
function packed(lengths: Uint8Array): Int32Array {
  const codes = codesOf(lengths);
  const both = new Int32Array(codes.length);
  for (let i = 0; i < both.length; i++) both[i] = ((codes[i] ?? 0) << 4) | (lengths[i] ?? 0);
  return both;
}

function writeTokens(
  writer: BitWriter,
  tokens: Int32Array,
  literals: Int32Array,
  distances: Int32Array,
): void {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] ?? 0;
    if (token < 0x10000) {
      const code = literals[token] ?? 0;
      writer.put(code >> 4, code & 15);
    } else writeMatch(writer, token >> 16, token & 0xffff, literals, distances);
  }
}

function writeMatch(
  writer: BitWriter,
  length: number,
  distance: number,
  literals: Int32Array,
  distances: Int32Array,
): void {
  const symbol = LENGTH_SYMBOL[length] ?? 0;
  const code = literals[257 + symbol] ?? 0;
  writer.put(code >> 4, code & 15);
  writer.put(length - (LENGTHS.base[symbol] ?? 0), LENGTHS.extra[symbol] ?? 0);
  const far = distanceSymbol(distance);
  const farCode = distances[far] ?? 0;
  writer.put(farCode >> 4, farCode & 15);
  writer.put(distance - (DISTANCES.base[far] ?? 0), DISTANCES.extra[far] ?? 0);
}

/** Two symbols for each power of two. */
function distanceSymbol(distance: number): number {
  if (distance < 3) return distance - 1;
  const power = 31 - Math.clz32(distance - 1);
  return power * 2 + (((distance - 1) >> (power - 1)) & 1);
}

/** Ranges that start at `first` and double in width after every `perWidth` of them; the first 2 × `perWidth` are single. */
function ranges(count: number, perWidth: number, first: number): { base: Uint16Array; extra: Uint8Array } {
  const base = new Uint16Array(count);
  const extra = new Uint8Array(count);
  let next = first;
  for (let i = 0; i < count; i++) {
    const bits = Math.max(0, Math.floor(i / perWidth) - 1);
    base[i] = next;
    extra[i] = bits;
    next += 1 << bits;
  }
  return { base, extra };
}

class BitWriter {
  private readonly bytes: Uint8Array;
  private length = 0;
  private bits = 0;
  private waiting = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Up to 16 bits, the lowest first. */
  put(value: number, count: number): void {
    const bits = this.bits | (value << this.waiting);
    const waiting = this.waiting + count;
    const ready = waiting >> 3;
    // Bytes that are not full yet are written too, and once more when they are.
    this.bytes[this.length] = bits;
    this.bytes[this.length + 1] = bits >> 8;
    this.length += ready;
    this.bits = bits >> (ready * 8);
    this.waiting = waiting & 7;
  }

  /** Ends the last byte and appends the checksum of the data. */
  finish(checksum: number): Uint8Array {
    if (this.waiting > 0) this.bytes[this.length++] = this.bits;
    for (const shift of [24, 16, 8, 0]) this.bytes[this.length++] = checksum >>> shift;
    return this.bytes.subarray(0, this.length);
  }
}

function adler32(data: Uint8Array): number {
  const sums = Int32Array.of(1, 0);
  for (let from = 0; from < data.length; from += 1024) addToAdler(data.subarray(from, from + 1024), sums);
  return ((sums[1] ?? 0) << 16) | (sums[0] ?? 0);
}

/** Up to 1024 bytes, after which the sums have not left 31 bits. */
function addToAdler(data: Uint8Array, sums: Int32Array): void {
  let low = sums[0] ?? 0;
  let high = sums[1] ?? 0;
  for (let i = 0; i < data.length; i++) {
    low += data[i] ?? 0;
    high += low;
  }
  sums[0] = low % 65521;
  sums[1] = high % 65521;
}
