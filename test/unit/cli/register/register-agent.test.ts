import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RegistrationInputs } from "../../../../cli/register/inputs.ts";
import { DESCRIPTION, STARTER_PROMPTS } from "../../../../cli/register/profile-text.ts";
import { registerAgent } from "../../../../cli/register/register-agent.ts";
import { identityFromSeed } from "../../../../src/protocol/identity.ts";
import { type FakeAgentverse, fakeAgentverse, KEY } from "../../agentverse/fake-agentverse.ts";
import { serveOnLoopback, stopServing } from "../loopback.ts";

const NOW = 1_790_000_000_000;
const { address } = identityFromSeed("seed");

let agentverse: FakeAgentverse;
let inputs: RegistrationInputs;

beforeEach(async () => {
  agentverse = fakeAgentverse();
  const agent = new Hono()
    .get("/agent_info", (context) => context.json({ address, protocols: ["proto:1", "proto:2"] }))
    .get("/status", (context) => context.json({ status: "OK", name: "Painter", address }));
  inputs = {
    seed: "seed",
    key: KEY,
    team: null,
    publicUrl: await serveOnLoopback(agent),
    agentverseUrl: await serveOnLoopback(agentverse.app),
    name: null,
    handle: null,
    copiesPictures: false,
  };
});
afterEach(stopServing);

function register(changes: Partial<RegistrationInputs> = {}, readme = "# Painter") {
  return registerAgent({ ...inputs, ...changes }, readme, NOW, () => {});
}

describe("registering an agent", () => {
  it("takes its name and protocols from the agent itself", async () => {
    const result = await register();
    expect(result).toMatchObject({ ok: true, address, created: true });
    expect(agentverse.agents.get(address)).toMatchObject({
      name: "Painter",
      protocols: ["proto:1", "proto:2"],
      endpoints: [{ url: `${inputs.publicUrl}/submit`, weight: 1 }],
      profile: { readme: "# Painter", description: DESCRIPTION, starter_prompts: STARTER_PROMPTS },
    });
  });

  it("may be repeated: the second time it is an update", async () => {
    await register();
    expect(await register({ name: "Better Painter" })).toMatchObject({ ok: true, created: false });
    expect(agentverse.agents.get(address)).toMatchObject({ name: "Better Painter" });
  });

  it("leaves a handle that was chosen on the website, unless the settings name another", async () => {
    await register({ handle: "chosen" });
    expect(await register()).toMatchObject({ handle: "chosen" });
    expect(await register({ handle: "other" })).toMatchObject({ handle: "other" });
  });

  it("sends nothing to Agentverse that is too long for it", async () => {
    const result = await register({}, "r".repeat(80_001));
    expect(result).toMatchObject({ ok: false, fault: "settings" });
    expect(agentverse.calls).toEqual([]);
  });

  it("does not register under a seed that is not the agent's", async () => {
    const result = await register({ seed: "another" });
    expect(result.ok ? "" : result.problems.join()).toContain("AGENT_SEED is not the seed of the agent");
    expect(agentverse.calls).toEqual([]);
  });

  it("says it in plain words when the key is bad, or nothing answers", async () => {
    const badKey = await register({ key: "bad" });
    expect(badKey.ok ? "" : badKey.problems.join()).toMatch(
      /does not accept AGENTVERSE_KEY.*Invalid API key/,
    );
    const nobody = await register({ agentverseUrl: "http://127.0.0.1:1" });
    expect(nobody.ok ? "" : nobody.problems.join()).toContain("http://127.0.0.1:1 cannot be reached");
    const noAgent = await register({ publicUrl: "http://127.0.0.1:1" });
    expect(noAgent.ok ? "" : noAgent.problems.join()).toContain("No agent answers");
  });

  it("never shows the key or the seed", async () => {
    const results = [
      await register({ key: "bad" }),
      await register({ seed: "secret-seed" }),
      await register(),
    ];
    expect(JSON.stringify(results)).not.toMatch(/secret-seed|key-of-the-account|Bearer/);
  });
});
