import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { ensureDevVars } from "./dev-vars.ts";
import { findSetting, formatEnvFile, type Settings, settingsFromEnvironment } from "./settings.ts";
import { readSettingsFile } from "./settings-file.ts";
import type { WranglerArguments } from "./wrangler-arguments.ts";

/** The settings of one run, by where they stand. */
export interface RunSettings {
  readonly commandLine: Settings;
  readonly environment: Settings;
  /** The settings of `.dev.vars`, or of what stands in its place (--env, --env-file). */
  readonly files: Settings;
  /** The `.dev.vars` that was made because there was none. */
  readonly created: string | null;
}

/** Finds the settings of a run. Makes or completes `.dev.vars` unless the command line names other files. */
export function gatherSettings(
  root: string,
  args: WranglerArguments,
  environment: NodeJS.ProcessEnv,
  newSeed: string,
): RunSettings {
  const found = { commandLine: args.vars, environment: settingsFromEnvironment(environment) };
  if (args.envFiles.length > 0) {
    const files = Object.assign({}, ...args.envFiles.map((file) => readSettingsFile(resolve(root, file))));
    return { ...found, files, created: null };
  }
  const path = devVarsPath(root, args.environment);
  // A fresh seed would be another than the one in it.
  if (findSetting("AGENT_URI", [found.commandLine, found.environment]) !== null)
    return { ...found, files: readSettingsFile(path), created: null };
  const { settings, created } = ensureDevVars(path, newSeed);
  return { ...found, files: settings, created: created ? path : null };
}

/** The places where a setting is looked for; the first that has it counts. */
export function inOrder({ commandLine, environment, files }: RunSettings): Settings[] {
  return [commandLine, environment, files];
}

/** The files that hold settings of a run. */
export function settingsFiles(root: string, { envFiles, environment }: WranglerArguments): string[] {
  return envFiles.length > 0 ? envFiles.map((file) => resolve(root, file)) : [devVarsPath(root, environment)];
}

/** The file that wrangler chooses: `.dev.vars.<environment>` if there is one, else `.dev.vars`. */
function devVarsPath(root: string, environment: string | null): string {
  const ofEnvironment = join(root, `.dev.vars.${environment}`);
  return environment !== null && existsSync(ofEnvironment) ? ofEnvironment : join(root, ".dev.vars");
}

/**
 * Hands the settings of the shell's environment to wrangler in a file that only its owner can read: on a command
 * line everybody on the machine could see the keys. wrangler reads no `.dev.vars` beside an --env-file, so its
 * settings go into the same file. It lies in the project and has one name for each port, so that a run that was
 * killed leaves nothing that the next one does not replace. Returns null when the environment has no setting.
 */
export function writeEnvFile(file: string, args: WranglerArguments, settings: RunSettings): string | null {
  if (Object.keys(settings.environment).length === 0) return null;
  const files = args.envFiles.length > 0 ? {} : settings.files;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, formatEnvFile({ ...files, ...settings.environment }), { mode: 0o600 });
  return file;
}
