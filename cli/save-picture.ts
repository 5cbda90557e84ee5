import { writeFile } from "node:fs/promises";
import { extname } from "node:path";
import { sniffPicture } from "../src/imagegen/picture-type.ts";
import { readBounded } from "../src/net/read-bounded.ts";

const DOWNLOAD_TIMEOUT_MS = 60_000;
const LONGEST_PICTURE = 32 * 1024 * 1024;

/** Endings that a file of one extension may have besides it. */
const OTHER_ENDINGS: Readonly<Record<string, readonly string[]>> = { jpg: [".jpeg", ".jpe"] };
/** Endings of pictures: in place of a wrong one stands the right one. Any other is a part of the name. */
const PICTURE_ENDINGS = /^\.(?:png|jpe?g|jpe|webp|gif|svg|bmp|tiff?|avif|heic)$/;

/**
 * The file's name with the ending of what its bytes are: "fox" and "fox.jpg" become "fox.png", "fox.v2" becomes
 * "fox.v2.png".
 */
export function pictureFile(file: string, extension: string): string {
  const given = extname(file).toLowerCase();
  if (given === `.${extension}` || OTHER_ENDINGS[extension]?.includes(given)) return file;
  const stem = PICTURE_ENDINGS.test(given) ? file.slice(0, -given.length) : file;
  return `${stem}.${extension}`;
}

export type SaveResult =
  | { readonly ok: true; readonly file: string; readonly bytes: number }
  | { readonly ok: false; readonly problem: string };

/** Loads a picture and writes it beside `file`'s name. What is no picture by its bytes is not written. */
export async function savePicture(pictureUrl: string, file: string): Promise<SaveResult> {
  try {
    const response = await fetch(pictureUrl, { signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS) });
    if (!response.ok) return { ok: false, problem: `The picture could not be loaded: ${response.status}` };
    const bytes = await readBounded(response.body, LONGEST_PICTURE);
    if (bytes === null) return { ok: false, problem: "The picture was not saved: it is larger than 32 MB." };
    const type = sniffPicture(bytes);
    if (type === null) return { ok: false, problem: "What lies at the picture's link is no picture." };
    const target = pictureFile(file, type.extension);
    await writeFile(target, bytes);
    return { ok: true, file: target, bytes: bytes.length };
  } catch (error) {
    return {
      ok: false,
      problem: `The picture was not saved: ${error instanceof Error ? error.message : error}`,
    };
  }
}
