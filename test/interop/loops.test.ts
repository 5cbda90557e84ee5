import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { submitEnvelope } from "../../cli/agent-client.ts";
import { chatEnvelope } from "../../cli/chat-session.ts";
import { type AgentProcess, startAgentProcess } from "../../dev/agent-process.ts";
import { type ImageApi, startImageApi } from "../../dev/image-api.ts";
import { keepRegistered } from "../../dev/keep-registered.ts";
import { identityFromSeed } from "../../src/protocol/identity.ts";
import { type ReferenceAgent, startReferenceAgent } from "./reference-agent.ts";
import { type Relay, startRelay } from "./relay.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const QUIET_MS = 6_000;
/** Far more than what was measured, far less than a conversation without an end. */
const MOST_MESSAGES = 40;
/** Slow enough that the agents tell each other about the progress. */
const DRAWING_MS = 2_500;

const directories = [temporaryDirectory(), temporaryDirectory()];
const seeds = [`one ${randomUUID()}`, `the other ${randomUUID()}`];
const agents: AgentProcess[] = [];
const relays: Relay[] = [];
const registrations: (() => void)[] = [];
let api: ImageApi;

beforeAll(async () => {
  api = await startImageApi(undefined, DRAWING_MS);
  for (const [index, seed] of seeds.entries()) {
    const vars = { IMAGE_PROVIDERS: "asi1", ASI1_BASE_URL: api.baseUrl, PROGRESS_AFTER_SECONDS: "1" };
    const environment = { AGENT_SEED: seed, ASI_LLM_KEY: "interop" };
    const persistTo = directories[index]?.path ?? "";
    agents.push(await startAgentProcess({ persistTo, vars, environment }));
  }
  // Each finds the other in its own Almanac, behind a relay that counts.
  for (const [index, agent] of agents.entries()) {
    const relay = await startRelay(() => `${agent.url}/submit`);
    relays.push(relay);
    const agentverseUrl = agents[1 - index]?.agentverseUrl ?? "";
    const where = { agentUrl: agent.url, endpoint: relay.endpoint, agentverseUrl };
    const seed = seeds[index] ?? "";
    await new Promise((resolve) => {
      registrations.push(keepRegistered({ seed, address: agent.address, ...where }, resolve));
    });
  }
});

afterAll(async () => {
  for (const end of registrations) end();
  for (const one of [...agents, ...relays]) await one.stop();
  await api?.stop();
  for (const directory of directories) directory.remove();
});

describe("two of our own agents pointed at each other", () => {
  it.each(["Hello!", "a windmill in spring"])("fall silent after %j and draw once at most", async (text) => {
    const [asker, asked] = agents;
    if (asker === undefined || asked === undefined) throw new Error("two agents are needed");
    const before = { calls: api.calls(), messages: messages() };
    const identity = identityFromSeed(seeds[0] ?? "");
    const connection = { url: asked.url, agentAddress: asked.address, identity };
    const wire = chatEnvelope(connection, randomUUID(), randomUUID(), text);
    expect(await submitEnvelope(asked.url, wire)).toMatchObject({ ok: true });

    await silence();
    console.log(`${text}: ${messages() - before.messages} messages, ${api.calls() - before.calls} pictures`);
    expect(messages() - before.messages).toBeLessThan(MOST_MESSAGES);
    expect(api.calls() - before.calls).toBeLessThanOrEqual(1);
  });
});

describe("the third document's agent, which greets back for ever", () => {
  it.each([
    ["begins", "Hello from Agent1!"],
    ["begins with a bare greeting", "hello"],
  ])("%s: we fall silent and draw once at most", async (_, greeting) => {
    const [agent] = agents;
    if (agent === undefined) throw new Error("an agent is needed");
    const calls = api.calls();
    const greeter: ReferenceAgent = await startReferenceAgent(
      "greeter.py",
      agent.agentverseUrl,
      greeting,
      agent.address,
    );
    await greeter.waitFor((messages) => messages.length >= 2);
    const received = (await greeter.silence(QUIET_MS)).filter(({ sender }) => sender === agent.address);
    console.log(`${greeting}: ${received.length} messages of ours, ${api.calls() - calls} pictures`);
    expect(received.length).toBeLessThan(MOST_MESSAGES);
    expect(api.calls() - calls).toBeLessThanOrEqual(1);
    await greeter.expectAlive();
    await greeter.stop();
  });
});

function messages(): number {
  return relays.reduce((sum, { schemas }) => sum + schemas.length, 0);
}

/** Waits until no message has passed and no picture was asked for in a while. */
async function silence(): Promise<void> {
  let last = messages() + api.calls();
  for (let since = Date.now(); Date.now() - since < QUIET_MS; ) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const now = messages() + api.calls();
    if (now !== last) since = Date.now();
    last = now;
  }
}
