import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { type AgentProcess, startAgentProcess } from "../../dev/agent-process.ts";
import { type Peer, startPeer } from "./peer.ts";
import { pythonEnvironment } from "./python-environment.ts";
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
      z.object({ type: z.literal("metadata"), metadata: z.record(z.string(), z.string()) }),
    ]),
  ),
});

const directory = temporaryDirectory();
let agent: AgentProcess;
let peer: Peer;

beforeAll(async () => {
  agent = await startAgentProcess({
    persistTo: directory.path,
    vars: { IMAGE_REPLY: "both", CARDS: "true" },
  });
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
      all.some(({ content }) => content?.some(({ type }) => type === "resource")),
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

const readCard = z.object({
  payload: z.record(z.string(), z.unknown()),
  terminal: z.boolean(),
  answer: z.record(z.string(), z.string()),
});

/** What uagents-core reads in a card, and what it answers when that button is pressed. */
function pressed(metadata: Readonly<Record<string, string>>, button: number): z.infer<typeof readCard> {
  const input = JSON.stringify({ metadata, button });
  const script = join(import.meta.dirname, "card.py");
  return readCard.parse(JSON.parse(execFileSync(pythonEnvironment(), [script], { input, encoding: "utf8" })));
}

describe("the cards under pictures, as uagents-core reads and answers them", () => {
  /** Sends what is in a message, in a new session or in one, and gives the contents of the picture that answers it. */
  async function answerTo(content: object, session?: string) {
    const seen = session === undefined ? 0 : (await peer.received(session)).length;
    const message = { timestamp: new Date().toISOString(), msg_id: randomUUID(), content: [content] };
    const sent = await peer.send(agent.address, "ChatMessage", message, session);
    const all = await peer.waitFor(sent.session, (messages) =>
      messages.slice(seen).some(({ content }) => content?.some(({ type }) => type === "metadata")),
    );
    const [answer] = all
      .slice(seen)
      .map(({ fields }) => readBack.safeParse(fields).data?.content ?? [])
      .filter((items) => items.some(({ type }) => type === "metadata"));
    const texts = answer?.flatMap((item) => (item.type === "text" ? [item.text] : [])) ?? [];
    const cards = answer?.flatMap((item) => (item.type === "metadata" ? [item.metadata] : [])) ?? [];
    expect([texts.length, cards.length, answer?.[0]?.type]).toEqual([1, 1, "text"]);
    return { session: sent.session, text: texts[0] ?? "", card: cards[0] ?? {} };
  }

  it("four variations become a carousel; the one that is picked is shown, with its own buttons", async () => {
    const first = await answerTo({ type: "text", text: "draw me a lighthouse" });
    const variations = pressed(first.card, 1);
    expect(variations).toMatchObject({ terminal: false, payload: { ctas: [{ primary: true }, {}, {}] } });

    const four = await answerTo({ type: "metadata", metadata: variations.answer }, first.session);
    const third = pressed(four.card, 2);
    expect(third.payload).toMatchObject({ items: [{}, {}, {}, {}] });
    const image = z.object({ items: z.array(z.object({ image: z.string() })) }).parse(third.payload)
      .items[2]?.image;
    expect(four.text).toContain(`(${image})`);

    const picked = await answerTo({ type: "metadata", metadata: third.answer }, first.session);
    expect(picked.text).toContain(`(${image})`);
    expect(pressed(picked.card, 0).payload).toMatchObject({ hero_image: image });
  });
});
