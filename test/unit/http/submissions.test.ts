import { describe, expect, it } from "vitest";
import { LeakyBuckets } from "../../../src/http/shedding/leaky-buckets.ts";
import { Submissions } from "../../../src/http/submissions.ts";

const NOON = Date.UTC(2026, 10, 21, 12);
const VICTIM = "agent1victim";

function submissions() {
  return new Submissions(new LeakyBuckets({ burst: 1_000, perSecond: 20 }, 100));
}

describe("the limit of a sender", () => {
  it("is not used up by 1,400 replays of one of its envelopes", () => {
    const taken = submissions();
    taken.take(VICTIM, "home", "r", NOON);
    const pauses = Array.from({ length: 1_400 }, () => taken.take(VICTIM, "elsewhere", "r", NOON));
    expect(pauses.filter((pause) => pause > 0)).toHaveLength(400);
    for (let n = 0; n < 999; n += 1) expect(taken.take(VICTIM, "home", `r${n}`, NOON)).toBe(0);
    expect(taken.take(VICTIM, "home", "one more", NOON)).toBeGreaterThan(0);
  });

  it("leaves the sender's own repeats alone while somebody replays from another network", () => {
    const taken = submissions();
    for (let n = 0; n < 1_400; n += 1) taken.take(VICTIM, "elsewhere", "r", NOON);
    expect(taken.take(VICTIM, "home", "r", NOON)).toBe(0);
  });

  it("counts an envelope that was not taken as new when it comes again", () => {
    const taken = submissions();
    for (let n = 0; n < 1_000; n += 1) taken.take(VICTIM, "home", `r${n}`, NOON);
    expect(taken.take(VICTIM, "home", "late", NOON)).toBeGreaterThan(0);
    expect(taken.take(VICTIM, "home", "late", NOON)).toBeGreaterThan(0);
    expect(taken.take(VICTIM, "home", "late", NOON + 60_000)).toBe(0);
  });
});
