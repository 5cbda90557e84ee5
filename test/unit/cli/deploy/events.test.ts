import { describe, expect, it } from "vitest";
import { type EventsOfDeployment, settleEvents } from "../../../../cli/deploy/events.ts";

const nobody = { interactive: false, confirm: () => Promise.reject(new Error("nobody is there")) };

/** Settles the question at a deployment, with all that was asked, kept and said. */
async function settle(
  vars: Record<string, unknown>,
  changes: Partial<Pick<EventsOfDeployment, "shell" | "recorded">> = {},
  answer: boolean | null = null,
) {
  const asked: string[] = [];
  const recorded: Record<string, string> = {};
  const lines: string[] = [];
  const confirm = async (question: string) => {
    asked.push(question);
    return answer === true;
  };
  const result = await settleEvents({
    target: { vars },
    shell: {},
    recorded: {},
    questions: answer === null ? nobody : { interactive: true, confirm },
    record: (name, value) => {
      recorded[name] = value;
    },
    report: (line) => lines.push(line),
    ...changes,
  });
  return { result, asked, recorded, said: lines.join("\n") };
}

describe("whether a deployed agent tells Agentverse of messages", () => {
  it.each([true, false])(
    "is asked once, and the answer %s is kept and given to the Worker",
    async (answer) => {
      const REPORT_EVENTS = String(answer);
      const first = await settle({}, {}, answer);
      expect(first).toMatchObject({
        result: { ok: true, vars: { REPORT_EVENTS } },
        recorded: { REPORT_EVENTS },
      });
      const again = await settle({}, { recorded: first.recorded }, !answer);
      expect(again).toMatchObject({ result: { ok: true, vars: { REPORT_EVENTS } }, asked: [] });
    },
  );

  it("is asked with all that is told, and with what never is", async () => {
    const { asked } = await settle({}, {}, true);
    expect(asked).toHaveLength(1);
    for (const part of [
      "who wrote to whom",
      "when",
      "which session",
      "failure",
      "never told a text, a picture",
    ])
      expect(asked[0]).toContain(part);
  });

  it("is not asked where wrangler.toml says it, which needs nothing more", async () => {
    expect(await settle({ REPORT_EVENTS: "true" }, {}, false)).toMatchObject({
      result: { ok: true, vars: {} },
      asked: [],
      recorded: {},
    });
  });

  it("is what the shell says, before the file and before an earlier answer", async () => {
    const { result, asked, recorded } = await settle(
      { REPORT_EVENTS: "true" },
      { shell: { REPORT_EVENTS: "false" }, recorded: { REPORT_EVENTS: "true" } },
      true,
    );
    expect(result).toEqual({ ok: true, vars: { REPORT_EVENTS: "false" } });
    expect([asked, recorded]).toEqual([[], { REPORT_EVENTS: "false" }]);
  });

  it("stays false without a terminal, and that is said with the reason", async () => {
    const { result, recorded, said } = await settle({});
    expect([result, recorded]).toEqual([{ ok: true, vars: {} }, {}]);
    expect(said).toContain("nobody is here to answer: it stays false");
    expect(said).toContain("REPORT_EVENTS=true");
  });

  it("is true or false, and nothing else", async () => {
    const { result } = await settle({}, { shell: { REPORT_EVENTS: "yes" } }, true);
    expect(result).toEqual({ ok: false, problems: ["REPORT_EVENTS must be true or false."] });
  });
});
