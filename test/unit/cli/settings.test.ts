import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { unstable_getVarsForDev } from "wrangler";
import { findSetting, formatEnvFile, parseSettings, settingsFromEnvironment } from "../../../cli/settings.ts";

describe("settings of the shell's environment", () => {
  it("are the agent's own, without the empty ones", () => {
    const environment = { PATH: "/bin", ASI_LLM_KEY: "key", AGENT_NAME: " ", OPENAI_API_KEY: "" };
    expect(settingsFromEnvironment(environment)).toEqual({ ASI_LLM_KEY: "key" });
  });

  it("never hold PUBLIC_URL, which follows from the port", () => {
    expect(settingsFromEnvironment({ PUBLIC_URL: "https://images.example" })).toEqual({});
  });
});

describe("finding a setting", () => {
  it("takes the first source in which it is not empty", () => {
    expect(findSetting("A", [{}, { A: "" }, { A: "file" }])).toBe("file");
    expect(findSetting("A", [{ A: "line" }, { A: "file" }])).toBe("line");
    expect(findSetting("A", [{ B: "1" }])).toBeNull();
  });
});

describe("reading a .dev.vars file", () => {
  it("knows comments, quotes and export", () => {
    const text = '# mine\nexport A=1\nB="two words" # why\nC=\n';
    expect(parseSettings(text)).toEqual({ A: "1", B: "two words", C: "" });
  });
});

describe("the file that hands settings to wrangler", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "settings-"));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  function asWranglerReads(text: string): Record<string, unknown> {
    const file = join(directory, "settings.env");
    writeFileSync(file, text);
    const bindings = unstable_getVarsForDev(undefined, [file], {}, undefined, true);
    return Object.fromEntries(Object.entries(bindings).map(([name, binding]) => [name, binding.value]));
  }

  it("arrives unchanged, whatever a key is made of", () => {
    // All three kinds of quotes in one value is the one thing that dotenv cannot hold.
    const line = fc.stringMatching(/^[!-~]([ -~]*[!-~])?$/).filter((text) => !/'.*`|`.*'/.test(text));
    fc.assert(
      fc.property(line, (value) => {
        expect(asWranglerReads(formatEnvFile({ ASI_LLM_KEY: value }))).toEqual({ ASI_LLM_KEY: value });
      }),
    );
  });

  it.each(["a'b", 'a"b', "a#b", "$HOME", "\u0024{HOME}", "\\$HOME", "a=b", "C:\\new", "it's `odd`"])(
    "keeps %s as it is",
    (value) => {
      expect(asWranglerReads(formatEnvFile({ AGENT_SEED: value, AGENT_NAME: "next" }))).toEqual({
        AGENT_SEED: value,
        AGENT_NAME: "next",
      });
    },
  );
});
