import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { submitEnvelope } from "../../cli/agent-client.ts";
import { chatEnvelope } from "../../cli/chat-session.ts";
import { type ImageApi, startImageApi } from "../../dev/image-api.ts";
import { keepRegistered } from "../../packages/kit/keep-registered.ts";
import { identityFromSeed } from "../../src/protocol/identity.ts";
import { type OurAgent, startOurAgent } from "./our-agent.ts";
import { startReferenceAgent } from "./reference-agent.ts";
import { type Relay, startRelay } from "./relay.ts";

const QUIET_MS = 5_000;
/** More than was measured, far less than a conversation without an end. */
const MOST_MESSAGES = 30;
const AT_ONCE = 0;
/** Slow enough that the agent has said a word about the progress. */
const SLOWLY = 2_500;
const PROGRESS_AFTER_SECONDS = "1";

/** One of our agents, and who draws for it. */
interface DrawingAgent extends OurAgent {
  readonly api: ImageApi;
  drawsIn(ms: number): void;
}

/** In a ring, each speaks with the next: so no two of them have met before. */
let ring: DrawingAgent[] = [];

beforeAll(async () => {
  ring = await Promise.all([1, 2, 3].map(startAgent));
});

afterAll(async () => {
  for (const agent of ring) {
    await agent.stop();
    await agent.api.stop();
  }
});

async function startAgent(): Promise<DrawingAgent> {
  let drawingMs = AT_ONCE;
  const api = await startImageApi(undefined, () => drawingMs);
  const provider = { IMAGE_PROVIDERS: "asi1", ASI1_BASE_URL: api.baseUrl, ASI_LLM_KEY: "interop" };
  return {
    ...(await startOurAgent({ ...provider, PROGRESS_AFTER_SECONDS, UNDERSTANDING: "rules" })),
    api,
    drawsIn(ms) {
      drawingMs = ms;
    },
  };
}

function inRing(place: number): DrawingAgent {
  const agent = ring[place % ring.length];
  if (agent === undefined) throw new Error("no agent is running");
  return agent;
}

describe("two of our own agents pointed at each other", () => {
  let place = 0;
  let asker: DrawingAgent;
  let asked: DrawingAgent;
  let relays: Relay[];
  let ends: (() => void)[];

  beforeEach(async () => {
    asker = inRing(place);
    asked = inRing(place + 1);
    place += 1;
    // Each finds the other in its own Almanac, behind a relay that counts.
    relays = await Promise.all([asker, asked].map(({ url }) => startRelay(`${url}/submit`)));
    ends = [
      await introduce(asker, relays[0]?.endpoint ?? "", asked.agentverseUrl),
      await introduce(asked, relays[1]?.endpoint ?? "", asker.agentverseUrl),
    ];
  });

  afterEach(async () => {
    for (const end of ends) end();
    for (const relay of relays) await relay.stop();
  });

  it.each([
    ["Hello!", AT_ONCE],
    ["a windmill in spring", AT_ONCE],
    ["a windmill in spring", SLOWLY],
  ])("fall silent after %j (drawing takes %i ms) and draw once at most", async (text, ms) => {
    for (const one of [asker, asked]) one.drawsIn(ms);
    const drawn = () => asker.api.calls() + asked.api.calls();
    const before = drawn();
    const identity = identityFromSeed(asker.seed);
    const connection = { url: asked.url, agentAddress: asked.address, identity };
    const wire = chatEnvelope(connection, { session: randomUUID(), msgId: randomUUID(), text });
    expect(await submitEnvelope(asked.url, wire)).toMatchObject({ ok: true });

    const messages = () => relays.reduce((sum, { schemas }) => sum + schemas.length, 0);
    await silence(() => messages() + drawn());
    expect({ text, messages: messages(), drawn: drawn() - before }).toSatisfy(isModest);
  });
});

// At the same time, each with another of the three.
describe.concurrent("the third document's agent, which greets back for ever", () => {
  it.for([
    ["hello", AT_ONCE, 0],
    ["Hello from Agent1!", AT_ONCE, 1],
    ["Hello from Agent1!", SLOWLY, 2],
  ] as const)(
    "that begins with %j (drawing takes %i ms) gets one picture at most, then silence",
    async ([text, ms, place], { expect, onTestFinished }) => {
      const agent = inRing(place);
      agent.drawsIn(ms);
      const calls = agent.api.calls();
      const greeter = await startReferenceAgent("greeter.py", agent.agentverseUrl, text, agent.address);
      onTestFinished(() => greeter.stop());
      await greeter.waitFor((messages) => messages.length >= 2);
      const messages = (await greeter.silence(QUIET_MS)).length;
      await greeter.expectAlive();
      expect({ text, messages, drawn: agent.api.calls() - calls }).toSatisfy(isModest);
    },
  );
});

function isModest({ messages, drawn }: { messages: number; drawn: number }): boolean {
  return messages <= MOST_MESSAGES && drawn <= 1;
}

/** Puts one agent into the Almanac of another. Returns how to take it out. */
function introduce(
  { seed, address, url }: OurAgent,
  endpoint: string,
  agentverseUrl: string,
): Promise<() => void> {
  return new Promise((resolve) => {
    const registration = { seed, address, agentUrl: url, endpoint, agentverseUrl };
    const end = keepRegistered(registration, () => resolve(end));
  });
}

/** Waits until `count` has stood still. */
async function silence(count: () => number): Promise<void> {
  let last = count();
  for (let since = Date.now(); Date.now() - since < QUIET_MS; ) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (count() !== last) since = Date.now();
    last = count();
  }
}
