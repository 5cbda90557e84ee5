import { attestStatus, type Identity, identityFromSeed } from "@asi-image-agent/protocol";
import { callAgentverse } from "../../src/agentverse/call.ts";
import { SECOND } from "../../src/clock.ts";
import { expandSources, findSeed, type Settings } from "../settings.ts";
import type { StartFacts } from "../start-summary.ts";
import { complain, say } from "../terminal.ts";
import { describeConnected } from "./connected-summary.ts";
import { mailboxOwner } from "./connection-settings.ts";
import { startReading } from "./read-mailbox.ts";
import { registerMailbox } from "./register-mailbox.ts";
import { elsewhereProblem, runningElsewhere } from "./running-elsewhere.ts";

/** Whoever pressed Ctrl-C waits for it. */
const GOODBYE_TIMEOUT = 2 * SECOND;

/** Why the agent of these settings may not be reached through its mailbox now; null: it may. */
export async function whyNotConnect(
  agentverseUrl: string,
  sources: readonly Settings[],
): Promise<string | null> {
  const seed = findSeed(sources);
  if (seed === null) return null;
  const { address } = identityFromSeed(seed);
  const endpoint = await runningElsewhere(agentverseUrl, address, Date.now(), (url, init) =>
    fetch(url, init),
  );
  return endpoint === null ? null : elsewhereProblem(endpoint);
}

export interface Connected {
  /** Reads no more letters, and tells Agentverse that the agent is away: what waits for an answer counts against it. */
  stop(): Promise<void>;
}

/** Has the agent that has started reached through its mailbox from now on; null: it cannot be, and it was said why. */
export async function connect(
  facts: StartFacts,
  address: string,
  sources: readonly Settings[],
): Promise<Connected | null> {
  const owner = mailboxOwner(findSeed(sources), address);
  if (!owner.ok) {
    complain(owner.problem);
    return null;
  }
  const settings = expandSources(sources);
  const registration = await registerMailbox(facts, owner.seed, settings.ok ? settings.settings : {});
  const { result, storage } = registration;
  say(describeConnected(facts, { address, handle: result.ok ? result.handle : null, storage }));
  if (!result.ok) for (const problem of result.problems) complain(`✗ The profile: ${problem}`);
  const reader = startReading(owner.identity, facts.agentverseUrl, facts.url, say);
  let stopped: Promise<void> | null = null;
  return {
    stop() {
      reader.stop();
      stopped ??= sayAway(owner.identity, facts.agentverseUrl);
      return stopped;
    },
  };
}

/** Source: Agent._shutdown in uagents/agent.py. An Agentverse that does not hear it finds out by itself. */
async function sayAway(identity: Identity, agentverseUrl: string): Promise<void> {
  const status = attestStatus(identity, { isActive: false, timestamp: Math.floor(Date.now() / SECOND) });
  await callAgentverse({
    fetch: (url, init) => fetch(url, init),
    now: Date.now,
    url: `${agentverseUrl}/v1/almanac/agents/${identity.address}/status`,
    body: JSON.stringify(status),
    timeoutMs: GOODBYE_TIMEOUT,
  });
}
