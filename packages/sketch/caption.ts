import { glyph, writable } from "./font.ts";
import type { Canvas } from "./paint/canvas.ts";
import { curve, stroke } from "./paint/shapes.ts";
import { PICTURE, SHEET } from "./stage.ts";

/** Units of the sheet of one unit of the font: capitals are six of them tall. */
const UNIT = 2.15;
const GAP = 1.9;
const WIDEST = PICTURE.right - PICTURE.left - 40;
const INK = 0x6b6259;

/** The line under the picture: that it is an offline sketch, and of which words. `widest`: in units of the sheet. */
export function captionFor(prompt: string, widest = WIDEST): string {
  const words = writable(prompt.slice(0, 400));
  if (words === "") return "offline sketch";
  const whole = `offline sketch · "${words}"`;
  if (widthOf(whole) <= widest) return whole;
  let left = widest - widthOf('offline sketch · "…"');
  let cut = "";
  for (const character of words) {
    left -= widthOf(character);
    if (left < 0) break;
    cut += character;
  }
  const lastSpace = cut.lastIndexOf(" ");
  const atWord = lastSpace > cut.length * 0.7 ? cut.slice(0, lastSpace) : cut;
  return `offline sketch · "${atWord.trimEnd()}…"`;
}

export function drawCaption(canvas: Canvas, text: string): void {
  let x = (SHEET - widthOf(text)) / 2;
  const top = PICTURE.bottom + 42;
  canvas.clip = { left: 0, top: 0, right: SHEET, bottom: SHEET };
  canvas.layer = 0;
  for (const character of text) {
    const drawn = glyph(character);
    if (!drawn) continue;
    for (const { smooth, points } of drawn.strokes) {
      const placed = points.map((value, i) => (i % 2 === 0 ? x : top) + value * UNIT);
      const line = smooth ? curve(placed) : placed;
      // Corners of straight strokes are drawn segment by segment, so that they stay sharp.
      for (let i = 0; i + 3 < line.length || i === 0; i += 2) {
        const piece = smooth ? line : line.slice(i, i + 4);
        canvas.fill(stroke(piece, 1.9), { from: INK, to: INK, axis: [0, 0, 0, 0], alpha: 1 });
        if (smooth) break;
      }
    }
    x += (drawn.width + GAP) * UNIT;
  }
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += ((glyph(character)?.width ?? -GAP) + GAP) * UNIT;
  return width;
}
