import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { recordSetting, withSetting } from "../../../../cli/deploy/deployment-record.ts";
import { deployedSettings, deploymentFile, settingsByUrl } from "../../../../cli/operator-settings.ts";
import { findSetting, parseSettings } from "../../../../cli/settings.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "record-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe("the record of a deployment", () => {
  it("keeps what else stands in the file, and the latest value", () => {
    const text = "# mine\nA=1\nPUBLIC_URL=https://old.example\nB=2";
    const after = withSetting(text, "PUBLIC_URL", "https://new.example/$&");
    expect(after).toContain("# mine\nA=1");
    expect(parseSettings(after)).toEqual({ A: "1", PUBLIC_URL: "https://new.example/$&", B: "2" });
    expect(parseSettings(withSetting(text, "AGENT_SEED", "s"))).toMatchObject({ AGENT_SEED: "s", B: "2" });
  });

  it("is read by its owner alone", () => {
    const file = deploymentFile(directory, "staging");
    recordSetting(file, "AGENT_SEED", "seed");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, "utf8")).toContain('AGENT_SEED="seed"');
  });

  it("is what the operator's other commands read before .dev.vars, and after the shell", () => {
    recordSetting(deploymentFile(directory, null), "AGENT_SEED", "deployed");
    writeFileSync(join(directory, ".dev.vars"), "AGENT_SEED=local\nAGENTVERSE_KEY=key\n");
    const find = (name: string, shell = {}) => findSetting(name, deployedSettings(directory, null, shell));
    expect(find("AGENT_SEED")).toBe("deployed");
    expect(find("AGENTVERSE_KEY")).toBe("key");
    expect(find("AGENT_SEED", { AGENT_SEED: "shell" })).toBe("shell");
  });

  it("does not matter to a command that deals with this machine", () => {
    recordSetting(deploymentFile(directory, null), "AGENT_SEED", "deployed");
    writeFileSync(join(directory, ".dev.vars"), "AGENT_SEED=local\n");
    const seedWith = (shell: Record<string, string>) =>
      findSetting("AGENT_SEED", settingsByUrl("AGENTVERSE_URL", directory, null, shell));
    expect(seedWith({ AGENTVERSE_URL: "http://127.0.0.1:8788" })).toBe("local");
    expect(seedWith({})).toBe("deployed");
  });
});
