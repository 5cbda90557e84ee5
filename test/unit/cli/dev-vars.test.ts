import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ensureDevVars, withAgentSeed } from "../../../cli/dev-vars.ts";
import { parseSettings } from "../../../cli/settings.ts";

const SEED = "00".repeat(32);

describe("a .dev.vars with a seed", () => {
  it("is left as it is", () => {
    const text = "AGENT_SEED=mine\nASI_LLM_KEY=key";
    expect(withAgentSeed(text, SEED)).toBe(text);
  });

  it("is left as it is when the seed stands in an AGENT_URI", () => {
    const text = "AGENT_URI=https://fox:mine@agentverse.ai/Fox\n";
    expect(withAgentSeed(text, SEED)).toBe(text);
  });

  it.each([
    ["is empty", "", {}],
    ["has other settings and no last newline", "ASI_LLM_KEY=key", { ASI_LLM_KEY: "key" }],
    ["names the seed without a value", "AGENT_SEED=\nASI_LLM_KEY=key\n", { ASI_LLM_KEY: "key" }],
    ["has it commented out", "# AGENT_SEED=old\n", {}],
  ])("comes from one that %s", (_, text, others) => {
    expect(parseSettings(withAgentSeed(text, SEED))).toEqual({ AGENT_SEED: SEED, ...others });
  });
});

describe("making .dev.vars", () => {
  let path: string;
  beforeEach(() => {
    path = join(mkdtempSync(join(tmpdir(), "dev-vars-")), ".dev.vars");
  });
  afterEach(() => rmSync(join(path, ".."), { recursive: true }));

  it("writes a seed that only its owner can read, once", () => {
    expect(ensureDevVars(path, SEED)).toEqual({ settings: { AGENT_SEED: SEED }, created: true });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(ensureDevVars(path, "11".repeat(32))).toEqual({ settings: { AGENT_SEED: SEED }, created: false });
  });

  it("closes a file that gets a seed", () => {
    writeFileSync(path, "ASI_LLM_KEY=key\n", { mode: 0o644 });
    ensureDevVars(path, SEED);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, "utf8")).toBe(`ASI_LLM_KEY=key\nAGENT_SEED="${SEED}"\n`);
  });
});
