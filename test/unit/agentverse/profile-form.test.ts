import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  deriveHandle,
  type ProfileFacts,
  profileForm,
  shownName,
} from "../../../src/agentverse/profile-form.ts";
import { FACTS } from "./profile-facts.ts";

const facts: ProfileFacts = { ...FACTS, starterPrompts: ["a fox"] };
const { address } = facts;

describe("the form of a profile", () => {
  it("names the agent's own endpoint, and pictures that the agent serves", () => {
    expect(profileForm(facts)).toEqual({
      ok: true,
      form: {
        address,
        name: "Image Generator Agent",
        handle: "fox-painter",
        url: "https://images.example/submit",
        agent_type: "uagent",
        profile: {
          description: "Draws.",
          readme: "# Draws",
          avatar_url: "https://images.example/avatar.png",
          banner_url: "https://images.example/banner.png",
          starter_prompts: ["a fox"],
        },
        endpoints: [{ url: "https://images.example/submit", weight: 1 }],
        protocols: ["proto:1"],
        metadata: {
          categories: ["image generation"],
          tags: ["image generation", "text to image", "illustration", "art", "design"],
          is_public: "True",
        },
      },
    });
  });

  it("names no picture that the agent does not serve", () => {
    expect(profileForm({ ...facts, pictures: ["banner"] })).toMatchObject({
      form: { profile: { avatar_url: "", banner_url: "https://images.example/banner.png" } },
    });
  });

  it.each<[string, Partial<ProfileFacts>, string]>([
    ["a name of 33 characters", { name: "n".repeat(33) }, "AGENT_NAME has 33 characters"],
    ["an empty name", { name: " " }, "AGENT_NAME is empty"],
    ["a handle of 21 characters", { handle: "h".repeat(21) }, "AGENT_HANDLE has 21 characters"],
    ["a handle with a space", { handle: "my agent" }, "AGENT_HANDLE may hold"],
    ["a description of 301 characters", { description: "d".repeat(301) }, "The description has 301"],
    ["a readme of 80,001 characters", { readme: "r".repeat(80_001) }, "The readme has 80001"],
    ["an agent that speaks nothing", { protocols: [] }, "names no protocol"],
  ])("is not filled in with %s", (_name, change, problem) => {
    const result = profileForm({ ...facts, ...change });
    expect(result.ok ? "" : result.problems.join()).toContain(problem);
  });

  it.each<[Partial<ProfileFacts>]>([
    [{ name: "n".repeat(32) }],
    [{ handle: "h".repeat(20) }],
    [{ description: "d".repeat(300) }],
    [{ readme: "r".repeat(80_000) }],
    // Agentverse counts characters, of which JavaScript takes each of these for two.
    [{ name: "🦊".repeat(32), handle: "fox" }],
  ])("takes exactly as much as Agentverse does", (change) => {
    expect(profileForm({ ...facts, ...change })).toMatchObject({ ok: true });
  });

  it("tells all that is wrong at once", () => {
    const result = profileForm({ ...facts, name: "n".repeat(33), handle: "a b" });
    expect(result.ok ? [] : result.problems).toHaveLength(2);
  });
});

describe("a handle made of a name", () => {
  it("fits Agentverse whatever the name is, and ends like the address", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (name) => {
        const handle = deriveHandle(name, address);
        expect(handle).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(handle.length).toBeLessThanOrEqual(20);
        expect(handle.endsWith(`-${address.slice(-6)}`)).toBe(true);
      }),
    );
  });

  it.each([
    ["Image Generator Agent", "image"],
    ["Fox Painter", "fox-painter"],
    ["Illustrationenzeichner", "illustrationen".slice(0, 13)],
    ["狐", "agent"],
  ])("keeps whole words where it can: %s", (name, stem) => {
    expect(deriveHandle(name, address)).toBe(`${stem}-${address.slice(-6)}`);
  });
});

describe("a name that lists show whole", () => {
  it.each([
    ["Image Generator Agent", "Image Generator"],
    ["Fox Painter", "Fox Painter"],
    ["Illustrationenzeichnerin", "Illustrationenzeich"],
    ["🦊".repeat(25), "🦊".repeat(19)],
  ])("is made of %s", (name, shown) => {
    expect(shownName(name)).toBe(shown);
  });
});
