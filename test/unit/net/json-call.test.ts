import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeFailure, parseRetryAfter } from "../../../src/net/json-call.ts";

const NOW = Date.parse("2026-11-21T12:00:00Z");

describe("an answer that is not 2xx", () => {
  it("is one of the table for every status, so that nobody is told to retry what may be paid", () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 599 }), (status) => {
        const { kind } = judgeFailure(status, null, undefined, NOW);
        if (status >= 500) expect(["unknown", "unavailable"]).toContain(kind);
        else expect(["misconfigured", "unavailable", "unknown", "refused"]).toContain(kind);
      }),
    );
  });
});

describe("Retry-After", () => {
  it.each([
    ["120", 120],
    [" 0 ", 0],
    ["Sat, 21 Nov 2026 12:02:00 GMT", 120],
    ["Sat, 21 Nov 2026 11:00:00 GMT", 0],
    ["-5", null],
    ["1.5", null],
    ["soon", null],
    ["", null],
    [null, null],
  ])("%s means %s seconds", (header, seconds) => {
    expect(parseRetryAfter(header, NOW)).toBe(seconds);
  });
});
