import { describe, expect, it } from "vitest";
import {
  agentverse,
  KEY,
  NOW,
  OTHER_KEY,
  painter,
  registration,
  stranger,
} from "../../dev/local-agentverse.ts";

const path = `/v2/agents/${painter.address}`;

describe("registering an agent with an account", () => {
  it("lists it, and changes it when it is registered again", async () => {
    const { account, clock } = agentverse();
    expect(await account(KEY).register(painter)).toEqual({ status: 200, json: { success: true } });
    clock.now += 1_000;
    await account(KEY).post("/v2/agents", { ...registration, name: "Old Painter" });
    expect((await account(KEY).get(path)).json).toMatchObject({
      ...registration,
      name: "Old Painter",
      registered_at: new Date(NOW).toISOString(),
      updated_at: new Date(NOW + 1_000).toISOString(),
    });
    expect((await account(KEY).get("/v2/agents")).json).toHaveLength(1);
  });

  it("needs an API key and a proved identity, each account its own", async () => {
    const { account, call } = agentverse();
    expect((await call("POST", "/v2/agents", undefined, registration)).status).toBe(401);
    expect((await call("POST", "/v2/agents", "Bearer bad-key", registration)).status).toBe(401);
    await account(OTHER_KEY).prove(painter);
    const { status, json } = await account(KEY).post("/v2/agents", registration);
    expect([status, json.detail]).toEqual([403, expect.stringContaining("not proved")]);
  });

  it("tells the accounts of a person and of a team apart", async () => {
    const { account, app } = agentverse();
    await account(KEY).register(painter);
    const headers = { authorization: `Bearer ${KEY}`, "x-team": "dependencies" };
    expect((await app.request(path, { headers })).status).toBe(404);
  });

  it.each([
    ["name", { name: "x".repeat(33) }],
    ["name", { name: "" }],
    ["handle", { handle: "x".repeat(41) }],
    ["description", { profile: { description: "x".repeat(301) } }],
    ["readme", { profile: { readme: "x".repeat(80_001) } }],
    ["avatar_url", { profile: { avatar_url: "x".repeat(4_001) } }],
    ["url", { url: "x".repeat(4_001) }],
    ["address", { address: "agent1nobody" }],
    ["agent_type", { agent_type: "painter" }],
  ])("refuses a %s that does not fit, and says which it is", async (member, changes) => {
    const { status, json } = await agentverse().account(KEY).register(painter, changes);
    expect([status, json.detail.map(({ loc }: { loc: string[] }) => loc.at(-1))]).toEqual([422, [member]]);
  });

  it("counts characters, not UTF-16 units", async () => {
    expect(
      (
        await agentverse()
          .account(KEY)
          .register(painter, { name: "🎨".repeat(32) })
      ).status,
    ).toBe(200);
  });

  it("refuses an address and a handle that another account has", async () => {
    const { account } = agentverse();
    await account(KEY).register(painter);
    const taken = await account(OTHER_KEY).register(painter);
    expect([taken.status, taken.json.detail]).toEqual([409, expect.stringContaining("another account")]);
    const handle = await account(OTHER_KEY).register(stranger);
    expect([handle.status, handle.json.detail]).toEqual([409, expect.stringContaining("handle")]);
    expect((await account(OTHER_KEY).get(path)).status).toBe(404);
  });

  it("ends at the account's quota, which updates do not use", async () => {
    const { account } = agentverse({ quota: 1 });
    await account(KEY).register(painter);
    expect((await account(KEY).register(painter, { name: "Again" })).status).toBe(200);
    const { status, json } = await account(KEY).register(stranger, { handle: null });
    expect([status, json.detail]).toEqual([406, expect.stringContaining("quota of 1")]);
    expect((await account(OTHER_KEY).register(stranger, { handle: null })).status).toBe(200);
  });

  it("takes a batch whole or not at all", async () => {
    const { account } = agentverse();
    await account(KEY).prove(painter);
    const batch = { agents: [registration, { ...registration, handle: null, address: stranger.address }] };
    expect((await account(KEY).post("/v2/agents/batch", batch)).status).toBe(403);
    expect((await account(KEY).get("/v2/agents")).json).toEqual([]);
    await account(KEY).prove(stranger);
    expect((await account(KEY).post("/v2/agents/batch", batch)).status).toBe(200);
    expect((await account(KEY).get("/v2/agents?limit=1&offset=1")).json).toHaveLength(1);
  });

  it("refuses a body beyond a megabyte", async () => {
    const long = { ...registration, extra: "x".repeat(1024 * 1024) };
    expect((await agentverse().account(KEY).post("/v2/agents", long)).status).toBe(413);
  });
});

describe("registering an agent by its own attestation", () => {
  it("lists it, for whoever looks and for itself", async () => {
    const { call, token } = agentverse();
    expect((await call("POST", "/v2/agents", token(painter), registration)).status).toBe(200);
    expect((await call("GET", path, token(painter))).json).toMatchObject(registration);
    const found = await call("POST", "/v1/search/agents", undefined, {
      search_text: `address:${painter.address}`,
    });
    expect(found.status).toBe(200);
  });

  it("leaves what is not sent", async () => {
    const { call, token } = agentverse();
    await call("POST", "/v2/agents", token(painter), registration);
    const part = { address: painter.address, protocols: ["proto:2"], profile: { readme: "# New" } };
    expect((await call("POST", "/v2/agents", token(painter), part)).status).toBe(200);
    expect((await call("GET", path, token(painter))).json).toMatchObject({
      ...registration,
      protocols: ["proto:2"],
      profile: { description: registration.profile.description, readme: "# New" },
    });
  });

  it("takes nobody else's, no other handle, no nameless agent, no token that has ended", async () => {
    const { call, token, clock } = agentverse();
    expect((await call("POST", "/v2/agents", token(stranger), registration)).status).toBe(403);
    expect((await call("POST", "/v2/agents", token(painter), { address: painter.address })).status).toBe(422);
    await call("POST", "/v2/agents", token(painter), registration);
    const taken = { ...registration, address: stranger.address };
    expect((await call("POST", "/v2/agents", token(stranger), taken)).status).toBe(409);
    const old = token(painter);
    clock.now += 601_000;
    expect((await call("POST", "/v2/agents", old, registration)).status).toBe(401);
  });

  it("gives it to the first account that proves its identity, and to no other", async () => {
    const { account, call, token } = agentverse();
    await call("POST", "/v2/agents", token(painter), registration);
    expect((await account(KEY).get(path)).status).toBe(404);
    expect((await account(KEY).register(painter)).status).toBe(200);
    expect((await account(OTHER_KEY).register(painter)).status).toBe(409);
    await call("POST", "/v2/agents", token(painter), { ...registration, name: "By itself" });
    expect((await account(KEY).get(path)).json).toMatchObject({ name: "By itself" });
  });
});

describe("an agent of an account", () => {
  it("is shown to its account and to itself, and to nobody else", async () => {
    const { account, call, token } = agentverse();
    expect((await account(KEY).get(path)).status).toBe(404);
    await account(KEY).register(painter);
    expect((await account(KEY).get(path)).status).toBe(200);
    expect((await call("GET", path, token(painter))).status).toBe(200);
    expect((await call("GET", path, token(stranger))).status).toBe(404);
    expect((await call("GET", path)).status).toBe(401);
  });

  it("is not shown for a token that has ended", async () => {
    const { account, call, token, clock } = agentverse();
    await account(KEY).register(painter);
    const authorization = token(painter);
    clock.now += 601_000;
    expect((await call("GET", path, authorization)).status).toBe(401);
  });

  it("is changed member by member", async () => {
    const { account } = agentverse();
    await account(KEY).register(painter);
    const changed = await account(KEY).put(path, { name: "New" });
    expect(changed.status).toBe(200);
    expect((await account(KEY).get(path)).json).toMatchObject({ name: "New", handle: "painter" });
    expect((await account(KEY).put(path, { name: "x".repeat(33) })).status).toBe(422);
    expect((await account(OTHER_KEY).put(path, { name: "Stolen" })).status).toBe(404);
  });

  it("is deleted by its account, and its handle is free then", async () => {
    const { account } = agentverse();
    await account(KEY).register(painter);
    expect((await account(OTHER_KEY).delete(path)).status).toBe(404);
    expect((await account(KEY).delete(path)).status).toBe(200);
    expect((await account(KEY).get(path)).status).toBe(404);
    expect((await account(OTHER_KEY).register(stranger)).status).toBe(200);
  });

  it("is in the Almanac while it says that it is active", async () => {
    const { account, call, say, clock } = agentverse();
    const lookUp = () => call("GET", `/v1/almanac/agents/${painter.address}`);
    await account(KEY).register(painter);
    expect((await lookUp()).status).toBe(404);
    await say(painter, true);
    clock.now += 30 * 86_400_000;
    const { endpoints } = registration;
    expect((await lookUp()).json).toMatchObject({ status: "active", type: "uagent", endpoints });
    await say(painter, false);
    expect((await lookUp()).status).toBe(404);
  });
});

it("never prints a key or a token", async () => {
  const { account, call, token, lines } = agentverse();
  await account(KEY).register(painter);
  await account("bad-key").post("/v2/agents", registration);
  await call("GET", path, token(painter));
  expect(lines.join("\n")).not.toMatch(/key-of|bad-key|attr:/);
});

it("prints what strangers name in one line", async () => {
  const { account, lines } = agentverse();
  await account(KEY).register(painter, { name: "Two\nlines" });
  expect(lines.at(-1)).toBe(`listed ${painter.address} as "Two lines"`);
});
