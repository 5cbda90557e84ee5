import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { admit, giveBack, type Window } from "../../../src/agent/window.ts";

const HOUR = 3_600_000;
const limit = { max: 3, lengthMs: HOUR };

describe("a fixed window", () => {
  it("starts with the first call, and ends when more than its length has passed", () => {
    const first = admit(null, limit, 1_000);
    expect(first).toEqual({ ok: true, window: { start: 1_000, count: 1 }, granted: 1 });
    const full = { start: 1_000, count: 3 };
    expect(admit(full, limit, 1_000 + HOUR)).toEqual({ ok: false, freeAt: 1_000 + HOUR });
    expect(admit(full, limit, 1_001 + HOUR)).toEqual({
      ok: true,
      window: { start: 1_001 + HOUR, count: 1 },
      granted: 1,
    });
  });

  it("that begins in the future is none: a clock that was wrong shuts nobody out", () => {
    const ahead = { start: 1_000 + HOUR, count: 3 };
    expect(admit(ahead, limit, 1_000)).toEqual({ ok: true, window: { start: 1_000, count: 1 }, granted: 1 });
    expect(admit(ahead, limit, 1_000 + HOUR)).toMatchObject({ ok: false });
  });

  it("gives a call back only in the window that counted it", () => {
    expect(giveBack({ start: 5, count: 2 }, 5)).toEqual({ start: 5, count: 1 });
    expect(giveBack({ start: 6, count: 2 }, 5)).toEqual({ start: 6, count: 2 });
    expect(giveBack(null, 5)).toBeNull();
  });

  it("never admits more than its maximum, whenever the calls come", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: HOUR / 4 }), { maxLength: 60 }), (gaps) => {
        let now = 0;
        let window: Window | null = null;
        const admitted = new Map<number, number>();
        for (const gap of gaps) {
          now += gap;
          const admission = admit(window, limit, now);
          if (!admission.ok) continue;
          window = admission.window;
          admitted.set(window.start, (admitted.get(window.start) ?? 0) + 1);
        }
        expect(Math.max(0, ...admitted.values())).toBeLessThanOrEqual(limit.max);
      }),
    );
  });
});
