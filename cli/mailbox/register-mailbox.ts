import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { isLoopback } from "../../src/net/loopback.ts";
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

/** Whether Agentverse's storage takes the agent's pictures. It does by leave of an account; only that can give it. */
export type StorageLeave = "given" | "refused" | "unknown";

export interface MailboxRegistration {
  readonly result: RegisterResult;
  readonly storage: StorageLeave;
}

/**
 * Makes the profile of the running agent at Agentverse, or brings it up to date with where it is reached; what was edited
 * there stays. With AGENTVERSE_KEY by that account, else by the agent's own attestation. `settings`: those that count.
 */
export async function registerMailbox(
  { url, publicUrl, agentverseUrl }: Pick<StartFacts, "url" | "publicUrl" | "agentverseUrl">,
  seed: string,
  settings: Settings,
): Promise<MailboxRegistration> {
  const find = (name: string) => findSetting(name, [settings]);
  const inputs = {
    seed,
    key: find("AGENTVERSE_KEY"),
    team: find("AGENTVERSE_TEAM"),
    publicUrl,
    // A tunnel may let nothing but pictures through.
    agentUrl: url,
    agentverseUrl,
    name: find("AGENT_NAME"),
    handle: find("AGENT_HANDLE")?.replace(/^@/, "") ?? null,
    copiesPictures: isLoopback(publicUrl),
  };
  let isLet = false;
  const result = await registerAgent({
    inputs,
    readme: readFileSync(README, "utf8"),
    force: false,
    questions: NOBODY,
    now: Date.now,
    report: (step) => {
      isLet ||= step === "storage-delegated";
    },
    note: () => undefined,
  });
  return { result, storage: isLet ? "given" : inputs.key !== null && result.ok ? "refused" : "unknown" };
}
