import { listDurableObjectIds } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { encodeEnvelope, sealEnvelope } from "../../src/protocol/envelope.ts";
import { type Identity, identityFromSeed } from "../../src/protocol/identity.ts";
import { errorMessage } from "../../src/protocol/messages/error-message.ts";
import { agentToken } from "../agent-token.ts";
import { SESSION } from "./sender.ts";

const us = identityFromSeed("an agent under test");
const worker = exports.default;
const newIdentity = () => identityFromSeed(crypto.randomUUID());

/** Each test has an address of the Internet of its own: what one did wrong is not held against another. */
let addresses = 0;
function newAddress(): string {
  addresses += 1;
  return `203.0.113.${addresses}`;
}

function ask(path: string, from: string, init: RequestInit & { headers?: Record<string, string> } = {}) {
  const headers = { ...init.headers, "cf-connecting-ip": from };
  return worker.fetch(`http://127.0.0.1:8787${path}`, { ...init, headers });
}

/** A token that claims to be the owner's, with another signature each time. */
function forgedToken(owner: Identity): string {
  const [, claim = ""] = agentToken(owner).split(":");
  const [, , signature = ""] = agentToken(newIdentity()).split(":");
  return `attr:${claim}:${signature}`;
}

describe("forged tokens for a mailbox", () => {
  it("are checked ten at once, and do not keep its owner out", async () => {
    const [owner, attacker, home] = [newIdentity(), newAddress(), newAddress()];
    const path = `/v2/agents/${owner.address}/mailbox`;
    const read = (token: string, from: string) =>
      ask(path, from, { headers: { authorization: `Agent ${token}` } });
    const answers = await Promise.all(Array.from({ length: 40 }, () => read(forgedToken(owner), attacker)));
    const statuses = answers.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    expect(statuses.filter((status) => status === 401).length).toBeLessThan(25);
    expect(answers.find(({ status }) => status === 429)?.headers.get("retry-after")).toBe("1");
    expect((await read(agentToken(owner), home)).status).toBe(200);
    expect((await read(agentToken(owner), attacker)).status).toBe(200);
  });
});

describe("waiting queries of nobody", () => {
  it("get unsigned refusals, which cost nothing, and make no object", async () => {
    const before = (await listDurableObjectIds(env.SENDERS)).length;
    const from = newAddress();
    const wire = encodeEnvelope({
      ...sealEnvelope(newIdentity(), {
        target: us.address,
        session: SESSION,
        schemaDigest: errorMessage.digest,
        protocolDigest: null,
        message: "{}",
        expires: null,
        nonce: 1n,
      }),
      sender: "user1abc",
      signature: null,
    });
    const headers = { "content-type": "application/json", "x-uagents-connection": "sync" };
    const query = () => ask("/submit", from, { method: "POST", body: wire, headers });
    const answers = await Promise.all(Array.from({ length: 60 }, query));
    expect(answers.map(({ status }) => status)).toEqual(Array(60).fill(200));
    for (const answer of answers) expect(await answer.json()).toMatchObject({ signature: null });
    expect((await listDurableObjectIds(env.SENDERS)).length).toBe(before);
  });
});
