import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, startAgentProcess } from "../dev/agent-process.ts";
import type { ImageApi } from "../dev/image-api.ts";
import type { Build } from "../test/e2e/built-worker.ts";
import { KillableAgent } from "../test/faults/killable-agent.ts";
import type { Target } from "./load.ts";
import type { ProcessFacts } from "./process-cpu.ts";
import { startReference } from "./reference.ts";

export const CONTENDERS = ["built", "start", "reference"] as const;
export type ContenderName = (typeof CONTENDERS)[number];

/** An agent under measurement, running. */
export interface Contender extends Target {
  readonly name: ContenderName;
  readonly agentverseUrl: string;
  /** Whose CPU and memory are the agent's. */
  readonly counts: (facts: ProcessFacts) => boolean;
  readonly stop: () => Promise<void>;
}

export interface World {
  readonly worker: Build;
  /** One seed for all, so that the same envelopes are for each of them. */
  readonly seed: string;
  readonly api: ImageApi;
  readonly agentverseUrl: string;
}

/** Settings of ours: it gets the picture itself from the API and keeps it; no limit is in the way. */
const settings = ({ api, seed }: World) => ({
  AGENT_SEED: seed,
  IMAGE_PROVIDERS: "asi1",
  ASI_LLM_KEY: "bench",
  // The text model would be asked what a line means, and the reference asks nobody.
  UNDERSTANDING: "rules",
  ASI1_BASE_URL: api.baseUrl,
  MESSAGES_PER_HOUR: "0",
  QUOTA_MAX_REQUESTS: "1000000",
  DAILY_IMAGE_LIMIT: "0",
});

/** Starts the Worker as it is deployed, in workerd, without any of the development Workers before it. */
async function startBuilt(world: World, address: string): Promise<Contender> {
  const persistTo = mkdtempSync(join(tmpdir(), "bench-built-"));
  const vars = { ...settings(world), AGENTVERSE_URL: world.agentverseUrl };
  const agent = new KillableAgent(world.worker, { http: await freePort(), direct: true }, persistTo, vars);
  await agent.start();
  return {
    name: "built",
    ...{ url: agent.url, address, agentverseUrl: world.agentverseUrl },
    counts: ({ name, group }) => name === "workerd" && group === agent.group,
    async stop() {
      await agent.stop();
      rmSync(persistTo, { recursive: true, force: true });
    },
  };
}

/** Runs `npm start`: wrangler, its proxy and the local Agentverse are part of it. */
async function startStart(world: World): Promise<Contender> {
  const persistTo = mkdtempSync(join(tmpdir(), "bench-start-"));
  const agent = await startAgentProcess({ persistTo, vars: settings(world) });
  return {
    name: "start",
    ...{ url: agent.url, address: agent.address, agentverseUrl: agent.agentverseUrl },
    counts: ({ group }) => group === agent.pid,
    async stop() {
      await agent.stop();
      rmSync(persistTo, { recursive: true, force: true });
    },
  };
}

/** Starts the reference, which passes on the API's link and has no more to do than that. */
async function startPython({ api, agentverseUrl, seed }: World): Promise<Contender> {
  const { url, address, pid, stop } = await startReference(agentverseUrl, api.linkingBaseUrl, seed);
  return {
    name: "reference",
    ...{ url, address, agentverseUrl },
    counts: (facts) => facts.pid === pid,
    stop: async () => stop(),
  };
}

/** Starts all agents, to be measured in turns. `address`: that the seed makes. */
export async function startContenders(world: World, address: string): Promise<readonly Contender[]> {
  const started: Contender[] = [];
  try {
    started.push(await startBuilt(world, address));
    started.push(await startStart(world));
    started.push(await startPython(world));
    const stranger = started.find((one) => one.address !== address);
    if (stranger !== undefined) throw new Error(`${stranger.name} has another address than the seed makes`);
    return started;
  } catch (fault) {
    await Promise.all(started.map(({ stop }) => stop()));
    throw fault;
  }
}
