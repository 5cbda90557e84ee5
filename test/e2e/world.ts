import { inject } from "vitest";
import { AGENT_ADDRESS, type Agent, startAgent } from "./agent.ts";
import { type Almanac, startAlmanac } from "./almanac.ts";
import { type ImageApi, startImageApi } from "./image-api.ts";
import { type Sealed, sealChat, sealImageRequest } from "./messages.ts";
import { type Peer, startPeer } from "./peer.ts";

/** What the operator pays with; no peer and no log may ever see it. */
export const KEY = "the-key-of-the-operator";

/** An agent of the built Worker with everything around it, each on a loopback port of its own. */
export interface World {
  readonly agent: Agent;
  readonly api: ImageApi;
  readonly almanac: Almanac;
  /** A new peer that the Almanac knows. */
  peer(): Promise<Peer>;
  stop(): Promise<void>;
}

export async function startWorld(vars: Readonly<Record<string, string>> = {}): Promise<World> {
  const dependencies = await startDependencies();
  const agent = await startAgent({ worker: inject("builtWorker"), vars: { ...dependencies.vars, ...vars } });
  return {
    agent,
    api: dependencies.api,
    almanac: dependencies.almanac,
    peer: dependencies.peer,
    async stop() {
      await agent.stop();
      await dependencies.stop();
    },
  };
}

/** The image API, the Almanac and the peers, and what an agent has to be told of them. */
export async function startDependencies() {
  const [api, almanac] = await Promise.all([startImageApi(), startAlmanac()]);
  const peers: Peer[] = [];
  const peer = async () => {
    const started = await startPeer(AGENT_ADDRESS);
    peers.push(started);
    almanac.register(started.identity.address, started.endpoint);
    return started;
  };
  const vars = { ASI_LLM_KEY: KEY, ASI1_BASE_URL: api.baseUrl, AGENTVERSE_URL: almanac.url };
  const stop = async () => {
    await Promise.all([...peers, api, almanac].map((server) => server.stop()));
  };
  return { api, almanac, peer, vars, stop };
}

/** The peer says something to the agent, in a new session, and is heard. */
export async function say(agent: Agent, peer: Peer, text: string): Promise<Sealed> {
  return accepted(agent, sealChat(peer.identity, agent.address, text));
}

export async function askDirectly(agent: Agent, peer: Peer, description: string): Promise<Sealed> {
  return accepted(agent, sealImageRequest(peer.identity, agent.address, description));
}

async function accepted(agent: Agent, sealed: Sealed): Promise<Sealed> {
  const status = await agent.submit(sealed.wire);
  if (status !== 200) throw new Error(`the agent answered ${status}`);
  return sealed;
}
