import { describe, expect, it } from "vitest";
import { readWranglerArguments, withoutOwnOption } from "../../../cli/wrangler-arguments.ts";

function known(...argv: string[]) {
  const result = readWranglerArguments(argv);
  if (!result.ok) throw new Error(result.problem);
  return result.known;
}

describe("what npm start reads of wrangler's command line", () => {
  it("knows nothing of an empty one", () => {
    expect(known()).toEqual({
      port: null,
      ip: null,
      environment: null,
      persistTo: null,
      config: null,
      wantsHelp: false,
      agentverse: false,
      envFiles: [],
      choosesInspectorPort: false,
      choosesLogLevel: false,
      vars: {},
    });
  });

  it("has one option of its own, which wrangler does not see", () => {
    expect(known("--agentverse", "--port", "8790")).toMatchObject({ agentverse: true, port: 8790 });
    expect(known("--var", "A:1", "--agentverse", "--var", "B:2")).toMatchObject({ vars: { A: "1", B: "2" } });
    expect(withoutOwnOption(["--port", "1", "--agentverse"])).toEqual(["--port", "1"]);
    expect(readWranglerArguments(["--agentverse=https://elsewhere.example"])).toMatchObject({
      ok: false,
      problem: expect.stringContaining("AGENTVERSE_URL"),
    });
  });

  it("notices that a log level is chosen, in either spelling", () => {
    for (const argv of [["--log-level", "debug"], ["--log-level=debug"]]) {
      expect(readWranglerArguments(argv)).toMatchObject({ ok: true, known: { choosesLogLevel: true } });
    }
  });

  it("finds port, state directory and environment in every spelling", () => {
    expect(known("--port", "8790", "--persist-to=/data", "-e", "staging")).toMatchObject({
      port: 8790,
      persistTo: "/data",
      environment: "staging",
    });
  });

  it("takes settings from --var, repeated or as a list, up to the first colon", () => {
    const { vars } = known("--var", "A:1", "B:2", "--port", "1", "--var=URL:http://127.0.0.1:9");
    expect(vars).toEqual({ A: "1", B: "2", URL: "http://127.0.0.1:9" });
  });

  it("lets the last of a repeated setting count, as wrangler does", () => {
    expect(known("--var", "A:1", "--var", "A:2").vars).toEqual({ A: "2" });
  });

  it("passes over options that it does not know", () => {
    expect(known("--test-scheduled", "--log-level", "debug", "--port", "8790").port).toBe(8790);
  });

  it.each(["0", "65536", "http", "-1", "87.5"])("refuses the port %s with a sentence", (port) => {
    expect(readWranglerArguments([`--port=${port}`])).toMatchObject({
      ok: false,
      problem: expect.stringContaining(port),
    });
  });
});
