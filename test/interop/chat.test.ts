import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { findPicture } from "../../packages/kit/client/conversation.ts";
import { type Peer, type Received, startPeer } from "./peer.ts";
import { pythonEnvironment } from "./python-environment.ts";

const PNG_SIGNATURE = "89504e470d0a1a0a";

const agent = inject("sharedAgent");
let peer: Peer;

beforeAll(async () => {
  peer = await startPeer(agent.agentverseUrl);
});

afterAll(async () => {
  await peer?.stop();
});

describe("a reference agent with an endpoint", () => {
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
  });

  it("asks directly for a picture and gets an ImageResponse", async () => {
    const sent = await peer.imageRequest(agent.address, "a fox under the moon");
    const [response] = await peer.waitFor(sent.session, (messages) => messages.length > 0);
    expect(response).toMatchObject({ model: "ImageResponse", sender: agent.address });
    await expectPng(response?.url ?? null, agent.url);
  });

  it("is greeted when it greets, and nothing is drawn", async () => {
    const sent = await peer.chat(agent.address, "hello");
    const messages = await peer.waitFor(sent.session, (messages) => messages.length === 2);
    expect(messages.map(kindOf)).toEqual(["acknowledgement", "text"]);
    expect(findPicture(textsOf(messages))).toBeNull();
  });
});

describe("a sender without an endpoint that uses the reference's library alone", () => {
  it("collects, verifies and deletes its letters in the agent's mailbox", async () => {
    const script = join(import.meta.dirname, "read_mailbox.py");
    const { stdout } = await promisify(execFile)(pythonEnvironment(), [
      script,
      agent.url,
      agent.address,
      "a red boat",
    ]);
    const { session, letters, left, stranger } = JSON.parse(stdout);
    const sound = { verified: true, from_agent: true, to_us: true, session };
    expect(letters).toEqual([
      { model: "ChatAcknowledgement", texts: [], ends: false, ...sound },
      {
        model: "ChatMessage",
        texts: [expect.stringContaining("Image generated successfully.")],
        ends: false,
        ...sound,
      },
      { model: "ChatMessage", texts: [], ends: true, ...sound },
    ]);
    expect({ left, stranger }).toEqual({ left: 0, stranger: 401 });
  });
});

function hasEnded(messages: readonly Received[]): boolean {
  return messages.some((message) => kindOf(message) === "end-session");
}

function kindOf({ model, content }: Received): string {
  if (model === "ChatAcknowledgement") return "acknowledgement";
  return content?.map(({ type }) => type).join("+") ?? model;
}

function textsOf(messages: readonly Received[]): string[] {
  return messages.flatMap(({ content }) => content ?? []).flatMap(({ text }) => text ?? []);
}

async function expectPng(url: string | null, origin: string): Promise<void> {
  expect(url).toMatch(new RegExp(`^${origin}/images/`));
  const response = await fetch(url ?? "");
  expect(response.headers.get("content-type")).toBe("image/png");
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.subarray(0, 8).toString("hex")).toBe(PNG_SIGNATURE);
}
