import { describe, expect, it } from "vitest";
import { agentverse, KEY, painter, registration, stranger } from "../../dev/local-agentverse.ts";

async function withAgents() {
  const local = agentverse();
  await local.account(KEY).register(painter);
  await local.account(KEY).register(stranger, {
    name: "Baker",
    handle: null,
    profile: { description: "Bakes.", readme: "Also knows a painter." },
    protocols: [],
  });
  await local.say(painter, true);
  await local.say(stranger, true);
  const search = async (criteria: object, path = "/v1/search/agents") =>
    (await local.call("POST", path, undefined, criteria)).json.agents.map(
      ({ name }: { name: string }) => name,
    );
  return { ...local, search };
}

describe("searching for registered agents", () => {
  it("puts first where the words stand in a better place", async () => {
    const { search } = await withAgents();
    expect(await search({ search_text: "painter" })).toEqual(["Painter", "Baker"]);
    expect(await search({ search_text: "LIGHTHOUSES please" })).toEqual(["Painter"]);
    expect(await search({ search_text: "plumber" })).toEqual([]);
  });

  it("gives everything, in pages, without words", async () => {
    const { search } = await withAgents();
    expect(await search({}, "/v1/search")).toHaveLength(2);
    expect(await search({ limit: 1, offset: 1 })).toHaveLength(1);
  });

  it("finds an address as the reference's command asks for it, with all that it reads", async () => {
    const { call } = await withAgents();
    const criteria = { search_text: `address:${painter.address}`, exact_match: true };
    expect((await call("POST", "/v1/search/agents", undefined, criteria)).json).toMatchObject({
      total: 1,
      agents: [
        {
          address: painter.address,
          status: "active",
          type: "uagent",
          protocols: [{ digest: "proto:30a801ed" }],
          readme: registration.profile.readme,
          domain: null,
          total_interactions: 0,
        },
      ],
    });
  });

  it("takes words together for an exact match", async () => {
    const { search } = await withAgents();
    expect(await search({ search_text: "knows a painter", exact_match: true })).toEqual(["Baker"]);
  });

  it("filters by protocol and state, and shows the inactive only when asked", async () => {
    const { search, say } = await withAgents();
    expect(await search({ filters: { protocol_digest: ["proto:30a801ed"] } })).toEqual(["Painter"]);
    await say(painter, false);
    expect(await search({})).toEqual(["Baker"]);
    expect(await search({ filters: { state: ["inactive"] } })).toEqual(["Painter"]);
  });

  it("refuses criteria that are none", async () => {
    expect((await agentverse().call("POST", "/v1/search", undefined, "[]")).status).toBe(422);
  });
});

describe("the Almanac's own search and resolution", () => {
  it("finds by protocol digest, as the reference's broadcast asks", async () => {
    const { call } = await withAgents();
    const found = await call("POST", "/v1/almanac/search", undefined, { text: "30a801ed" });
    expect(found.json).toMatchObject([{ address: painter.address, status: "active" }]);
  });

  it("resolves a handle and an address", async () => {
    const { call } = await withAgents();
    for (const identifier of ["painter", painter.address]) {
      const { json } = await call("GET", `/v2/almanac/resolve/${identifier}`);
      expect(json.address).toBe(painter.address);
    }
    expect((await call("GET", "/v2/almanac/resolve/nobody")).status).toBe(404);
  });
});
