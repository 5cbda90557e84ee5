import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addHistograms,
  BOUNDS,
  bucketOf,
  durationsIn,
  emptyHistogram,
  quantile,
  withDuration,
} from "../../../src/operator/histogram.ts";

const durations = fc.array(fc.integer({ min: 0, max: 900_000 }), { maxLength: 200 });
const histogramOf = (all: readonly number[]) => all.reduce(withDuration, emptyHistogram());

describe("a histogram of durations", () => {
  it("knows no quantile of nothing", () => {
    expect(quantile(emptyHistogram(), 0.5)).toBeNull();
  });

  it.each([
    [0, 0],
    [50, 0],
    [51, 1],
    [600_000, BOUNDS.length - 1],
    [600_001, BOUNDS.length],
  ])("%i ms belong into bucket %i", (ms, bucket) => {
    expect(bucketOf(ms)).toBe(bucket);
  });

  it("puts a quantile into the bucket in which it lies", () => {
    fc.assert(
      fc.property(durations, fc.double({ min: 0.01, max: 1, noNaN: true }), (all, q) => {
        const found = quantile(histogramOf(all), q);
        if (all.length === 0) return found === null;
        const true_ = all.toSorted((a, b) => a - b)[Math.ceil(q * all.length) - 1] ?? 0;
        const bucket = bucketOf(true_);
        const [low, high] = [BOUNDS[bucket - 1] ?? 0, BOUNDS[bucket] ?? BOUNDS.at(-1) ?? 0];
        return found !== null && found >= Math.min(low, high) && found <= high;
      }),
    );
  });

  it("is the same whether durations come one by one or in two histograms", () => {
    fc.assert(
      fc.property(durations, durations, (some, others) => {
        expect(addHistograms(histogramOf(some), histogramOf(others))).toEqual(
          histogramOf([...some, ...others]),
        );
      }),
    );
  });

  it("counts each duration once", () => {
    fc.assert(fc.property(durations, (all) => durationsIn(histogramOf(all)) === all.length));
  });
});
