import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { identityFromSeed } from "../../src/protocol/identity.ts";
import { sealChat } from "./messages.ts";
import { endsSession, pictureLink } from "./peer.ts";
import { say, startWorld, type World } from "./world.ts";

let world: World;
afterAll(() => world?.stop());

/** Posts an envelope under a Host of the caller's choice, which fetch would not allow. */
function submitAs(host: string, wire: string): Promise<number> {
  const headers = { host, "content-type": "application/json" };
  return new Promise((resolve, reject) => {
    const call = request(`${world.agent.url}/submit`, { method: "POST", headers }, (response) => {
      response.resume().once("end", () => resolve(response.statusCode ?? 0));
    });
    call.once("error", reject).end(wire);
  });
}

describe("a forged Host", () => {
  it("never appears in a link: PUBLIC_URL counts", async () => {
    const { agent } = world;
    const peer = await world.peer();
    const sealed = sealChat(peer.identity, agent.address, "a forged host");
    expect(await submitAs("evil.example", sealed.wire)).toBe(200);
    const link = pictureLink(await peer.hear(sealed.session, endsSession));
    expect(link).toMatch(new RegExp(`^${agent.url}/images/`));
    expect(JSON.stringify(peer.letters())).not.toContain("evil.example");
  });
});
