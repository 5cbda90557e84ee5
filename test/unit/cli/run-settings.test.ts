import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { gatherSettings, inOrder, writeEnvFile } from "../../../cli/run-settings.ts";
import { findSetting } from "../../../cli/settings.ts";
import { readWranglerArguments } from "../../../cli/wrangler-arguments.ts";

const SEED = "00".repeat(32);

describe("the settings of a run", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "run-"));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  function args(...argv: string[]) {
    const result = readWranglerArguments(argv);
    if (!result.ok) throw new Error(result.problem);
    return result.known;
  }

  it("come from the command line before the environment before .dev.vars", () => {
    writeFileSync(join(root, ".dev.vars"), "AGENT_SEED=file\nASI_LLM_KEY=file\nAGENT_NAME=file\n");
    const environment = { ASI_LLM_KEY: "shell", AGENT_NAME: "shell" };
    const settings = gatherSettings(root, args("--var", "AGENT_NAME:line"), environment, SEED);
    const found = ["AGENT_NAME", "ASI_LLM_KEY", "AGENT_SEED"].map((name) =>
      findSetting(name, inOrder(settings)),
    );
    expect(found).toEqual(["line", "shell", "file"]);
  });

  it("begin with a fresh seed where there is none", () => {
    const settings = gatherSettings(root, args(), {}, SEED);
    expect(settings).toMatchObject({ files: { AGENT_SEED: SEED }, created: join(root, ".dev.vars") });
  });

  it("need no seed beside an AGENT_URI", () => {
    const environment = { AGENT_URI: "https://fox:mine@agentverse.ai/Fox" };
    expect(gatherSettings(root, args(), environment, SEED)).toMatchObject({ files: {}, created: null });
    expect(existsSync(join(root, ".dev.vars"))).toBe(false);
  });

  it("of an environment are those of its own file, if it has one", () => {
    writeFileSync(join(root, ".dev.vars.staging"), "AGENT_SEED=staging\n");
    expect(gatherSettings(root, args("--env", "staging"), {}, SEED).files).toEqual({ AGENT_SEED: "staging" });
    expect(gatherSettings(root, args("--env", "other"), {}, SEED).created).toBe(join(root, ".dev.vars"));
  });

  it("stand in the named files alone when there is an --env-file", () => {
    writeFileSync(join(root, "a.env"), "AGENT_SEED=a\nAGENT_NAME=a\n");
    writeFileSync(join(root, "b.env"), "AGENT_NAME=b\n");
    const settings = gatherSettings(root, args("--env-file", "a.env", "--env-file", "b.env"), {}, SEED);
    expect(settings).toMatchObject({ files: { AGENT_SEED: "a", AGENT_NAME: "b" }, created: null });
    expect(existsSync(join(root, ".dev.vars"))).toBe(false);
  });

  it("reach wrangler through a private file only when the shell has some", () => {
    const file = join(root, "start", "settings.env");
    expect(writeEnvFile(file, args(), gatherSettings(root, args(), {}, SEED))).toBeNull();
    const settings = gatherSettings(root, args(), { ASI_LLM_KEY: "shell" }, SEED);
    expect(writeEnvFile(file, args(), settings)).toBe(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
