import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RegistrationInputs } from "../../../../cli/register/inputs.ts";
import { DESCRIPTION, STARTER_PROMPTS } from "../../../../cli/register/profile-text.ts";
import { type RegistrationOrder, registerAgent } from "../../../../cli/register/register-agent.ts";
import { identityFromSeed } from "../../../../src/protocol/identity.ts";
import { type FakeAgentverse, fakeAgentverse, KEY } from "../../agentverse/fake-agentverse.ts";
import { serveOnLoopback, stopServing } from "../loopback.ts";
import { NOBODY, somebodyTyping } from "./answers.ts";
import { runningAgent } from "./running-agent.ts";

const NOW = 1_790_000_000_000;
const { address } = identityFromSeed("seed");

let agentverse: FakeAgentverse;
let inputs: RegistrationInputs;
let notes: string[];

beforeEach(async () => {
  agentverse = fakeAgentverse();
  notes = [];
  inputs = {
    seed: "seed",
    key: KEY,
    team: null,
    publicUrl: await serveOnLoopback(runningAgent(address, { protocols: ["proto:1", "proto:2"] })),
    agentverseUrl: await serveOnLoopback(agentverse.app),
    name: null,
    handle: null,
    copiesPictures: false,
  };
});
afterEach(stopServing);

function register(
  changes: Partial<RegistrationInputs> = {},
  { readme = "# Painter", force = false, questions = NOBODY }: Partial<RegistrationOrder> = {},
) {
  return registerAgent({
    inputs: { ...inputs, ...changes },
    readme,
    force,
    questions,
    now: () => NOW,
    report: () => {},
    note: (sentence) => notes.push(sentence),
  });
}

/** What the website's editor has made of the profile. */
function editProfile(changes: object, profile: object = {}) {
  const agent = agentverse.agents.get(address);
  if (agent === undefined) throw new Error("nothing is registered");
  agentverse.agents.set(address, { ...agent, ...changes, profile: { ...agent.profile, ...profile } });
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

  it("may be repeated: the second time it is an update, of where the agent is and what it speaks", async () => {
    await register();
    const publicUrl = await serveOnLoopback(runningAgent(address, { protocols: ["proto:3"] }));
    expect(await register({ publicUrl })).toMatchObject({ ok: true, created: false });
    expect(agentverse.agents.get(address)).toMatchObject({
      protocols: ["proto:3"],
      endpoints: [{ url: `${publicUrl}/submit` }],
      profile: { avatar_url: `${publicUrl}/avatar.png`, banner_url: `${publicUrl}/banner.png` },
    });
  });

  it("leaves what was edited on the website, and shows where it differs from what is here", async () => {
    await register({ handle: "chosen" });
    editProfile(
      { name: "My Painter" },
      {
        readme: "# Edited",
        avatar_url: "https://cdn.example/me.png",
        starter_prompts: ["a wolf"],
      },
    );
    const before = agentverse.agents.get(address);
    const result = await register({ handle: "other" });
    expect(agentverse.agents.get(address)).toEqual(before);
    expect(result).toMatchObject({
      handle: "chosen",
      differences: [
        { field: "name", there: "My Painter", here: "Painter" },
        { field: "handle", there: "chosen", here: "other" },
        { field: "readme", there: "# Edited", here: "# Painter" },
        { field: "avatar_url", there: "https://cdn.example/me.png" },
        { field: "starter_prompts", there: ["a wolf"], here: STARTER_PROMPTS },
      ],
    });
  });

  it("replaces it with force, but not a name and a handle that nobody here has given", async () => {
    inputs = {
      ...inputs,
      publicUrl: await serveOnLoopback(runningAgent(address, { name: "Image Generator Agent" })),
    };
    await register({ handle: "chosen" });
    editProfile({ name: "My Painter" }, { readme: "# Edited" });
    const result = await register({}, { force: true });
    expect(result).toMatchObject({ handle: "chosen", differences: [{ field: "readme" }] });
    expect(agentverse.agents.get(address)).toMatchObject({
      name: "My Painter",
      handle: "chosen",
      profile: { readme: "# Painter" },
    });
    expect(await register({ handle: "other" }, { force: true })).toMatchObject({ handle: "other" });
  });

  it("fills in what is empty on the website", async () => {
    await register();
    editProfile({}, { description: "" });
    expect(await register()).toMatchObject({ differences: [] });
    expect(agentverse.agents.get(address)).toMatchObject({ profile: { description: DESCRIPTION } });
  });

  it("overwrites nothing where it cannot read what is there", async () => {
    await register();
    editProfile({}, { starter_prompts: [{ text: "a wolf" }] });
    const before = agentverse.agents.get(address);
    expect(await register()).toMatchObject({ ok: false, fault: "agentverse" });
    expect(agentverse.agents.get(address)).toBe(before);
  });

  it("asks for a name and a handle that nobody has given", async () => {
    inputs = {
      ...inputs,
      publicUrl: await serveOnLoopback(runningAgent(address, { name: "Image Generator Agent" })),
    };
    const { questions, asked } = somebodyTyping("Fox Painter", "@fox");
    expect(await register({}, { questions })).toMatchObject({ handle: "fox" });
    expect(agentverse.agents.get(address)).toMatchObject({ name: "Fox Painter", handle: "fox" });
    expect(asked).toHaveLength(2);
    // Agentverse knows them now.
    expect(await register({}, somebodyTyping())).toMatchObject({ handle: "fox", differences: [] });
  });

  it("makes both in a script, short enough for lists, and says so", async () => {
    inputs = {
      ...inputs,
      publicUrl: await serveOnLoopback(runningAgent(address, { name: "Image Generator Agent" })),
    };
    const handle = `image-${address.slice(-6)}`;
    expect(await register()).toMatchObject({ handle });
    expect(agentverse.agents.get(address)).toMatchObject({ name: "Image Generator", handle });
    expect(notes.join()).toMatch(/named "Image Generator".*AGENT_HANDLE is not set.*--force/);
  });

  it("sends nothing to Agentverse that is too long for it", async () => {
    const result = await register({}, { readme: "r".repeat(80_001) });
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
