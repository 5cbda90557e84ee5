import { Hono } from "hono";
import { afterEach, describe, expect, it } from "vitest";
import { checkPicture } from "../../../../cli/doctor/drawing-checks.ts";
import { examine } from "../../../../cli/doctor/examine.ts";
import { RANKING_CHECKS } from "../../../../cli/doctor/ranking.ts";
import { identityFromSeed } from "../../../../src/protocol/identity.ts";
import { chatProtocol } from "../../../../src/protocol/protocols.ts";
import { png } from "../../imagegen/sample-pictures.ts";
import { serveOnLoopback, stopServing } from "../loopback.ts";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const { address } = identityFromSeed("seed");
afterEach(stopServing);

/** An agent and the Almanac that it is registered in, as one server. `keys` collects what claims an account. */
async function serveAgent(changes: object = {}) {
  const keys: string[] = [];
  const app = new Hono();
  const url = await serveOnLoopback(app);
  app.get("/status", (context) =>
    context.json({
      status: "OK",
      name: "Painter",
      address,
      providers: ["sketch"],
      publicUrl: url,
      agentverse: url,
      problems: [],
      registration: { state: "registered", lastSuccess: null, nextTry: null, problem: null, endpoint: null },
      ...changes,
    }),
  );
  app.on("HEAD", "/submit", (context) => context.body(null, 200, { "x-uagents-status": "ready" }));
  app.get("/submit", (context) => context.body(null, 200, { "x-uagents-status": "ready" }));
  app.get("/v1/almanac/agents/:address", (context) =>
    context.json({
      endpoints: [{ url: `${url}/submit`, weight: 1 }],
      protocols: [chatProtocol.digest],
      expiry: "2026-11-23T12:00:00Z",
      status: "active",
    }),
  );
  app.get("/v2/agents/:address", (context) => {
    keys.push(context.req.header("authorization") ?? "");
    return context.json({ name: "Painter", handle: "painter" });
  });
  app.post("/v1/search/agents", (context) => context.json({ agents: [] }));
  return { url, keys };
}

async function statesOf(url: string, settings: Record<string, string> = {}) {
  const examination = { url, sources: [settings], draw: false, now: NOW };
  const findings = await examine(examination, () => {});
  return Object.fromEntries(findings.map(({ check, state }) => [check, state]));
}

describe("examining an agent", () => {
  it("finds nothing wrong with a good one", async () => {
    const { url } = await serveAgent();
    expect(await statesOf(url, { AGENT_SEED: "seed", AGENTVERSE_KEY: "key" })).toEqual({
      settings: "ok",
      reachable: "ok",
      secrets: "ok",
      money: "ok",
      links: "ok",
      probe: "ok",
      address: "ok",
      renewal: "ok",
      almanac: "ok",
      profile: "ok",
      chat: "skipped",
      picture: "skipped",
      listed: "unmet",
      ...Object.fromEntries(RANKING_CHECKS.map((check) => [check, "skipped"])),
    });
  });

  it("sees the profile by the agent's own attestation, if its seed is here and no key", async () => {
    const { url, keys } = await serveAgent();
    expect(await statesOf(url, { AGENT_SEED: "seed" })).toMatchObject({ profile: "ok" });
    expect(keys).toEqual([expect.stringMatching(/^Agent attr:/)]);
    expect(await statesOf(url, { AGENT_SEED: "another seed" })).toMatchObject({ profile: "skipped" });
    expect(keys).toHaveLength(1);
  });

  it("knows the seed of an AGENT_URI", async () => {
    const seed = "a seed that is as long as a seed must be";
    const { url } = await serveAgent({ address: identityFromSeed(seed).address });
    const settings = { AGENT_URI: `https://fox:${seed}@agentverse.ai/Fox` };
    expect(await statesOf(url, settings)).toMatchObject({ settings: "ok", address: "ok" });
    const contradicted = { ...settings, AGENT_SEED: "another seed" };
    expect(await statesOf(url, contradicted)).toMatchObject({ settings: "bad", address: "skipped" });
  });

  it("has nothing more to look at when nobody answers, or the agent is not set up", async () => {
    const nobody = Object.values(await statesOf("http://127.0.0.1:1"));
    expect(nobody).toEqual(["ok", "bad", ...Array(11 + RANKING_CHECKS.length).fill("skipped")]);
    const problems = [{ setting: "AGENT_SEED", problem: "is missing" }];
    const { url } = await serveAgent({ status: "not-configured", address: undefined, problems });
    const unset = Object.values(await statesOf(url));
    expect(unset).toEqual(["ok", "ok", "bad", ...Array(10 + RANKING_CHECKS.length).fill("skipped")]);
  });

  it("tells each finding as soon as it is there", async () => {
    const { url } = await serveAgent();
    const told: string[] = [];
    const examination = { url, sources: [], draw: false, now: NOW };
    const findings = await examine(examination, ({ check }) => told.push(check));
    expect(told).toEqual(findings.map(({ check }) => check));
  });

  it("gives the key of the account to no server that only the agent names", async () => {
    const stranger = await serveAgent();
    const { url } = await serveAgent({ agentverse: stranger.url });
    const ours = await serveAgent();
    await statesOf(url, { AGENTVERSE_KEY: "key", AGENTVERSE_URL: ours.url });
    expect(stranger.keys).toEqual([]);
    expect(new Set(ours.keys)).toEqual(new Set(["Bearer key"]));
  });
});

describe("the picture behind a link", () => {
  it("is what its name and its server say", async () => {
    const app = new Hono();
    const served = (type: string) => () => new Response(png, { headers: { "content-type": type } });
    app
      .get("/good.png", served("image/png"))
      .get("/page.png", served("text/html"))
      .get("/odd.jpg", served("image/png"));
    const url = await serveOnLoopback(app);
    const state = async (path: string) => (await checkPicture(`${url}${path}`)).state;
    expect(await state("/good.png")).toBe("ok");
    expect(await state("/page.png")).toBe("bad");
    expect(await state("/odd.jpg")).toBe("bad");
    expect(await state("/missing.png")).toBe("bad");
  });
});
