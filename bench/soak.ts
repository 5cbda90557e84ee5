import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { freePort } from "../dev/agent-process.ts";
import { startImageApi } from "../dev/image-api.ts";
import { AGENT_ADDRESS } from "../test/e2e/agent.ts";
import { startAlmanac } from "../test/e2e/almanac.ts";
import { buildWorker } from "../test/e2e/built-worker.ts";
import { WORKER_NAME } from "../test/e2e/run-worker.ts";
import { KillableAgent } from "../test/faults/killable-agent.ts";
import { heapMegabytes } from "./isolate-heap.ts";
import { chatsPerSecond, makeSenders } from "./load.ts";
import { startPeerEndpoint } from "./peer-endpoint.ts";
import { residentMegabytes } from "./process-memory.ts";

// npm run soak -- --conversations 5000 --minutes 5
// Conversations without a pause against the built Worker, with an image API that answers at once: what is left in
// memory and in tables after them?

const { values } = parseArgs({
  options: {
    conversations: { type: "string", default: "3000" },
    minutes: { type: "string", default: "5" },
    senders: { type: "string", default: "50" },
  },
});
const most = Number(values.conversations);
const end = performance.now() + Number(values.minutes) * 60_000;
const BATCH = 250;

const worker = buildWorker();
const persistTo = mkdtempSync(join(tmpdir(), "soak-"));
const [api, almanac, endpoint] = await Promise.all([startImageApi(), startAlmanac(), startPeerEndpoint()]);
const senders = makeSenders(Number(values.senders));
for (const { address } of senders) almanac.register(address, endpoint.url);
const inspector = await freePort();
const agent = new KillableAgent(worker, { http: await freePort(), inspector }, persistTo, {
  ASI_LLM_KEY: "soak",
  UNDERSTANDING: "rules",
  ASI1_BASE_URL: api.baseUrl,
  AGENTVERSE_URL: almanac.url,
  MESSAGES_PER_HOUR: "0",
  QUOTA_MAX_REQUESTS: "1000000",
  DAILY_IMAGE_LIMIT: "0",
});

try {
  await agent.start();
  const target = { url: agent.url, address: AGENT_ADDRESS };
  await chatsPerSecond(target, senders, endpoint, senders.length);
  console.log(`At the start: ${await memory()}`);
  let held = 0;
  while (held < most && performance.now() < end) {
    const rate = await chatsPerSecond(target, senders, endpoint, BATCH);
    held += BATCH;
    console.log(`${held} conversations, ${rate.toFixed(1)}/s, ${resident()}`);
  }
  console.log(`At the end: ${await memory()}`);
  for (const [table, count] of await rowsLeft()) console.log(`${table}: ${count} rows`);
  console.log(`${api.calls()} pictures for ${held + senders.length} conversations`);
} finally {
  await agent.stop();
  endpoint.stop();
  await Promise.all([api.stop(), almanac.stop()]);
  worker.remove();
  rmSync(persistTo, { recursive: true, force: true });
}

/** workerd's memory holds miniflare's own bucket, queue and databases too: a leak of ours would be in the heap. */
async function memory(): Promise<string> {
  return `heap ${(await heapMegabytes(inspector, WORKER_NAME)).toFixed(1)} MB, ${resident()}`;
}

function resident(): string {
  const megabytes = residentMegabytes(({ name, group }) => name === "workerd" && group === agent.group);
  return `workerd ${megabytes === null ? "unknown" : `${megabytes.toFixed(0)} MB`}`;
}

/** Rows of all senders together. */
async function rowsLeft(): Promise<[string, number][]> {
  const count = async (table: string) => {
    const query = `SELECT count(*) AS n FROM ${table}`;
    const all = await Promise.all(senders.map(({ address }) => agent.rows(address, query)));
    return all.flat().reduce((sum, { n }) => sum + Number(n), 0);
  };
  const tables = ["sender", "messages", "jobs", "letters"];
  return Promise.all(tables.map(async (table): Promise<[string, number]> => [table, await count(table)]));
}
