import { parseEnv } from "node:util";
import { type ExpandedSettings, expandAgentUri } from "../src/agent-uri.ts";
import { SETTINGS } from "../src/settings.ts";

/**
 * Settings that a running agent does not take from a shell: its URL follows from the port, the rest is for `npm run
 * register`.
 */
const NOT_FROM_A_SHELL: ReadonlySet<string> = new Set(["PUBLIC_URL", "AGENT_HANDLE", "AGENTVERSE_TEAM"]);

/** Settings that a shell's environment may hold. */
export const SETTINGS_IN_ENVIRONMENT: readonly string[] = SETTINGS.map(({ name }) => name).filter(
  (name) => !NOT_FROM_A_SHELL.has(name),
);

export type Settings = Readonly<Record<string, string>>;

/** An empty variable counts as not set, as everywhere else. */
export function settingsFromEnvironment(environment: NodeJS.ProcessEnv): Settings {
  const given = SETTINGS_IN_ENVIRONMENT.map((name) => [name, environment[name]?.trim() ?? ""]);
  return Object.fromEntries(given.filter(([, value]) => value !== ""));
}

/** Reads the text of a `.dev.vars` or `.env` file. */
export function parseSettings(text: string): Settings {
  return Object.fromEntries(Object.entries(parseEnv(text)).map(([name, value]) => [name, value ?? ""]));
}

/** The value of a setting, from the first of `sources` in which it is not empty. */
export function findSetting(name: string, sources: readonly Settings[]): string | null {
  for (const source of sources) {
    const value = source[name]?.trim() ?? "";
    if (value !== "") return value;
  }
  return null;
}

/**
 * The settings that count, of all `sources` together, with AGENT_URI taken apart into what it stands for; or what it
 * contradicts.
 */
export function expandSources(sources: readonly Settings[]): ExpandedSettings {
  const names = new Set(sources.flatMap((source) => Object.keys(source)));
  const found = Array.from(names, (name) => [name, findSetting(name, sources)] as const);
  return expandAgentUri(
    Object.fromEntries(found.flatMap(([name, value]) => (value === null ? [] : [[name, value]]))),
  );
}

/** The seed of the agent, from AGENT_SEED or AGENT_URI; null: there is none, or these two contradict each other. */
export function findSeed(sources: readonly Settings[]): string | null {
  const expanded = expandSources(sources);
  return expanded.ok ? findSetting("AGENT_SEED", [expanded.settings]) : null;
}

/**
 * Writes settings as a file for `wrangler dev --env-file`. Such a file, other than `.dev.vars`, has its `$NAME`
 * replaced from other variables (dotenv-expand), so every `$` is escaped.
 */
export function formatEnvFile(settings: Settings): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${quote(value.replaceAll("$", "\\$"))}\n`)
    .join("");
}

/** dotenv knows no escaped quotes, but three kinds of them; a value that holds all three keeps its bare form. */
function quote(value: string): string {
  const mark = ["'", "`", '"'].find((candidate) => !value.includes(candidate)) ?? "";
  return `${mark}${value}${mark}`;
}
