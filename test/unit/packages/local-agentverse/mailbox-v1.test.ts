import { describe, expect, it } from "vitest";
import { answerChallenge } from "../../../../src/protocol/attestation.ts";
import { encodeEnvelope, sealEnvelope } from "../../../../src/protocol/envelope.ts";
import type { Identity } from "../../../../src/protocol/identity.ts";
import { agentverse, KEY, NOW, painter, stranger } from "../../dev/local-agentverse.ts";

const ENDPOINT = "http://127.0.0.1:8788/v1/submit";

function sealed(nonce: bigint): string {
  return encodeEnvelope(
    sealEnvelope(stranger, {
      target: painter.address,
      session: "6f1d1ac2-5f6e-4a77-9d55-0c0f6a8b9e11",
      schemaDigest: `model:${"1".repeat(64)}`,
      protocolDigest: null,
      message: "{}",
      expires: BigInt(NOW / 1000 + 30),
      nonce,
    }),
  );
}

async function withMailbox() {
  const local = agentverse();
  await local.attest(painter, ENDPOINT);
  const { call } = local;
  const prove = async (identity: Identity, signer = identity) => {
    const { address } = identity;
    const { json } = await call("POST", "/v1/auth/challenge", undefined, { address });
    const challenge_response = answerChallenge(signer, json.challenge);
    return { address, challenge: json.challenge, challenge_response };
  };
  const enter = async (identity: Identity) => {
    const { json } = await call("POST", "/v1/auth/prove", undefined, await prove(identity));
    return `token ${json.access_token}`;
  };
  return { ...local, prove, enter };
}

describe("the mailbox of version 1", () => {
  it("is entered by a token for a signed challenge, which holds for an hour", async () => {
    const { call, prove, enter, clock, attest } = await withMailbox();
    expect((await call("GET", "/v1/mailbox")).status).toBe(401);
    const forged = await prove(painter, stranger);
    expect((await call("POST", "/v1/auth/prove", undefined, forged)).status).toBe(401);

    const proof = await prove(painter);
    const { json } = await call("POST", "/v1/auth/prove", undefined, proof);
    expect(json.expiry).toBe(new Date(NOW + 3_600_000).toISOString());
    expect((await call("POST", "/v1/auth/prove", undefined, proof)).status).toBe(401);

    const token = await enter(painter);
    expect((await call("GET", "/v1/mailbox", token)).status).toBe(200);
    clock.now += 3_600_000;
    await attest(painter, ENDPOINT);
    expect((await call("GET", "/v1/mailbox", token)).status).toBe(401);
  });

  it("gives letters in pages, as they were sealed, to their owner alone, until they are deleted", async () => {
    const { call, app, enter } = await withMailbox();
    for (const nonce of [1n, 2n, 2n ** 64n - 1n])
      expect(await call("POST", "/v1/submit", undefined, sealed(nonce))).toEqual({ status: 200, json: {} });
    const token = await enter(painter);
    const second = await call("GET", "/v1/mailbox?page=2&size=2", token);
    expect(second.json).toMatchObject({ total: 3, page: 2, size: 2, pages: 2 });
    const list = await app.request("/v1/mailbox", { headers: { authorization: token } });
    expect(await list.text()).toContain(`"envelope":${sealed(2n ** 64n - 1n)}`);

    const one = `/v1/mailbox/${second.json.items[0].uuid}`;
    expect((await call("GET", one, token)).json.envelope.target).toBe(painter.address);
    expect((await call("DELETE", one, token)).status).toBe(200);
    expect((await call("DELETE", one, token)).status).toBe(404);
    expect((await call("GET", "/v1/mailbox", token)).json).toMatchObject({ total: 2, pages: 1 });
  });

  it("holds the same letters as that of version 2", async () => {
    const { call, token, enter } = await withMailbox();
    await call("POST", "/v2/agents/mailbox/submit", undefined, sealed(7n));
    const { json } = await call("GET", "/v1/mailbox", await enter(painter));
    const path = `/v2/agents/${painter.address}/mailbox`;
    expect((await call("GET", path, token(painter))).json).toEqual(json.items);
  });

  it("is nobody's who has not registered its endpoint", async () => {
    const { call, app, enter } = await withMailbox();
    expect((await call("GET", "/v1/mailbox", await enter(stranger))).status).toBe(404);
    const probe = (address: string) =>
      app.request("/v1/submit", { method: "HEAD", headers: { "x-uagents-address": address } });
    expect((await probe(painter.address)).headers.get("x-uagents-status")).toBe("ready");
    expect((await probe(stranger.address)).headers.get("x-uagents-status")).toBe("not-ready");
  });
});

describe("an agent of an account, by version 1", () => {
  it("proves itself and is listed in one call, gets its details, and leaves", async () => {
    const { call, account, prove } = await withMailbox();
    const bearer = `Bearer ${KEY}`;
    const connect = async (authorization?: string) =>
      call("POST", "/v1/agents", authorization, {
        ...(await prove(painter)),
        agent_type: "mailbox",
        endpoint: null,
      });
    expect((await connect()).status).toBe(401);
    expect(await connect(bearer)).toEqual({ status: 200, json: { success: true } });

    const path = `/v1/agents/${painter.address}`;
    const details = { name: "Painter", readme: "# Painter", short_description: "Draws." };
    expect((await call("PUT", path, bearer, details)).status).toBe(200);
    const listed = await account(KEY).get(`/v2/agents/${painter.address}`);
    expect(listed.json).toMatchObject({
      name: "Painter",
      type: "mailbox",
      endpoints: [{ url: ENDPOINT, weight: 1 }],
      profile: { readme: "# Painter", description: "Draws." },
    });
    expect((await call("DELETE", path, "Bearer another")).status).toBe(404);
    expect((await call("DELETE", path, bearer)).status).toBe(200);
    expect((await account(KEY).get(`/v2/agents/${painter.address}`)).status).toBe(404);
  });
});
