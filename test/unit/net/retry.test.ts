import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterFailure, retryDelay } from "../../../src/net/retry.ts";

const HOUR = 3_600_000;
const fresh = { attempts: 0, goneSince: null, worthUntil: 24 * HOUR };
const status = (code: number | null, retryAfterSeconds: number | null = null) => ({
  status: code,
  retryAfterSeconds,
});

describe("the delay between deliveries", () => {
  it("grows from seconds to an hour", () => {
    expect([1, 2, 3, 4, 12, 60].map((attempts) => retryDelay(attempts, 0.5))).toEqual([
      2_000,
      4_000,
      8_000,
      16_000,
      HOUR,
      HOUR,
    ]);
  });

  it("is another one for each letter, so that a crowd does not come back at once", () => {
    expect([0, 0.25, 0.5, 1].map((jitter) => retryDelay(1, jitter))).toEqual([1_500, 1_750, 2_000, 2_500]);
    expect(afterFailure(fresh, status(503), 0, 1)).toMatchObject({ nextTryAt: 2_500 });
  });

  it("is spread by a quarter either way and never shrinks in expectation", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempts, jitter) => {
          const middle = retryDelay(attempts, 0.5);
          expect(retryDelay(attempts, jitter)).toBeGreaterThanOrEqual(Math.floor(middle * 0.75));
          expect(retryDelay(attempts, jitter)).toBeLessThanOrEqual(Math.ceil(middle * 1.25));
          expect(retryDelay(attempts + 1, 0.5)).toBeGreaterThanOrEqual(middle);
        },
      ),
    );
  });
});

describe("after a failed delivery", () => {
  it("is tried again, at the time the peer asks for if that is later", () => {
    expect(afterFailure(fresh, status(503), 0, 0.5)).toMatchObject({
      kind: "retry",
      attempts: 1,
      nextTryAt: 2_000,
    });
    expect(afterFailure(fresh, status(429, 90), 0, 0.5)).toMatchObject({ nextTryAt: 90_000 });
    expect(afterFailure(fresh, status(503, 1e9), 0, 0.5)).toMatchObject({ nextTryAt: HOUR });
  });

  it("gives up when the next try would come after the letter's worth", () => {
    expect(afterFailure({ ...fresh, worthUntil: 1_000 }, status(null), 0, 0.5)).toEqual({
      kind: "dead",
      reason: "unreachable",
    });
  });

  it("takes 404 for gone only when it has lasted fifteen minutes without a break", () => {
    const first = afterFailure(fresh, status(404), 1_000, 0.5);
    expect(first).toMatchObject({ kind: "retry", goneSince: 1_000 });
    const later = { ...fresh, attempts: 5, goneSince: 1_000 };
    expect(afterFailure(later, status(410), 1_000 + 15 * 60_000, 0.5)).toEqual({
      kind: "dead",
      reason: "gone-410",
    });
    expect(afterFailure(later, status(502), 1_000 + 15 * 60_000, 0.5)).toMatchObject({
      kind: "retry",
      goneSince: null,
    });
  });

  const jitters = fc.double({ min: 0, max: 1, noNaN: true });
  const troubles = fc.record({
    status: fc.option(fc.integer({ min: 100, max: 599 })),
    retryAfterSeconds: fc.option(fc.double({ min: 0, max: 1e12, noNaN: true })),
  });

  it("waits at least a second and a half and at most an hour and a quarter, whatever the peer asks for", () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000 }), troubles, jitters, (attempts, trouble, jitter) => {
        const trials = { attempts, goneSince: null, worthUntil: Number.POSITIVE_INFINITY };
        const next = afterFailure(trials, trouble, 0, jitter);
        if (next.kind === "dead") return;
        expect(next.nextTryAt).toBeGreaterThanOrEqual(1_500);
        expect(next.nextTryAt).toBeLessThanOrEqual(1.25 * HOUR);
        expect(next.attempts).toBe(attempts + 1);
      }),
    );
  });

  it("ends for every letter, before it is worth nothing, in fewer than fifty attempts", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(troubles, jitters), { minLength: 60, maxLength: 60 }), (failures) => {
        let now = 0;
        let trials: Parameters<typeof afterFailure>[0] = fresh;
        for (const [attempt, [trouble, jitter]] of failures.entries()) {
          const next = afterFailure(trials, trouble, now, jitter);
          if (next.kind === "dead") return;
          expect(attempt).toBeLessThan(50);
          expect(next.nextTryAt).toBeLessThan(fresh.worthUntil);
          now = next.nextTryAt;
          trials = { ...fresh, attempts: next.attempts, goneSince: next.goneSince };
        }
        throw new Error("never ended");
      }),
    );
  });
});
