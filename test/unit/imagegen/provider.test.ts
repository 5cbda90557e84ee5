import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseSettings, SETTINGS_IN_ENVIRONMENT } from "../../../cli/settings.ts";
import { systemClock } from "../../../src/clock.ts";
import { loadConfig } from "../../../src/config.ts";
import { PROVIDER_NAMES, PROVIDER_SETTINGS, PROVIDERS } from "../../../src/imagegen/provider.ts";
import { createProviders, leaseFor } from "../../../src/imagegen/providers.ts";
import { WORKER_SECRETS as SECRETS } from "../../../src/settings.ts";
import { fakeAiBinding } from "./fake-ai-binding.ts";

const readme = readFileSync("README.md", "utf8");
const example = parseSettings(readFileSync(".dev.vars.example", "utf8"));
const SEED = "a seed that is long enough to be deployed";
const settingsTable = readme.split("\n").filter((line) => line.startsWith("| "));

describe.each(PROVIDER_NAMES)("the provider %s", (name) => {
  const { settings, needs } = PROVIDERS[name];
  const keys = Object.fromEntries((needs.oneOf ?? []).map((key) => [key, "k"]));
  const env = { AGENT_SEED: SEED, IMAGE_PROVIDERS: name, AI: fakeAiBinding().ai };

  it("draws where it has what it needs, and is passed over where not", () => {
    const given = loadConfig({ ...env, ...keys });
    expect(given).toMatchObject({ ok: true, config: { providers: [name] } });
    if (!given.ok) return;
    const made = createProviders(given.config, env, systemClock(0))(name);
    expect(made?.name).toBe(name);
    if (needs.oneOf === undefined) return;
    const without = loadConfig({ ...env });
    expect(without).toMatchObject({ ok: true, config: { providers: [] } });
    if (without.ok) expect(createProviders(without.config, env, systemClock(0))(name)).toBeNull();
  });

  it("has its settings in the README, with their defaults", () => {
    expect(settingsTable.some((row) => row.startsWith("| IMAGE_PROVIDERS") && row.includes(name))).toBe(true);
    for (const { name: setting, kind, default: usual } of settings) {
      const row = settingsTable.find((line) => line.split(" | ")[0]?.includes(setting));
      expect(row, setting).toContain(kind === "secret" ? `${setting} *` : setting);
      if (usual !== undefined) expect(row).toContain(usual);
    }
  });

  it("is asked for its key by the template of settings, first among those that it takes", () => {
    const [key] = needs.oneOf ?? [];
    if (key !== undefined) expect(example).toHaveProperty(key, "");
  });

  it("is held for no longer than a call and what is beside it", () => {
    const given = loadConfig(env);
    if (given.ok) expect(leaseFor(name, given.config)).toBe(name === "sketch" ? 20_000 : 135_000);
  });
});

describe("the table of providers", () => {
  it("is where deploy and the command line have the settings from", () => {
    expect(SETTINGS_IN_ENVIRONMENT).toEqual(
      expect.arrayContaining(PROVIDER_SETTINGS.map(({ name }) => name)),
    );
    expect(SECRETS).toEqual(expect.arrayContaining(["ASI_LLM_KEY", "ASI1_API_KEY", "OPENAI_API_KEY"]));
    for (const { name, kind } of PROVIDER_SETTINGS) expect(SECRETS.includes(name)).toBe(kind === "secret");
  });

  it("names nothing but secrets in the template, which deploys as such", () => {
    for (const name of Object.keys(example)) expect(SECRETS).toContain(name);
  });
});
