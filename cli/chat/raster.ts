import { convertIndexedToRgb, type DecodedPng, decode } from "fast-png";
import type { Size } from "../../src/imagegen/size.ts";

/** Rows of colours as 0xRRGGBB. */
export interface Raster {
  readonly rgb: Int32Array;
  readonly width: number;
  readonly height: number;
}

/** A PNG's colours on white, made as small as `most`; null where it cannot be read. */
export function readRaster(png: Uint8Array, most: Size): Raster | null {
  const read = readColours(png);
  if (read === null) return null;
  const { decoded, samples } = read;
  const scale = Math.min(1, most.width / decoded.width, most.height / decoded.height);
  const width = Math.max(1, Math.round(decoded.width * scale));
  const height = Math.max(1, Math.round(decoded.height * scale));
  const rgb = new Int32Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(((y + 0.5) * decoded.height) / height) * decoded.width;
    for (let x = 0; x < width; x++) {
      const column = Math.floor(((x + 0.5) * decoded.width) / width);
      rgb[y * width + x] = samples(row + column);
    }
  }
  return { rgb, width, height };
}

function readColours(png: Uint8Array): { decoded: DecodedPng; samples: ColourAt } | null {
  try {
    const decoded = decode(png);
    const samples = samplesOf(decoded);
    return samples === null ? null : { decoded, samples };
  } catch {
    // Cut off, or never whole: the library's only way to say so.
    return null;
  }
}

type ColourAt = (pixel: number) => number;

/** How to read a pixel; null: samples of less than a byte, but for palettes, which are nobody's pictures. */
function samplesOf(png: DecodedPng): ColourAt | null {
  if (png.palette !== undefined) {
    const data = convertIndexedToRgb(png);
    const channels = data.length / (png.width * png.height);
    return colourAt(data, channels, 0);
  }
  return png.depth < 8 ? null : colourAt(png.data, png.channels, png.depth - 8);
}

/** `shift`: the bits of a sample beyond eight. */
function colourAt(data: DecodedPng["data"], channels: number, shift: number): ColourAt {
  const isGrey = channels < 3;
  const hasAlpha = channels % 2 === 0;
  return (pixel) => {
    const at = pixel * channels;
    const alpha = hasAlpha ? (data[at + channels - 1] ?? 0) >> shift : 255;
    const onWhite = (channel: number) => {
      const value = (data[at + (isGrey ? 0 : channel)] ?? 0) >> shift;
      return Math.round((value * alpha + 255 * (255 - alpha)) / 255);
    };
    return (onWhite(0) << 16) | (onWhite(1) << 8) | onWhite(2);
  };
}
