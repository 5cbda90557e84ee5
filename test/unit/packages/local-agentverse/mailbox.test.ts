import { describe, expect, it } from "vitest";
import { encodeEnvelope, type Letter, sealEnvelope } from "../../../../src/protocol/envelope.ts";
import { agentverse, KEY, NOW, OTHER_KEY, painter, stranger } from "../../dev/local-agentverse.ts";

const MAILBOX_ENDPOINT = "http://127.0.0.1:8788/v2/agents/mailbox/submit";
const submitPath = "/v2/agents/mailbox/submit";
const path = `/v2/agents/${painter.address}/mailbox`;

function seal(changes: Partial<Letter> = {}) {
  return sealEnvelope(stranger, {
    target: painter.address,
    session: "6f1d1ac2-5f6e-4a77-9d55-0c0f6a8b9e11",
    schemaDigest: `model:${"1".repeat(64)}`,
    protocolDigest: null,
    message: "{}",
    expires: BigInt(NOW / 1000 + 30),
    nonce: 2n ** 64n - 1n,
    ...changes,
  });
}

async function withMailbox() {
  const local = agentverse();
  await local.attest(painter, MAILBOX_ENDPOINT);
  const submit = (body: string) => local.call("POST", submitPath, undefined, body);
  return { ...local, submit };
}

describe("a letter to an agent with a mailbox", () => {
  it("is kept as it was sealed until its agent deletes it", async () => {
    const { submit, app, call, token } = await withMailbox();
    const wire = encodeEnvelope(seal());
    expect(await submit(wire)).toEqual({ status: 200, json: {} });
    const list = await app.request(path, { headers: { authorization: token(painter) } });
    expect(await list.text()).toContain(`"envelope":${wire}`);

    const { json } = await call("GET", path, token(painter));
    expect(json).toMatchObject([{ received_at: new Date(NOW).toISOString() }]);
    const one = `${path}/${json[0].uuid}`;
    expect((await call("GET", one, token(painter))).status).toBe(200);
    expect((await call("DELETE", one, token(painter))).status).toBe(200);
    expect((await call("DELETE", one, token(painter))).status).toBe(404);
    expect((await call("GET", path, token(painter))).json).toEqual([]);
  });

  it("comes in order, in pages, and is dropped after a week", async () => {
    const { submit, call, token, clock, attest } = await withMailbox();
    for (const nonce of [1n, 2n, 3n]) await submit(encodeEnvelope(seal({ nonce })));
    const nonces = async (query = "") =>
      (await call("GET", path + query, token(painter))).json.map(
        (it: { envelope: { nonce: number } }) => it.envelope.nonce,
      );
    expect(await nonces()).toEqual([1, 2, 3]);
    expect(await nonces("?limit=1&offset=1")).toEqual([2]);
    clock.now += 7 * 86_400_000;
    await attest(painter, MAILBOX_ENDPOINT);
    expect(await nonces()).toEqual([]);
  });

  it("is refused when it is not signed, badly signed, expired, no envelope", async () => {
    const { submit } = await withMailbox();
    const refused = {
      "missing-signature": encodeEnvelope({ ...seal(), signature: null }),
      "wrong-signature": encodeEnvelope({ ...seal(), nonce: 1n }),
      "envelope-expired": encodeEnvelope(seal({ expires: BigInt(NOW / 1000 - 301) })),
      "invalid-envelope": "{}",
      "invalid-json": "{",
    };
    for (const [detail, wire] of Object.entries(refused))
      expect(await submit(wire)).toEqual({ status: 400, json: { detail } });
  });

  it("may come unsigned from a sender without a key", async () => {
    const { submit } = await withMailbox();
    const wire = encodeEnvelope({ ...seal(), sender: "user1anybody", signature: null });
    expect((await submit(wire)).status).toBe(200);
  });

  it("finds a full mailbox after five hundred others", async () => {
    const { submit } = await withMailbox();
    const wire = encodeEnvelope({ ...seal(), sender: "user1anybody", signature: null });
    for (let letter = 0; letter < 500; letter++) await submit(wire);
    expect((await submit(wire)).status).toBe(429);
  });
});

describe("a mailbox", () => {
  it("is where an agent's registered endpoint says so", async () => {
    const { attest, account, call, app, token } = agentverse();
    const send = () => call("POST", submitPath, undefined, encodeEnvelope(seal()));
    expect((await send()).status).toBe(404);
    expect((await call("GET", path, token(painter))).status).toBe(404);
    await attest(painter, "https://painter.example/submit");
    expect((await send()).status).toBe(404);
    await account(KEY).register(painter, { endpoints: [{ url: MAILBOX_ENDPOINT, weight: 1 }] });
    expect((await send()).status).toBe(200);

    const ready = async (headers: Record<string, string>) =>
      (await app.request(submitPath, { method: "HEAD", headers })).headers.get("x-uagents-status");
    expect(await ready({ "x-uagents-address": painter.address })).toBe("ready");
    expect(await ready({ "x-uagents-address": stranger.address })).toBe("not-ready");
    expect(await ready({})).toBe("indeterminate");
  });

  it("opens to its agent and to its agent's account alone", async () => {
    const { attest, account, call, token } = agentverse();
    await attest(painter, MAILBOX_ENDPOINT);
    expect((await call("GET", path)).status).toBe(401);
    expect((await call("GET", path, token(stranger))).status).toBe(401);
    expect((await account(KEY).get(path)).status).toBe(401);
    await account(KEY).register(painter);
    expect((await account(KEY).get(path)).status).toBe(200);
    expect((await account(OTHER_KEY).delete(`${path}/1`)).status).toBe(401);
  });
});
