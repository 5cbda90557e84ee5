import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { createAgentToken } from "../../src/protocol/agent-token.ts";
import { identityFromSeed } from "../../src/protocol/identity.ts";
import { fillMailbox } from "./long-mailbox.ts";

const MEBIBYTE = 1024 * 1024;

describe("a mailbox of more than 32 MiB", () => {
  it("is read page by page, oldest first, by a client that polls and deletes", async () => {
    const owner = identityFromSeed(crypto.randomUUID());
    await fillMailbox(owner.address, 40);
    const from = Math.floor(Date.now() / 1000);
    const token = createAgentToken(owner, { from, seconds: 300 }, crypto.getRandomValues(new Uint8Array(32)));
    const ask = (path: string, method = "GET") =>
      exports.default.fetch(`http://127.0.0.1:8787/v2/agents/${owner.address}/mailbox${path}`, {
        method,
        headers: { authorization: `Agent ${token}` },
      });
    const seen: number[] = [];
    for (let polls = 0; polls < 20 && seen.length < 40; polls += 1) {
      const response = await ask("");
      expect(response.status).toBe(200);
      const text = await response.text();
      expect(text.length).toBeLessThan(5 * MEBIBYTE);
      const letters = z
        .array(z.object({ uuid: z.string(), envelope: z.object({ n: z.number() }) }))
        .parse(JSON.parse(text));
      for (const { uuid, envelope } of letters) {
        seen.push(envelope.n);
        expect((await ask(`/${uuid}`, "DELETE")).status).toBe(200);
      }
    }
    expect(seen).toEqual(Array.from({ length: 40 }, (_, n) => n));
    expect(await (await ask("")).json()).toEqual([]);
  });
});
