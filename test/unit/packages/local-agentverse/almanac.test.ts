import { describe, expect, it } from "vitest";
import { localAgentverse } from "../../../../packages/local-agentverse/agentverse.ts";
import { chatProtocol } from "../../../../src/protocol/protocols.ts";
import vectors from "../../../vectors/attestations.json" with { type: "json" };

const NOW = 1_790_000_000_000;
const DAY = 86_400_000;
const { address } = vectors.signer;
const [registration] = vectors.registrations;
const wire = registration?.wire ?? "";

function agentverse(options: { now?: () => number } = {}) {
  const lines: string[] = [];
  const report = (line: string) => lines.push(line);
  const app = localAgentverse({ stateFile: null, now: () => NOW, report, ...options });
  const post = (path: string, body: string) => app.request(`/v1/almanac${path}`, { method: "POST", body });
  const get = (path: string) => app.request(`/v1/almanac${path}`);
  return { post, get, lines };
}

describe("registering at the local Almanac", () => {
  it("takes every registration that the reference signed", async () => {
    const { post } = agentverse();
    for (const { wire } of vectors.registrations) expect((await post("/agents", wire)).status).toBe(200);
  });

  it("gives the record back as the reference's resolver reads it", async () => {
    const { post, get } = agentverse();
    await post("/agents", wire);
    const record = await get(`/agents/${address}?prefix=agent`);
    expect(await record.json()).toMatchObject({
      address,
      endpoints: [{ url: "https://images.example/submit", weight: 1 }],
      protocols: JSON.parse(wire).protocols.map((digest: string) => digest.replace("proto:", "")),
      status: "active",
      expiry: new Date(NOW + 2 * DAY).toISOString(),
    });
  });

  it("takes a batch, whole or not at all by its answer", async () => {
    const { post, get } = agentverse();
    const attestations = vectors.registrations.map(({ wire }) => JSON.parse(wire));
    expect((await post("/agents/batch", JSON.stringify({ attestations }))).status).toBe(200);
    expect((await get(`/agents/${address}`)).status).toBe(200);
    expect((await post("/agents/batch", "{}")).status).toBe(422);
  });

  it("refuses a registration that somebody changed", async () => {
    const { post, get } = agentverse();
    const forged = wire.replace("images.example", "thief.example");
    const answer = await post("/agents", forged);
    expect([answer.status, await answer.json()]).toEqual([400, { detail: "wrong-signature" }]);
    expect((await get(`/agents/${address}`)).status).toBe(404);
  });

  it.each(["", "{}", "[1]", "null"])("refuses %j as no registration", async (body) => {
    expect((await agentverse().post("/agents", body)).status).toBe(422);
  });

  it("forgets an agent that has not registered for two days", async () => {
    let now = NOW;
    const { post, get } = agentverse({ now: () => now });
    await post("/agents", wire);
    now += 2 * DAY;
    expect((await get(`/agents/${address}`)).status).toBe(404);
  });

  it("prints one line for each event", async () => {
    const { post, get, lines } = agentverse();
    await post("/agents", wire);
    await get(`/agents/${address}`);
    await get("/agents/agent1nobody");
    expect(lines).toEqual([
      `registered ${address} at https://images.example/submit`,
      `looked up ${address}: found`,
      "looked up agent1nobody: not registered",
    ]);
  });
});

describe("an agent's status", () => {
  it("is shown in its record", async () => {
    const { post, get } = agentverse();
    await post("/agents", wire);
    const inactive = vectors.status.wire;
    expect((await post(`/agents/${address}/status`, inactive)).status).toBe(200);
    expect(await (await get(`/agents/${address}`)).json()).toMatchObject({ status: "active" });
  });

  it("is taken from an agent that is not registered yet", async () => {
    expect((await agentverse().post(`/agents/${address}/status`, vectors.status.wire)).status).toBe(200);
  });

  it("is refused for another address and with a wrong signature", async () => {
    const { post } = agentverse();
    expect((await post("/agents/agent1other/status", vectors.status.wire)).status).toBe(400);
    const forged = vectors.status.wire.replace("true", "false");
    expect((await post(`/agents/${address}/status`, forged)).status).toBe(400);
  });
});

describe("protocol manifests", () => {
  it("are kept by digest", async () => {
    const { post, get } = agentverse();
    const { manifest, digest } = chatProtocol;
    expect((await post("/manifests", JSON.stringify(manifest))).status).toBe(200);
    expect(await (await get(`/manifests/protocols/${digest}`)).json()).toEqual(
      JSON.parse(JSON.stringify(manifest)),
    );
    expect(await (await get("/manifests")).json()).toEqual([manifest.metadata]);
  });

  it("that are none are refused, and unknown ones not found", async () => {
    const { post, get } = agentverse();
    expect((await post("/manifests", "{}")).status).toBe(422);
    expect((await get("/manifests/protocols/proto:0")).status).toBe(404);
  });
});

it("answers what it does not offer with a JSON 404", async () => {
  const answer = await agentverse().get("/domains/none");
  expect([answer.status, await answer.json()]).toEqual([404, { detail: "Not Found" }]);
});
