import { describe, expect, it } from "vitest";
import type { Upstream } from "../../../src/imagegen/provider.ts";
import type { CallOutcome } from "../../../src/jobs/next-step.ts";
import { endedCalls } from "../../../src/operator/job-report.ts";
import { spentOn } from "../../../src/operator/money.ts";

const calls = (...outcomes: (CallOutcome | null)[]) =>
  outcomes.map((outcome) => ({ provider: "asi1" as Upstream, outcome }));
const ends = (how: string, ...outcomes: (CallOutcome | null)[]) =>
  endedCalls(calls(...outcomes), how).map(({ outcome }) => outcome);

describe("the calls of a job that has ended", () => {
  it("with a picture: the last one without a failure drew it", () => {
    expect(ends("picture", null)).toEqual(["drawn"]);
    expect(ends("picture", "unavailable", null)).toEqual(["unavailable", "drawn"]);
  });

  it("with a picture that an earlier attempt had stored: the call that is known to have failed did not draw it", () => {
    expect(ends("picture", null, "unavailable")).toEqual(["drawn", "unavailable"]);
  });

  it("with two that nobody reported: one drew, of the other nobody knows", () => {
    expect(ends("picture", null, null)).toEqual(["unknown", "drawn"]);
  });

  it("with an apology: of what was not reported nobody knows", () => {
    expect(ends("deadline", "unusable", null)).toEqual(["unusable", "unknown"]);
  });

  it("because a picture of the person's cannot be used: the provider was not called for it", () => {
    expect(ends("unusable-input", "misconfigured")).toEqual([]);
    expect(ends("unusable-input", "unavailable", "misconfigured")).toEqual(["unavailable"]);
  });

  it("with an answer of the text model", () => {
    expect(ends("structured", null)).toEqual(["answered"]);
  });
});

describe("what calls cost", () => {
  it("counts what was made, usable or not, and says what may have been", () => {
    const spent = spentOn("asi1", { drawn: 3, unusable: 1, unknown: 2, refused: 5, unavailable: 7 }, 0.04);
    expect(spent).toEqual({ provider: "asi1", calls: 18, paid: 4, perhapsPaid: 2, costUsd: 0.16 });
  });

  it("adds no dust of floating point", () => {
    expect(spentOn("openai", { drawn: 3 }, 0.1).costUsd).toBe(0.3);
  });

  it.each(["sketch", "text-model", "somebody"])("is nothing for %s", (provider) => {
    expect(spentOn(provider, { drawn: 3, unknown: 1 }, 0.04)).toMatchObject({
      paid: 0,
      perhapsPaid: 0,
      costUsd: 0,
    });
  });

  it("is not known without a price", () => {
    expect(spentOn("asi1", { drawn: 3 }, null).costUsd).toBeNull();
  });
});
