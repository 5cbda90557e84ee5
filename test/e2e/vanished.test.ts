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
const PATIENCE_MS = 20_000;

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.stop());

/**
 * Asks and waits for the answer in the response, but hangs up `afterMs` after the question is out, if not null. The
 * whole body, if it was there by then.
 */
function query(url: string, { wire }: Sealed, afterMs: number | null): Promise<string | null> {
  const headers = {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(wire)),
    "x-uagents-connection": "sync",
  };
  return new Promise((resolve) => {
    const asked = request(`${url}/submit`, { method: "POST", headers, agent: false });
    asked.once("error", () => resolve(null));
    asked.once("response", (response) => {
      const chunks: string[] = [];
      response.setEncoding("utf8").on("data", (chunk: string) => void chunks.push(chunk));
      response.once("end", () => resolve(chunks.join("")));
      response.once("error", () => resolve(null));
    });
    asked.end(wire, async () => {
      if (afterMs === null) return;
      await pause(afterMs);
      asked.once("close", () => resolve(null));
      asked.destroy();
    });
  });
}

/** Whether the agent had taken anything of this sender when its client went. */
async function wasTaken({ identity }: Peer): Promise<boolean> {
  const tables = await world.agent.rows(
    identity.address,
    "SELECT name FROM sqlite_master WHERE name = 'messages'",
  );
  if (tables.length === 0) return false;
  return (await world.agent.rows(identity.address, "SELECT identity FROM messages")).length > 0;
}

/** The world's peers, one for each client. */
const someClients = () => Promise.all(Array.from({ length: CLIENTS }, () => world.peer()));

async function heardBy(peer: Peer, session: string, enough: number): Promise<string[]> {
  await peer.hear(session, (all) => all.length >= enough, PATIENCE_MS).catch(() => {});
  return kinds(peer.heard(session));
}

describe("a waiting query whose client goes away", () => {
  it("in the middle of the drawing gets its picture the ordinary way: thirty of thirty", async () => {
    const { agent, api } = world;
    const clients = await someClients();
    const heard = clients.map(async (peer, n) => {
      const prompt = `nobody waits ${n}`;
      // Of its own: what is drawn while a client is still there is rightly in its response.
      const drawing = held();
      api.script(prompt, drawing.answer);
      const sealed = sealImageRequest(peer.identity, agent.address, prompt);
      expect(await query(agent.url, sealed, 1_000 + 40 * n)).toBeNull();
      drawing.letGo();
      return heardBy(peer, sealed.session, 1);
    });
    const delivered = (await Promise.all(heard)).filter((said) => said.join() === "image-response");
    expect(delivered).toHaveLength(CLIENTS);
  }, 120_000);

  it("at any moment of a chat's first reply loses nothing of what was taken", async () => {
    const { agent } = world;
    const clients = await someClients();
    const heard = clients.map(async (peer, n) => {
      const sealed = sealChat(peer.identity, agent.address, `a hare that runs through field ${n}`);
      const body = await query(agent.url, sealed, 2 * n);
      // A message that was not taken by then is not owed anything.
      await pause(2_000);
      if (!(await wasTaken(peer))) return null;
      const said = await heardBy(peer, sealed.session, body === null ? 3 : 2);
      return body === null ? said : ["acknowledgement", ...said.filter((kind) => kind !== "acknowledgement")];
    });
    const taken = (await Promise.all(heard)).filter((said) => said !== null);
    const whole = taken.filter((said) => said.join() === "acknowledgement,text,end-session");
    expect(taken.length).toBeGreaterThan(0);
    expect(whole).toHaveLength(taken.length);
  }, 120_000);

  it("finds its reply in the mailbox, if it has no endpoint", async () => {
    const { agent, api } = world;
    const drawing = held();
    api.script("gone, without an endpoint", drawing.answer);
    const sender = identityFromSeed(crypto.randomUUID());
    await query(agent.url, sealImageRequest(sender, agent.address, "gone, without an endpoint"), 1_000);
    drawing.letGo();
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
