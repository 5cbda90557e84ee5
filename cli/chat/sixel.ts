import { type Colours, indexOf, reducePalette } from "@asi-image-agent/sketch/median-cut";
import type { Raster } from "./raster.ts";

/** A column of six pixels is one character; so many rows are a band. */
const BAND = 6;
const NOTHING = 63;

/**
 * A picture in Sixel: 256 colours, a band of six rows after the other, each colour of a band by itself. Source: VT330/
 * VT340 Programmer Reference Manual, volume 2, chapter 14.
 */
export function sixel(raster: Raster): string {
  const { rgb, width, height } = raster;
  const colours = reducePalette(rgb);
  const indexes = Uint8Array.from(rgb, (colour) => indexOf(colours, colour));
  const bands: string[] = [];
  for (let top = 0; top < height; top += BAND) bands.push(bandOf(indexes, width, top));
  const used = [...new Set(indexes)].toSorted((one, other) => one - other);
  const palette = used.map((index) => `#${index};2;${percents(colours, index)}`).join("");
  // Pixels are square, and what no colour covers stays as it was.
  return `\u001bP0;1q"1;1;${width};${height}${palette}${bands.join("-")}\u001b\\`;
}

function percents({ palette }: Colours, index: number): string {
  const [r = 0, g = 0, b = 0] = palette.subarray(index * 3, index * 3 + 3);
  return [r, g, b].map((value) => Math.round((value * 100) / 255)).join(";");
}

function bandOf(indexes: Uint8Array, width: number, top: number): string {
  const rows = new Map<number, Uint8Array>();
  const end = Math.min(indexes.length, (top + BAND) * width);
  for (let at = top * width; at < end; at++) {
    const index = indexes[at] ?? 0;
    const row = rows.get(index) ?? new Uint8Array(width);
    rows.set(index, row);
    const column = at % width;
    row[column] = (row[column] ?? 0) | (1 << (Math.floor(at / width) - top));
  }
  const ordered = [...rows].toSorted(([one], [other]) => one - other);
  return ordered.map(([index, row]) => `#${index}${runs(row)}`).join("$");
}

/** A run of more than three is shorter as a number and one character. Trailing empty columns need none. */
function runs(row: Uint8Array): string {
  let text = "";
  for (let from = 0; from < row.length; ) {
    const bits = row[from] ?? 0;
    let to = from + 1;
    while (to < row.length && row[to] === bits) to++;
    const count = to - from;
    const character = String.fromCharCode(NOTHING + bits);
    if (to < row.length || bits !== 0) text += count > 3 ? `!${count}${character}` : character.repeat(count);
    from = to;
  }
  return text;
}
