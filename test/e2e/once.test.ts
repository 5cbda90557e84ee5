import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { decodeBech32, encodeBech32 } from "../../src/protocol/bech32.ts";
import { gif } from "../unit/imagegen/sample-pictures.ts";
import { held } from "./image-api.ts";
import { sealChat, sealImageRequest } from "./messages.ts";
import { endsSession, kinds, type Peer, pictureLink } from "./peer.ts";
import { askDirectly, say, startWorld, type World } from "./world.ts";

const ONE_CONVERSATION = ["acknowledgement", "text", "end-session"];

let world: World;

beforeAll(async () => {
  world = await startWorld({ IMAGE_TIMEOUT_SECONDS: "30" });
});
afterAll(() => world?.stop());

/** The id of the one job that is open for a peer. */
async function openJob(peer: Peer): Promise<string> {
  const rows = await world.agent.rows(peer.identity.address, "SELECT id FROM jobs");
  const [job] = z.tuple([z.object({ id: z.string() })]).parse(rows);
  return job.id;
}

/** How many letters the agent still keeps for a peer. */
async function lettersOf(peer: Peer): Promise<number> {
  const undelivered = "SELECT id FROM letters UNION ALL SELECT id FROM jobs WHERE letters IS NOT NULL";
  return (await world.agent.rows(peer.identity.address, undelivered)).length;
}

describe("one message", () => {
  it("that comes sixty times at once, in one and in freshly signed envelopes, is drawn once and answered once", async () => {
    const { agent, api } = world;
    const peer = await world.peer();
    const prompt = "a copper kettle on a stove";
    const first = sealChat(peer.identity, agent.address, prompt);
    const ids = { session: first.session, msgId: first.msgId ?? "" };
    const fresh = Array.from({ length: 30 }, () => sealChat(peer.identity, agent.address, prompt, ids).wire);
    const same = Array<string>(30).fill(first.wire);

    const answers = await Promise.all([...same, ...fresh].map((wire) => agent.submit(wire)));
    expect(new Set(answers)).toEqual(new Set([200]));
    await peer.hear(first.session, endsSession);
    await agent.settled(peer.identity.address);
    expect(kinds(peer.heard(first.session))).toEqual(ONE_CONVERSATION);
    expect(api.calls(prompt)).toHaveLength(1);
  });

  it("that comes again when all is said changes nothing", async () => {
    const { agent, api } = world;
    const peer = await world.peer();
    const sealed = await say(agent, peer, "a late copy");
    await peer.hear(sealed.session, endsSession);
    expect(await agent.submit(sealed.wire)).toBe(200);
    await agent.settled(peer.identity.address);
    expect(kinds(peer.heard(sealed.session))).toEqual(ONE_CONVERSATION);
    expect(api.calls("a late copy")).toHaveLength(1);
  });

  it("in both forms of its signature, s and n − s, is one message", async () => {
    const { agent, api } = world;
    const peer = await world.peer();
    const prompt = "both forms";
    const { wire } = sealImageRequest(peer.identity, agent.address, prompt);
    const other = otherForm(wire);
    expect(other).not.toBe(wire);
    expect(await Promise.all([wire, other].map((each) => agent.submit(each)))).toEqual([200, 200]);
    await agent.settled(peer.identity.address);
    expect(api.calls(prompt)).toHaveLength(1);
    expect(peer.letters()).toHaveLength(1);
  });

  it("that comes again in another session is acknowledged and answered there with the same picture", async () => {
    const { agent, api } = world;
    const peer = await world.peer();
    const { session, msgId } = await say(agent, peer, "an old client");
    const link = pictureLink(await peer.hear(session, endsSession));

    const again = sealChat(peer.identity, agent.address, "an old client", { msgId: msgId ?? "" });
    expect(await agent.submit(again.wire)).toBe(200);
    const said = await peer.hear(again.session, endsSession);
    expect(kinds(said)).toEqual(ONE_CONVERSATION);
    expect(said[0]).toEqual({ kind: "acknowledgement", of: msgId });
    expect(pictureLink(said)).toBe(link);
    expect(api.calls("an old client")).toHaveLength(1);
  });

  it("that comes again in other sessions while it is drawn is answered in each of them", async () => {
    const { agent, api } = world;
    const peer = await world.peer();
    const drawing = held();
    const prompt = "an impatient client";
    api.script(prompt, drawing.answer);
    const msgId = randomUUID();
    const copies = [1, 2, 3].map(() => sealChat(peer.identity, agent.address, prompt, { msgId }));
    for (const copy of copies) expect(await agent.submit(copy.wire)).toBe(200);
    for (const copy of copies) await peer.hear(copy.session, (said) => said.length === 1);

    drawing.letGo();
    for (const copy of copies)
      expect(kinds(await peer.hear(copy.session, endsSession))).toEqual(ONE_CONVERSATION);
    expect(new Set(copies.map((copy) => pictureLink(peer.heard(copy.session)))).size).toBe(1);
    expect(api.calls(prompt)).toHaveLength(1);
  });
});

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** The same envelope with the signature that everybody can make of the one that it has. */
function otherForm(wire: string): string {
  return wire.replace(/sig1[0-9a-z]+/, (signature) => {
    const bytes = decodeBech32(signature)?.bytes ?? new Uint8Array();
    const s = BigInt(`0x${Buffer.from(bytes.subarray(32)).toString("hex")}`);
    const other = Buffer.from((ORDER - s).toString(16).padStart(64, "0"), "hex");
    return encodeBech32("sig", Uint8Array.of(...bytes.subarray(0, 32), ...other));
  });
}

describe("one job", () => {
  it("whose queue message is delivered again and again is drawn once", async () => {
    const { agent, api } = world;
    const peer = await world.peer();
    const drawing = held();
    api.script("a stuttering queue", drawing.answer);
    const { session } = await say(agent, peer, "a stuttering queue");
    await api.called("a stuttering queue");

    const hint = { sender: peer.identity.address, job: await openJob(peer) };
    const queue = await agent.miniflare.getQueueProducer("JOBS");
    await queue.send(hint);
    await queue.sendBatch([{ body: hint }, { body: hint }]);
    await aPictureForSomebodyElse();
    drawing.letGo();
    await peer.hear(session, endsSession);
    await queue.send(hint);
    await aPictureForSomebodyElse();
    await agent.settled(peer.identity.address);
    expect(kinds(peer.heard(session))).toEqual(ONE_CONVERSATION);
    expect(api.calls("a stuttering queue")).toHaveLength(1);
  });

  it("ends as it should when the sender's object is evicted while it is drawn", async () => {
    const { agent, api } = world;
    const peer = await world.peer();
    const drawing = held();
    api.script("an eviction", drawing.answer);
    const { session } = await say(agent, peer, "an eviction");
    await api.called("an eviction");
    await expect.poll(() => lettersOf(peer)).toBe(0);
    await agent.evict(peer.identity.address);
    drawing.letGo();
    expect(kinds(await peer.hear(session, endsSession))).toEqual(ONE_CONVERSATION);
    expect(api.calls("an eviction")).toHaveLength(1);
  });

  it("never overwrites a stored picture: the one that came first is served", async () => {
    const { agent, api } = world;
    const peer = await world.peer();
    const drawing = held();
    api.script("a late comer", drawing.answer);
    const { session } = await say(agent, peer, "a late comer");
    await api.called("a late comer");

    const pictures = await agent.miniflare.getR2Bucket("PICTURES");
    await pictures.put(`images/${await openJob(peer)}`, gif, { httpMetadata: { contentType: "image/gif" } });
    drawing.letGo();
    const link = pictureLink(await peer.hear(session, endsSession)) ?? "";
    expect(link).toMatch(/\.gif$/);
    expect(new Uint8Array(await (await fetch(link)).arrayBuffer())).toEqual(gif);
  });
});

/** The local queue is first in, first out: when this is done, whatever was sent before has been handed over. */
async function aPictureForSomebodyElse(): Promise<void> {
  const other = await world.peer();
  const { session } = await askDirectly(world.agent, other, `meanwhile ${randomUUID()}`);
  await other.hear(session, (said) => said.length > 0);
}
