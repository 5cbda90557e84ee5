import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { type AgentProcess, startAgentProcess } from "../../dev/agent-process.ts";
import { type Peer, startPeer } from "./peer.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

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

const directory = temporaryDirectory();
let agent: AgentProcess;
let peer: Peer;

beforeAll(async () => {
  agent = await startAgentProcess({ persistTo: directory.path, vars: { IMAGE_REPLY: "both" } });
  peer = await startPeer(agent.agentverseUrl);
});
afterAll(async () => {
  await peer?.stop();
  await agent?.stop();
  directory.remove();
});

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
      expect(resource.metadata).toEqual({ mime_type: "image/png", role: "image" });
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
