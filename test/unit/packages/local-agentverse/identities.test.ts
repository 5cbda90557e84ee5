import { describe, expect, it } from "vitest";
import { localAgentverse } from "../../../../packages/local-agentverse/agentverse.ts";
import { identityFromSeed } from "../../../../src/protocol/identity.ts";
import vectors from "../../../vectors/attestations.json" with { type: "json" };
import { agentverse, KEY, painter, stranger } from "../../dev/local-agentverse.ts";

const challengePath = `/v2/identity/${painter.address}/challenge`;

describe("the proof of an identity", () => {
  it("is a signature of the challenge", async () => {
    const { account, lines } = agentverse();
    expect(await account(KEY).prove(painter)).toEqual({ status: 200, json: { address: painter.address } });
    expect(lines).toEqual([`proved ${painter.address}`]);
  });

  it("is taken as the reference signed it", async () => {
    const { challenge, response } = vectors.challenge;
    const { address } = vectors.signer;
    const app = localAgentverse({ stateFile: null, now: () => 0, newId: () => challenge, report: () => {} });
    const headers = { authorization: `Bearer ${KEY}` };
    await app.request(`/v2/identity/${address}/challenge`, { headers });
    const body = JSON.stringify({ address, challenge, challenge_response: response });
    expect((await app.request("/v2/identity", { method: "POST", headers, body })).status).toBe(200);
  });

  it("needs an API key", async () => {
    const { call } = agentverse();
    for (const authorization of [undefined, "Bearer ", "Bearer bad-key", "Basic key"]) {
      expect((await call("GET", challengePath, authorization)).status).toBe(401);
      expect((await call("POST", "/v2/identity", authorization, {})).status).toBe(401);
    }
  });

  it("uses a challenge up, whether it was answered well or not", async () => {
    const { account } = agentverse();
    const { json } = await account(KEY).get(challengePath);
    const forged = {
      address: painter.address,
      ...json,
      challenge_response: stranger.sign(new Uint8Array(32)),
    };
    const first = await account(KEY).post("/v2/identity", forged);
    expect([first.status, first.json.detail]).toEqual([400, expect.stringContaining("signature")]);
    const second = await account(KEY).post("/v2/identity", forged);
    expect([second.status, second.json.detail]).toEqual([400, expect.stringContaining("used")]);
  });

  it("comes within five minutes", async () => {
    const { account, clock } = agentverse();
    const key = account(KEY);
    const late = {
      ...key,
      get: async (path: string) => {
        const answer = await key.get(path);
        clock.now += 5 * 60_000;
        return answer;
      },
    };
    expect((await late.prove(painter)).status).toBe(400);
  });

  it("is for the address that the challenge was given for", async () => {
    const { account } = agentverse();
    const { json } = await account(KEY).get(challengePath);
    const proof = { address: stranger.address, ...json, challenge_response: "sig1" };
    expect((await account(KEY).post("/v2/identity", proof)).status).toBe(400);
  });

  it("remembers a thousand challenges, and forgets the oldest beyond", async () => {
    const { account } = agentverse();
    const { json } = await account(KEY).get(challengePath);
    const other = `/v2/identity/${identityFromSeed("other").address}/challenge`;
    for (let given = 0; given < 1_000; given++) await account(KEY).get(other);
    const proof = { address: painter.address, ...json, challenge_response: "sig1" };
    expect((await account(KEY).post("/v2/identity", proof)).json.detail).toContain("unknown");
  });

  it("is refused for what is no address and for what is no proof", async () => {
    const { account } = agentverse();
    expect((await account(KEY).get("/v2/identity/agent1nobody/challenge")).status).toBe(400);
    expect((await account(KEY).post("/v2/identity", {})).json.detail).toHaveLength(3);
  });
});
