import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LeakyBuckets } from "../../../../src/http/shedding/leaky-buckets.ts";
import { RecentKeys } from "../../../../src/http/shedding/recent-keys.ts";

const CAPACITY = 3;
const NAMES = ["a", "b", "c", "d", "e", "f", "g"] as const;
const added = fc.array(fc.constantFrom(...NAMES), { maxLength: 300 });

/** Those that were named last, each of them once. */
function lastNamed(keys: readonly string[]): Set<string> {
  const last = new Set<string>();
  for (const key of keys.toReversed()) if (last.size < CAPACITY) last.add(key);
  return last;
}

describe("of ever more keys", () => {
  it("a set of recent ones holds those that were added last", () => {
    fc.assert(
      fc.property(added, (keys) => {
        const recent = new RecentKeys(CAPACITY);
        for (const key of keys) recent.add(key);
        expect(NAMES.filter((name) => recent.has(name))).toEqual(
          NAMES.filter((name) => lastNamed(keys).has(name)),
        );
        expect(recent.size).toBeLessThanOrEqual(CAPACITY);
      }),
    );
  });

  it("leaky buckets know those that were poured into last", () => {
    fc.assert(
      fc.property(added, (keys) => {
        const buckets = new LeakyBuckets({ burst: 1, perSecond: 0.001 }, CAPACITY);
        for (const key of keys) buckets.pour(key, 0);
        expect(NAMES.filter((name) => buckets.waitMs(name, 0) > 0)).toEqual(
          NAMES.filter((name) => lastNamed(keys).has(name)),
        );
        expect(buckets.size).toBeLessThanOrEqual(CAPACITY);
      }),
    );
  });
});
