import { sniffPicture } from "./picture-type.ts";
import type { Size } from "./size.ts";

/** The sides of a picture as its header tells them; null where it is none, or does not tell. */
export function pictureSize(bytes: Uint8Array): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (sniffPicture(bytes)?.mime) {
    case "image/png":
      return { width: view.getUint32(16), height: view.getUint32(20) };
    case "image/gif":
      return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    case "image/webp":
      return webpSize(view);
    case "image/jpeg":
      return jpegSize(view);
    case undefined:
      return null;
  }
}

/** RFC 9649, 2.5 to 2.7: each of the three kinds of first chunk has the sides elsewhere. */
function webpSize(view: DataView): Size | null {
  if (view.byteLength < 30) return null;
  switch (String.fromCharCode(view.getUint8(15))) {
    case " ":
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case "L": {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    default:
      return {
        width: (view.getUint32(24, true) & 0xffffff) + 1,
        height: (view.getUint32(26, true) >>> 8) + 1,
      };
  }
}

/** Frame headers (T.81, B.2.2) are the markers C0 to CF, but for the tables C4, C8 and CC. */
const NO_FRAMES: ReadonlySet<number> = new Set([0xc4, 0xc8, 0xcc]);

function jpegSize(view: DataView): Size | null {
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && !NO_FRAMES.has(marker))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
