import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { badRuns, safetyAlarm, wholeSecond } from "../../../../src/durable/storage/alarm-time.ts";

const MINUTE = 60_000;
const times = fc.integer({ min: 0, max: 4_000_000_000_000 });

describe("an alarm that ends badly each time", () => {
  it("comes after a minute first and never more often than once an hour in the end", () => {
    let at = safetyAlarm(0, 0);
    const pauses = [at];
    for (let run = 1; run < 10; run += 1) {
      const next = safetyAlarm(at, badRuns(at));
      pauses.push(next - at);
      at = next;
    }
    expect(pauses.map((pause) => Math.floor(pause / MINUTE))).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
  });

  it("knows from the time alone how many runs ended so, up to 999", () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 2_000 }), (now, bad) => {
        const at = safetyAlarm(now, bad);
        expect(badRuns(at)).toBe(Math.min(bad + 1, 999));
        expect(at).toBeGreaterThan(now);
      }),
    );
  });
});

it("an ordinary alarm is up to a second late, and counts for no bad run", () => {
  fc.assert(
    fc.property(times, (time) => {
      expect(badRuns(wholeSecond(time))).toBe(0);
      expect(wholeSecond(time) - time).toBeGreaterThanOrEqual(0);
      expect(wholeSecond(time) - time).toBeLessThan(1_000);
    }),
  );
});
