import { describe, expect, it } from "vitest";
import { agentverse, KEY, OTHER_KEY, painter, stranger } from "../../dev/local-agentverse.ts";

const asset = { name: "sketch", mime_type: "image/png", contents: btoa("a picture"), lifetime_hours: 1 };
const HOUR = 3_600_000;

async function withAsset() {
  const local = agentverse();
  const { status, json } = await local.account(KEY).post("/v1/storage/assets/", asset);
  expect(status).toBe(201);
  const path = `/v1/storage/assets/${json.asset_id}`;
  const contents = `${path}/contents/`;
  const allow = (read: boolean, write: boolean) =>
    local.account(KEY).put(`${path}/permissions/`, { agent_address: painter.address, read, write });
  const asAgent = (method: string, body?: object) => local.call(method, contents, local.token(painter), body);
  return { ...local, json, path, contents, allow, asAgent };
}

describe("an asset in the storage", () => {
  it("is named as a ResourceContent names it, and handed out whole", async () => {
    const { account, contents, json } = await withAsset();
    expect(json.reference).toBe(`agent-storage://http://localhost/v1/storage/${json.asset_id}`);
    const { mime_type } = asset;
    expect((await account(KEY).get(contents)).json).toMatchObject({ mime_type, contents: asset.contents });
  });

  it("is read by an agent only with permission, and written only with that", async () => {
    const { allow, asAgent } = await withAsset();
    const replacement = { mime_type: "text/plain", contents: btoa("words") };
    expect((await asAgent("GET")).status).toBe(403);
    await allow(true, false);
    expect((await asAgent("GET")).status).toBe(200);
    expect((await asAgent("PUT", replacement)).status).toBe(403);
    await allow(true, true);
    expect((await asAgent("PUT", replacement)).status).toBe(200);
    expect((await asAgent("GET")).json).toMatchObject(replacement);
    await allow(false, false);
    expect((await asAgent("GET")).status).toBe(403);
  });

  it("is its account's own: no other one opens it, and no agent that did not make it gives permissions", async () => {
    const { account, call, contents, path, token } = await withAsset();
    const permission = { agent_address: painter.address, read: true, write: true };
    expect((await account(OTHER_KEY).get(contents)).status).toBe(403);
    expect((await call("GET", contents)).status).toBe(401);
    expect((await call("PUT", `${path}/permissions/`, token(painter), permission)).status).toBe(403);
    expect((await call("POST", "/v1/storage/assets/", undefined, asset)).status).toBe(401);
  });

  it("is made by an agent to which an account has delegated that, which then lets others read it", async () => {
    const { account, call, token } = agentverse();
    const make = () => call("POST", "/v1/storage/assets/", token(painter), asset);
    const delegate = (key: string, address = painter.address) =>
      account(key).put(`/v1/storage/assets/delegations/${address}`, {});
    expect((await make()).status).toBe(403);
    expect((await delegate(KEY, "agent1none")).status).toBe(422);
    expect((await delegate(KEY)).json.agent_address).toBe(painter.address);
    expect((await delegate(OTHER_KEY)).status).toBe(409);
    const made = await make();
    expect(made.status).toBe(201);
    const path = `/v1/storage/assets/${made.json.asset_id}`;
    expect((await call("GET", `${path}/contents/`, token(stranger))).status).toBe(403);
    const permission = { agent_address: stranger.address, read: true, write: false };
    expect((await call("PUT", `${path}/permissions/`, token(stranger), permission)).status).toBe(403);
    expect((await call("PUT", `${path}/permissions/`, token(painter), permission)).status).toBe(200);
    expect((await call("GET", `${path}/contents/`, token(stranger))).json.contents).toBe(asset.contents);
    expect((await account(KEY).get(`${path}/contents/`)).status).toBe(200);
  });

  it("is gone after its lifetime", async () => {
    const { account, contents, clock } = await withAsset();
    clock.now += HOUR;
    expect((await account(KEY).get(contents)).status).toBe(404);
  });

  it.each([{ contents: "A" }, { mime_type: "" }, { lifetime_hours: 0 }, { lifetime_hours: 25 }, { name: 1 }])(
    "is refused with %j",
    async (changes) => {
      const answer = await agentverse()
        .account(KEY)
        .post("/v1/storage/assets/", { ...asset, ...changes });
      expect(answer.status).toBe(422);
    },
  );

  it("may be as long as a large picture, and no longer", async () => {
    const store = (megabytes: number) =>
      agentverse()
        .account(KEY)
        .post("/v1/storage/assets/", { ...asset, contents: "A".repeat(megabytes * 1024 * 1024) });
    expect((await store(15)).status).toBe(201);
    expect((await store(17)).status).toBe(413);
  });

  it("finds room only among 64 MiB, which the expired leave", { timeout: 30_000 }, async () => {
    const { account, clock } = agentverse();
    const store = () =>
      account(KEY).post("/v1/storage/assets/", { ...asset, contents: "A".repeat(15 * 1024 * 1024) });
    const statuses = [];
    for (let count = 0; count < 5; count++) statuses.push((await store()).status);
    expect(statuses).toEqual([201, 201, 201, 201, 507]);
    clock.now += HOUR;
    expect((await store()).status).toBe(201);
  });
});
