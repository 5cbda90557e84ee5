import { randomUUID } from "node:crypto";
import { startLocalAgentverse } from "@asi-image-agent/local-agentverse";
import { inject, vi } from "vitest";
import { freePort } from "../../dev/agent-process.ts";
import { identityFromSeed } from "../../src/protocol/identity.ts";
import { runWorker, WORKER_NAME } from "../e2e/run-worker.ts";

/** Our agent beside a local Agentverse of its own, as `npm start` sets them up, without what makes that take seconds. */
export interface OurAgent {
  readonly url: string;
  readonly agentverseUrl: string;
  readonly address: string;
  readonly seed: string;
  stop(): Promise<void>;
}

const CRON = "17 * * * *";
const REGISTERED_WITHIN = { timeout: 30_000, interval: 20 };

/** Runs the Worker with these settings, under a seed that nobody had before, until the Almanac knows it. */
export async function startOurAgent(vars: Readonly<Record<string, string>>): Promise<OurAgent> {
  const seed = `an agent of ours ${randomUUID()}`;
  const { address } = identityFromSeed(seed);
  const agentverse = await startLocalAgentverse(0, null, () => {});
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const own = { AGENT_SEED: seed, PUBLIC_URL: url, AGENTVERSE_URL: agentverse.url };
  const miniflare = await runWorker({ worker: inject("builtWorker"), port, vars: { ...own, ...vars } });
  const stop = async () => {
    await miniflare.dispose();
    await agentverse.stop();
  };
  try {
    await (await miniflare.getWorker(WORKER_NAME)).scheduled({ cron: CRON });
    const record = `${agentverse.url}/v1/almanac/agents/${address}`;
    await vi.waitUntil(async () => (await fetch(record)).ok, REGISTERED_WITHIN);
  } catch (fault) {
    await stop();
    throw fault;
  }
  return { url, agentverseUrl: agentverse.url, address, seed, stop };
}
