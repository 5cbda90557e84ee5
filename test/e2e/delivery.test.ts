import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createAgentToken } from "../../src/protocol/agent-token.ts";
import { type Identity, identityFromSeed } from "../../src/protocol/identity.ts";
import { readLetter } from "./letter.ts";
import { sealChat } from "./messages.ts";
import { endsSession, kinds, pictureLink, type Peer } from "./peer.ts";
import { askDirectly, say, startWorld, type World } from "./world.ts";

const ONE_CONVERSATION = ["acknowledgement", "text", "end-session"];
/** Two retries, 2 and 4 seconds and a quarter more each, and the drawing. */
const AFTER_RETRIES_MS = 20_000;

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.stop());

describe.concurrent("a peer that", () => {
  it("answers 503 twice gets everything once, in order, when it is well again", async () => {
    const { agent, api } = world;
    const peer = await world.peer();
    peer.refuse(503, 503);
    const { session } = await say(agent, peer, "a busy peer");
    expect(kinds(await peer.hear(session, endsSession, AFTER_RETRIES_MS))).toEqual(ONE_CONVERSATION);
    await agent.settled(peer.identity.address);
    expect(peer.letters()).toHaveLength(3);
    expect(api.calls("a busy peer")).toHaveLength(1);
  });

  it("is down gets everything once, in order, when it is back", async () => {
    const { agent } = world;
    const peer = await world.peer();
    await peer.goDown();
    const { session } = await say(agent, peer, "an absent peer");
    await expect.poll(() => triedInVain(peer), { timeout: AFTER_RETRIES_MS }).toBe(true);
    expect(peer.letters()).toHaveLength(0);
    await peer.comeBack();
    expect(kinds(await peer.hear(session, endsSession, AFTER_RETRIES_MS))).toEqual(ONE_CONVERSATION);
    await agent.settled(peer.identity.address);
    expect(peer.letters()).toHaveLength(3);
  });

  it("is down delays nobody else", async () => {
    const { agent } = world;
    const [absent, present] = [await world.peer(), await world.peer()];
    await absent.goDown();
    await say(agent, absent, "for nobody");
    const { session } = await askDirectly(agent, present, "for somebody");
    expect(kinds(await present.hear(session, (said) => said.length > 0))).toEqual(["image-response"]);
  });
});

async function triedInVain(peer: Peer): Promise<boolean> {
  const rows = await world.agent.rows(peer.identity.address, "SELECT id FROM letters WHERE attempts > 0");
  return rows.length > 0;
}

describe("a sender whom the Almanac does not know", () => {
  it("collects its letters from the agent's mailbox, in order, and takes them out", async () => {
    const { agent } = world;
    const sender = identityFromSeed(randomUUID());
    const sealed = sealChat(sender, agent.address, "no endpoint");
    expect(await agent.submit(sealed.wire)).toBe(200);

    await expect.poll(async () => (await readMailbox(sender)).length, { timeout: 10_000 }).toBe(3);
    const items = await readMailbox(sender);
    const letters = items.map(({ envelope }) =>
      readLetter(envelope, { from: agent.address, to: sender.address }),
    );
    expect(letters.map(({ session }) => session)).toEqual(Array(3).fill(sealed.session));
    const said = letters.map((letter) => letter.said);
    expect(kinds(said)).toEqual(ONE_CONVERSATION);
    expect((await fetch(pictureLink(said) ?? "")).status).toBe(200);

    for (const { uuid } of items) expect(await mailbox(sender, { method: "DELETE", uuid })).toMatchObject({ status: 200 });
    expect(await readMailbox(sender)).toEqual([]);
  });

  it("is the only one who opens it", async () => {
    const { agent } = world;
    const [sender, stranger] = [identityFromSeed(randomUUID()), identityFromSeed(randomUUID())];
    expect(await agent.submit(sealChat(sender, agent.address, "private").wire)).toBe(200);
    await expect.poll(async () => (await readMailbox(sender)).length, { timeout: 10_000 }).toBe(3);

    const [letter] = await readMailbox(sender);
    expect((await mailbox(sender, { as: stranger })).status).toBe(401);
    expect((await mailbox(sender, { as: stranger, method: "DELETE", uuid: letter?.uuid ?? "" })).status).toBe(401);
    expect((await mailbox(sender, { as: null })).status).toBe(401);
    expect(await readMailbox(sender)).toHaveLength(3);
  });
});

interface MailboxRequest {
  /** Whose token goes along; null: none. */
  readonly as?: Identity | null;
  readonly method?: "GET" | "DELETE";
  readonly uuid?: string;
}

function mailbox(owner: Identity, { as = owner, method = "GET", uuid }: MailboxRequest = {}): Promise<Response> {
  const url = `${world.agent.url}/v2/agents/${owner.address}/mailbox${uuid === undefined ? "" : `/${uuid}`}`;
  if (as === null) return fetch(url, { method });
  const window = { from: Math.floor(Date.now() / 1000), seconds: 300 };
  const authorization = `Agent ${createAgentToken(as, window, randomBytes(32))}`;
  return fetch(url, { method, headers: { authorization } });
}

const mailboxSchema = z.array(
  z.strictObject({
    uuid: z.uuid(),
    envelope: z.record(z.string(), z.unknown()),
    received_at: z.iso.datetime(),
    expires_at: z.iso.datetime(),
  }),
);

/** What is in the owner's mailbox, each envelope as the text that was sent: its nonce is larger than JSON.parse keeps. */
async function readMailbox(owner: Identity): Promise<{ uuid: string; envelope: string }[]> {
  const response = await mailbox(owner);
  expect(response.status).toBe(200);
  const text = await response.text();
  const wires = [...text.matchAll(/"envelope":(\{[^{}]*\})/g)].map(([, wire]) => wire ?? "");
  return mailboxSchema.parse(JSON.parse(text)).map(({ uuid }, index) => ({ uuid, envelope: wires[index] ?? "" }));
}
