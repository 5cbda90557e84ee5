import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import * as z from "zod";
import { chattingAgent } from "../../examples/chatting-agent.ts";
import { findPicture } from "../../packages/kit/client/conversation.ts";
import { chatProtocol } from "../../src/protocol/protocols.ts";
import { hasEnded, kindOf, textsOf } from "./received.ts";
import { type ReferenceAgent, startAgentOf } from "./reference-agent.ts";
import { AGENTVERSE_SDK } from "./references.ts";
import { findings, SDK_ROWS, withTable } from "./version-tables.ts";

const PROTOCOLS = resolve(import.meta.dirname, "../../docs/protocols.md");
const TURNS = 2;
/** More than was measured (3), far less than a conversation without an end. */
const MOST_CHATS = 5;
const QUIET_MS = 2_000;

const agent = inject("sharedAgent");
const found = findings(SDK_ROWS, [AGENTVERSE_SDK.version]);
const holds = (row: keyof typeof SDK_ROWS) => found.note(row, AGENTVERSE_SDK.version);
const askedSchema = z.object({ session: z.string(), msg_id: z.string() });

describe("an agent that agentverse-sdk puts on Agentverse", () => {
  let sdk: ReferenceAgent;

  beforeAll(async () => {
    sdk = await startAgentOf(AGENTVERSE_SDK, "sdk_agent.py", agent.agentverseUrl, `sdk-${randomUUID()}`);
  });

  afterAll(async () => {
    await sdk?.stop();
  });

  it("registers by its own attestation, and keeps what its account has named", async () => {
    const listing = await fetch(`${agent.agentverseUrl}/v2/agents/${sdk.address}`, {
      headers: { authorization: "Bearer a-key" },
    });
    expect(await listing.json()).toMatchObject({
      name: "Named on the page",
      handle: `echo-${new URL(sdk.url).port}`,
      agent_type: "a2a",
      url: `${sdk.url}/av/chat`,
      endpoints: [{ url: `${sdk.url}/av/chat`, weight: 1 }],
      protocols: [chatProtocol.digest],
      profile: { description: "Says everything again." },
    });
    holds("registers");
  });

  it("is active, and has said that it started", async () => {
    const record = await fetch(`${agent.agentverseUrl}/v1/almanac/agents/${sdk.address}`);
    expect(await record.json()).toMatchObject({ status: "active", type: "a2a" });
    const shown = async () => (await fetch(agent.outputUrl)).text();
    await expect.poll(shown, { timeout: 10_000 }).toContain(`events of ${sdk.address}: 1 info`);
    holds("active");
  });

  it("acknowledges and answers an agent of the kit, in its session", async () => {
    const lines: string[] = [];
    const print = (line: string) => void lines.push(line);
    const ours = chattingAgent("ours", { agentverse: agent.agentverseUrl, turns: TURNS, print });
    await ours.start();
    await ours.greet(sdk.address);
    await ours.finished;
    const replies = () => lines.filter((line) => line.startsWith("ours reads: Greetings from ours"));
    await expect.poll(replies, { timeout: 10_000 }).toHaveLength(TURNS);
    await ours.stop();
    const messages = (await sdk.received()).filter(({ sender }) => sender === ours.address);
    expect(new Set(messages.map(({ session }) => session)).size).toBe(1);
    holds("answers");
  });

  it("chats with us: acknowledgement, picture and end, signed; then it falls silent although it answers all of it", async () => {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ to: agent.address, text: "draw a red kite over the dunes" });
    const { session, msg_id } = askedSchema.parse(
      await (await fetch(`${sdk.url}/ask`, { method: "POST", headers, body })).json(),
    );
    await sdk.waitFor((messages) => hasEnded(messages.filter((message) => message.session === session)));
    const messages = (await sdk.silence(QUIET_MS)).filter((message) => message.session === session);
    expect(messages.every(({ sender }) => sender === agent.address)).toBe(true);
    expect(messages.every(({ fields }) => fields.verified)).toBe(true);
    expect(messages.slice(0, 3).map(kindOf)).toEqual(["acknowledgement", "text", "end-session"]);
    expect(messages[0]?.msg_id).toBe(msg_id);
    const picture = await fetch(findPicture(textsOf(messages)) ?? "");
    expect(picture.headers.get("content-type")).toBe("image/png");
    holds("asks");
    const chats = messages.filter(({ model }) => model === "ChatMessage");
    expect(chats.length).toBeLessThanOrEqual(MOST_CHATS);
    expect(chats.filter((chat) => findPicture(textsOf([chat])) !== null)).toHaveLength(1);
    holds("silence");
  });
});

it("docs/protocols.md says what was found; a run with -u writes it there", async () => {
  const document = withTable(readFileSync(PROTOCOLS, "utf8"), "agentverse-sdk", found.table());
  await expect(document).toMatchFileSnapshot(PROTOCOLS);
});
