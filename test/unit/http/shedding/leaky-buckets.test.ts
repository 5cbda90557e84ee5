import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LeakyBuckets } from "../../../../src/http/shedding/leaky-buckets.ts";

const NOON = Date.UTC(2026, 10, 21, 12);

/** Asks and, if it may, pours; whether it might. */
function through(buckets: LeakyBuckets, key: string, now: number): boolean {
  if (buckets.waitMs(key, now) > 0) return false;
  buckets.pour(key, now);
  return true;
}

describe("a leaky bucket", () => {
  it("takes its burst at once, then one for each that has leaked", () => {
    const buckets = new LeakyBuckets({ burst: 3, perSecond: 2 }, 10);
    expect([1, 2, 3, 4].map(() => through(buckets, "a", NOON))).toEqual([true, true, true, false]);
    expect(buckets.waitMs("a", NOON)).toBe(500);
    expect(through(buckets, "a", NOON + 499)).toBe(false);
    expect(through(buckets, "a", NOON + 500)).toBe(true);
    expect(through(buckets, "a", NOON + 500)).toBe(false);
  });

  it("is empty again after a pause", () => {
    const buckets = new LeakyBuckets({ burst: 3, perSecond: 2 }, 10);
    for (let time = 0; time < 3; time++) through(buckets, "a", NOON);
    expect([1, 2, 3, 4].map(() => through(buckets, "a", NOON + 1_500))).toEqual([true, true, true, false]);
  });

  it("is one for each key", () => {
    const buckets = new LeakyBuckets({ burst: 1, perSecond: 1 }, 10);
    expect([through(buckets, "a", NOON), through(buckets, "a", NOON)]).toEqual([true, false]);
    expect(through(buckets, "b", NOON)).toBe(true);
  });

  it("forgets the key that poured longest ago when there are too many", () => {
    const buckets = new LeakyBuckets({ burst: 1, perSecond: 0.001 }, 2);
    for (const key of ["a", "b", "a", "c"]) buckets.pour(key, NOON);
    expect(["a", "b", "c"].map((key) => buckets.waitMs(key, NOON) > 0)).toEqual([true, false, true]);
  });

  it("never lets more through in any stretch of time than its burst and its rate, nor remembers more than its capacity", () => {
    const steps = fc.array(fc.record({ ms: fc.nat(400), key: fc.constantFrom("a", "b") }), {
      maxLength: 200,
    });
    const rate = fc.record({
      burst: fc.integer({ min: 1, max: 8 }),
      perSecond: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(steps, rate, (asked, { burst, perSecond }) => {
        const buckets = new LeakyBuckets({ burst, perSecond }, 2);
        let now = NOON;
        const times: number[] = [];
        for (const { ms, key } of asked) {
          now += ms;
          if (through(buckets, key, now) && key === "a") times.push(now);
        }
        expect(buckets.size).toBeLessThanOrEqual(2);
        for (const [first, from] of times.entries()) {
          for (const [last, to] of times.entries()) {
            const most = burst + ((to - from) / 1_000) * perSecond;
            expect(last - first + 1).toBeLessThanOrEqual(last < first ? 0 : most + 1e-9);
          }
        }
      }),
    );
  });
});
