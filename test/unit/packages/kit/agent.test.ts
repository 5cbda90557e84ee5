import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { freePort } from "../../../../dev/agent-process.ts";
import { type Agent, createAgent } from "../../../../packages/kit/agent.ts";
import { say } from "../../../../packages/kit/chat.ts";
import {
  type RunningAgentverse,
  startLocalAgentverse,
} from "../../../../packages/local-agentverse/agentverse.ts";
import { encodeEnvelope, sealEnvelope } from "../../../../src/protocol/envelope.ts";
import { identityFromSeed } from "../../../../src/protocol/identity.ts";
import type { MessageType } from "../../../../src/protocol/message-type.ts";
import { chatAcknowledgement } from "../../../../src/protocol/messages/chat-acknowledgement.ts";
import { chatMessage } from "../../../../src/protocol/messages/chat-message.ts";
import { errorMessage } from "../../../../src/protocol/messages/error-message.ts";
import { healthCheck } from "../../../../src/protocol/messages/health-check.ts";
import { imageRequest } from "../../../../src/protocol/messages/image-request.ts";
import { imageResponse } from "../../../../src/protocol/messages/image-response.ts";
import { chatProtocol, imageProtocol } from "../../../../src/protocol/protocols.ts";

let agentverse: RunningAgentverse;
let agents: Agent[];
let reports: string[];

beforeEach(async () => {
  agentverse = await startLocalAgentverse(await freePort(), null, () => {});
  agents = [];
  reports = [];
});

afterEach(async () => {
  for (const agent of agents) await agent.stop();
  await agentverse.stop();
});

function make(name: string): Agent {
  const agent = createAgent({
    seed: name,
    agentverse: agentverse.url,
    protocols: [chatProtocol, imageProtocol],
    report: (line) => void reports.push(line),
  });
  agents.push(agent);
  return agent;
}

/** Collects the messages of a type that reach an agent, with their sessions. */
function collect<T>(agent: Agent, type: MessageType<T>): { message: T; session: string }[] {
  const messages: { message: T; session: string }[] = [];
  agent.on(type, (message, { session }) => void messages.push({ message, session }));
  return messages;
}

describe("two agents of the kit", () => {
  it("find each other by address, and an answer stays in the session", async () => {
    const [painter, asker] = [make("painter"), make("asker")];
    const sessions: string[] = [];
    painter.on(imageRequest, async ({ imageDescription }, { sender, session, send }) => {
      sessions.push(session);
      await send(sender, imageResponse, { imageUrl: `https://pictures.example/${imageDescription}` });
    });
    const answers = collect(asker, imageResponse);
    for (const agent of [painter, asker]) await agent.start();
    expect(await asker.send(painter.address, imageRequest, { imageDescription: "fox" })).toEqual({
      ok: true,
    });
    await expect
      .poll(() => answers)
      .toEqual([{ message: { imageUrl: "https://pictures.example/fox" }, session: sessions[0] }]);
  });

  it("handle one message at a time, in order, whatever a handler throws", async () => {
    const [reader, writer] = [make("reader"), make("writer")];
    const read: string[] = [];
    reader.on(imageRequest, ({ imageDescription }) => {
      read.push(imageDescription);
      if (imageDescription === "2") throw new Error("no twos");
    });
    for (const agent of [reader, writer]) await agent.start();
    for (const imageDescription of ["1", "2", "3"])
      await writer.send(reader.address, imageRequest, { imageDescription });
    await expect.poll(() => read).toEqual(["1", "2", "3"]);
    expect(reports).toEqual([expect.stringContaining("no twos")]);
  });
});

describe("what an agent cannot read", () => {
  it.each([
    ["a schema without a handler", healthCheck.digest, "{}", /does not know that message schema/],
    ["a payload that does not fit", imageRequest.digest, "{}", /^Message does not conform.*ImageRequest/],
  ])("%s is answered with an ErrorMessage", async (_, digest, payload, words) => {
    const [asked, asker] = [make("asked"), make("asker")];
    asked.on(imageRequest, () => {});
    const errors = collect(asker, errorMessage);
    const url = await asked.start();
    await asker.start();
    expect(await submit(url, "asker", asked.address, digest, payload)).toEqual([200, {}]);
    await expect.poll(() => errors.length).toBe(1);
    expect(errors[0]?.message.error).toMatch(words);
  });

  it.each([errorMessage, chatAcknowledgement])("$name is never answered", async ({ digest }) => {
    const [asked, asker] = [make("asked"), make("asker")];
    const errors = collect(asker, errorMessage);
    const url = await asked.start();
    await asker.start();
    expect(await submit(url, "asker", asked.address, digest, "{}")).toEqual([200, {}]);
    // The answer to what comes after it would be the second one.
    await submit(url, "asker", asked.address, healthCheck.digest, "{}");
    await expect.poll(() => errors.length).toBe(1);
  });

  it("is refused with 400 when it is for somebody else, or not signed by its sender", async () => {
    const asked = make("asked");
    const url = await asked.start();
    const elsewhere = identityFromSeed("somebody else").address;
    expect(await submit(url, "asker", elsewhere, chatMessage.digest, "{}")).toMatchObject([
      400,
      { code: "unable-to-route" },
    ]);
    expect(await submit(url, "asker", asked.address, chatMessage.digest, "{}", "e30")).toMatchObject([
      400,
      { code: "bad-signature" },
    ]);
  });
});

describe("sending", () => {
  it("signs nothing for what is no address", async () => {
    const agent = make("careless");
    await agent.start();
    expect(await agent.send("agent1somebody", chatMessage, say("hello?"))).toEqual({
      ok: false,
      reason: "not-an-address",
    });
    expect(reports).toEqual(["ChatMessage: not-an-address"]);
  });

  it("says why nothing was delivered", async () => {
    const agent = make("alone");
    await agent.start();
    const nobody = identityFromSeed("nobody").address;
    expect(await agent.send(nobody, chatMessage, say("hello?"))).toEqual({
      ok: false,
      reason: "not-registered",
    });
    expect(reports).toEqual([`ChatMessage to ${nobody}: not-registered`]);
  });

  it("refuses what the schema does not name, which would stop a reference agent", async () => {
    const agent = make("careless");
    const wrong = { ...say("hello"), mood: "calm" };
    await expect(agent.send(agent.address, chatMessage, wrong)).rejects.toThrow("cannot send ChatMessage");
  });

  it("announces a protocol only when every request of it has a handler", async () => {
    const agent = make("half a chat");
    agent.on(chatMessage, () => {}).on(imageRequest, () => {});
    const url = await agent.start();
    const info = await (await fetch(`${url}/agent_info`)).json();
    expect(info).toMatchObject({ address: agent.address, protocols: [imageProtocol.digest] });
  });
});

/** Posts an envelope of `seed`; `payload` goes in place of what was signed. Returns status and body. */
async function submit(
  url: string,
  seed: string,
  target: string,
  schemaDigest: string,
  message: string,
  payload?: string,
): Promise<[number, unknown]> {
  const letter = { target, session: randomUUID(), schemaDigest, protocolDigest: null, message };
  const envelope = sealEnvelope(identityFromSeed(seed), { ...letter, expires: null, nonce: 1n });
  const wire = encodeEnvelope(payload === undefined ? envelope : { ...envelope, payload });
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${url}/submit`, { method: "POST", headers, body: wire });
  return [answer.status, await answer.json()];
}
