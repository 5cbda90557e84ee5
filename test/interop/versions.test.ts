import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import * as z from "zod";
import { chattingAgent } from "../../examples/chatting-agent.ts";
import { findPicture, findPictures } from "../../packages/kit/client/conversation.ts";
import { chatMessage } from "../../src/protocol/messages/chat-message.ts";
import { imageRequest } from "../../src/protocol/messages/image-request.ts";
import { chatFields, type Peer, startPeer } from "./peer.ts";
import { expectPng, hasEnded, kindOf, textsOf } from "./received.ts";
import { startAgentOf } from "./reference-agent.ts";
import { REFERENCES } from "./references.ts";
import { findings, REFERENCE_ROWS, withTable } from "./version-tables.ts";

const PROTOCOLS = resolve(import.meta.dirname, "../../docs/protocols.md");
const GREETING = "Good day from the reference!";
const TURNS = 2;

/** What the Almanac says of an agent with a mailbox. */
const recordSchema = z.object({
  status: z.literal("active"),
  endpoints: z.tuple([z.object({ url: z.url(), weight: z.literal(1) })]),
});

const agent = inject("sharedAgent");
const found = findings(
  REFERENCE_ROWS,
  REFERENCES.map(({ uagents }) => uagents),
);

// All versions at the same time: most of it is waiting.
describe.concurrent.each(REFERENCES)("uagents $uagents", (reference) => {
  const holds = (row: keyof typeof REFERENCE_ROWS, cell?: string) => found.note(row, reference.uagents, cell);
  let peer: Peer;
  let boxed: Peer;

  beforeAll(async () => {
    const start = (reachedBy: "endpoint" | "mailbox") =>
      startPeer(agent.agentverseUrl, undefined, reachedBy, reference);
    [peer, boxed] = await Promise.all([start("endpoint"), start("mailbox")]);
  });

  afterAll(async () => {
    await peer?.expectAlive();
    holds("alive");
    await peer?.stop();
    await boxed?.stop();
  });

  /** The one answer to a direct request. */
  async function answerTo(model: string, fields: object) {
    const { session } = await peer.send(agent.address, model, fields);
    const [answer] = await peer.waitFor(session, (messages) => messages.length > 0);
    return answer;
  }

  it("is the version that it is taken for", async () => {
    const { uagents, core } = reference;
    expect(await (await fetch(`${peer.url}/versions`)).json()).toEqual({ uagents, core });
    holds("core", core);
  });

  it("chats: acknowledgement, picture, end of the session, in this order and in its session", async () => {
    const sent = await peer.chat(agent.address, "a lighthouse in a storm, as a woodcut");
    expect(sent).toMatchObject({ status: "delivered" });
    const messages = await peer.waitFor(sent.session, hasEnded);
    expect(messages.map(kindOf)).toEqual(["acknowledgement", "text", "end-session"]);
    expect(messages.every(({ sender }) => sender === agent.address)).toBe(true);
    const [acknowledgement, reply] = messages;
    expect(acknowledgement?.msg_id).toBe(sent.msg_id);
    expect(reply?.content?.[0]?.text).toMatch(
      /^Image generated successfully\.\n\n!\[[^\]]+\]\(http:\/\/\S+\.png\)\n\n/,
    );
    await expectPng(findPicture(textsOf(messages)), agent.url);
    holds("chat");

    await peer.send(agent.address, "ChatMessage", chatFields("make it night"), sent.session);
    const all = await peer.waitFor(
      sent.session,
      (so) => so.length > messages.length && hasEnded(so.slice(3)),
    );
    expect(all.slice(3).map(kindOf)).toEqual(["acknowledgement", "text", "end-session"]);
    const [first, second] = findPictures(textsOf(all));
    expect(second).not.toBe(first);
    const how = await fetch((second ?? "").replace(/\.png$/, ".json"));
    expect(await how.json()).toMatchObject({ description: expect.stringMatching(/lighthouse.*night/) });
    holds("session");
  });

  it("is greeted when it greets, and nothing is drawn", async () => {
    const sent = await peer.chat(agent.address, "hello");
    const messages = await peer.waitFor(sent.session, (messages) => messages.length === 2);
    expect(messages.map(kindOf)).toEqual(["acknowledgement", "text"]);
    expect(findPicture(textsOf(messages))).toBeNull();
    holds("greeting");
  });

  it("chats in the older dialect, and is answered in it", async () => {
    const fields = chatFields("draw a red boat");
    const { session } = await peer.send(agent.address, "LegacyChatMessage", fields);
    const messages = await peer.waitFor(session, hasEnded);
    expect(messages.map(kindOf)).toEqual(["acknowledgement", "text+end-session"]);
    expect(messages.map(({ msg_id, dialect }) => dialect ?? msg_id)).toEqual([fields.msg_id, "old"]);
    await expectPng(findPicture(textsOf(messages)), agent.url);
    holds("oldDialect");
  });

  it("asks directly for a picture and gets an ImageResponse", async () => {
    const response = await answerTo("ImageRequest", { image_description: "a fox under the moon" });
    expect(response).toMatchObject({ model: "ImageResponse", sender: agent.address });
    await expectPng(response?.url, agent.url);
    holds("image");
  });

  it("asks the text model in both ways", async () => {
    const prompt = { context: "Answer briefly.", text: "why is the sky blue" };
    expect(await answerTo("ContextPrompt", prompt)).toMatchObject({
      model: "Response",
      fields: { text: "WHY IS THE SKY BLUE" },
    });
    const question = { prompt: "How warm is it?", output_schema: { title: "Weather", type: "object" } };
    expect(await answerTo("StructuredOutputPrompt", question)).toMatchObject({
      model: "StructuredOutputResponse",
      fields: { output: { city: "London" } },
    });
    holds("completions");
  });

  it("asks how the agent is", async () => {
    const health = { model: "AgentHealth", fields: { status: "healthy" } };
    expect(await answerTo("HealthCheck", {})).toMatchObject(health);
    holds("health");
  });

  it("asks with send_sync_message", async () => {
    const fields = chatFields("hello there");
    const chat = await peer.query(agent, "ChatMessage", fields);
    expect(chat.reply).toMatchObject({ acknowledged_msg_id: fields.msg_id });
    const picture = await peer.query(agent, "ImageRequest", { image_description: "a green door" });
    expect(picture.reply).toEqual({ image_url: expect.stringMatching(`^${agent.url}/images/`) });
    holds("sync");
  });

  it("is told what does not fit, and what is not spoken", async () => {
    const unfit = await peer.raw(agent, imageRequest.digest, { payload: '{"picture": 1}' });
    const unknown = await peer.raw(agent, `model:${"0".repeat(64)}`, { payload: "{}" });
    const errors = [unfit, unknown].map(async ({ session, status, body }) => {
      expect([status, body]).toEqual([200, "{}"]);
      return (await peer.waitFor(session, (messages) => messages.length > 0))[0]?.error;
    });
    const [doesNotFit, notSpoken] = await Promise.all(errors);
    expect(doesNotFit).toMatch(/^Message does not conform to expected schema: ImageRequest/);
    expect(notSpoken).toContain(`${chatMessage.name} (${chatMessage.digest})`);
    holds("refusals");
  });

  it("is reached at its mailbox, and fetches acknowledgement, picture and end with its own client", async ({
    expect,
  }) => {
    const record = await fetch(`${agent.agentverseUrl}/v1/almanac/agents/${boxed.address}`);
    const [endpoint] = recordSchema.parse(await record.json()).endpoints;
    const { origin, pathname } = new URL(endpoint.url);
    expect(origin).toBe(agent.agentverseUrl);
    holds("mailbox", `\`${pathname}\``);

    const sent = await boxed.chat(agent.address, "a heron at dawn");
    expect(sent).toMatchObject({ status: "delivered" });
    const messages = await boxed.waitFor(sent.session, hasEnded);
    expect(messages.map(kindOf)).toEqual(["acknowledgement", "text", "end-session"]);
    expect(messages[0]?.msg_id).toBe(sent.msg_id);
    await expectPng(findPicture(textsOf(messages)), agent.url);
    const shown = async () => (await fetch(agent.outputUrl)).text();
    await expect.poll(shown, { timeout: 10_000 }).toContain(`${boxed.address} fetched a letter; 0 left`);
    holds("letters");
  });

  it("answers an agent of the kit", async () => {
    const greeter = await startAgentOf(reference, "greeter.py", agent.agentverseUrl, GREETING);
    const lines: string[] = [];
    const print = (line: string) => void lines.push(line);
    const ours = chattingAgent("ours", { agentverse: agent.agentverseUrl, turns: TURNS, print });
    await ours.start();
    await ours.greet(greeter.address);
    await ours.finished;
    const messages = await greeter.waitFor(
      (so) => so.filter(({ model }) => model === "ChatAcknowledgement").length >= 1,
    );
    expect(new Set(messages.map(({ session }) => session)).size).toBe(1);
    expect(lines.filter((line) => line === `ours reads: ${GREETING}`).length).toBeGreaterThan(0);
    await ours.stop();
    await greeter.stop();
    holds("answers");
  });
});

it("docs/protocols.md says what was found; a run with -u writes it there", async () => {
  const document = withTable(readFileSync(PROTOCOLS, "utf8"), "uagents", found.table());
  await expect(document).toMatchFileSnapshot(PROTOCOLS);
});
