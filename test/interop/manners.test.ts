import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type CompletionsApi, startCompletionsApi } from "../../dev/completions-api.ts";
import { identityFromSeed } from "../../src/protocol/identity.ts";
import { chatAcknowledgement } from "../../src/protocol/messages/chat-acknowledgement.ts";
import { chatMessage } from "../../src/protocol/messages/chat-message.ts";
import { contextPrompt } from "../../src/protocol/messages/context-prompt.ts";
import { errorMessage } from "../../src/protocol/messages/error-message.ts";
import { imageRequest } from "../../src/protocol/messages/image-request.ts";
import { type OurAgent, startOurAgent } from "./our-agent.ts";
import { chatFields, type Peer, startPeer } from "./peer.ts";

/** Each is told once an hour that it is kept out. */
const BLOCKED_SEEDS = [
  "a blocked sender, asking",
  "a blocked sender, requesting",
  "a blocked sender, chatting",
] as const;
const UNLIMITED_SEED = "an unlimited sender of the interop tests";
const NOT_ALLOWED = "You are not allowed to access this handler.";
const QUIET_MS = 2_000;

let api: CompletionsApi;
let agent: OurAgent;
let peer: Peer;
const others: Peer[] = [];

beforeAll(async () => {
  api = await startCompletionsApi({});
  agent = await startOurAgent({
    AGENT_NAME: "Interop",
    IMAGE_PROVIDERS: "sketch",
    COMPLETION_BASE_URL: api.baseUrl,
    COMPLETION_API_KEY: "interop",
    UNDERSTANDING: "rules",
    BLOCKED_SENDERS: BLOCKED_SEEDS.map((seed) => identityFromSeed(seed).address).join(),
    UNLIMITED_SENDERS: identityFromSeed(UNLIMITED_SEED).address,
  });
  peer = await startPeer(agent.agentverseUrl);
});

afterAll(async () => {
  for (const one of [peer, ...others]) await one?.stop();
  await agent?.stop();
  await api?.stop();
});

/** A message of ours must never stop the reference. */
afterEach(async () => {
  for (const one of [peer, ...others]) await one.expectAlive();
});

async function another(seed: string): Promise<Peer> {
  const one = await startPeer(agent.agentverseUrl, seed);
  others.push(one);
  return one;
}

/** The one answer to a direct request. */
async function answerTo(asker: Peer, model: string, fields: object) {
  const { session } = await asker.send(agent.address, model, fields);
  const [answer] = await asker.waitFor(session, (messages) => messages.length > 0);
  return answer;
}

describe("HealthCheck", () => {
  it("is answered with AgentHealth", async () => {
    const answer = await answerTo(peer, "HealthCheck", {});
    expect(answer).toMatchObject({
      model: "AgentHealth",
      fields: { agent_name: "Interop", status: "healthy" },
    });
  });
});

describe("quota of ContextPrompt", () => {
  const ask = { context: "Answer briefly.", text: "why is the sky blue" };

  it("is six in an hour, then the reference's words", async () => {
    const answers = [];
    for (let index = 0; index < 7; index += 1) answers.push(await answerTo(peer, "ContextPrompt", ask));
    expect(answers.slice(0, 6).map((answer) => answer?.fields)).toEqual(
      Array(6).fill({ text: "WHY IS THE SKY BLUE" }),
    );
    expect(answers[6]?.error).toBe(
      "Rate limit exceeded for ContextPrompt. This handler allows for 6 calls per 60 minutes. Try again later.",
    );
    expect(api.requests).toHaveLength(6);
    expect(api.requests[0]?.messages).toEqual([
      { role: "system", content: ask.context },
      { role: "user", content: ask.text },
    ]);
  });

  it("leaves StructuredOutputPrompt alone", async () => {
    const answer = await answerTo(peer, "StructuredOutputPrompt", { prompt: "?", output_schema: {} });
    expect(answer?.model).toBe("StructuredOutputResponse");
  });

  it("does not hold for UNLIMITED_SENDERS", async () => {
    const unlimited = await another(UNLIMITED_SEED);
    const answers = [];
    for (let index = 0; index < 7; index += 1) answers.push(await answerTo(unlimited, "ContextPrompt", ask));
    expect(answers.map((answer) => answer?.model)).toEqual(Array(7).fill("Response"));
  });
});

describe("BLOCKED_SENDERS", () => {
  it("are refused in the reference's words, in chat as well, and nothing is done for them", async () => {
    const asked = api.requests.length;
    const [asking, requesting, chatting] = BLOCKED_SEEDS;
    const prompt = { context: "", text: "why" };
    expect((await answerTo(await another(asking), "ContextPrompt", prompt))?.error).toBe(NOT_ALLOWED);
    const request = { image_description: "a fox" };
    expect((await answerTo(await another(requesting), "ImageRequest", request))?.error).toBe(NOT_ALLOWED);
    const blocked = await another(chatting);
    const { session } = await blocked.chat(agent.address, "a fox");
    const messages = await blocked.waitFor(session, (messages) => messages.length === 2);
    expect(messages.map(({ model }) => model)).toEqual(["ChatAcknowledgement", "ChatMessage"]);
    expect(messages[1]?.content?.[0]?.text).toBe(NOT_ALLOWED);
    expect(api.requests).toHaveLength(asked);
  });
});

describe("a payload", () => {
  it.each([
    ["no JSON", imageRequest, "{"],
    ["another shape", imageRequest, '{"picture": 1}'],
    ["nothing", contextPrompt, ""],
    ["a chat without content", chatMessage, JSON.stringify({ ...chatFields("x"), content: null })],
  ])("that does not fit its schema (%s) brings an ErrorMessage", async (_, { name, digest }, payload) => {
    const { session, status, body } = await peer.raw(agent, digest, { payload });
    expect([status, body]).toEqual([200, "{}"]);
    const [answer] = await peer.waitFor(session, (messages) => messages.length > 0);
    expect(answer?.error).toMatch(new RegExp(`^Message does not conform to expected schema: ${name}`));
  });

  it("with members that the schema does not name is taken all the same", async () => {
    const payload = JSON.stringify({ image_description: "a lake", size: "large" });
    const { session } = await peer.raw(agent, imageRequest.digest, { payload });
    const [answer] = await peer.waitFor(session, (messages) => messages.length > 0);
    expect(answer?.model).toBe("ImageResponse");
  });

  it("with an unknown kind of content beside the text is drawn from the text", async () => {
    const fields = chatFields("a quiet harbour");
    const content = [
      { type: "hologram", depth: 3 },
      ...fields.content.map((item) => ({ ...item, tone: "warm" })),
    ];
    const payload = JSON.stringify({ ...fields, content, mood: "calm" });
    const { session } = await peer.raw(agent, chatMessage.digest, { payload });
    const messages = await peer.waitFor(session, (messages) => messages.length === 3);
    expect(messages.map(({ content }) => content?.[0]?.type)).toEqual([undefined, "text", "end-session"]);
  });

  it("that is no base64 or no UTF-8 is refused with 400, and nothing more comes", async () => {
    for (const base64 of ["A", "/w=="]) {
      const { session, status, body } = await peer.raw(agent, imageRequest.digest, { base64 });
      expect([status, JSON.parse(body)]).toEqual([
        400,
        expect.objectContaining({ code: "invalid-envelope" }),
      ]);
      expect(await peer.received(session)).toEqual([]);
    }
  });

  it("under a schema that is not known brings an ErrorMessage that says which are", async () => {
    const { session } = await peer.raw(agent, `model:${"0".repeat(64)}`, { payload: "{}" });
    const [answer] = await peer.waitFor(session, (messages) => messages.length > 0);
    for (const { name, digest } of [chatMessage, imageRequest, contextPrompt])
      expect(answer?.error).toContain(`${name} (${digest})`);
  });
});

describe("what is never answered", () => {
  it("ErrorMessage and ChatAcknowledgement, sound or not", async () => {
    const acknowledged = JSON.stringify({ acknowledged_msg_id: chatFields("").msg_id });
    const sessions = [];
    for (const { digest } of [errorMessage, chatAcknowledgement])
      for (const payload of ["{", "{}", '{"error": "x"}', acknowledged])
        sessions.push(await peer.raw(agent, digest, { payload }));
    await peer.silence(QUIET_MS);
    for (const { session, status } of sessions) {
      expect(status).toBe(200);
      expect(await peer.received(session)).toEqual([]);
    }
  });
});
