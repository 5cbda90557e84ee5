import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { findPicture, type Parties, readLetter, seal } from "@asi-image-agent/kit";
import {
  chatAcknowledgement,
  chatProtocol,
  formatTimestamp,
  type Identity,
  identityFromSeed,
  parseEnvelope,
} from "@asi-image-agent/protocol";
import * as z from "zod";
import { freePort } from "../../dev/agent-process.ts";
import { startImageApi } from "../../dev/image-api.ts";
import { AGENT_ADDRESS } from "../../test/e2e/agent.ts";
import { startAlmanac } from "../../test/e2e/almanac.ts";
import { type BuiltWorker, buildWorker } from "../../test/e2e/built-worker.ts";
import { listen, readText } from "../../test/e2e/loopback-server.ts";
import { sealChat, sealErrorMessage } from "../../test/e2e/messages.ts";
import { KillableAgent } from "../../test/faults/killable-agent.ts";
import { cpuMs } from "../process-cpu.ts";

const counted = z.number().default(0);
/** What the platform bills, and what takes CPU: as counting-worker.ts tells it. */
const countsSchema = z.strictObject({
  requests: counted,
  objectRequests: counted,
  objectMs: counted,
  statements: counted,
  rowsRead: counted,
  rowsWritten: counted,
  alarmsSet: counted,
  bucketWrites: counted,
  bucketReads: counted,
  queueWrites: counted,
  queueReads: counted,
  logLines: counted,
});
export type Counts = z.infer<typeof countsSchema>;

/** What one picture costs, from the message that asks for it until nothing of it is left. */
export interface PictureCounts {
  /** A chat message, drawn and answered; the sender acknowledges what it is told, as the reference does. */
  readonly drawn: Counts;
  /** One look at the picture. */
  readonly viewed: Counts;
  /** Everything about it deleted, when its time is over. */
  readonly forgotten: Counts;
  /** CPU of workerd for drawing it, in ms: with miniflare's bucket, queue and databases, and with the counting. */
  readonly cpuMs: number;
}

export interface CountOptions {
  /** How long the image API takes. */
  readonly drawingMs: number;
  readonly settings?: Readonly<Record<string, string>>;
  /** Pictures that the counts are the mean of. */
  readonly pictures: number;
  /** Whether each comes from a sender of its own, never heard of before; else all from one that is known. */
  readonly newSenders?: boolean;
  /** How long to wait for what comes after a picture: an alarm that finds nothing to do. */
  readonly afterMs?: number;
}

const LONGEST_WAIT_MS = 20_000;
/** Beyond the days for which a message is remembered, and a picture kept. */
const FORGOTTEN_AFTER_SECONDS = 40 * 86_400;

export function buildCountingWorker(): BuiltWorker & { remove(): void } {
  return buildWorker("bench/costs/counting-worker.ts");
}

/** Draws pictures, one after the other, and counts. What the first one alone makes is not counted. */
export async function countPicture(worker: BuiltWorker, options: CountOptions): Promise<PictureCounts> {
  const persistTo = mkdtempSync(join(tmpdir(), "costs-"));
  const { pictures, newSenders = false, afterMs = 0 } = options;
  const senders = Array.from({ length: pictures + 1 }, (_, index) =>
    identityFromSeed(`sender ${newSenders ? index : 0} of the costs`),
  );
  const [api, almanac] = await Promise.all([
    startImageApi(
      () => false,
      () => options.drawingMs,
    ),
    startAlmanac(),
  ]);
  const agent = new KillableAgent(worker, { http: await freePort() }, persistTo, {
    ASI_LLM_KEY: "costs",
    UNDERSTANDING: "rules",
    ASI1_BASE_URL: api.baseUrl,
    AGENTVERSE_URL: almanac.url,
    QUOTA_MAX_REQUESTS: "1000",
    ...options.settings,
  });
  const ear = await startEar(senders, agent);
  for (const { address } of senders) almanac.register(address, ear.url);
  const [first, ...others] = senders;
  if (first === undefined) throw new Error("nobody sends");
  try {
    await agent.start();
    const link = await askForPicture(agent, first, ear);
    await atRest(agent, senders);
    await readCounts(agent);
    const cpuBefore = cpuOf(agent);
    for (const sender of others) await askForPicture(agent, sender, ear);
    await atRest(agent, senders);
    const cpu = (cpuOf(agent) - cpuBefore) / pictures;
    await pause(afterMs);
    const drawn = perOne(await readCounts(agent), pictures);
    for (let views = 0; views < pictures; views += 1) await (await fetch(link)).arrayBuffer();
    const viewed = perOne(await readCounts(agent), pictures);
    return { drawn, viewed, forgotten: await countForgetting(agent, senders), cpuMs: cpu };
  } finally {
    await agent.stop();
    await Promise.all([ear.stop(), api.stop(), almanac.stop()]);
    rmSync(persistTo, { recursive: true, force: true });
  }
}

async function countForgetting(agent: KillableAgent, senders: readonly Identity[]): Promise<Counts> {
  const [first] = senders;
  if (first === undefined) throw new Error("nobody sends");
  await agent.killAndStart(FORGOTTEN_AFTER_SECONDS);
  // It wakes the object and leaves no row.
  await agent.submit(sealErrorMessage(first, AGENT_ADDRESS, agent.now()).wire);
  await until(async () => (await agent.rows(first.address, "SELECT id FROM messages")).length <= 1);
  const ofFirst = senders.filter(({ address }) => address === first.address).length;
  return perOne(await readCounts(agent), ofFirst);
}

const cpuOf = (agent: KillableAgent) =>
  cpuMs(({ name, group }) => name === "workerd" && group === agent.group);

interface Ear {
  readonly url: string;
  stop(): Promise<void>;
  /** Resolves with the picture's link when the session has ended and everything in it is acknowledged. */
  hear(session: string): Promise<string>;
}

/** Where the senders hear their answers. They acknowledge each chat message, as the reference does. */
async function startEar(senders: readonly Identity[], agent: KillableAgent): Promise<Ear> {
  const ends = new Map<string, () => void>();
  const pictures = new Map<string, string>();
  const acknowledged: Promise<unknown>[] = [];
  const server = await listen(async (request, response) => {
    const parsed = parseEnvelope(await readText(request));
    response.setHeader("content-type", "application/json").end("{}");
    if (!parsed.ok) return;
    const { session, target } = parsed.envelope;
    const identity = senders.find(({ address }) => address === target);
    const letter = readLetter(parsed.envelope);
    if (identity === undefined || letter.kind !== "chat" || letter.msgId === null) return;
    const parties = { agentAddress: AGENT_ADDRESS, identity };
    acknowledged.push(agent.submit(acknowledgement(parties, session, letter.msgId, agent.now())));
    const link = findPicture(letter.texts);
    if (link !== null) pictures.set(session, link);
    if (letter.endsSession) ends.get(session)?.();
  });
  return {
    url: server.url,
    stop: server.stop,
    async hear(session) {
      await new Promise<void>((resolve) => ends.set(session, resolve));
      await Promise.all(acknowledged);
      const link = pictures.get(session);
      if (link === undefined) throw new Error("a session ended without a picture");
      return link;
    },
  };
}

function acknowledgement(parties: Parties, session: string, acknowledgedMsgId: string, now: number): string {
  const message = { timestamp: formatTimestamp(now), acknowledgedMsgId, metadata: null };
  const sealable = {
    session,
    schemaDigest: chatAcknowledgement.digest,
    protocolDigest: chatProtocol.digest,
    payload: chatAcknowledgement.encode(message),
  };
  return seal(parties.identity, parties.agentAddress, sealable, now + 60_000);
}

/** Each time another one: the same words at a pace like this would be known again. */
let asked = 0;

async function askForPicture(agent: KillableAgent, sender: Identity, ear: Ear): Promise<string> {
  asked += 1;
  const sealed = sealChat(sender, AGENT_ADDRESS, `a lighthouse by bay ${asked}`, { now: agent.now() });
  const heard = ear.hear(sealed.session);
  const status = await agent.submit(sealed.wire);
  if (status !== 200) throw new Error(`the agent answered ${status}`);
  return heard;
}

async function atRest(agent: KillableAgent, senders: readonly Identity[]): Promise<void> {
  const open = `SELECT id FROM jobs UNION ALL SELECT id FROM letters WHERE state = 'outgoing'`;
  for (const { address } of senders) {
    await until(async () => (await agent.rows(address, open)).length === 0);
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + LONGEST_WAIT_MS;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error("it takes too long");
    await pause(20);
  }
}

async function readCounts(agent: KillableAgent): Promise<Counts> {
  return countsSchema.parse(await (await fetch(`${agent.url}/counts`)).json());
}

function perOne(counts: Counts, of: number): Counts {
  const means = Object.entries(counts).map(([name, value]) => [name, value / of]);
  return countsSchema.parse(Object.fromEntries(means));
}
