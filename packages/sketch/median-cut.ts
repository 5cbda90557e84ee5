const COLOURS = 256;
/** Cells of colour space: six bits of each channel. */
const CELLS = 262144;
/** The distance between pixels of the sample; odd, so that the sample does not fall into columns. */
const SAMPLE = 11;

/** A palette, and what is known of which of its colours is nearest to a cell of colour space. */
export interface Colours {
  /** 256 colours as RGB bytes. */
  palette: Uint8Array;
  /** The index for each cell, or −1 where nobody asked yet. */
  nearest: Int16Array;
}

/** A box of colour space: the cells between two positions of the list of used cells. */
interface Cube {
  from: number;
  to: number;
  weight: number;
  /** The bits to shift a cell by for its channel with the widest spread, and that spread. */
  shift: number;
  spread: number;
  /** The cube with the highest is divided. Small areas count for more than their pixels, so that an eye keeps its colour. */
  score: number;
  low: number;
  high: number;
}

/** Median cut over a sample of the pixels (0xRRGGBB in the low bits): 256 colours. */
export function reducePalette(pixels: Int32Array): Colours {
  const counts = new Int32Array(CELLS);
  const cells = countCells(pixels, counts);
  const cubes = [measure(cells, 0, cells.length, counts)];
  while (cubes.length < COLOURS) {
    const widest = widestOf(cubes);
    const cube = cubes[widest];
    if (!cube || cube.spread === 0) break;
    const middle = split(cube, cells, counts);
    cubes[widest] = measure(cells, cube.from, middle, counts);
    cubes.push(measure(cells, middle, cube.to, counts));
  }
  const palette = new Uint8Array(COLOURS * 3);
  const nearest = new Int16Array(CELLS).fill(-1);
  for (const [i, cube] of cubes.entries()) {
    average(cube, cells, counts, palette, i * 3);
    for (let at = cube.from; at < cube.to; at++) nearest[cells[at] ?? 0] = i;
  }
  return { palette, nearest };
}

/** Looks through the whole palette for a colour whose cell nobody asked for yet, and notes the answer. */
export function findNearest({ palette, nearest }: Colours, colour: number): number {
  const cell = cellOf(colour);
  const r = ((colour >> 16) & 255) | 1;
  const g = ((colour >> 8) & 255) | 1;
  const b = (colour & 255) | 1;
  let best = 0;
  let least = 0x7fffffff;
  for (let i = 0; i < COLOURS; i++) {
    const dr = (palette[i * 3] ?? 0) - r;
    const dg = (palette[i * 3 + 1] ?? 0) - g;
    const db = (palette[i * 3 + 2] ?? 0) - b;
    const distance = dr * dr + dg * dg * 2 + db * db;
    if (distance < least) {
      least = distance;
      best = i;
    }
  }
  nearest[cell] = best;
  return best;
}

/** The index of the colour of the palette for a pixel. */
export function indexOf(colours: Colours, colour: number): number {
  const index = colours.nearest[cellOf(colour)] ?? -1;
  return index >= 0 ? index : findNearest(colours, colour);
}

function cellOf(colour: number): number {
  return ((colour >> 6) & 0x3f000) | ((colour >> 4) & 0xfc0) | ((colour >> 2) & 0x3f);
}

/** Counts the pixels of the sample in each cell; returns the cells that have any. */
function countCells(pixels: Int32Array, counts: Int32Array): Int32Array {
  const used = new Int32Array(pixels.length / SAMPLE + 1);
  let seen = 0;
  for (let i = 0; i < pixels.length; i += SAMPLE) {
    const cell = cellOf(pixels[i] ?? 0);
    const count = counts[cell] ?? 0;
    if (count === 0) used[seen++] = cell;
    counts[cell] = count + 1;
  }
  return used.subarray(0, seen);
}

function widestOf(cubes: readonly Cube[]): number {
  let widest = 0;
  let most = -1;
  for (let i = 0; i < cubes.length; i++) {
    const score = cubes[i]?.score ?? 0;
    if (score <= most) continue;
    most = score;
    widest = i;
  }
  return widest;
}

function measure(cells: Int32Array, from: number, to: number, counts: Int32Array): Cube {
  let weight = 0;
  let [lowR, lowG, lowB] = [63, 63, 63];
  let [highR, highG, highB] = [0, 0, 0];
  for (let i = from; i < to; i++) {
    const cell = cells[i] ?? 0;
    weight += counts[cell] ?? 0;
    const r = cell >> 12;
    const g = (cell >> 6) & 63;
    const b = cell & 63;
    if (r < lowR) lowR = r;
    if (r > highR) highR = r;
    if (g < lowG) lowG = g;
    if (g > highG) highG = g;
    if (b < lowB) lowB = b;
    if (b > highB) highB = b;
  }
  const spreadR = highR - lowR;
  const spreadG = (highG - lowG) * 1.3;
  const spreadB = highB - lowB;
  const channel = spreadR >= spreadG && spreadR >= spreadB ? 0 : spreadG >= spreadB ? 1 : 2;
  const spread = to - from < 2 ? 0 : Math.max(spreadR, spreadG, spreadB);
  return {
    from,
    to,
    weight,
    shift: 12 - channel * 6,
    spread,
    score: spread * Math.sqrt(weight),
    low: [lowR, lowG, lowB][channel] ?? 0,
    high: [highR, highG, highB][channel] ?? 0,
  };
}

/** Sorts the cells of a cube to the sides of the level where half of its pixels are on each; returns where they part. */
function split({ from, to, weight, shift, low, high }: Cube, cells: Int32Array, counts: Int32Array): number {
  const perLevel = new Int32Array(64);
  for (let i = from; i < to; i++) {
    const cell = cells[i] ?? 0;
    const level = (cell >> shift) & 63;
    perLevel[level] = (perLevel[level] ?? 0) + (counts[cell] ?? 0);
  }
  let sum = 0;
  let cut = low;
  while (cut < high - 1 && sum + (perLevel[cut] ?? 0) < weight / 2) sum += perLevel[cut++] ?? 0;
  let middle = from;
  for (let i = from; i < to; i++) {
    const cell = cells[i] ?? 0;
    if (((cell >> shift) & 63) > cut) continue;
    cells[i] = cells[middle] ?? 0;
    cells[middle++] = cell;
  }
  return middle;
}

function average(cube: Cube, cells: Int32Array, counts: Int32Array, palette: Uint8Array, at: number): void {
  let [r, g, b] = [0, 0, 0];
  for (let i = cube.from; i < cube.to; i++) {
    const cell = cells[i] ?? 0;
    const weight = counts[cell] ?? 0;
    r += ((cell >> 12) * 4 + 1.5) * weight;
    g += (((cell >> 6) & 63) * 4 + 1.5) * weight;
    b += ((cell & 63) * 4 + 1.5) * weight;
  }
  const weight = Math.max(1, cube.weight);
  palette[at] = Math.round(r / weight);
  palette[at + 1] = Math.round(g / weight);
  palette[at + 2] = Math.round(b / weight);
}
