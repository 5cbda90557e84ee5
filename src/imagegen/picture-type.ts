export type PictureType =
  | { readonly mime: "image/png"; readonly extension: "png" }
  | { readonly mime: "image/jpeg"; readonly extension: "jpg" }
  | { readonly mime: "image/webp"; readonly extension: "webp" }
  | { readonly mime: "image/gif"; readonly extension: "gif" };

export type PictureExtension = PictureType["extension"];

const PNG: PictureType = { mime: "image/png", extension: "png" };
const JPEG: PictureType = { mime: "image/jpeg", extension: "jpg" };
const WEBP: PictureType = { mime: "image/webp", extension: "webp" };
const GIF: PictureType = { mime: "image/gif", extension: "gif" };

/**
 * The type of a picture by its bytes; null: it is none. The format's header is read and not only the magic number, so
 * that a script or page behind one ("GIF89a=alert(1)") is none. SVG is none: it is a document that can run code.
 */
export function sniffPicture(bytes: Uint8Array): PictureType | null {
  if (isPng(bytes)) return PNG;
  if (isJpeg(bytes)) return JPEG;
  if (isWebp(bytes)) return WEBP;
  if (isGif(bytes)) return GIF;
  return null;
}

/** The type of a stored content type, or null for one that is never stored. */
export function pictureTypeOfMime(mime: string | undefined): PictureType | null {
  return [PNG, JPEG, WEBP, GIF].find((type) => type.mime === mime) ?? null;
}

const PNG_SIGNATURE = "\x89PNG\r\n\x1a\n";
const PNG_BIT_DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** The signature and a sound IHDR chunk (PNG specification, 5.2 and 11.2.2). */
function isPng(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  if (bytes.length < 33 || !hasText(bytes, 0, PNG_SIGNATURE) || !hasText(bytes, 12, "IHDR")) return false;
  const depths = PNG_BIT_DEPTHS[view.getUint8(25)];
  return (
    view.getUint32(8) === 13 &&
    isSide(view.getUint32(16)) &&
    isSide(view.getUint32(20)) &&
    depths?.includes(view.getUint8(24)) === true
  );
}

function isSide(pixels: number): boolean {
  return pixels > 0 && pixels < 2 ** 31;
}

/** SOI, then a segment of a kind that may come first, then another marker where that segment ends (T.81, B.1). */
function isJpeg(bytes: Uint8Array): boolean {
  if (bytes.length < 8 || !hasText(bytes, 0, "\xff\xd8\xff")) return false;
  const marker = bytes[3] ?? 0;
  const mayComeFirst =
    (marker >= 0xe0 && marker <= 0xef) || (marker >= 0xc0 && marker <= 0xdd) || marker === 0xfe;
  const length = viewOf(bytes).getUint16(4);
  return mayComeFirst && length >= 2 && bytes[4 + length] === 0xff;
}

/** RIFF of type WEBP whose first chunk is one of the three, with that chunk's own mark (RFC 9649, 2.4 to 2.7). */
function isWebp(bytes: Uint8Array): boolean {
  if (bytes.length < 26 || !hasText(bytes, 0, "RIFF") || !hasText(bytes, 8, "WEBP")) return false;
  if (hasText(bytes, 12, "VP8 ")) return hasText(bytes, 23, "\x9d\x01\x2a");
  if (hasText(bytes, 12, "VP8L")) return bytes[20] === 0x2f;
  return hasText(bytes, 12, "VP8X") && viewOf(bytes).getUint32(16, true) === 10;
}

const GIF_BLOCKS: ReadonlySet<number | undefined> = new Set([0x21, 0x2c, 0x3b]);

/** The header, a screen with two sides, and after the colour table a block that exists (GIF89a, 17 to 20). */
function isGif(bytes: Uint8Array): boolean {
  if (bytes.length < 14 || !(hasText(bytes, 0, "GIF87a") || hasText(bytes, 0, "GIF89a"))) return false;
  const view = viewOf(bytes);
  if (view.getUint16(6, true) === 0 || view.getUint16(8, true) === 0) return false;
  const packed = view.getUint8(10);
  const colourTable = (packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 0x07) + 1);
  return GIF_BLOCKS.has(bytes[13 + colourTable]);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}
