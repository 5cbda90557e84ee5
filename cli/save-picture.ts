import { writeFile } from "node:fs/promises";
import { extname } from "node:path";

const DOWNLOAD_TIMEOUT_MS = 60_000;

/** `file` with the picture's own extension if it has none: "fox" becomes "fox.png". */
export function pictureFile(file: string, pictureUrl: string): string {
  return extname(file) === "" ? file + extname(new URL(pictureUrl).pathname) : file;
}

export type SaveResult =
  | { readonly ok: true; readonly file: string; readonly bytes: number }
  | { readonly ok: false; readonly problem: string };

export async function savePicture(pictureUrl: string, file: string): Promise<SaveResult> {
  const target = pictureFile(file, pictureUrl);
  try {
    const response = await fetch(pictureUrl, { signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS) });
    if (!response.ok) return { ok: false, problem: `The picture could not be loaded: ${response.status}` };
    const bytes = new Uint8Array(await response.arrayBuffer());
    await writeFile(target, bytes);
    return { ok: true, file: target, bytes: bytes.length };
  } catch (error) {
    return {
      ok: false,
      problem: `The picture was not saved: ${error instanceof Error ? error.message : error}`,
    };
  }
}
