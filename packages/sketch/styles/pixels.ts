import { blue, type Colour, green, red, rgb } from "../colour.ts";
import { PRINT, type Stage } from "../stage.ts";

/** Pixels of a side of a square; the picture is a whole number of them wide and high. */
const BLOCK = 6;
const STEP = 22;
/** Ordered 4 × 4 thresholds (Bayer), in sixteenths. */
const BAYER = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5] as const;

/** Pixel art: large square pixels in few levels of each channel, dithered in the old pattern. */
export function squarePixels({ canvas }: Stage): void {
  const { rgb: pixels, size } = canvas;
  for (let by = PRINT.top; by < PRINT.bottom; by += BLOCK) {
    for (let bx = PRINT.left; bx < PRINT.right; bx += BLOCK) {
      const threshold = (BAYER[((by / BLOCK) & 3) * 4 + ((bx / BLOCK) & 3)] ?? 0) / 16 - 0.47;
      const from = by * size + bx;
      const colour = squareColour(pixels, size, from, threshold * STEP * 0.42);
      for (let y = 0; y < BLOCK; y++) pixels.fill(colour, from + y * size, from + y * size + BLOCK);
    }
  }
}

/** The mean of nine pixels of a square, in steps of each channel. */
function squareColour(pixels: Int32Array, size: number, from: number, lift: number): Colour {
  let [r, g, b] = [0, 0, 0];
  for (let y = 1; y < BLOCK; y += 2) {
    for (let x = 1; x < BLOCK; x += 2) {
      const pixel = pixels[from + y * size + x] ?? 0;
      r += red(pixel);
      g += green(pixel);
      b += blue(pixel);
    }
  }
  const stepped = (sum: number) => Math.round((sum / 9 + lift) / STEP) * STEP;
  return rgb(stepped(r), stepped(g), stepped(b));
}
