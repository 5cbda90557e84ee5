import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identityFromSeed } from "../../src/protocol/identity.ts";
import { held } from "./image-api.ts";
import { readMailbox } from "./mailbox.ts";
import { type Sealed, sealChat, sealImageRequest } from "./messages.ts";
import { kinds, type Peer } from "./peer.ts";
import { startWorld, type World } from "./world.ts";

const CLIENTS = 30;
/** A reply that nobody took in the response goes out by itself this long after, and a slow machine. */
const PATIENCE_MS = 60_000;

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.stop());

/** Asks and waits for the answer in the response, but hangs up `afterMs` after the question is out, if not null. */
function query(url: string, { wire }: Sealed, afterMs: number | null): Promise<string | null> {
  const headers = {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(wire)),
    "x-uagents-connection": "sync",
  };
  return new Promise((resolve) => {
    const asked = request(`${url}/submit`, { method: "POST", headers, agent: false });
    asked.once("error", () => resolve(null));
    asked.once("response", async (response) => {
      if (afterMs !== null) return;
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(Buffer.from(chunk));
      resolve(Buffer.concat(chunks).toString());
    });
    asked.end(wire, async () => {
      if (afterMs === null) return;
      await pause(afterMs);
      asked.destroy();
      resolve(null);
    });
  });
}

/** The world's peers, one for each client. */
const someClients = () => Promise.all(Array.from({ length: CLIENTS }, () => world.peer()));

async function heardBy(peer: Peer, session: string, enough: number): Promise<string[]> {
  const said = await peer.hear(session, (all) => all.length >= enough, PATIENCE_MS).catch(() => []);
  return kinds(said);
}

describe("a waiting query whose client goes away", () => {
  it("in the middle of the drawing gets its picture the ordinary way: thirty of thirty", async () => {
    const { agent, api } = world;
    const drawing = held();
    const clients = await someClients();
    const heard = clients.map(async (peer, n) => {
      const prompt = `nobody waits ${n}`;
      api.script(prompt, drawing.answer);
      const sealed = sealImageRequest(peer.identity, agent.address, prompt);
      await query(agent.url, sealed, 300 + 40 * n);
      drawing.letGo();
      return heardBy(peer, sealed.session, 1);
    });
    const delivered = (await Promise.all(heard)).filter((said) => said.join() === "image-response");
    expect(delivered).toHaveLength(CLIENTS);
  }, 120_000);

  it("before the first reply of a chat is read gets it, and all that follows, in order: thirty of thirty", async () => {
    const { agent } = world;
    const clients = await someClients();
    const heard = clients.map(async (peer, n) => {
      const sealed = sealChat(peer.identity, agent.address, `gone at once ${n}`);
      await query(agent.url, sealed, n);
      return heardBy(peer, sealed.session, 3);
    });
    const whole = (await Promise.all(heard)).filter(
      (said) => said.join() === "acknowledgement,text,end-session",
    );
    expect(whole).toHaveLength(CLIENTS);
  }, 120_000);

  it("finds its reply in the mailbox, if it has no endpoint", async () => {
    const { agent } = world;
    const sender = identityFromSeed(crypto.randomUUID());
    await query(agent.url, sealImageRequest(sender, agent.address, "gone, without an endpoint"), 5);
    const read = async () => kinds((await readMailbox(agent, sender)).map(({ said }) => said));
    await expect.poll(read, { timeout: PATIENCE_MS, interval: 500 }).toEqual(["image-response"]);
  }, 90_000);
});

describe("a waiting query whose client stays", () => {
  it("gets its reply in the response and nowhere else", async () => {
    const { agent } = world;
    const clients = await someClients();
    const asked = clients.map(async (peer, n) => {
      const sealed = sealImageRequest(peer.identity, agent.address, `somebody waits ${n}`);
      expect(await query(agent.url, sealed, null)).toContain('"payload"');
      await agent.settled(peer.identity.address);
      return peer.letters();
    });
    expect((await Promise.all(asked)).flat()).toEqual([]);
  }, 120_000);
});
