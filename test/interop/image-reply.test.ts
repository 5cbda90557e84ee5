import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { sentencesIn } from "../../src/agent/sentences/index.ts";
import { type OurAgent, startOurAgent } from "./our-agent.ts";
import { type Peer, type Received, startPeer } from "./peer.ts";

/** A message as the reference has read it, and writes it again. */
const readBack = z.object({
  content: z.array(
    z.union([
      z.object({
        type: z.literal("resource"),
        resource_id: z.uuidv4(),
        resource: z.object({ uri: z.string(), metadata: z.record(z.string(), z.string()) }),
      }),
      z.object({ type: z.literal("text"), text: z.string() }),
      z.object({ type: z.literal("end-session") }),
    ]),
  ),
});

let agent: OurAgent;
let peer: Peer;

beforeAll(async () => {
  const vars = { IMAGE_REPLY: "both", IMAGE_RESOURCE_URI: "agent-storage" };
  agent = await startOurAgent(vars);
  peer = await startPeer(agent.agentverseUrl);
});
afterAll(async () => {
  await peer?.stop();
  await agent?.stop();
});

/** The resources of a line's answer, as the reference has read them. */
async function resourcesFor(line: string) {
  const sent = await peer.chat(agent.address, line);
  const messages = await peer.waitFor(sent.session, (all) =>
    all.some(({ content }) => content?.some(({ type }) => type === "resource")),
  );
  const items = messages.flatMap(({ fields }) => readBack.safeParse(fields).data?.content ?? []);
  return items.flatMap((item) => (item.type === "resource" ? [item] : []));
}

// No account has delegated the storage to the agent yet: its pictures come by their links.
describe("a reference agent that is sent pictures as resources", () => {
  it("reads one for each picture beside the text, and finds the picture behind it", async () => {
    const sent = await peer.chat(agent.address, "draw me a fox in the snow --n 2");
    const messages = await peer.waitFor(sent.session, (all) =>
      all.some(({ content }) => content?.some(({ type }) => type === "end-session")),
    );
    const contents = messages.flatMap(({ model, fields }) =>
      model === "ChatMessage" ? readBack.parse(fields).content : [],
    );
    const resources = contents.flatMap((item) => (item.type === "resource" ? [item] : []));
    expect(resources).toHaveLength(2);
    expect(new Set(resources.map(({ resource_id }) => resource_id)).size).toBe(2);
    const [text] = contents.flatMap((item) => (item.type === "text" ? [item.text] : []));
    for (const { resource } of resources) {
      expect(resource.metadata).toEqual({ mime_type: "image/png", role: "generated-image" });
      expect(text).toContain(`(${resource.uri})`);
      const answer = await fetch(resource.uri);
      expect(answer.headers.get("content-type")).toBe("image/png");
      await answer.body?.cancel();
    }
  });

  it("has one of them changed that it sends back", async () => {
    const first = await peer.chat(agent.address, "draw me a boat on a lake");
    const drawn = await peer.waitFor(first.session, (all) =>
      all.some(({ content }) => content?.some(({ type }) => type === "resource")),
    );
    const items = drawn.flatMap(({ fields }) => readBack.safeParse(fields).data?.content ?? []);
    const resource = items.find((item) => item.type === "resource");
    const second = await peer.send(agent.address, "ChatMessage", {
      timestamp: new Date().toISOString(),
      msg_id: "5f3c9a52-9f0e-4d8c-8a5f-0c8b7c6d5e4f",
      content: [{ type: "text", text: "make it at night" }, resource],
    });
    const changed = await peer.waitFor(second.session, (all) =>
      all.some(({ content }) => content?.some(({ type }) => type === "resource")),
    );
    expect(JSON.stringify(changed)).toContain("Image generated successfully.");
  });
});

describe("a reference agent that is sent copies in Agentverse's storage", () => {
  beforeAll(async () => {
    const delegations = `${agent.agentverseUrl}/v1/storage/assets/delegations/${agent.address}`;
    const answer = await fetch(delegations, { method: "PUT", headers: { authorization: "Bearer a-key" } });
    expect(answer.status).toBe(200);
  });

  it("fetches each by its resource_id with the reference's own ExternalStorage, as the picture it is", async () => {
    const [resource] = await resourcesFor("draw me a lighthouse in a storm");
    const id = resource?.resource_id ?? "";
    expect(resource?.resource).toEqual({
      uri: `agent-storage://${agent.agentverseUrl}/v1/storage/${id}`,
      metadata: { mime_type: "image/png", role: "generated-image" },
    });
    const { mime_type, contents, problem } = await peer.download(id);
    expect([mime_type, problem]).toEqual(["image/png", ""]);
    expect(Buffer.from(contents, "base64").subarray(1, 4).toString()).toBe("PNG");
  });

  it("has one of them changed that it sends back, which we read with our own token", async () => {
    const [resource] = await resourcesFor("draw me a boat on a lake");
    const fields = {
      timestamp: new Date().toISOString(),
      msg_id: randomUUID(),
      content: [{ type: "text", text: "make it at night" }, resource],
    };
    const sent = await peer.send(agent.address, "ChatMessage", fields);
    const changed = await peer.waitFor(sent.session, (all) =>
      all.some(({ content }) => content?.some(({ type }) => type === "resource")),
    );
    expect(JSON.stringify(changed)).toContain("Image generated successfully.");
  });
});

describe("a reference agent that writes in a stream", () => {
  it("is answered once, with all of its words", async () => {
    const stream_id = randomUUID();
    const say = (session: string, ...content: object[]) => {
      const fields = { timestamp: new Date().toISOString(), msg_id: randomUUID(), content };
      return peer.send(agent.address, "ChatMessage", fields, session);
    };
    const begun = await say("", { type: "start-stream", stream_id }, { type: "text", text: "draw a fox" });
    await say(begun.session, { type: "text", text: " on a red bicycle" });
    await say(begun.session, { type: "end-stream", stream_id });
    await peer.waitFor(begun.session, (all) => pictureTexts(all).length > 0);
    await say(begun.session, { type: "text", text: "thanks!" });
    const thanks = sentencesIn("en").talk.thanks;
    const messages = await peer.waitFor(begun.session, (all) => textsIn(all).includes(thanks));
    expect(pictureTexts(messages)).toEqual([expect.stringContaining("![a fox on a red bicycle]")]);
    expect(messages.filter(({ model }) => model === "ChatAcknowledgement")).toHaveLength(4);
  });
});

function textsIn(messages: readonly Received[]): string[] {
  return messages.flatMap(({ content }) => content?.flatMap(({ text }) => text ?? []) ?? []);
}

function pictureTexts(messages: readonly Received[]): string[] {
  return textsIn(messages).filter((text) => text.includes("Image generated successfully."));
}
