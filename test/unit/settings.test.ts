import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parseSettings, SETTINGS_IN_ENVIRONMENT } from "../../cli/settings.ts";
import { loadConfig } from "../../src/config.ts";
import { SETTINGS, settingsTable, WORKER_SECRETS } from "../../src/settings.ts";

const read = (file: string) => readFileSync(resolve(import.meta.dirname, "../..", file), "utf8");

describe("the table of settings", () => {
  it("is README's", () => {
    expect(read("README.md")).toContain(`\n${settingsTable()}\n`);
  });

  it("has every setting once", () => {
    const names = SETTINGS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it("names as secrets all that the template offers, where nothing has a value", () => {
    const template = parseSettings(read(".dev.vars.example"));
    expect(Object.keys(template).filter((name) => !WORKER_SECRETS.includes(name))).toEqual([]);
    expect(Object.values(template).join("")).toBe("");
  });

  it("lets a shell set everything of the Worker's but the URL, which follows from the port", () => {
    const ofWorker = SETTINGS.filter(({ reader }) => reader === "worker").map(({ name }) => name);
    expect(ofWorker.filter((name) => !SETTINGS_IN_ENVIRONMENT.includes(name))).toEqual(["PUBLIC_URL"]);
  });

  it("shows the numbers that hold without a setting", () => {
    const loaded = loadConfig({ AGENT_SEED: "a seed that is as long as a seed must be" });
    const shown = (wanted: string) => Number(SETTINGS.find(({ name }) => name === wanted)?.byDefault);
    expect(loaded).toMatchObject({
      ok: true,
      config: {
        quota: { maxRequests: shown("QUOTA_MAX_REQUESTS"), windowMs: shown("QUOTA_WINDOW_MINUTES") * 60_000 },
        completionQuota: { maxRequests: shown("COMPLETION_QUOTA_MAX_REQUESTS") },
        messagesPerHour: shown("MESSAGES_PER_HOUR"),
        dailyImageLimit: shown("DAILY_IMAGE_LIMIT"),
        dailyCompletionLimit: shown("DAILY_COMPLETION_LIMIT"),
        imageTimeoutMs: shown("IMAGE_TIMEOUT_SECONDS") * 1_000,
        retentionMs: shown("IMAGE_RETENTION_DAYS") * 86_400_000,
        dailyBudgetMicros: shown("DAILY_BUDGET_USD"),
        progressAfterMs: shown("PROGRESS_AFTER_SECONDS") * 1_000,
        clockOffsetMs: shown("DEV_CLOCK_OFFSET_SECONDS"),
      },
    });
  });
});
