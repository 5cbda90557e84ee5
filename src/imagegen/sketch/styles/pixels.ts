import { PICTURE, type Stage } from "../stage.ts";

const BLOCK = 8;
const STEP = 22;
/** Ordered 4 × 4 thresholds (Bayer), in sixteenths. */
const BAYER = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5] as const;

/** Pixel art: large square pixels in few levels of each channel, dithered in the old pattern. */
export function squarePixels({ canvas }: Stage): void {
  const { rgb, size } = canvas;
  for (let by = PICTURE.top; by < PICTURE.bottom; by += BLOCK) {
    for (let bx = PICTURE.left; bx < PICTURE.right; bx += BLOCK) {
      const threshold = (BAYER[((by / BLOCK) & 3) * 4 + ((bx / BLOCK) & 3)] ?? 0) / 16 - 0.47;
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (let y = 1; y < BLOCK; y += 3)
          for (let x = 1; x < BLOCK; x += 3) sum += rgb[((by + y) * size + bx + x) * 3 + channel] ?? 0;
        const level = Math.round((sum / 9 + threshold * STEP * 0.42) / STEP) * STEP;
        const value = Math.max(0, Math.min(255, level));
        for (let y = 0; y < BLOCK; y++)
          for (let x = 0; x < BLOCK; x++) rgb[((by + y) * size + bx + x) * 3 + channel] = value;
      }
    }
  }
}
