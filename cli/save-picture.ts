import { writeFile } from "node:fs/promises";
import { extname } from "node:path";
import { type PictureType, sniffPicture } from "../src/imagegen/picture-type.ts";
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
  return `${withoutPictureEnding(file)}.${extension}`;
}

/** The name of the nth file of several: "fox.png", "fox-2.png", "fox-3.png". */
export function numberedFile(file: string, number: number): string {
  if (number === 1) return file;
  const stem = withoutPictureEnding(file);
  return `${stem}-${number}${file.slice(stem.length)}`;
}

function withoutPictureEnding(file: string): string {
  const given = extname(file);
  return PICTURE_ENDINGS.test(given.toLowerCase()) ? file.slice(0, -given.length) : file;
}

/** A picture by its bytes. */
export interface LoadedPicture {
  readonly bytes: Uint8Array;
  readonly type: PictureType;
}

export type LoadResult =
  | ({ readonly ok: true } & LoadedPicture)
  | { readonly ok: false; readonly problem: string };

export type SaveResult =
  | { readonly ok: true; readonly file: string; readonly bytes: number }
  | { readonly ok: false; readonly problem: string };

/** Loads what is a picture by its bytes. */
export async function loadPicture(
  pictureUrl: string,
  redirect: "follow" | "error" = "follow",
): Promise<LoadResult> {
  try {
    const response = await fetch(pictureUrl, { redirect, signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS) });
    if (!response.ok) return { ok: false, problem: `The picture could not be loaded: ${response.status}` };
    const bytes = await readBounded(response.body, LONGEST_PICTURE);
    if (bytes === null) return { ok: false, problem: "The picture was not saved: it is larger than 32 MB." };
    const type = sniffPicture(bytes);
    if (type === null) return { ok: false, problem: "What lies at the picture's link is no picture." };
    return { ok: true, bytes, type };
  } catch (error) {
    return notSaved(error);
  }
}

/** Loads a picture and writes it beside `file`'s name. What is no picture by its bytes is not written. */
export async function savePicture(pictureUrl: string, file: string): Promise<SaveResult> {
  const loaded = await loadPicture(pictureUrl);
  return loaded.ok ? writePicture(loaded, file) : loaded;
}

async function writePicture({ bytes, type }: LoadedPicture, file: string): Promise<SaveResult> {
  const target = pictureFile(file, type.extension);
  try {
    await writeFile(target, bytes);
    return { ok: true, file: target, bytes: bytes.length };
  } catch (error) {
    return notSaved(error);
  }
}

function notSaved(error: unknown): { readonly ok: false; readonly problem: string } {
  return {
    ok: false,
    problem: `The picture was not saved: ${error instanceof Error ? error.message : error}`,
  };
}
