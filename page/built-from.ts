import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import * as z from "zod/mini";

const ROOT = resolve(import.meta.dirname, "..");
const RECORD = join(ROOT, "dist/built-from.json");
/** The page's folder. Whatever lies there may change what is built, files that are new among them. */
const PAGE = join(ROOT, "page");

/** Files with their time and size, as they were when the scripts were built from them; and the scripts' paths. */
const recordSchema = z.object({
  inputs: z.record(z.string(), z.string()),
  outputs: z.array(z.string()),
});

/**
 * Writes down what the scripts at `outputs`, paths below the site, were built from: all of the page, and the `modules`
 * from elsewhere. What was edited since the build began at `since`, in ms, counts as another file than was read.
 */
export function recordInputs(modules: readonly string[], since: number, outputs: readonly string[]): void {
  const files = new Set([...filesBelow(PAGE), ...modules.filter((module) => existsSync(module))]);
  const states = [...files].map((file) => {
    return [file, statSync(file).mtimeMs >= since ? "edited meanwhile" : stateOf(file)];
  });
  mkdirSync(dirname(RECORD), { recursive: true });
  writeFileSync(RECORD, JSON.stringify({ inputs: Object.fromEntries(states), outputs }));
}

/** The paths of the scripts, if they were built from the files as they are now, or null. Takes some milliseconds. */
export function upToDateOutputs(): readonly string[] | null {
  if (!existsSync(RECORD)) return null;
  const { inputs, outputs } = z
    .catch(recordSchema, { inputs: {}, outputs: [] })
    .parse(parsed(readFileSync(RECORD, "utf8")));
  const isSame =
    Object.entries(inputs).every(([file, state]) => stateOf(file) === state) &&
    filesBelow(PAGE).every((file) => Object.hasOwn(inputs, file));
  return isSame && outputs.length > 0 ? outputs : null;
}

function filesBelow(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function stateOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? "gone" : `${stat.mtimeMs} ${stat.size}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
