import { DAY } from "../../src/clock.ts";
import { loadConfig } from "../../src/config.ts";
import { isLoopback } from "../../src/net/loopback.ts";
import { WORKER_SECRETS } from "../../src/settings.ts";
import type { DeployTarget } from "./target.ts";

export type DeployedSettings =
  | { readonly ok: true; readonly retentionDays: number; readonly drawsWithoutKey: boolean }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads the settings as the deployed Worker will, whose secrets are not known here: a placeholder stands for the
 * seed, unless `agentUri` gives one, and no key counts as given.
 */
export function checkDeployedSettings(
  target: DeployTarget,
  publicUrl: string | null,
  agentUri: string | null,
): DeployedSettings {
  const { vars, hasAiBinding } = target;
  const misplaced = WORKER_SECRETS.filter((name) => name in vars).map(
    (name) => `${name} stands in [vars] of wrangler.toml, where it is no secret: remove it there.`,
  );
  const notText = Object.entries(vars)
    .filter(([, value]) => typeof value !== "string")
    .map(([name]) => `${name} in [vars] must be text: put it in quotes.`);
  const insecure =
    publicUrl === null || (publicUrl.startsWith("https://") && !isLoopback(publicUrl))
      ? []
      : ["PUBLIC_URL must begin with https:// and lead to the deployed agent."];
  const loaded = loadConfig({
    ...vars,
    ...(agentUri === null
      ? { AGENT_SEED: "a placeholder as long as a seed must be" }
      : { AGENT_URI: agentUri }),
    ...(publicUrl === null ? {} : { PUBLIC_URL: publicUrl }),
    ...(hasAiBinding ? { AI: {} } : {}),
  });
  const invalid = loaded.ok ? [] : loaded.problems.map(({ setting, problem }) => `${setting} ${problem}.`);
  const problems = [...misplaced, ...notText, ...insecure, ...invalid];
  if (problems.length > 0 || !loaded.ok) return { ok: false, problems };
  const { retentionMs, providers } = loaded.config;
  return { ok: true, retentionDays: retentionMs / DAY, drawsWithoutKey: providers.length > 0 };
}
