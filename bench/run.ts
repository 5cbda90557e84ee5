import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { startLocalAgentverse } from "@asi-image-agent/local-agentverse";
import { attestRegistration, type Identity, identityFromSeed } from "@asi-image-agent/protocol";
import { freePort } from "../dev/agent-process.ts";
import { startImageApi } from "../dev/image-api.ts";
import { buildWorker } from "../test/e2e/built-worker.ts";
import { type Contender, startContenders } from "./contenders.ts";
import { signByReference } from "./envelopes.ts";
import { measureLimits } from "./limits.ts";
import { type Figures, measureRound, neededFor, type Sizes } from "./measure.ts";
import { SENDERS } from "./metrics.ts";
import { type PeerEndpoint, startPeerEndpoint } from "./peer-endpoint.ts";
import { cpuMs } from "./process-cpu.ts";
import { residentMegabytes } from "./process-memory.ts";
import { pageOf, type Results, summary } from "./report.ts";
import { measureWorker } from "./worker-size.ts";

// npm run bench [-- --quick]: the built Worker, `npm start` and the Python reference in turns, on this machine and over
// loopback, with the same envelopes and an image API that answers at once. Writes docs/performance.json and .md; with
// --quick one short round, of which nothing is kept.

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
const ROOT = resolve(import.meta.dirname, "..");
const ROUNDS = values.quick ? 1 : 5;
const SIZES: Sizes = values.quick
  ? { submits: { 1: 60, 8: 150, 32: 300 }, chats: { 1: 8, 10: 3, 50: 1 }, forgeries: 200, pictures: 100 }
  : { submits: { 1: 200, 8: 500, 32: 1_000 }, chats: { 1: 20, 10: 6, 50: 3 }, forgeries: 500, pictures: 300 };

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

const seed = randomBytes(32).toString("hex");
const { address } = identityFromSeed(seed);
const senderSeeds = Array.from({ length: SENDERS.at(-1) ?? 50 }, () => randomBytes(32).toString("hex"));
const needed = neededFor(SIZES);
// One round more, to warm up.
const rounds = ROUNDS + 1;
console.log(`The reference signs ${(needed.acknowledgement + needed.chat) * rounds} envelopes ...`);
const envelopes = signByReference({
  target: address,
  seeds: senderSeeds,
  acknowledgement: needed.acknowledgement * rounds,
  chat: needed.chat * rounds,
});

const worker = buildWorker();
const api = await startImageApi();
const endpoint = await startPeerEndpoint();
const limits = await measureLimits({
  ...{ api, endpoint },
  acknowledgements: envelopes.acknowledgement.slice(0, SIZES.submits[32]),
  chats: envelopes.chat.slice(0, SIZES.chats[50] * 50),
});
const agentverse = await startLocalAgentverse(await freePort(), null, () => {});
const contenders = await startContenders({ worker, seed, api, agentverseUrl: agentverse.url }, address);
let figures: readonly { readonly name: Contender["name"]; readonly rounds: readonly Figures[] }[] = [];
let ownShare = 0;
try {
  for (const agent of contenders)
    for (const one of senderSeeds) await register(identityFromSeed(one), endpoint, agent.agentverseUrl);
  const atRest = contenders.map(({ counts }) => residentMegabytes(counts));
  const measured = contenders.map((): Figures[] => []);
  const agentsCpuMs = () => contenders.reduce((sum, { counts }) => sum + cpuMs(counts), 0);
  const began = { own: ownCpuMs(), agents: agentsCpuMs() };
  for (let round = 0; round < rounds; round++) {
    for (const [index, agent] of contenders.entries()) {
      console.log(`Round ${round} of ${ROUNDS}${round === 0 ? " (to warm up)" : ""}: ${agent.name} ...`);
      const result = await measureRound(agent, endpoint, envelopes, round, SIZES);
      if (round > 0) measured[index]?.push(result);
    }
  }
  ownShare = (ownCpuMs() - began.own) / (agentsCpuMs() - began.agents);
  figures = contenders.map(({ name, counts }, index) => ({
    name,
    rounds: (measured[index] ?? []).map((one) => ({
      ...one,
      ...megabytes("memory", atRest[index] ?? null),
      ...megabytes("memory-after", residentMegabytes(counts)),
    })),
  }));
} finally {
  await Promise.all(contenders.map(({ stop }) => stop()));
  endpoint.stop();
  await Promise.all([api.stop(), agentverse.stop()]);
  worker.remove();
}

const results: Results = {
  machine: {
    processor: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    system: process.platform,
    node: process.version,
  },
  rounds: ROUNDS,
  conversations:
    needed.chat === 0 ? 0 : rounds * SENDERS.reduce((sum, count) => sum + count * SIZES.chats[count], 0),
  limits,
  ownShare,
  worker: measureWorker(),
  figures: Object.fromEntries(figures.map(({ name, rounds }) => [name, summary(rounds)])),
};
const page = pageOf(results);
console.log(page);
if (!values.quick) {
  write("docs/performance.json", `${JSON.stringify(results, null, 2)}\n`);
  write("docs/performance.md", page);
}

function write(path: string, text: string): void {
  const file = join(ROOT, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function megabytes(key: string, value: number | null): Figures {
  return value === null ? {} : { [key]: value };
}

/** CPU time of this process, in which load, peers, image API and Almanac run. */
function ownCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

async function register(sender: Identity, { url }: PeerEndpoint, agentverseUrl: string): Promise<void> {
  const timestamp = Math.floor(Date.now() / 1000);
  const facts = { protocols: [], endpoints: [{ url, weight: 1 }], metadata: null, timestamp };
  const body = JSON.stringify(attestRegistration(sender, facts));
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${agentverseUrl}/v1/almanac/agents`, { method: "POST", headers, body });
  if (!answer.ok) throw new Error(`The Almanac refused a sender: ${await answer.text()}`);
}
