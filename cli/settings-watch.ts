import { unwatchFile, utimesSync, watchFile } from "node:fs";
import { readSettingsFile } from "./settings-file.ts";

const POLL_MS = 100;

/**
 * Calls `changed` whenever what the files set has become something else. Looks again and again instead of waiting for
 * a signal of the file system: editors put a new file in the place of the old one. Returns how to end it.
 */
export function watchSettings(files: readonly string[], changed: () => void): () => void {
  const read = () => JSON.stringify(files.map(readSettingsFile));
  let last = read();
  const look = () => {
    const now = read();
    if (now === last) return;
    last = now;
    changed();
  };
  for (const file of files) watchFile(file, { interval: POLL_MS, persistent: false }, look);
  return () => {
    for (const file of files) unwatchFile(file, look);
  };
}

/**
 * Has wrangler read all its settings again. It watches its configuration and no file of settings, but reads both when
 * the configuration has a new time.
 */
export function haveSettingsRead(configuration: string, now: Date): void {
  utimesSync(configuration, now, now);
}
