import { describe, expect, it } from "vitest";
import { askForEvents, type EventsOfAgent } from "../../../../cli/register/events-question.ts";

async function ask(changes: Partial<EventsOfAgent>, answer: boolean | null) {
  const recorded: Record<string, string> = {};
  const lines: string[] = [];
  let asked = 0;
  await askForEvents({
    reports: false,
    sources: [],
    questions: {
      interactive: answer !== null,
      confirm: async () => {
        asked += 1;
        return answer === true;
      },
    },
    record: (name, value) => {
      recorded[name] = value;
    },
    nextStep: "run `npm run deploy`.",
    report: (line) => lines.push(line),
    ...changes,
  });
  return { asked, recorded, said: lines.join("\n") };
}

describe("an agent that was registered", () => {
  it("is not asked about when it tells of its messages already", async () => {
    expect(await ask({ reports: true }, true)).toMatchObject({
      asked: 0,
      recorded: {},
      said: expect.stringMatching(/^✓/),
    });
  });

  it("may tell of them if its operator agrees: that is kept, with what is left to do", async () => {
    const { recorded, said } = await ask({}, true);
    expect(recorded).toEqual({ REPORT_EVENTS: "true" });
    expect(said).toContain("not told of the agent's conversations yet: run `npm run deploy`.");
  });

  it("tells nothing if its operator does not, and nobody is asked again", async () => {
    const { recorded, said } = await ask({}, false);
    expect(recorded).toEqual({ REPORT_EVENTS: "false" });
    expect(said).toContain("does not count them");
    expect(await ask({ sources: [recorded] }, true)).toMatchObject({ asked: 0, recorded, said });
  });

  it("still needs its deployment after an answer that was kept", async () => {
    const { asked, said } = await ask({ sources: [{ REPORT_EVENTS: "true" }] }, false);
    expect([asked, said.includes("npm run deploy")]).toEqual([0, true]);
  });

  it("is answered for by the shell, which is kept for deployments without it", async () => {
    const { asked, recorded } = await ask({ sources: [{ REPORT_EVENTS: "true" }] }, null);
    expect([asked, recorded]).toEqual([0, { REPORT_EVENTS: "true" }]);
  });

  it("tells nothing where nobody can be asked", async () => {
    const { recorded, said } = await ask({}, null);
    expect([recorded, said.includes("it stays false")]).toEqual([{}, true]);
  });
});
