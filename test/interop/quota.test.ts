import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { type OurAgent, startOurAgent } from "./our-agent.ts";
import { type Peer, startPeer } from "./peer.ts";
import { pythonEnvironment } from "./python-environment.ts";

let agent: OurAgent;
let peer: Peer;
let picker: Peer;

beforeAll(async () => {
  const vars = { IMAGE_PROVIDERS: "sketch", QUOTA_MAX_REQUESTS: "2", CARDS: "true" };
  agent = await startOurAgent(vars);
  [peer, picker] = await Promise.all([startPeer(agent.agentverseUrl), startPeer(agent.agentverseUrl)]);
});

afterAll(async () => {
  await Promise.all([peer?.stop(), picker?.stop()]);
  await agent?.stop();
});

describe("a reference agent that has had its two pictures", () => {
  it("gets the reference's own words for the third ImageRequest", async () => {
    const answers = [];
    for (const description of ["a boat", "a tree", "a house"]) {
      const { session } = await peer.imageRequest(agent.address, description);
      answers.push(...(await peer.waitFor(session, (messages) => messages.length > 0)));
    }
    expect(answers.map(({ model }) => model)).toEqual(["ImageResponse", "ImageResponse", "ErrorMessage"]);
    expect(answers.at(-1)?.error).toBe(
      "Rate limit exceeded for ImageRequest. This handler allows for 2 calls per 60 minutes. Try again later.",
    );
  });

  it("gets a friendly sentence in chat that says when the next picture is free", async () => {
    const { session } = await peer.chat(agent.address, "a castle on a hill");
    const messages = await peer.waitFor(session, (messages) => messages.length === 2);
    expect(messages.map(({ model }) => model)).toEqual(["ChatAcknowledgement", "ChatMessage"]);
    const text = messages[1]?.content?.[0]?.text;
    expect(text).toMatch(/\bnext one in \d+ minutes?\b/);
    expect(text).not.toMatch(/error|failed|unable|sorry/i);
  });

  it("still takes messages after all that", async () => {
    const { session } = await peer.imageRequest(agent.address, "one more");
    const [answer] = await peer.waitFor(session, (messages) => messages.length > 0);
    expect(answer?.model).toBe("ErrorMessage");
  });
});

const contentSchema = z.array(
  z.object({
    type: z.string(),
    text: z.string().optional(),
    metadata: z.record(z.string(), z.string()).optional(),
  }),
);
type Item = z.infer<typeof contentSchema>[number];

const cardSchema = z.object({
  payload: z.record(z.string(), z.unknown()),
  terminal: z.boolean(),
  answer: z.record(z.string(), z.string()),
});

/** What uagents-core reads in a card, and what it answers when one of its buttons is pressed. */
function pressed(card: Item | undefined, button: number): z.infer<typeof cardSchema> {
  const input = JSON.stringify({ metadata: card?.metadata ?? {}, button });
  const script = join(import.meta.dirname, "card.py");
  return cardSchema.parse(
    JSON.parse(execFileSync(pythonEnvironment(), [script], { input, encoding: "utf8" })),
  );
}

/** Sends one content item, in a new session or in one that goes on, and gives what the answer to it contains. */
async function said(item: object, session = ""): Promise<{ session: string; items: Item[] }> {
  const before = session === "" ? 0 : (await picker.received(session)).length;
  const message = { timestamp: new Date().toISOString(), msg_id: randomUUID(), content: [item] };
  const sent = await picker.send(agent.address, "ChatMessage", message, session);
  const isAnswer = ({ model }: { readonly model: string }) => model === "ChatMessage";
  const all = await picker.waitFor(sent.session, (messages) => messages.slice(before).some(isAnswer));
  const [answer] = all.slice(before).filter(isAnswer);
  return { session: sent.session, items: contentSchema.parse(answer?.fields.content) };
}

it("the reference reads our cards and answers them: to pick a picture is free, over the quota too", async () => {
  const { session, items } = await said({ type: "text", text: "draw me a lighthouse --n 2" });
  expect(items.map(({ type }) => type)).toEqual(["text", "metadata"]);
  const second = pressed(items[1], 1);
  expect(second).toMatchObject({ terminal: false, payload: { items: [{ title: "Picture 1" }, {}] } });
  const carousel = z.object({ items: z.array(z.object({ image: z.string() })) }).parse(second.payload);
  const image = carousel.items[1]?.image;
  expect(items[0]?.text).toContain(`(${image})`);

  const picked = await said({ type: "metadata", metadata: second.answer }, session);
  expect(picked.items[0]?.text).toContain(`(${image})`);
  const again = pressed(picked.items[1], 0);
  expect(again.payload).toMatchObject({ hero_image: image, ctas: [{ primary: true }, {}, {}] });

  const refused = await said({ type: "metadata", metadata: again.answer }, session);
  expect(refused.items[0]?.text).toMatch(/\bnext one in \d+ minutes?\b/);
});
