import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RefusalLog } from "../../src/http/shedding/refusal-log.ts";
import { logFault, logText } from "../../src/log.ts";

const NOON = Date.UTC(2026, 10, 21, 12);
const lines: unknown[] = [];

beforeEach(() => {
  lines.length = 0;
  for (const stream of ["log", "error"] as const) {
    vi.spyOn(console, stream).mockImplementation((line: string) => void lines.push(JSON.parse(line)));
  }
});
afterEach(() => vi.restoreAllMocks());

describe("a fault in the log", () => {
  it("has its class, its message and its place", () => {
    logFault("alarm", new RangeError("out of range"), { object: "1" });
    expect(lines).toEqual([
      {
        event: "alarm",
        object: "1",
        fault: "RangeError",
        message: "out of range",
        stack: expect.stringMatching(/^\s+at .*log\.test\.ts/),
      },
    ]);
  });

  it("does not repeat the text that a parser stumbled over", () => {
    try {
      JSON.parse("a lighthouse in a storm");
    } catch (fault) {
      logFault("consume", fault);
    }
    expect(JSON.stringify(lines)).not.toContain("lighthouse");
  });

  it("is never a thrown text itself, nor longer than anybody reads", () => {
    logFault("consume", "a lighthouse");
    logFault("consume", new Error("x".repeat(5_000)));
    expect(lines[0]).toEqual({ event: "consume", fault: "string" });
    expect(lines[1]).toMatchObject({ message: "x".repeat(300) });
  });
});

it("a text in the log has 20,000 characters at most", () => {
  logText("said", "x".repeat(30_000), { digest: "d" });
  expect(lines).toEqual([{ event: "said", digest: "d", text: "x".repeat(20_000) }]);
});

describe("refusals in the log", () => {
  it("have a line while they are few; of a flood the next line says how many had none", () => {
    const log = new RefusalLog();
    for (let sent = 0; sent < 1_000; sent++) log.note("busy", `request ${sent}`, NOON);
    expect(lines).toHaveLength(20);
    log.note("bad-signature", "another kind", NOON);
    expect(lines.at(-1)).toEqual({
      event: "refused",
      request: "another kind",
      code: "bad-signature",
      untold: 980,
    });
    log.note("busy", "later", NOON + 10_000);
    expect(lines.at(-1)).toEqual({ event: "refused", request: "later", code: "busy", untold: 0 });
  });
});
