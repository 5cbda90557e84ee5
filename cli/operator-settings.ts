import { join } from "node:path";
import { isLoopback } from "../src/net/loopback.ts";
import { findSetting, SETTINGS_IN_ENVIRONMENT, type Settings } from "./settings.ts";
import { readSettingsFile } from "./settings-file.ts";

/** Settings that only the operator's commands read; `npm start` must not take these from the shell. */
const ONLY_FOR_OPERATORS = ["PUBLIC_URL", "AGENT_HANDLE", "AGENTVERSE_TEAM"];
const ENVIRONMENT_WITHOUT_NAME = "production";

/** The places where the operator's commands look for a setting; the first that has it counts. */
export type SettingSources = readonly Settings[];

/**
 * The file beside `.dev.vars` that describes what is deployed: `npm run deploy` keeps its seed and address there.
 * `environment` is the name in `[env.<name>]`; null: the one at the top of wrangler.toml.
 */
export function deploymentFile(root: string, environment: string | null): string {
  return join(root, `.dev.vars.${environment ?? ENVIRONMENT_WITHOUT_NAME}`);
}

/**
 * Settings for a command that deals with a deployed agent: the shell's environment, then the deployment's file,
 * then `.dev.vars`.
 */
export function deployedSettings(
  root: string,
  environment: string | null,
  shell: NodeJS.ProcessEnv,
): SettingSources {
  return [...deploymentSettings(root, environment, shell), readSettingsFile(join(root, ".dev.vars"))];
}

/** The same without `.dev.vars`, for what an agent of this machine and a deployed one may have different. */
export function deploymentSettings(
  root: string,
  environment: string | null,
  shell: NodeJS.ProcessEnv,
): SettingSources {
  return [fromShell(shell), readSettingsFile(deploymentFile(root, environment))];
}

/** Settings for a command that deals with the agent of this machine: the deployed one's do not matter to it. */
export function localSettings(root: string, shell: NodeJS.ProcessEnv): SettingSources {
  return [fromShell(shell), readSettingsFile(join(root, ".dev.vars"))];
}

/** The settings that fit the value of `name`: one on loopback speaks of the agent of this machine. */
export function settingsByUrl(
  name: "PUBLIC_URL" | "AGENTVERSE_URL",
  root: string,
  environment: string | null,
  shell: NodeJS.ProcessEnv,
): SettingSources {
  const deployed = deployedSettings(root, environment, shell);
  return isLoopback(findSetting(name, deployed) ?? "") ? localSettings(root, shell) : deployed;
}

function fromShell(shell: NodeJS.ProcessEnv): Settings {
  const names = [...SETTINGS_IN_ENVIRONMENT, ...ONLY_FOR_OPERATORS];
  return Object.fromEntries(names.map((name) => [name, shell[name] ?? ""]));
}
