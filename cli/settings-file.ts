import { existsSync, readFileSync } from "node:fs";
import { parseSettings, type Settings } from "./settings.ts";

/** The settings in a `.dev.vars` or `.env` file; none if there is no such file. */
export function readSettingsFile(path: string): Settings {
  return existsSync(path) ? parseSettings(readFileSync(path, "utf8")) : {};
}
