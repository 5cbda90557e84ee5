import type { Noise } from "../noise.ts";
import type { Canvas } from "../paint/canvas.ts";
import { LAYER, PRINT, SCALE } from "../stage.ts";

/** Pixels across and down the picture. */
export const WIDE = PRINT.right - PRINT.left;
export const HIGH = PRINT.bottom - PRINT.top;

/**
 * Brightness of every pixel of the picture in 0 to 255, stretched so that it uses the whole range; that of clouds is
 * at most `cloudMost`.
 */
export function readTones({ rgb: pixels, size }: Canvas, cloudMost = 255): Uint8Array {
  const histogram = new Int32Array(256);
  // A share of the pixels is enough to know the range.
  for (let y = PRINT.top; y < PRINT.bottom; y += 4) countRow(pixels, y * size + PRINT.left, histogram);
  const low = percentile(histogram, 0.02);
  const high = Math.max(low + 40, percentile(histogram, 0.985));
  const stretched = new Uint8ClampedArray(256);
  for (let tone = 0; tone < 256; tone++) stretched[tone] = ((tone - low) / (high - low)) * 255;
  const clouds = stretched.map((tone) => Math.min(tone, cloudMost));
  const tones = new Uint8Array(WIDE * HIGH);
  for (let y = 0; y < HIGH; y++)
    readRow(pixels, (y + PRINT.top) * size + PRINT.left, stretched, clouds, tones, y * WIDE);
  return tones;
}

function countRow(pixels: Int32Array, from: number, histogram: Int32Array): void {
  for (let x = 0; x < WIDE; x += 3) {
    const tone = toneOf(pixels[from + x] ?? 0);
    histogram[tone] = (histogram[tone] ?? 0) + 1;
  }
}

function readRow(
  pixels: Int32Array,
  from: number,
  stretched: Uint8ClampedArray,
  clouds: Uint8ClampedArray,
  tones: Uint8Array,
  to: number,
): void {
  for (let x = 0; x < WIDE; x++) {
    const pixel = pixels[from + x] ?? 0;
    const tone = toneOf(pixel);
    tones[to + x] = (pixel >> 24 === LAYER.cloud ? clouds[tone] : stretched[tone]) ?? 0;
  }
}

function toneOf(pixel: number): number {
  return (((pixel >> 16) & 255) * 82 + ((pixel >> 8) & 255) * 143 + (pixel & 255) * 31) >> 8;
}

function percentile(histogram: Int32Array, share: number): number {
  let rest = share * histogram.reduce((sum, count) => sum + count, 0);
  for (let level = 0; level < 256; level++) {
    rest -= histogram[level] ?? 0;
    if (rest <= 0) return level;
  }
  return 255;
}

/**
 * The edges of one row: how sharply the brightness changes from one pixel before to two after, in 0 to 255. There
 * outlines belong.
 */
export function edgeRow(tones: Uint8Array, y: number, edges: Uint8Array): void {
  edges.fill(0);
  if (y < 2 || y >= HIGH - 2) return;
  const row = y * WIDE;
  for (let x = 2; x < WIDE - 2; x++) {
    const i = row + x;
    let across = (tones[i + 2] ?? 0) - (tones[i - 1] ?? 0);
    let down = (tones[i + 2 * WIDE] ?? 0) - (tones[i - WIDE] ?? 0);
    if (across < 0) across = -across;
    if (down < 0) down = -down;
    edges[x] = Math.max(across, down);
  }
}

/** A value for each of the 256 tones; `at` is asked with tones in [0, 1]. */
export function perTone(at: (tone: number) => number): Float64Array {
  const table = new Float64Array(256);
  for (let tone = 0; tone < 256; tone++) table[tone] = at(tone / 255);
  return table;
}

/** A weight of 0 to 256 for each of the 256 tones; `at` is asked with tones in [0, 1] and answers in [0, 1] or outside. */
export function weightPerTone(at: (tone: number) => number): Int32Array {
  return Int32Array.from(perTone(at), (weight) => Math.round(Math.max(0, Math.min(1, weight)) * 256));
}

/** Slow noise for one row of pixels times `strength`, with waves of about `units`, asked at every sixth pixel. */
export function noiseRow(noise: Noise, y: number, units: number, row: Int32Array, strength: number): void {
  const step = 6;
  const scale = units * SCALE;
  let from = noise.at(0, y / scale) * strength;
  for (let x = 0; x < WIDE; x += step) {
    const to = noise.at((x + step) / scale, y / scale) * strength;
    const rise = (to - from) / step;
    for (let i = 0; i < step; i++) row[x + i] = from + rise * i;
    from = to;
  }
}
