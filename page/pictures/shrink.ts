import { decodeBase64, encodeBase64 } from "@asi-image-agent/protocol";

/** Formats that every agent of ours takes as they are. */
const PLAIN = ["image/png", "image/jpeg", "image/webp"];
/** Longest side in pixels and quality, best first. */
const TRIES = [
  [1_536, 0.88],
  [1_280, 0.8],
  [1_024, 0.72],
  [768, 0.6],
  [512, 0.5],
] as const;

/** A picture as a data: URI of at most `most` bytes: as it is if that fits, else as a JPEG that is small enough. */
export async function shrink(file: Blob, most: number): Promise<string> {
  if (PLAIN.includes(file.type) && file.size <= most) return dataUri(file);
  const bitmap = await createImageBitmap(file);
  let smallest: Blob = file;
  for (const [side, quality] of TRIES) {
    smallest = await redrawn(bitmap, side, { type: "image/jpeg", quality });
    if (smallest.size <= most) break;
  }
  bitmap.close();
  return dataUri(smallest);
}

/** The same picture as PNG, the one format that every clipboard takes. */
export async function asPng(file: Blob): Promise<Blob> {
  if (file.type === "image/png") return file;
  const bitmap = await createImageBitmap(file);
  return redrawn(bitmap, Math.max(bitmap.width, bitmap.height), { type: "image/png" });
}

function redrawn(bitmap: ImageBitmap, longestSide: number, format: ImageEncodeOptions): Promise<Blob> {
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(Math.ceil(bitmap.width * scale), Math.ceil(bitmap.height * scale));
  const context = canvas.getContext("2d");
  if (format.type === "image/jpeg" && context !== null) {
    // What can be seen through would be black in a JPEG.
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  context?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob(format);
}

async function dataUri(file: Blob): Promise<string> {
  return `data:${file.type};base64,${encodeBase64(new Uint8Array(await file.arrayBuffer()))}`;
}

/** The way back from a data: URI of ours. */
export function blobOf(uri: string): Blob {
  const bytes = decodeBase64(uri.slice(uri.indexOf(",") + 1)) ?? new Uint8Array();
  const type = /^data:([^;,]+)/.exec(uri)?.[1] ?? "";
  return new Blob([new Uint8Array(bytes)], { type });
}
