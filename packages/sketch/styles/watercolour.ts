import { type Colour, laid } from "../colour.ts";
import { PAPER } from "../sheet.ts";
import { PRINT, SCALE, type Stage } from "../stage.ts";
import { edgeRow, HIGH, noiseRow, readTones, WIDE } from "./tone.ts";

/** Noise of one row: how far the wash ran, how much pigment settled, and the tooth of the paper. */
interface Wetness {
  shiftX: Int32Array;
  shiftY: Int32Array;
  bloom: Int32Array;
  tooth: Int32Array;
}

/** Watercolour: edges that run, pigment that settles unevenly and gathers at rims, and a border that is not ruled. */
export function runWatercolour({ canvas, noise }: Stage): void {
  const { rgb: pixels, size } = canvas;
  const edges = edgesOf(readTones(canvas));
  const source = soften(pixels, size);
  const wet: Wetness = {
    shiftX: new Int32Array(WIDE),
    shiftY: new Int32Array(WIDE),
    bloom: new Int32Array(WIDE),
    tooth: new Int32Array(WIDE),
  };
  const settled = new Int32Array(WIDE);
  for (let y = 0; y < HIGH; y++) {
    noiseRow(noise, y, 21, wet.shiftX, 7 * SCALE * 256);
    noiseRow(noise, y + 225, 19, wet.shiftY, 7 * SCALE * 256);
    // Slow enough that four rows may share it.
    if ((y & 3) === 0) noiseRow(noise, y + 675, 95, wet.bloom, 256);
    noiseRow(noise, y * 5, 8.5, wet.tooth, 0.035 * 256);
    settleRow(y, wet, settled);
    washRow(y, wet, settled, edges, source, pixels, (y + PRINT.top) * size + PRINT.left);
  }
}

function edgesOf(tones: Uint8Array): Uint8Array {
  const edges = new Uint8Array(WIDE * HIGH);
  for (let y = 0; y < HIGH; y++) edgeRow(tones, y, edges.subarray(y * WIDE, (y + 1) * WIDE));
  return edges;
}

/** Pigment in each pixel of a row, 0 to about 256, before it gathers at edges; nothing outside the wavering border. */
function settleRow(y: number, { shiftX, bloom, tooth }: Wetness, settled: Int32Array): void {
  const fromRow = Math.min(y, HIGH - 1 - y);
  for (let x = 0; x < WIDE; x++) {
    const fromSide = Math.min(x, WIDE - 1 - x);
    const blooming = bloom[x] ?? 0;
    const rim = Math.min(fromSide, fromRow) * 256 - 10 * 256 - (shiftX[x] ?? 0) - blooming * 12;
    const pigment = 205 + ((blooming * 56) >> 8) + (tooth[x] ?? 0) + (rim < 9 * 256 ? GATHERED : 0);
    settled[x] = rim <= 0 ? 0 : rim >= 2 * 256 ? pigment : (pigment * rim) / (2 * 256);
  }
}

/** The darkness that gathers along the border of the wash. */
const GATHERED = 41;

function washRow(
  y: number,
  { shiftX, shiftY }: Wetness,
  settled: Int32Array,
  edges: Uint8Array,
  source: Int32Array,
  pixels: Int32Array,
  to: number,
): void {
  for (let x = 0; x < WIDE; x++) {
    const pigment = settled[x] ?? 0;
    if (pigment === 0) {
      pixels[to + x] = PAPER;
      continue;
    }
    const from =
      bounded(y + ((shiftY[x] ?? 0) >> 8), HIGH) * WIDE + bounded(x + ((shiftX[x] ?? 0) >> 8), WIDE);
    const edge = ((edges[from] ?? 0) * 5) >> 3;
    const gathered = Math.min(edge, 77);
    const weight = pigment + gathered;
    const stain = stained(source[from] ?? 0, 256 - ((gathered * 90) >> 8));
    pixels[to + x] = laid(PAPER, stain, Math.min(weight, 256));
  }
}

/** A colour thinned with water, then times `share` / 256. */
function stained(colour: Colour, share: number): Colour {
  return (
    (thinned((colour >> 16) & 255, share) << 16) |
    (thinned((colour >> 8) & 255, share) << 8) |
    thinned(colour & 255, share)
  );
}

function thinned(channel: number, share: number): number {
  const value = ((channel + 22) * share) >> 8;
  return Math.min(value, 255);
}

/** The picture without its margins, each pixel averaged with two a little way off: what wet paper does to a hard edge. */
function soften(pixels: Int32Array, size: number): Int32Array {
  const result = new Int32Array(WIDE * HIGH);
  for (let y = 0; y < HIGH; y++)
    softenRow(pixels, (y + PRINT.top) * size + PRINT.left, size, result, y * WIDE);
  return result;
}

function softenRow(pixels: Int32Array, from: number, size: number, result: Int32Array, to: number): void {
  for (let x = 0; x < WIDE; x++) {
    const i = from + x;
    const around = laid(pixels[i - size - 1] ?? 0, pixels[i + 2 * size + 2] ?? 0, 128);
    result[to + x] = laid(around, pixels[i] ?? 0, 96);
  }
}

function bounded(value: number, limit: number): number {
  return value < 0 ? 0 : value >= limit ? limit - 1 : value;
}
