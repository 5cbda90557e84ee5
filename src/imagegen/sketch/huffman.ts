/**
 * Lengths in bits of Huffman codes for symbols that occur so often, none longer than `most`; 0 for a symbol that does
 * not occur. At least two symbols must occur.
 */
export function lengthsOf(counts: Int32Array, most: number): Uint8Array {
  const symbols: number[] = [];
  for (let symbol = 0; symbol < counts.length; symbol++) if ((counts[symbol] ?? 0) > 0) symbols.push(symbol);
  symbols.sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0) || a - b);
  const perDepth = depths(Float64Array.from(symbols, (symbol) => counts[symbol] ?? 0));
  shorten(perDepth, most);
  const lengths = new Uint8Array(counts.length);
  let next = 0;
  for (let depth = most; depth > 0; depth--) {
    for (let i = perDepth[depth] ?? 0; i > 0; i--) lengths[symbols[next++] ?? 0] = depth;
  }
  return lengths;
}

/** How many leaves lie at each depth of the Huffman tree over ascending weights (the method of two queues). */
function depths(weights: Float64Array): number[] {
  const leaves = weights.length;
  const parents = new Int32Array(leaves * 2 - 1);
  const sums = new Float64Array(leaves * 2 - 1);
  sums.set(weights);
  let leaf = 0;
  let inner = leaves;
  for (let node = leaves; node < sums.length; node++) {
    for (let child = 0; child < 2; child++) {
      const takeLeaf = leaf < leaves && (inner >= node || (sums[leaf] ?? 0) <= (sums[inner] ?? 0));
      const taken = takeLeaf ? leaf++ : inner++;
      sums[node] = (sums[node] ?? 0) + (sums[taken] ?? 0);
      parents[taken] = node;
    }
  }
  const depthOf = new Uint8Array(sums.length);
  const perDepth: number[] = [];
  for (let node = sums.length - 2; node >= 0; node--) {
    const depth = (depthOf[parents[node] ?? 0] ?? 0) + 1;
    depthOf[node] = depth;
    if (node < leaves) perDepth[depth] = (perDepth[depth] ?? 0) + 1;
  }
  return perDepth;
}

/** Moves leaves that lie too deep up to `most`, and pays by pushing shallower ones down until the tree is whole again. */
function shorten(perDepth: number[], most: number): void {
  for (let depth = most + 1; depth < perDepth.length; depth++)
    perDepth[most] = (perDepth[most] ?? 0) + (perDepth[depth] ?? 0);
  perDepth.length = Math.min(perDepth.length, most + 1);
  let used = 0;
  for (let depth = 1; depth <= most; depth++) used += (perDepth[depth] ?? 0) * 2 ** (most - depth);
  for (; used > 2 ** most; used--) {
    perDepth[most] = (perDepth[most] ?? 0) - 1;
    let depth = most - 1;
    while ((perDepth[depth] ?? 0) === 0) depth--;
    perDepth[depth] = (perDepth[depth] ?? 0) - 1;
    perDepth[depth + 1] = (perDepth[depth + 1] ?? 0) + 2;
  }
}

/** The canonical codes of such lengths, with their bits reversed as deflate wants them (RFC 1951, section 3.2.2). */
export function codesOf(lengths: Uint8Array): Uint16Array {
  const next = new Int32Array(17);
  for (const length of lengths) if (length > 0) next[length + 1] = (next[length + 1] ?? 0) + 1;
  for (let length = 1; length <= 15; length++)
    next[length + 1] = ((next[length] ?? 0) + (next[length + 1] ?? 0)) << 1;
  const codes = new Uint16Array(lengths.length);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol] ?? 0;
    if (length === 0) continue;
    const code = next[length] ?? 0;
    next[length] = code + 1;
    codes[symbol] = reversed(code, length);
  }
  return codes;
}

function reversed(code: number, length: number): number {
  let result = 0;
  for (let bit = 0; bit < length; bit++) result |= ((code >> bit) & 1) << (length - 1 - bit);
  return result;
}
