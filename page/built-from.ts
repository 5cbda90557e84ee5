import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import * as z from "zod";

const ROOT = resolve(import.meta.dirname, "..");
const RECORD = join(ROOT, "dist/built-from.json");
const SITE = join(ROOT, "dist/site");
/** Whatever lies there may change what is built, files that are new among them. */
const WHOLE = [join(ROOT, "page"), join(ROOT, "public"), SITE];

/** Files with their time and size: as they were when the site was built from them. */
const recordSchema = z.record(z.string(), z.string());

/**
 * Writes down what the site was built from: all of the page, and the `modules` from elsewhere in its scripts. What was
 * edited since the build began at `since`, in ms, counts as another file than the one that was read.
 */
export function recordInputs(modules: readonly string[], since: number): void {
  const files = new Set([...WHOLE.flatMap(filesBelow), ...modules.filter((module) => existsSync(module))]);
  const states = [...files].map((file) => {
    const edited = !file.startsWith(SITE) && statSync(file).mtimeMs >= since;
    return [file, edited ? "edited meanwhile" : stateOf(file)];
  });
  mkdirSync(dirname(RECORD), { recursive: true });
  writeFileSync(RECORD, JSON.stringify(Object.fromEntries(states)));
}

/** Whether the site that is there was built from the files as they are now. Takes some milliseconds. */
export function isUpToDate(): boolean {
  if (!existsSync(RECORD)) return false;
  const record = recordSchema.catch({}).parse(parsed(readFileSync(RECORD, "utf8")));
  return (
    Object.entries(record).every(([file, state]) => stateOf(file) === state) &&
    WHOLE.flatMap(filesBelow).every((file) => Object.hasOwn(record, file)) &&
    Object.keys(record).length > 0
  );
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
