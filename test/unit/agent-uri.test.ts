import { describe, expect, it } from "vitest";
import { expandAgentUri, parseAgentUri } from "../../src/agent-uri.ts";
import { loadConfig } from "../../src/config.ts";
import { identityFromSeed } from "../../src/protocol/identity.ts";
import golden from "./agentverse/agentverse-sdk.json" with { type: "json" };

const SEED = "a seed that is as long as a seed must be";
const AGENT_URI = `https://fox:${SEED}@agentverse.ai/Fox%20Painter`;

describe("an AGENT_URI", () => {
  it.each(golden.uris.filter((it) => "address" in it))("is read as agentverse-sdk does: $uri", (it) => {
    const { uri, address, ...parts } = it;
    expect(parseAgentUri(uri)).toEqual({ ok: true, uri: parts });
    expect(identityFromSeed(parts.seed ?? "").address).toBe(address);
  });

  it.each(golden.uris.filter((it) => "refused" in it))(
    "is refused as agentverse-sdk does: $uri",
    ({ uri }) => {
      expect(parseAgentUri(uri)).toMatchObject({ ok: false });
    },
  );

  it("must name the agent, which agentverse-sdk lets be empty", () => {
    expect(parseAgentUri("https://fox:sesame@agentverse.ai/")).toEqual({
      ok: false,
      problem: "must have the form https://handle:seed@agentverse.ai/name: the name is missing",
    });
  });

  it("stands for seed, name, handle and Agentverse", () => {
    expect(expandAgentUri({ AGENT_URI })).toEqual({
      ok: true,
      settings: {
        AGENT_URI,
        AGENT_SEED: SEED,
        AGENT_NAME: "Fox Painter",
        AGENT_HANDLE: "fox",
        AGENTVERSE_URL: "https://agentverse.ai",
      },
    });
  });

  it("lets another Agentverse be asked, as npm start does", () => {
    const local = { AGENT_URI, AGENTVERSE_URL: "http://127.0.0.1:8788" };
    expect(expandAgentUri(local)).toMatchObject({ settings: { AGENTVERSE_URL: "http://127.0.0.1:8788" } });
  });

  it.each([
    ["AGENT_SEED", "another seed"],
    ["AGENT_NAME", "Wolf Painter"],
    ["AGENT_HANDLE", "wolf"],
  ])("is told when %s says something else", (name, value) => {
    const contradiction = expandAgentUri({ AGENT_URI, [name]: value });
    expect(contradiction).toEqual({
      ok: false,
      problems: [
        { setting: "AGENT_URI", problem: `and ${name} say different things: remove one of the two` },
      ],
    });
    expect(loadConfig({ AGENT_URI, [name]: value })).toEqual(contradiction);
  });

  it("may stand beside settings that say the same", () => {
    const same = { AGENT_SEED: SEED, AGENT_NAME: "Fox Painter", AGENT_HANDLE: "@fox" };
    expect(expandAgentUri({ AGENT_URI, ...same })).toMatchObject({ ok: true });
  });
});

describe("the agent with an AGENT_URI", () => {
  it("has its seed, name and Agentverse", () => {
    expect(loadConfig({ AGENT_URI })).toMatchObject({
      ok: true,
      config: { seed: SEED, agentName: "Fox Painter", agentverseUrl: "https://agentverse.ai" },
    });
  });

  it("is not configured with one that holds a short seed, or is none; and never says what it holds", () => {
    for (const uri of ["https://fox:sesame@agentverse.ai/Fox", "sesame"]) {
      const loaded = loadConfig({ AGENT_URI: uri });
      expect(loaded).toMatchObject({ ok: false, problems: [{ setting: "AGENT_URI" }] });
      expect(JSON.stringify(loaded)).not.toContain("sesame");
    }
  });
});
