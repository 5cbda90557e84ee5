import { describe, expect, it } from "vitest";
import { loadConfig } from "../../src/config.ts";

const local = { AGENT_SEED: "some seed", PUBLIC_URL: "http://127.0.0.1:8787" };
const deployed = { AGENT_SEED: "some seed", PUBLIC_URL: "https://images.example" };

function config(env: Record<string, unknown>) {
  const loaded = loadConfig(env);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.config;
}

describe("the settings", () => {
  it("have the documented defaults", () => {
    expect(config(deployed)).toMatchObject({
      imageTimeoutMs: 90_000,
      retentionMs: 30 * 86_400_000,
      agentverseUrl: "https://agentverse.ai",
      quota: { maxRequests: 30, windowMs: 3_600_000 },
      messagesPerHour: 300,
      dailyImageLimit: 500,
      progressAfterMs: 20_000,
      logPrompts: false,
      development: false,
    });
  });

  it("take an empty text for not set", () => {
    expect(config({ ...deployed, ASI_LLM_KEY: "", QUOTA_MAX_REQUESTS: " " })).toMatchObject({ asi1: null });
  });

  it.each([
    ["a developer's machine without a key sketches", local, ["sketch"]],
    ["a deployed agent without a key draws nothing", deployed, []],
    ["a deployed agent sketches when told to", { ...deployed, IMAGE_PROVIDERS: "sketch" }, ["sketch"]],
    ["ASI_LLM_KEY means ASI:One", { ...local, ASI_LLM_KEY: "k" }, ["asi1"]],
    ["ASI1_API_KEY does as well", { ...deployed, ASI1_API_KEY: "k" }, ["asi1"]],
    [
      "the operator's order stands, less what lacks its key",
      { ...deployed, OPENAI_API_KEY: "k", IMAGE_PROVIDERS: "openai, asi1, sketch" },
      ["openai", "sketch"],
    ],
  ])("%s", (_, env, providers) => {
    expect(config(env).providers).toEqual(providers);
  });

  it.each([
    [{ PUBLIC_URL: "https://images.example" }, "AGENT_SEED"],
    [{ ...local, QUOTA_MAX_REQUESTS: "many" }, "QUOTA_MAX_REQUESTS"],
    [{ ...local, IMAGE_PROVIDERS: "dall-e" }, "IMAGE_PROVIDERS"],
    [{ ...local, PUBLIC_URL: "images.example" }, "PUBLIC_URL"],
    [{ ...local, LOG_PROMPTS: "yes" }, "LOG_PROMPTS"],
    [{ ...local, AGENTVERSE_URL: "file:///etc/passwd" }, "AGENTVERSE_URL"],
    [{ ...deployed, DEV_CLOCK_OFFSET_SECONDS: "60" }, "DEV_CLOCK_OFFSET_SECONDS"],
  ])("name the one that is wrong, and never its value: %j", (env, setting) => {
    const loaded = loadConfig(env);
    expect(loaded.ok ? [] : loaded.problems.map((problem) => problem.setting)).toEqual([setting]);
    expect(JSON.stringify(loaded)).not.toMatch(/many|dall-e|passwd/);
  });
});
