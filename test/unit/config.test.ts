import { describe, expect, it } from "vitest";
import { loadConfig } from "../../src/config.ts";

const local = { AGENT_SEED: "some seed", PUBLIC_URL: "http://127.0.0.1:8787" };
const deployed = {
  AGENT_SEED: "some seed that is long enough to be deployed",
  PUBLIC_URL: "https://images.example",
};

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
      dailyCompletionLimit: 500,
      progressAfterMs: 20_000,
      logPrompts: false,
      development: false,
    });
  });

  it("take an empty text for not set", () => {
    expect(config({ ...deployed, ASI_LLM_KEY: "", QUOTA_MAX_REQUESTS: " " })).toMatchObject({
      providers: [],
      textModel: null,
      quota: { maxRequests: 30 },
    });
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
    [{ ...deployed, AGENT_SEED: "a".repeat(31) }, "AGENT_SEED"],
    [{ AGENT_SEED: "without PUBLIC_URL" }, "AGENT_SEED"],
    [{ ...deployed, OPERATOR_TOKEN: "many-characters" }, "OPERATOR_TOKEN"],
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

  it.each([
    ["QUOTA_MAX_REQUESTS", "many", "must be a whole number from 1 to 1,000,000"],
    ["QUOTA_MAX_REQUESTS", "0", "must be a whole number from 1 to 1,000,000"],
    ["QUOTA_MAX_REQUESTS", "2.5", "must be a whole number from 1 to 1,000,000"],
    ["QUOTA_MAX_REQUESTS", "1e99", "must be a whole number from 1 to 1,000,000"],
    ["DAILY_COMPLETION_LIMIT", "-1", "must be a whole number from 0 to 10,000,000"],
    ["IMAGE_REPLY", "html", "must be markdown, resource or both"],
    ["IMAGE_RESOURCE_URI", "ftp", "must be https or agent-storage"],
    ["UNDERSTANDING", "magic", "must be rules or model"],
    ["DAILY_BUDGET_USD", "-1", "must be a number from 0 to 1,000,000, such as 5"],
    [
      "PRICE_TABLE",
      "asi1=0.04",
      'must be JSON such as {"asi1": 0.04, "my-model": {"input": 0.5, "output": 1.5}}: dollars for a picture, for a million tokens',
    ],
    [
      "PRICE_TABLE",
      '{"asi1": {"image": 1}}',
      'must be JSON such as {"asi1": 0.04, "my-model": {"input": 0.5, "output": 1.5}}: dollars for a picture, for a million tokens',
    ],
    ["PICTURE_COST_USD", "free", "must be a number from 0 to 1,000, such as 0.04"],
    ["PICTURE_COST_USD", "-1", "must be a number from 0 to 1,000, such as 0.04"],
    ["AGENT_NAME", "x".repeat(33), "may have 32 characters at most"],
    ["PUBLIC_URL", "images.example", "must be an http(s) URL"],
    ["IMAGE_PROVIDERS", "dall-e, midjourney", "must list some of asi1, openai, workers-ai, sketch"],
    ["ALLOWED_SENDERS", "me", "must list agent addresses, agent1q…"],
    ["REPORT_EVENTS", "yes", "must be true or false"],
  ])("say in plain words, once, what fits: %s=%s", (setting, value, problem) => {
    const loaded = loadConfig({ ...deployed, [setting]: value });
    expect(loaded).toEqual({ ok: false, problems: [{ setting, problem }] });
  });

  it("take weak secrets in development, with a warning", () => {
    const loaded = loadConfig({ ...local, OPERATOR_TOKEN: "token" });
    expect(loaded).toMatchObject({
      ok: true,
      warnings: [
        { setting: "AGENT_SEED", problem: expect.stringContaining("must have 32 characters or more") },
        { setting: "OPERATOR_TOKEN", problem: expect.stringContaining("must have 16 characters or more") },
      ],
    });
    expect(loadConfig({ ...deployed, OPERATOR_TOKEN: "sixteen letters!" })).toMatchObject({ warnings: [] });
  });
});
