import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterAnswer, type Breaker, CLOSED, pass } from "../../../src/net/breaker.ts";
import type { Trouble } from "../../../src/net/retry.ts";

const HOUR = 3_600_000;
const trouble = (status: number | null, retryAfterSeconds: number | null = null): Trouble => ({
  status,
  retryAfterSeconds,
});
const dead = trouble(null);
const fail = (breaker: Breaker, now: number, jitter = 0.5) => afterAnswer(breaker, dead, now, jitter);

/** The breaker of a host that has failed so often, each time as soon as it was asked again, and the time then. */
function afterFailures(count: number, jitter = 0.5): { breaker: Breaker; now: number } {
  let breaker = CLOSED;
  let now = 0;
  for (let n = 0; n < count; n += 1) {
    const passage = pass(breaker, now);
    if (!passage.ok) now = passage.until;
    const again = pass(breaker, now);
    if (!again.ok) throw new Error("closed at the time that it named");
    breaker = fail(again.breaker, now, jitter);
  }
  return { breaker, now };
}

function pauseAfter(failures: number, jitter: number): number {
  const { breaker, now } = afterFailures(failures, jitter);
  return breaker.kind === "open" ? breaker.until - now : 0;
}

describe("a breaker", () => {
  it("stays closed through two failures and opens at the third", () => {
    expect([1, 2, 3].map((count) => afterFailures(count).breaker.kind)).toEqual(["closed", "closed", "open"]);
  });

  it("lets nobody through while it is open, then one, and another if nothing was heard of that one", () => {
    const { breaker, now } = afterFailures(3);
    expect(pass(breaker, now + 1_999)).toEqual({ ok: false, until: now + 2_000 });
    const trial = pass(breaker, now + 2_000);
    if (!trial.ok) throw new Error("still open");
    expect(trial.breaker.kind).toBe("half-open");
    expect(pass(trial.breaker, now + 2_001)).toMatchObject({ ok: false });
    expect(pass(trial.breaker, now + 2_000 + 15_000)).toMatchObject({ ok: true });
  });

  it.each([
    ["a delivery that was taken", null],
    ["a refusal of this one letter", trouble(400)],
  ])("closes on %s, and has forgotten everything", (_, answer) => {
    const { breaker, now } = afterFailures(7);
    const passage = pass(breaker, now + HOUR * 2);
    if (!passage.ok) throw new Error("still open");
    expect(afterAnswer(passage.breaker, answer, now, 0.5)).toEqual(CLOSED);
  });

  it.each([null, 302, 404, 408, 410, 425, 429, 500, 502, 503])(
    "takes %s for the host's trouble",
    (status) => {
      expect(afterAnswer(CLOSED, trouble(status), 0, 0.5)).toEqual({ kind: "closed", failures: 1 });
    },
  );

  it("opens at once for a host that asks for time, for an hour at the most", () => {
    expect(afterAnswer(CLOSED, trouble(429, 90), 0, 0.5)).toMatchObject({ kind: "open", until: 90_000 });
    expect(afterAnswer(CLOSED, trouble(503, 1e9), 0, 0.5)).toMatchObject({ kind: "open", until: HOUR });
  });

  it("counts deliveries that were on their way together as one absence", () => {
    const { breaker, now } = afterFailures(3);
    expect(fail(fail(breaker, now), now)).toEqual(breaker);
  });

  it("pauses for longer each time in expectation, within bounds, spread by a quarter", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 40 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, jitter) => {
          const pause = pauseAfter(failures, jitter);
          const middle = pauseAfter(failures, 0.5);
          expect(pause).toBeGreaterThanOrEqual(1_500);
          expect(pause).toBeLessThanOrEqual(1.25 * HOUR);
          expect(Math.abs(pause - middle)).toBeLessThanOrEqual(middle / 4 + 1);
          expect(pauseAfter(failures + 1, 0.5)).toBeGreaterThanOrEqual(middle);
        },
      ),
    );
  });

  it("never shuts for good, and never lets two through while it is in doubt, whatever happens", () => {
    const step = fc.record({
      wait: fc.integer({ min: 0, max: HOUR }),
      status: fc.constantFrom(null, 200, 404, 429, 500),
      retryAfter: fc.option(fc.integer({ min: 0, max: 10_000 })),
      jitter: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let breaker = CLOSED;
        let now = 0;
        for (const { wait, status, retryAfter, jitter } of steps) {
          now += wait;
          const passage = pass(breaker, now);
          if (!passage.ok) {
            expect(passage.until).toBeGreaterThan(now);
            expect(passage.until - now).toBeLessThanOrEqual(1.25 * HOUR);
            expect(pass(breaker, passage.until).ok).toBe(true);
            continue;
          }
          if (passage.breaker.kind === "half-open") expect(pass(passage.breaker, now).ok).toBe(false);
          breaker = afterAnswer(
            passage.breaker,
            status === 200 ? null : trouble(status, retryAfter),
            now,
            jitter,
          );
        }
      }),
    );
  });
});
