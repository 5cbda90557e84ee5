import { encode } from "fast-png";
import type { Canvas } from "./paint/canvas.ts";
import { Random } from "./random.ts";

const COLOURS = 256;
/** Pixels of a side of the tile of grain. */
const TILE = 128;
/** Cells of colour space: six bits of each channel. */
const CELLS = 262144;

/**
 * The canvas as PNG bytes with a palette of 256 colours, dithered with a fine grain that looks like paper. A third of
 * the bytes of true colour reach the compressor, which is most of the time that a picture takes.
 */
export function encodePalettePng(canvas: Canvas, seed: number, grained: boolean): Uint8Array {
  const { rgb, size } = canvas;
  const nearest = new Int16Array(CELLS).fill(-1);
  const palette = choosePalette(rgb, nearest);
  const grain = makeGrain(seed, grained ? 3.4 : 0);
  const data = new Uint8Array(size * size);
  for (let y = 0; y < size; y++) {
    const grainRow = (y & 127) << 7;
    for (let x = 0; x < size; x++) {
      const pixel = y * size + x;
      const g = grain[grainRow | (x & 127)] ?? 0;
      const i = pixel * 3;
      const r = clamp((rgb[i] ?? 0) + g);
      const gr = clamp((rgb[i + 1] ?? 0) + g);
      const b = clamp((rgb[i + 2] ?? 0) + g);
      const cell = ((r >> 2) << 12) | ((gr >> 2) << 6) | (b >> 2);
      let index = nearest[cell] ?? -1;
      if (index < 0) {
        index = findNearest(palette, r | 1, gr | 1, b | 1);
        nearest[cell] = index;
      }
      data[pixel] = index;
    }
  }
  const colours: number[][] = [];
  for (let i = 0; i < COLOURS; i++)
    colours.push([palette[i * 3] ?? 0, palette[i * 3 + 1] ?? 0, palette[i * 3 + 2] ?? 0]);
  return encode(
    { width: size, height: size, data, depth: 8, channels: 1, palette: colours },
    { zlib: { level: 1 } },
  );
}

function clamp(value: number): number {
  return Math.max(0, Math.min(255, value));
}

/** A tile of fine noise without slow waves: the tooth of the paper, and the dither between palette colours. */
function makeGrain(seed: number, strength: number): Int8Array {
  const random = new Random(seed);
  const white = Float32Array.from({ length: TILE * TILE }, () => random.between(-1, 1));
  const at = (x: number, y: number) => white[((y & (TILE - 1)) << 7) | (x & (TILE - 1))] ?? 0;
  const grain = new Int8Array(TILE * TILE);
  for (let y = 0; y < TILE; y++) {
    for (let x = 0; x < TILE; x++) {
      const around = (at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1)) / 4;
      grain[(y << 7) | x] = Math.round((at(x, y) - around) * strength);
    }
  }
  return grain;
}

function findNearest(palette: Uint8Array, r: number, g: number, b: number): number {
  let best = 0;
  let least = Infinity;
  for (let i = 0; i < COLOURS; i++) {
    const dr = (palette[i * 3] ?? 0) - r;
    const dg = (palette[i * 3 + 1] ?? 0) - g;
    const db = (palette[i * 3 + 2] ?? 0) - b;
    const distance = dr * dr * 2 + dg * dg * 4 + db * db * 2;
    if (distance < least) {
      least = distance;
      best = i;
    }
  }
  return best;
}

interface Cube {
  cells: Int32Array;
  weight: number;
  /** The channel with the widest spread, and that spread. */
  channel: number;
  spread: number;
  low: number;
  high: number;
}

/** Median cut over a sample of the pixels: 256 colours as RGB bytes. Notes the colour of each cell that it saw. */
function choosePalette(rgb: Uint8Array, nearest: Int16Array): Uint8Array {
  const counts = new Uint32Array(CELLS);
  for (let i = 0; i < rgb.length - 2; i += 15) {
    const cell = (((rgb[i] ?? 0) >> 2) << 12) | (((rgb[i + 1] ?? 0) >> 2) << 6) | ((rgb[i + 2] ?? 0) >> 2);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  const used: number[] = [];
  for (let cell = 0; cell < CELLS; cell++) if ((counts[cell] ?? 0) > 0) used.push(cell);
  const cubes = [measure(Int32Array.from(used), counts)];
  while (cubes.length < COLOURS) {
    let widest = 0;
    for (let i = 1; i < cubes.length; i++) if (score(cubes[i]) > score(cubes[widest])) widest = i;
    const cube = cubes[widest];
    if (!cube || cube.spread === 0) break;
    const [low, high] = split(cube, counts);
    cubes[widest] = measure(low, counts);
    cubes.push(measure(high, counts));
  }
  const palette = new Uint8Array(COLOURS * 3);
  for (const [i, cube] of cubes.entries()) {
    average(cube, counts, palette, i * 3);
    for (const cell of cube.cells) nearest[cell] = i;
  }
  return palette;
}

/** Small areas count for more than their pixels, so that an eye or a flower keeps its colour. */
function score(cube: Cube | undefined): number {
  return cube ? cube.spread * cube.weight ** 0.5 : 0;
}

function level(cell: number, channel: number): number {
  return ((cell >> (12 - channel * 6)) & 63) << 2;
}

function measure(cells: Int32Array, counts: Uint32Array): Cube {
  let weight = 0;
  const low = [255, 255, 255];
  const high = [0, 0, 0];
  for (const cell of cells) {
    weight += counts[cell] ?? 0;
    for (let channel = 0; channel < 3; channel++) {
      const value = level(cell, channel);
      if (value < (low[channel] ?? 0)) low[channel] = value;
      if (value > (high[channel] ?? 0)) high[channel] = value;
    }
  }
  let channel = 0;
  let spread = -1;
  for (let c = 0; c < 3; c++) {
    const wide = ((high[c] ?? 0) - (low[c] ?? 0)) * (c === 1 ? 1.3 : 1);
    if (wide > spread) {
      spread = wide;
      channel = c;
    }
  }
  return {
    cells,
    weight,
    channel,
    spread: cells.length < 2 ? 0 : spread,
    low: low[channel] ?? 0,
    high: high[channel] ?? 0,
  };
}

/** Divides a cube at the level where half of its pixels are on each side. */
function split({ cells, weight, channel, low, high }: Cube, counts: Uint32Array): [Int32Array, Int32Array] {
  const perLevel = new Float64Array(64);
  for (const cell of cells) {
    const at = level(cell, channel) >> 2;
    perLevel[at] = (perLevel[at] ?? 0) + (counts[cell] ?? 0);
  }
  let sum = 0;
  let cut = low >> 2;
  while (cut < (high >> 2) - 1 && sum + (perLevel[cut] ?? 0) < weight / 2) {
    sum += perLevel[cut] ?? 0;
    cut++;
  }
  return [
    cells.filter((cell) => level(cell, channel) >> 2 <= cut),
    cells.filter((cell) => level(cell, channel) >> 2 > cut),
  ];
}

function average(cube: Cube, counts: Uint32Array, palette: Uint8Array, at: number): void {
  let [r, g, b] = [0, 0, 0];
  for (const cell of cube.cells) {
    const weight = counts[cell] ?? 0;
    r += (level(cell, 0) + 1.5) * weight;
    g += (level(cell, 1) + 1.5) * weight;
    b += (level(cell, 2) + 1.5) * weight;
  }
  const weight = Math.max(1, cube.weight);
  palette[at] = Math.round(r / weight);
  palette[at + 1] = Math.round(g / weight);
  palette[at + 2] = Math.round(b / weight);
}
