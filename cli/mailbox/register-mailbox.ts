import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Questions } from "../deploy/questions.ts";
import { type RegisterResult, registerAgent } from "../register/register-agent.ts";
import { findSetting, type Settings } from "../settings.ts";
import type { StartFacts } from "../start-summary.ts";

const README = join(resolve(import.meta.dirname, "../.."), "docs/agentverse-readme.md");

/** The keyboard belongs to wrangler while the agent runs. */
const NOBODY: Questions = {
  interactive: false,
  confirm: async () => true,
  line: async () => "",
  secret: async () => "",
};

/**
 * Makes the profile of the running agent at Agentverse, or brings it up to date with where it is reached; what was edited
 * there stays. With AGENTVERSE_KEY by that account, else by the agent's own attestation. `settings`: those that count.
 */
export function registerMailbox(
  { publicUrl, agentverseUrl }: Pick<StartFacts, "publicUrl" | "agentverseUrl">,
  seed: string,
  settings: Settings,
): Promise<RegisterResult> {
  const find = (name: string) => findSetting(name, [settings]);
  const inputs = {
    seed,
    key: find("AGENTVERSE_KEY"),
    team: find("AGENTVERSE_TEAM"),
    publicUrl,
    agentverseUrl,
    name: find("AGENT_NAME"),
    handle: find("AGENT_HANDLE")?.replace(/^@/, "") ?? null,
  };
  return registerAgent({
    inputs,
    readme: readFileSync(README, "utf8"),
    force: false,
    questions: NOBODY,
    now: Date.now,
    report: () => undefined,
    note: () => undefined,
  });
}
