import { agentToken } from "../agent-token.ts";
import { AGENT_ADDRESS } from "../e2e/agent.ts";
import { type Letter, readLetter } from "../e2e/letter.ts";
import type { FaultyPeer } from "./faulty-peer.ts";
import type { KillableAgent } from "./killable-agent.ts";

const ENVELOPE = /"envelope":(\{[^{}]*\})/g;

const UUID = /"uuid":"([^"]+)"/g;

/** All that a peer has got: what came to its endpoint, and after it what waits in its mailbox, each in order. */
export async function readInbox(peer: FaultyPeer, agent: KillableAgent): Promise<Letter[]> {
  while ((await collect(peer, agent)) > 0);
  return peer.inbox;
}

/** Takes a page out of a peer's mailbox, as a client does: kept first, then deleted. Gives how many there were. */
export async function collect({ identity, inbox }: FaultyPeer, agent: KillableAgent): Promise<number> {
  const authorization = `Agent ${agentToken(identity, { from: Math.floor(agent.now() / 1_000) })}`;
  const headers = { authorization };
  const url = `${agent.url}/v2/agents/${identity.address}/mailbox`;
  const response = await fetch(url, { headers });
  const text = await response.text();
  if (!response.ok) throw new Error(`the mailbox answered ${response.status}: ${text}`);
  const parties = { from: AGENT_ADDRESS, to: identity.address };
  const waiting = Array.from(text.matchAll(ENVELOPE), ([, wire = ""]) => readLetter(wire, parties));
  inbox.push(...waiting);
  for (const [, uuid = ""] of text.matchAll(UUID))
    await fetch(`${url}/${uuid}`, { method: "DELETE", headers });
  return waiting.length;
}
