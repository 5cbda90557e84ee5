import type { Pixels } from "./encode.ts";
import type { Canvas } from "./paint/canvas.ts";
import { PRINT, SHEET } from "./stage.ts";

export type SheetShape = "square" | "landscape" | "portrait";

/** The short side of a sheet that is no square, as a share of the long one. */
const SHORT = 0.75;
/** Units of the sheet that a caption on a narrow one may fill. */
export const NARROW = SHEET * SHORT - 130;

/**
 * The sheet in another shape: the scene is drawn on a square, and a narrower part of its print is shown. A portrait
 * keeps the middle, where the subject stands; a landscape leaves out the upper sky. The margins stay as they are.
 */
export function cutSheet({ rgb, size }: Canvas, shape: SheetShape): Pixels {
  const short = Math.round(size * SHORT);
  const left = size - short;
  switch (shape) {
    case "square":
      return { rgb, width: size, height: size };
    case "landscape":
      return { rgb: withoutRows(rgb, size, PRINT.top, left), width: size, height: short };
    case "portrait":
      return { rgb: middleColumns(rgb, size, short), width: short, height: size };
  }
}

function withoutRows(rgb: Int32Array, size: number, from: number, count: number): Int32Array {
  const cut = new Int32Array(size * (size - count));
  cut.set(rgb.subarray(0, from * size));
  cut.set(rgb.subarray((from + count) * size), from * size);
  return cut;
}

/** The left and the right margin, with the middle of the print between; below it the middle of the whole sheet. */
function middleColumns(rgb: Int32Array, size: number, width: number): Int32Array {
  const cut = new Int32Array(width * size);
  const out = (size - width) / 2;
  const [left, right] = [PRINT.left, size - PRINT.right];
  for (let y = 0; y < size; y++) {
    const row = rgb.subarray(y * size, (y + 1) * size);
    cut.set(row.subarray(out, out + width), y * width);
    if (y < PRINT.top || y >= PRINT.bottom) continue;
    cut.set(row.subarray(0, left), y * width);
    cut.set(row.subarray(size - right), (y + 1) * width - right);
  }
  return cut;
}
