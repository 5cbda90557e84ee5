import { identityFromSeed } from "@asi-image-agent/protocol";
import { findSetting, type Settings } from "../settings.ts";
import type { StartFacts } from "../start-summary.ts";
import { complain, say } from "../terminal.ts";
import { describeConnected } from "./connected-summary.ts";
import { mailboxOwner } from "./connection-settings.ts";
import { startReading } from "./read-mailbox.ts";
import { elsewhereProblem, runningElsewhere } from "./running-elsewhere.ts";

/** Why the agent of these settings may not be reached through its mailbox now; null: it may. */
export async function whyNotConnect(
  agentverseUrl: string,
  sources: readonly Settings[],
): Promise<string | null> {
  const seed = findSetting("AGENT_SEED", sources);
  if (seed === null) return null;
  const { address } = identityFromSeed(seed);
  const endpoint = await runningElsewhere(agentverseUrl, address, Date.now(), (url, init) =>
    fetch(url, init),
  );
  return endpoint === null ? null : elsewhereProblem(endpoint);
}

/** Has the agent that has started reached through its mailbox from now on, until this process ends. */
export function connect(facts: StartFacts, address: string, sources: readonly Settings[]): void {
  const owner = mailboxOwner(findSetting("AGENT_SEED", sources), address);
  if (!owner.ok) {
    complain(owner.problem);
    return;
  }
  say(describeConnected(facts, address, null));
  const reader = startReading(owner.identity, facts.agentverseUrl, facts.url, say);
  process.once("exit", reader.stop);
}
