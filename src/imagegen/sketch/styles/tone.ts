import type { Noise } from "../noise.ts";
import type { Canvas } from "../paint/canvas.ts";
import { PICTURE } from "../stage.ts";

export const WIDE = PICTURE.right - PICTURE.left;
export const HIGH = PICTURE.bottom - PICTURE.top;

/** Brightness of every pixel of the picture in [0, 1], stretched so that it uses the whole range. */
export function readTones({ rgb, size }: Canvas): Float32Array {
  const tones = new Float32Array(WIDE * HIGH);
  const histogram = new Uint32Array(256);
  for (let y = 0; y < HIGH; y++) {
    let i = ((y + PICTURE.top) * size + PICTURE.left) * 3;
    for (let x = 0; x < WIDE; x++, i += 3) {
      const tone = (rgb[i] ?? 0) * 0.32 + (rgb[i + 1] ?? 0) * 0.56 + (rgb[i + 2] ?? 0) * 0.12;
      tones[y * WIDE + x] = tone;
      histogram[tone | 0] = (histogram[tone | 0] ?? 0) + 1;
    }
  }
  const low = percentile(histogram, 0.02);
  const high = Math.max(low + 40, percentile(histogram, 0.985));
  for (let i = 0; i < tones.length; i++)
    tones[i] = Math.min(1, Math.max(0, ((tones[i] ?? 0) - low) / (high - low)));
  return tones;
}

function percentile(histogram: Uint32Array, share: number): number {
  let rest = WIDE * HIGH * share;
  for (let level = 0; level < 256; level++) {
    rest -= histogram[level] ?? 0;
    if (rest <= 0) return level;
  }
  return 255;
}

/** How sharply the brightness changes at a pixel, over a reach of 2: where an outline belongs. */
export function edgeAt(tones: Float32Array, x: number, y: number): number {
  if (x < 2 || y < 2 || x >= WIDE - 2 || y >= HIGH - 2) return 0;
  const i = y * WIDE + x;
  const across = Math.abs((tones[i + 2] ?? 0) - (tones[i - 2] ?? 0));
  const down = Math.abs((tones[i + 2 * WIDE] ?? 0) - (tones[i - 2 * WIDE] ?? 0));
  return Math.max(across, down);
}

/** Slow noise for one row of the picture, cheap enough to ask at every pixel. */
export function noiseRow(noise: Noise, y: number, scale: number, row: Float32Array): void {
  const step = 8;
  let from = noise.at(0, y / scale);
  for (let x = 0; x < WIDE; x += step) {
    const to = noise.at((x + step) / scale, y / scale);
    for (let i = 0; i < step && x + i < WIDE; i++) row[x + i] = from + ((to - from) * i) / step;
    from = to;
  }
}
