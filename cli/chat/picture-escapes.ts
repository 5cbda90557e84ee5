import { encodeBase64 } from "@asi-image-agent/protocol";
import { pictureSize } from "../../src/imagegen/picture-size.ts";
import { sniffPicture } from "../../src/imagegen/picture-type.ts";
import type { Size } from "../../src/imagegen/size.ts";
import type { InlineProtocol } from "./inline-protocol.ts";
import { readRaster } from "./raster.ts";
import { sixel } from "./sixel.ts";

/** Cells of a terminal. */
export interface Cells {
  readonly columns: number;
  readonly rows: number;
}

/** A cell is about twice as high as wide; so many pixels are taken where the protocol counts in them. */
const CELL: Size = { width: 10, height: 20 };
/** A picture is no higher than this, so that what was said about it stays in sight. */
const MOST_ROWS = 20;
/** More is not decoded: a small file may hold a huge picture. */
const MOST_PIXELS = 4_096 * 4_096;

/** The escape sequence that shows a picture within a terminal of this size; null: it cannot be shown that way. */
export function pictureEscape(bytes: Uint8Array, protocol: InlineProtocol, terminal: Cells): string | null {
  const size = pictureSize(bytes);
  if (size === null) return null;
  const box = cellsFor(size, terminal);
  switch (protocol) {
    case "iterm":
      return itermPicture(bytes, box);
    case "kitty":
      return isPng(bytes) ? kittyPicture(bytes, box) : null;
    case "sixel":
      return isPng(bytes) && size.width * size.height <= MOST_PIXELS ? sixelPicture(bytes, box) : null;
    case "none":
      return null;
  }
}

/** As many cells as a picture of these sides fills, within the terminal and MOST_ROWS. */
export function cellsFor({ width, height }: Size, terminal: Cells): Cells {
  const ratio = (width / height) * (CELL.height / CELL.width);
  const rows = Math.max(1, Math.min(MOST_ROWS, terminal.rows - 2));
  const columns = Math.max(1, Math.round(rows * ratio));
  if (columns <= terminal.columns) return { columns, rows };
  return { columns: terminal.columns, rows: Math.max(1, Math.round(terminal.columns / ratio)) };
}

/** Any picture that the terminal's system can read. Source: iterm2.com/documentation-images.html. */
export function itermPicture(bytes: Uint8Array, { columns, rows }: Cells): string {
  const options = `inline=1;size=${bytes.length};width=${columns};height=${rows};preserveAspectRatio=1`;
  return `\u001b]1337;File=${options}:${encodeBase64(bytes)}\u0007`;
}

const KITTY_CHUNK = 4_096;

/**
 * A PNG, in chunks, to be shown at once and without an answer (q=2), which would be read as typed. Its height follows
 * from its width. Source: sw.kovidgoyal.net/kitty/graphics-protocol.
 */
export function kittyPicture(png: Uint8Array, { columns }: Cells): string {
  const base64 = encodeBase64(png);
  const chunks = Array.from({ length: Math.ceil(base64.length / KITTY_CHUNK) }, (_, index) =>
    base64.slice(index * KITTY_CHUNK, (index + 1) * KITTY_CHUNK),
  );
  return chunks
    .map((chunk, index) => {
      const control = index === 0 ? `a=T,f=100,q=2,c=${columns},` : "";
      const more = index < chunks.length - 1 ? 1 : 0;
      return `\u001b_G${control}m=${more};${chunk}\u001b\\`;
    })
    .join("");
}

function sixelPicture(png: Uint8Array, { columns, rows }: Cells): string | null {
  const raster = readRaster(png, { width: columns * CELL.width, height: rows * CELL.height });
  return raster === null ? null : sixel(raster);
}

function isPng(bytes: Uint8Array): boolean {
  return sniffPicture(bytes)?.mime === "image/png";
}
