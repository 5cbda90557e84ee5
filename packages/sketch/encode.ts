import { encode } from "fast-png";
import { type Colours, findNearest, reducePalette } from "./median-cut.ts";
import { Random } from "./random.ts";

/** Pixels of a side of the tile of grain. */
const TILE = 128;

/** Rows of colours. */
export interface Pixels {
  readonly rgb: Int32Array;
  readonly width: number;
  readonly height: number;
}

/**
 * A picture as PNG bytes with a palette of 256 colours, dithered with a fine grain that looks like paper. A third of
 * the bytes of true colour reach the compressor.
 */
export function encodePalettePng(
  { rgb: pixels, width, height }: Pixels,
  seed: number,
  grained: boolean,
): Uint8Array {
  const colours = reducePalette(pixels);
  const data = new Uint8Array(width * height);
  const grain = grained ? makeGrain(seed, 3.4) : undefined;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    if (grain) indexGrained(pixels, row, data, width, colours, grain, (y & (TILE - 1)) * TILE);
    else indexFlat(pixels, row, data, width, colours);
  }
  const palette = Array.from({ length: colours.palette.length / 3 }, (_, index) => [
    ...colours.palette.subarray(index * 3, index * 3 + 3),
  ]);
  // Grain compresses no better with a large table of matches, and clearing one takes time: 2 ** 15 entries do.
  return encode({ width, height, data, depth: 8, channels: 1, palette }, { zlib: { level: 1, mem: 3 } });
}

function indexFlat(
  pixels: Int32Array,
  from: number,
  data: Uint8Array,
  count: number,
  colours: Colours,
): void {
  const { nearest } = colours;
  for (let x = 0; x < count; x++) {
    const pixel = pixels[from + x] ?? 0;
    const index = nearest[((pixel >> 6) & 0x3f000) | ((pixel >> 4) & 0xfc0) | ((pixel >> 2) & 0x3f)] ?? -1;
    data[from + x] = index >= 0 ? index : findNearest(colours, pixel);
  }
}

function indexGrained(
  pixels: Int32Array,
  from: number,
  data: Uint8Array,
  count: number,
  colours: Colours,
  grain: Int8Array,
  tile: number,
): void {
  const { nearest } = colours;
  for (let x = 0; x < count; x++) {
    const pixel = pixels[from + x] ?? 0;
    const lift = grain[tile | (x & (TILE - 1))] ?? 0;
    const r = clamp(((pixel >> 16) & 255) + lift);
    const g = clamp(((pixel >> 8) & 255) + lift);
    const b = clamp((pixel & 255) + lift);
    const index = nearest[((r >> 2) << 12) | ((g >> 2) << 6) | (b >> 2)] ?? -1;
    data[from + x] = index >= 0 ? index : findNearest(colours, (r << 16) | (g << 8) | b);
  }
}

function clamp(value: number): number {
  return value < 0 ? 0 : Math.min(value, 255);
}

/** A tile of fine noise without slow waves: the tooth of the paper, and the dither between palette colours. */
function makeGrain(seed: number, strength: number): Int8Array {
  const random = new Random(seed);
  const white = new Float32Array(TILE * TILE);
  for (let i = 0; i < white.length; i++) white[i] = random.between(-1, 1);
  const grain = new Int8Array(TILE * TILE);
  const mask = TILE * TILE - 1;
  for (let i = 0; i < grain.length; i++) {
    const around =
      (white[(i - 1) & mask] ?? 0) +
      (white[(i + 1) & mask] ?? 0) +
      (white[(i - TILE) & mask] ?? 0) +
      (white[(i + TILE) & mask] ?? 0);
    grain[i] = Math.round(((white[i] ?? 0) - around / 4) * strength);
  }
  return grain;
}
