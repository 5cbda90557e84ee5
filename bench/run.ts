import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startLocalAgentverse } from "@asi-image-agent/local-agentverse";
import { attestRegistration, type Identity } from "@asi-image-agent/protocol";
import { freePort, startAgentProcess } from "../dev/agent-process.ts";
import { type ImageApi, startImageApi } from "../dev/image-api.ts";
import { acknowledgementP50, chatsPerSecond, makeSenders, submitsPerSecond, type Target } from "./load.ts";
import { type PeerEndpoint, startPeerEndpoint } from "./peer-endpoint.ts";
import { startReference } from "./reference.ts";
import { measureWorker } from "./worker-size.ts";

// Ours under `npm start` against the Python reference, one after the other, on this machine and over loopback.
// Both have an image API that answers at once, so that what is left is the agents' own work.

const SENDERS = 40;
const SUBMITS = 3_000;
const CHATS = 200;
const CHATS_ALONE = 30;
const CHATS_OF_TEN = 10;

interface Figures {
  readonly submits: number;
  readonly chats: number;
  readonly aloneMs: number;
  readonly amongTenMs: number;
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
const api = await startImageApi();
const endpoint = await startPeerEndpoint();
const senders = makeSenders(SENDERS);

console.log("Measuring ours ...");
const ours = await measureOurs(api);
console.log("Measuring the reference ...");
const reference = await measureReference(api);
endpoint.stop();
await api.stop();

print(ours, reference);
const { gzipped, startup } = measureWorker();
console.log(`\nWorker: ${gzipped} gzipped, ${startup} of CPU to start`);

async function measureOurs(api: ImageApi): Promise<Figures> {
  const persistTo = mkdtempSync(join(tmpdir(), "bench-"));
  const vars = {
    IMAGE_PROVIDERS: "asi1",
    ASI_LLM_KEY: "bench",
    UNDERSTANDING: "rules",
    ASI1_BASE_URL: api.baseUrl,
    MESSAGES_PER_HOUR: "0",
    QUOTA_MAX_REQUESTS: "100000",
    DAILY_IMAGE_LIMIT: "0",
  };
  const agent = await startAgentProcess({ persistTo, vars });
  try {
    return await measure(agent, agent.agentverseUrl);
  } finally {
    await agent.stop();
    rmSync(persistTo, { recursive: true, force: true });
  }
}

async function measureReference(api: ImageApi): Promise<Figures> {
  const agentverse = await startLocalAgentverse(await freePort(), null, () => {});
  const agent = await startReference(agentverse.url, api.linkingBaseUrl);
  try {
    return await measure(agent, agentverse.url);
  } finally {
    agent.stop();
    await agentverse.stop();
  }
}

async function measure(target: Target, agentverseUrl: string): Promise<Figures> {
  for (const sender of senders) await register(sender, endpoint, agentverseUrl);
  await chatsPerSecond(target, senders, endpoint, SENDERS);
  return {
    aloneMs: await acknowledgementP50(target, senders.slice(0, 1), endpoint, CHATS_ALONE),
    amongTenMs: await acknowledgementP50(target, senders.slice(0, 10), endpoint, CHATS_OF_TEN),
    chats: await chatsPerSecond(target, senders, endpoint, CHATS),
    submits: await submitsPerSecond(target, senders, SUBMITS),
  };
}

async function register(sender: Identity, { url }: PeerEndpoint, agentverseUrl: string): Promise<void> {
  const timestamp = Math.floor(Date.now() / 1000);
  const facts = { protocols: [], endpoints: [{ url, weight: 1 }], metadata: null, timestamp };
  const body = JSON.stringify(attestRegistration(sender, facts));
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${agentverseUrl}/v1/almanac/agents`, { method: "POST", headers, body });
  if (!answer.ok) throw new Error(`The Almanac refused a sender: ${await answer.text()}`);
}

function print(ours: Figures, reference: Figures): void {
  const row = (name: string, mine: number, theirs: number, ratio: number) =>
    console.log(
      `${name.padEnd(44)}${mine.toFixed(1).padStart(10)}${theirs.toFixed(1).padStart(12)}${`${ratio.toFixed(2)}×`.padStart(10)}`,
    );
  console.log(`\n${"".padEnd(44)}${"ours".padStart(10)}${"reference".padStart(12)}${"better".padStart(10)}`);
  row(
    "envelopes accepted per second, 32 at once",
    ours.submits,
    reference.submits,
    ours.submits / reference.submits,
  );
  row(
    `chats to the end per second, ${SENDERS} senders`,
    ours.chats,
    reference.chats,
    ours.chats / reference.chats,
  );
  row(
    "acknowledgement p50, 1 sender (ms)",
    ours.aloneMs,
    reference.aloneMs,
    reference.aloneMs / ours.aloneMs,
  );
  row(
    "acknowledgement p50, 10 senders (ms)",
    ours.amongTenMs,
    reference.amongTenMs,
    reference.amongTenMs / ours.amongTenMs,
  );
}
