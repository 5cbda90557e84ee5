import { PAPER } from "../sheet.ts";
import { PICTURE, type Stage } from "../stage.ts";
import { edgeAt, HIGH, noiseRow, readTones, WIDE } from "./tone.ts";

/** Watercolour: edges that run, pigment that settles unevenly and gathers at rims, and a border that is not ruled. */
export function runWatercolour(stage: Stage): void {
  const { canvas, noise } = stage;
  const { rgb, size } = canvas;
  const tones = readTones(canvas);
  const source = soften(rgb, size);
  const [shiftX, shiftY, bloom, tooth] = [
    new Float32Array(WIDE),
    new Float32Array(WIDE),
    new Float32Array(WIDE),
    new Float32Array(WIDE),
  ];
  const paper = [PAPER >> 16, (PAPER >> 8) & 255, PAPER & 255] as const;
  for (let y = 0; y < HIGH; y++) {
    noiseRow(noise, y, 21, shiftX);
    noiseRow(noise, y + 300, 19, shiftY);
    noiseRow(noise, y + 900, 95, bloom);
    noiseRow(noise, y * 5, 8.5, tooth);
    for (let x = 0; x < WIDE; x++) {
      const sx = bounded(x + (shiftX[x] ?? 0) * 7, WIDE);
      const sy = bounded(y + (shiftY[x] ?? 0) * 7, HIGH);
      const rim =
        Math.min(x, y, WIDE - 1 - x, HIGH - 1 - y) - 13 - (shiftX[x] ?? 0) * 7 - (bloom[x] ?? 0) * 16;
      const wet = rim < 0 ? 0 : rim > 3 ? 1 : rim / 3;
      const gathered = rim < 12 ? 0.16 : 0;
      const edge = Math.min(0.3, edgeAt(tones, sx, sy) * 0.6);
      const pigment =
        wet * Math.min(1, 0.8 + (bloom[x] ?? 0) * 0.22 + (tooth[x] ?? 0) * 0.035 + edge + gathered);
      const from = ((sy + PICTURE.top) * size + sx + PICTURE.left) * 3;
      const to = ((y + PICTURE.top) * size + x + PICTURE.left) * 3;
      for (let channel = 0; channel < 3; channel++) {
        const sheet = paper[channel] ?? 255;
        const stain = ((source[from + channel] ?? 0) + 22) * (1 - edge * 0.35 - gathered * 0.3);
        rgb[to + channel] = Math.max(0, Math.min(255, sheet + (Math.min(255, stain) - sheet) * pigment));
      }
    }
  }
}

/** Each pixel averaged with four a little way off: what wet paper does to a hard edge. */
function soften(rgb: Uint8Array, size: number): Uint8Array {
  const result = rgb.slice();
  const reach = 2;
  const row = size * 3 * reach;
  const aside = 3 * reach;
  for (let y = PICTURE.top + reach; y < PICTURE.bottom - reach; y++) {
    const from = (y * size + PICTURE.left + reach) * 3;
    const to = (y * size + PICTURE.right - reach) * 3;
    for (let i = from; i < to; i++) {
      result[i] =
        ((rgb[i] ?? 0) * 2 +
          (rgb[i - aside] ?? 0) +
          (rgb[i + aside] ?? 0) +
          (rgb[i - row] ?? 0) +
          (rgb[i + row] ?? 0)) /
        6;
    }
  }
  return result;
}

function bounded(value: number, limit: number): number {
  return value < 0 ? 0 : value >= limit ? limit - 1 : value | 0;
}
