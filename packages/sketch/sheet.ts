import type { Canvas } from "./paint/canvas.ts";

/**
 * The colour of paper. Each channel lies where the palette of the PNG keeps it exactly (2 modulo 4; see
 * median-cut.ts).
 */
export const PAPER = 0xf6eee2;

/** The paper that the picture is printed on. */
export function laySheet({ rgb }: Canvas): void {
  rgb.fill(PAPER);
}
