import { type Identity, identityFromSeed } from "@asi-image-agent/protocol";
import { isLoopback } from "../../src/net/loopback.ts";
import { expandSources, findSetting, type Settings } from "../settings.ts";

/** The real one, at which ASI:One finds agents. */
const AGENTVERSE = "https://agentverse.ai";

/** The Agentverse at which the agent has its mailbox: the one that the settings name, AGENT_URI among them, or the real one. */
export function mailboxAgentverse(sources: readonly Settings[]): string {
  const expanded = expandSources(sources);
  return findSetting("AGENTVERSE_URL", expanded.ok ? [expanded.settings] : sources) ?? AGENTVERSE;
}

/** Settings of an agent that is reached through its mailbox, for whatever its user has not set. */
export function connectionVars(
  agentverseUrl: string,
  publicUrl: string,
  sources: readonly Settings[],
): Record<string, string> {
  const vars: Record<string, string> = { AGENTVERSE_URL: agentverseUrl, REACHED_BY: "mailbox" };
  if (!isLoopback(publicUrl)) return vars;
  // A link to this machine is of no use to anybody else: pictures go into Agentverse's storage.
  const wanted = { IMAGE_REPLY: "resource", IMAGE_RESOURCE_URI: "agent-storage" };
  for (const [name, value] of Object.entries(wanted))
    if (findSetting(name, sources) === null) vars[name] = value;
  return vars;
}

export type MailboxOwner =
  | { readonly ok: true; readonly seed: string; readonly identity: Identity }
  | { readonly ok: false; readonly problem: string };

/** The identity whose mailbox is read: that of the agent that runs, or nobody's. */
export function mailboxOwner(seed: string | null, address: string): MailboxOwner {
  const identity = seed === null ? null : identityFromSeed(seed);
  if (seed !== null && identity?.address === address) return { ok: true, seed, identity };
  const whose = identity === null ? "there is none here" : `the one here gives ${identity.address}`;
  return {
    ok: false,
    problem: `The mailbox of ${address} is not read: that takes its AGENT_SEED, and ${whose}.`,
  };
}
