import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { findSetting, parseSettings, type Settings } from "./settings.ts";

const OWNER_ONLY = 0o600;
const HEADER = "# Settings of `npm start` on this machine. Holds secrets: never commit it.\n";

/** The text of `.dev.vars` with an AGENT_SEED in it: the one that stands there, also in an AGENT_URI, or else `newSeed`. */
export function withAgentSeed(text: string, newSeed: string): string {
  const settings = [parseSettings(text)];
  if (["AGENT_SEED", "AGENT_URI"].some((name) => findSetting(name, settings) !== null)) return text;
  const line = `AGENT_SEED="${newSeed}"`;
  const emptySetting = /^[ \t]*(?:export[ \t]+)?AGENT_SEED[ \t]*=.*$/m;
  if (emptySetting.test(text)) return text.replace(emptySetting, line);
  const separator = text === "" || text.endsWith("\n") ? "" : "\n";
  return `${text === "" ? HEADER : text}${separator}${line}\n`;
}

/** Makes or completes `.dev.vars` and returns its settings. Only its owner can read a file that holds a seed. */
export function ensureDevVars(path: string, newSeed: string): { settings: Settings; created: boolean } {
  const created = !existsSync(path);
  const before = created ? "" : readFileSync(path, "utf8");
  const after = withAgentSeed(before, newSeed);
  if (after !== before) {
    writeFileSync(path, after, { mode: OWNER_ONLY });
    chmodSync(path, OWNER_ONLY);
  }
  return { settings: parseSettings(after), created };
}
