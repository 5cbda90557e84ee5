import { setTimeout as pause } from "node:timers/promises";
import { AGENT_ADDRESS } from "../e2e/agent.ts";
import { type Sealed, sealChat, sealErrorMessage, sealImageRequest } from "../e2e/messages.ts";
import type { FaultyPeer } from "./faulty-peer.ts";
import type { KillableAgent } from "./killable-agent.ts";
import type { Strand } from "./oracle.ts";
import type { PlannedConversation } from "./plan.ts";

const RETRY_MS = 300;
/** Restarts of the agent take seconds. */
const MOST_TRIES = 60;

/** A strand, and whose it is. */
export interface PeerStrand extends Strand {
  readonly peer: FaultyPeer;
}

/** Sends a planned message until the agent has taken it, again and elsewhere as planned. */
export async function hold(
  planned: PlannedConversation,
  peer: FaultyPeer,
  agent: KillableAgent,
): Promise<PeerStrand[]> {
  const first = await say(planned, peer, agent, {});
  for (let repeat = 0; repeat < planned.repeats; repeat += 1) await agent.submit(first.sealed.wire);
  const { msgId } = first.sealed;
  if (!planned.inSecondSession || msgId === null) return [first.strand];
  const second = await say(planned, peer, agent, { msgId });
  return [first.strand, second.strand];
}

async function say(
  { form, text }: PlannedConversation,
  peer: FaultyPeer,
  agent: KillableAgent,
  ids: { readonly msgId?: string },
): Promise<{ sealed: Sealed; strand: PeerStrand }> {
  const { identity } = peer;
  let sealed =
    form === "chat"
      ? sealChat(identity, AGENT_ADDRESS, text, { ...ids, now: agent.now() })
      : sealImageRequest(identity, AGENT_ADDRESS, text, agent.now());
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const status = await agent.submit(sealed.wire);
    const { session, msgId } = sealed;
    if (status === 200) return { sealed, strand: { form, text, session, msgId, accepted: true, peer } };
    // Its envelope has expired meanwhile, on a clock that jumps.
    if (status === 400) break;
    await pause(RETRY_MS);
    // Signed afresh it is the same message, known by its msg_id. A direct request has none: it is sent as it was.
    if (msgId !== null)
      sealed = sealChat(identity, AGENT_ADDRESS, text, { session, msgId, now: agent.now() });
  }
  const { session, msgId } = sealed;
  return { sealed, strand: { form, text, session, msgId, accepted: false, peer } };
}

/** Makes the objects of these peers look at what they owe, as most messages do. */
export async function wake(peers: readonly FaultyPeer[], agent: KillableAgent): Promise<void> {
  for (const { identity } of peers) {
    await agent.submit(sealErrorMessage(identity, AGENT_ADDRESS, agent.now()).wire);
  }
}
