import * as z from "zod/mini";
import { MINUTE, SECOND } from "../clock.ts";

/** The upper ends of the buckets, in ms; one more bucket takes what lasted longer. Stored: only ever add to the end. */
export const BOUNDS: readonly number[] = [
  50,
  100,
  250,
  500,
  SECOND,
  2 * SECOND,
  3 * SECOND,
  5 * SECOND,
  8 * SECOND,
  12 * SECOND,
  20 * SECOND,
  30 * SECOND,
  45 * SECOND,
  MINUTE,
  90 * SECOND,
  2 * MINUTE,
  3 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
];

/** A histogram of durations. `counts[i]` is for what took longer than the bound before and not than `BOUNDS[i]`. */
export const histogramSchema = z.object({
  counts: z.array(z.int().check(z.nonnegative())).check(z.maxLength(BOUNDS.length + 1)),
  /** The sum of all durations, in ms. */
  sum: z.number().check(z.nonnegative()),
});
export type Histogram = z.infer<typeof histogramSchema>;

export const emptyHistogram = (): Histogram => ({ counts: [], sum: 0 });

/** The bucket of a duration in ms, as an index of `counts`. */
export function bucketOf(ms: number): number {
  const index = BOUNDS.findIndex((bound) => ms <= bound);
  return index < 0 ? BOUNDS.length : index;
}

export function withDuration(histogram: Histogram, ms: number): Histogram {
  const counts = Array.from({ length: bucketOf(ms) + 1 }, () => 0);
  counts[bucketOf(ms)] = 1;
  return addHistograms(histogram, { counts, sum: Math.max(0, ms) });
}

export function addHistograms(one: Histogram, other: Histogram): Histogram {
  const length = Math.max(one.counts.length, other.counts.length);
  const counts = Array.from({ length }, (_, index) => (one.counts[index] ?? 0) + (other.counts[index] ?? 0));
  return { counts, sum: one.sum + other.sum };
}

export function durationsIn(histogram: Histogram): number {
  return histogram.counts.reduce((sum, count) => sum + count, 0);
}

/**
 * The duration in ms that a share `q` (0 to 1) of all did not exceed, taken as spread evenly over its bucket, as
 * Prometheus's histogram_quantile does. What lies above the last bound counts as that. null: there were none.
 */
export function quantile(histogram: Histogram, q: number): number | null {
  const count = durationsIn(histogram);
  if (count === 0) return null;
  const wanted = q * count;
  let before = 0;
  for (const [index, inBucket] of histogram.counts.entries()) {
    if (inBucket > 0 && before + inBucket >= wanted) {
      const low = BOUNDS[index - 1] ?? 0;
      const high = BOUNDS[index] ?? low;
      return Math.round(low + ((high - low) * (wanted - before)) / inBucket);
    }
    before += inBucket;
  }
  return BOUNDS.at(-1) ?? null;
}
