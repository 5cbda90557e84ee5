import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Identity, identityFromSeed } from "../../src/protocol/identity.ts";
import { askMailbox, readMailbox } from "./mailbox.ts";
import { sealChat } from "./messages.ts";
import { endsSession, kinds, type Peer, pictureLink } from "./peer.ts";
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
    await say(agent, absent, "a letter on an empty chair");
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
    const sender = newSender();
    const sealed = sealChat(sender, agent.address, "a road that never ends");
    expect(await agent.submit(sealed.wire)).toBe(200);

    const letters = await threeLetters(sender);
    expect(letters.map(({ session }) => session)).toEqual(Array(3).fill(sealed.session));
    const said = letters.map((letter) => letter.said);
    expect(kinds(said)).toEqual(ONE_CONVERSATION);
    expect((await fetch(pictureLink(said) ?? "")).status).toBe(200);

    for (const { uuid } of letters) {
      expect((await askMailbox(agent, sender, { method: "DELETE", uuid })).status).toBe(200);
    }
    expect(await readMailbox(agent, sender)).toEqual([]);
  });

  it("is the only one who opens it", async () => {
    const { agent } = world;
    const [sender, stranger] = [newSender(), newSender()];
    expect(await agent.submit(sealChat(sender, agent.address, "private").wire)).toBe(200);
    const uuid = (await threeLetters(sender))[0]?.uuid ?? "";
    const answers = [
      await askMailbox(agent, sender, { as: stranger }),
      await askMailbox(agent, sender, { as: stranger, method: "DELETE", uuid }),
      await askMailbox(agent, sender, { as: null }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(await readMailbox(agent, sender)).toHaveLength(3);
  });
});

const newSender = () => identityFromSeed(randomUUID());

async function threeLetters(sender: Identity) {
  const read = () => readMailbox(world.agent, sender);
  await expect.poll(async () => (await read()).length, { timeout: 10_000 }).toBe(3);
  return read();
}
