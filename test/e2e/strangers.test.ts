import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { sentencesIn } from "../../src/agent/sentences/index.ts";
import { type Identity, identityFromSeed } from "../../src/protocol/identity.ts";
import { readMailbox } from "./mailbox.ts";
import { sealChat } from "./messages.ts";
import { endsSession, pictureLink } from "./peer.ts";
import { startWorld, type World } from "./world.ts";

const NOT_CONFIGURED = sentencesIn("en").apologies["not-configured"];

let world: World;
afterEach(() => world?.stop());

describe("a forged Host", () => {
  it("never appears in a link where PUBLIC_URL is set", async () => {
    world = await startWorld();
    const { agent } = world;
    const peer = await world.peer();
    const { session, wire } = sealChat(peer.identity, agent.address, "a forged host");
    expect(await submitAs("evil.example", wire)).toBe(200);
    const link = pictureLink(await peer.hear(session, endsSession));
    expect(link).toMatch(new RegExp(`^${agent.url}/images/`));
    expect(JSON.stringify(peer.letters())).not.toContain("evil.example");
  });

  it("is not believed without PUBLIC_URL either: nothing is drawn, and the sender is told", async () => {
    world = await startWorld({ PUBLIC_URL: "" });
    const { agent, api } = world;
    const sender = identityFromSeed(randomUUID());
    const { wire } = sealChat(sender, agent.address, "a forged host again");
    expect(await submitAs("evil.example", wire)).toBe(200);

    await expect.poll(async () => (await readMailbox(agent, sender)).length, { timeout: 10_000 }).toBe(2);
    const [, apology] = await readMailbox(agent, sender);
    expect(apology?.said).toEqual({ kind: "text", text: NOT_CONFIGURED });
    expect(api.calls("a forged host again")).toHaveLength(0);

    const honest = identityFromSeed(randomUUID());
    expect(await agent.submit(sealChat(honest, agent.address, "an innkeeper at his door").wire)).toBe(200);
    await expect.poll(async () => (await readMailbox(agent, honest)).length, { timeout: 10_000 }).toBe(3);
    const link = pictureLink((await readMailbox(agent, honest)).map(({ said }) => said));
    expect(link).toMatch(new RegExp(`^${agent.url}/images/`));
  });
});

/** Posts an envelope under a Host of the caller's choice, which fetch does not allow. */
function submitAs(host: string, wire: string): Promise<number> {
  const headers = { host, "content-type": "application/json" };
  return new Promise((resolve, reject) => {
    const call = request(`${world.agent.url}/submit`, { method: "POST", headers }, (response) => {
      response.resume().once("end", () => resolve(response.statusCode ?? 0));
    });
    call.once("error", reject).end(wire);
  });
}

describe("an envelope that its sender did not sign", () => {
  it("is refused and leaves nothing behind: no object comes to exist", async () => {
    world = await startWorld();
    const { agent } = world;
    const objects = async () => (await agent.miniflare.listDurableObjectIds("SENDERS")).length;

    for (const wire of badEnvelopes(agent.address)) expect(await agent.submit(wire)).toBe(400);
    expect(await objects()).toBe(0);

    expect(await agent.submit(sealChat(newSender(), agent.address, "hello").wire)).toBe(200);
    expect(await objects()).toBe(1);
  });
});

const newSender = () => identityFromSeed(randomUUID());

/** Each from another sender, who would have an object of its own. */
function badEnvelopes(agentAddress: string): string[] {
  const chat = (from: Identity = newSender()) => sealChat(from, agentAddress, "hello").wire;
  const replaced = (member: string, value: string) =>
    chat().replace(new RegExp(`"${member}":"[^"]*"`), `"${member}":${value}`);
  const signedBySomebodyElse = replaced("sender", JSON.stringify(newSender().address));
  return [
    replaced("signature", "null"),
    replaced("signature", JSON.stringify("sig1qqqq")),
    replaced("payload", JSON.stringify(btoa("{}"))),
    replaced("session", JSON.stringify(randomUUID())),
    replaced("target", JSON.stringify(newSender().address)),
    signedBySomebodyElse,
    chat().replace(/"sender":"([^"]*)"/, (_, address: string) => `"sender":"${address.toUpperCase()}"`),
    chat().replace(/"sender":"([^"]*)"/, (_, address: string) => `"sender":"agent://${address}"`),
  ];
}
