import type { Canvas } from "./paint/canvas.ts";

export const PAPER = 0xf6f0e3;

/** The paper that the picture is printed on. */
export function laySheet(canvas: Canvas): void {
  const whole = canvas.clip;
  const { size } = canvas;
  canvas.clip = { left: 0, top: 0, right: size, bottom: size };
  canvas.layer = 0;
  canvas.fill([0, 0, size, 0, size, size, 0, size], { from: 0xf8f3e8, to: 0xf2eadb, axis: [0, 0, size, size], alpha: 1 });
  canvas.clip = whole;
}
