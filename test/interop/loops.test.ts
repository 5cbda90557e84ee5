import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { submitEnvelope } from "../../cli/agent-client.ts";
import { chatEnvelope } from "../../cli/chat-session.ts";
import { type AgentProcess, startAgentProcess } from "../../dev/agent-process.ts";
import { type ImageApi, startImageApi } from "../../dev/image-api.ts";
import { keepRegistered } from "../../packages/kit/keep-registered.ts";
import { identityFromSeed } from "../../src/protocol/identity.ts";
import { startReferenceAgent } from "./reference-agent.ts";
import { type Relay, startRelay } from "./relay.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const QUIET_MS = 5_000;
/** More than was measured, far less than a conversation without an end. */
const MOST_MESSAGES = 30;
const AT_ONCE = 0;
/** Slow enough that the agent has said a word about the progress. */
const SLOWLY = 2_500;
const PROGRESS_AFTER_SECONDS = "1";

let drawingMs: number;
let api: ImageApi;

beforeAll(async () => {
  api = await startImageApi(undefined, () => drawingMs);
});

afterAll(async () => {
  await api?.stop();
});

function startAgent(seed: string, persistTo: string): Promise<AgentProcess> {
  const vars = { IMAGE_PROVIDERS: "asi1", ASI1_BASE_URL: api.baseUrl, PROGRESS_AFTER_SECONDS };
  return startAgentProcess({
    persistTo,
    vars,
    environment: { AGENT_SEED: seed, ASI_LLM_KEY: "interop", UNDERSTANDING: "rules" },
  });
}

describe("two of our own agents pointed at each other", () => {
  let directories: ReturnType<typeof temporaryDirectory>[];
  let asker: AgentProcess;
  let asked: AgentProcess;
  let relays: Relay[];
  let ends: (() => void)[];
  const seed = () => `one of two ${randomUUID()}`;
  let askerSeed: string;

  beforeEach(async () => {
    directories = [temporaryDirectory(), temporaryDirectory()];
    const [here = "", there = ""] = directories.map(({ path }) => path);
    const askedSeed = seed();
    askerSeed = seed();
    [asker, asked] = await Promise.all([startAgent(askerSeed, here), startAgent(askedSeed, there)]);
    // Each finds the other in its own Almanac, behind a relay that counts.
    relays = await Promise.all([asker, asked].map(({ url }) => startRelay(`${url}/submit`)));
    ends = [
      await introduce(askerSeed, asker, relays[0]?.endpoint ?? "", asked.agentverseUrl),
      await introduce(askedSeed, asked, relays[1]?.endpoint ?? "", asker.agentverseUrl),
    ];
  });

  afterEach(async () => {
    for (const end of ends) end();
    for (const one of [asker, asked, ...relays]) await one.stop();
    for (const directory of directories) directory.remove();
  });

  it.each([
    ["Hello!", AT_ONCE],
    ["a windmill in spring", AT_ONCE],
    ["a windmill in spring", SLOWLY],
  ])("fall silent after %j (drawing takes %i ms) and draw once at most", async (text, ms) => {
    drawingMs = ms;
    const calls = api.calls();
    const identity = identityFromSeed(askerSeed);
    const connection = { url: asked.url, agentAddress: asked.address, identity };
    const wire = chatEnvelope(connection, { session: randomUUID(), msgId: randomUUID(), text });
    expect(await submitEnvelope(asked.url, wire)).toMatchObject({ ok: true });

    const messages = () => relays.reduce((sum, { schemas }) => sum + schemas.length, 0);
    await silence(() => messages() + api.calls());
    expect({ text, messages: messages(), drawn: api.calls() - calls }).toSatisfy(isModest);
  });
});

describe("the third document's agent, which greets back for ever", () => {
  const directory = temporaryDirectory();
  let agent: AgentProcess;

  beforeAll(async () => {
    agent = await startAgent(randomUUID(), directory.path);
  });

  afterAll(async () => {
    await agent?.stop();
    directory.remove();
  });

  it.each([
    ["hello", AT_ONCE],
    ["Hello from Agent1!", AT_ONCE],
    ["Hello from Agent1!", SLOWLY],
  ])("that begins with %j (drawing takes %i ms) gets one picture at most, then silence", async (text, ms) => {
    drawingMs = ms;
    const calls = api.calls();
    const greeter = await startReferenceAgent("greeter.py", agent.agentverseUrl, text, agent.address);
    onTestFinished(() => greeter.stop());
    await greeter.waitFor((messages) => messages.length >= 2);
    const messages = (await greeter.silence(QUIET_MS)).length;
    await greeter.expectAlive();
    expect({ text, messages, drawn: api.calls() - calls }).toSatisfy(isModest);
  });
});

function isModest({ messages, drawn }: { messages: number; drawn: number }): boolean {
  return messages <= MOST_MESSAGES && drawn <= 1;
}

/** Puts one agent into the Almanac of another. Returns how to take it out. */
function introduce(
  seed: string,
  { address, url }: AgentProcess,
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
