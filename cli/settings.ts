import { parseEnv } from "node:util";
import { PROVIDER_SETTINGS } from "../src/imagegen/provider.ts";

/** Settings that a shell's environment may hold. PUBLIC_URL is not among them: it follows from the port in use. */
export const SETTINGS_IN_ENVIRONMENT = [
  "AGENT_NAME",
  "AGENT_SEED",
  ...PROVIDER_SETTINGS.map(({ name }) => name),
  "COMPLETION_API_KEY",
  "COMPLETION_BASE_URL",
  "COMPLETION_MODEL",
  "IMAGE_PROVIDERS",
  "IMAGE_TIMEOUT_SECONDS",
  "IMAGE_RETENTION_DAYS",
  "AGENTVERSE_URL",
  "AGENTVERSE_KEY",
  "QUOTA_MAX_REQUESTS",
  "QUOTA_WINDOW_MINUTES",
  "COMPLETION_QUOTA_MAX_REQUESTS",
  "MESSAGES_PER_HOUR",
  "ALLOWED_SENDERS",
  "BLOCKED_SENDERS",
  "UNLIMITED_SENDERS",
  "DAILY_IMAGE_LIMIT",
  "DAILY_COMPLETION_LIMIT",
  "PROGRESS_AFTER_SECONDS",
  "REPORT_EVENTS",
  "LOG_PROMPTS",
  "OPERATOR_TOKEN",
  "PICTURE_COST_USD",
  "DEV_CLOCK_OFFSET_SECONDS",
];

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
