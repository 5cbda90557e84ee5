import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../dev/agent-process.ts";
import { AGENT_ADDRESS } from "../e2e/agent.ts";
import { buildWorker } from "../e2e/built-worker.ts";
import { type Control, startControl } from "./control.ts";
import { type FaultyAlmanac, startFaultyAlmanac } from "./faulty-almanac.ts";
import { type FaultyPeer, startFaultyPeer } from "./faulty-peer.ts";
import { type FaultyImageApi, startFaultyImageApi } from "./image-api.ts";
import { KillableAgent } from "./killable-agent.ts";
import type { Faults } from "./plan.ts";

/** The agent and everything around it, all of it at fault. */
export interface FaultyWorld {
  readonly agent: KillableAgent;
  readonly api: FaultyImageApi;
  readonly almanac: FaultyAlmanac;
  readonly control: Control;
  readonly peers: readonly FaultyPeer[];
  stop(): Promise<void>;
}

/** Short, so that what hangs does not take long; long enough for a busy machine to answer in time otherwise. */
const IMAGE_TIMEOUT_SECONDS = "8";

export async function startFaultyWorld(
  seed: string,
  peerCount: number,
  faults: Faults,
  mailboxOnly: boolean,
): Promise<FaultyWorld> {
  const worker = buildWorker("test/faults/faulty-worker.ts");
  const persistTo = mkdtempSync(join(tmpdir(), "faults-"));
  const api = await startFaultyImageApi(faults);
  const almanac = await startFaultyAlmanac(faults);
  const control = await startControl(faults, api.promptOf);
  const peers = await Promise.all(
    Array.from({ length: peerCount }, (_, n) => startFaultyPeer(n, seed, AGENT_ADDRESS, faults, mailboxOnly)),
  );
  for (const { identity, endpoint } of peers)
    if (endpoint !== null) almanac.register(identity.address, endpoint);
  const agent = new KillableAgent(worker, { http: await freePort() }, persistTo, (kills) => ({
    // The image API knows by it which calls were made before a kill.
    ASI_LLM_KEY: `a key after ${kills} kills`,
    UNDERSTANDING: "rules",
    ASI1_BASE_URL: api.baseUrl,
    AGENTVERSE_URL: almanac.url,
    FAULTS_URL: control.url,
    IMAGE_TIMEOUT_SECONDS,
    MESSAGES_PER_HOUR: "0",
    QUOTA_MAX_REQUESTS: "1000000",
    DAILY_IMAGE_LIMIT: "1000000",
  }));
  await agent.start();
  return {
    agent,
    api,
    almanac,
    control,
    peers,
    async stop() {
      await agent.stop();
      await Promise.all([api.stop(), almanac.stop(), control.stop(), ...peers.map((peer) => peer.goAway())]);
      worker.remove();
      rmSync(persistTo, { recursive: true, force: true });
    },
  };
}
