import type { Canvas } from "./paint/canvas.ts";
import { PICTURE } from "./stage.ts";

export const PAPER = 0xf6f0e3;

/** The margins of the paper that the picture is printed on. */
export function laySheet(canvas: Canvas): void {
  const whole = canvas.clip;
  const { size } = canvas;
  canvas.clip = { left: 0, top: 0, right: size, bottom: size };
  canvas.layer = 0;
  const { left, top, right, bottom } = PICTURE;
  const margin = (x0: number, y0: number, x1: number, y1: number) =>
    canvas.fill([x0, y0, x1, y0, x1, y1, x0, y1], {
      from: 0xf8f3e8,
      to: 0xf2eadb,
      axis: [0, 0, size, size],
      alpha: 1,
    });
  margin(0, 0, size, top);
  margin(0, bottom, size, size);
  margin(0, top, left, bottom);
  margin(right, top, size, bottom);
  canvas.clip = whole;
}
