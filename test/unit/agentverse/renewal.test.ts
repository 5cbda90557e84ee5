import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  afterFailedTry,
  afterSuccess,
  begun,
  dueAt,
  manifestsGiven,
  NEVER_RENEWED,
  type Renewal,
  readRenewal,
  renewNow,
} from "../../../src/agentverse/renewal.ts";

const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 10, 21, 12);
const unreachable = { kind: "unreachable" } as const;
const told = {
  fingerprint: "a",
  agentverseUrl: "https://agentverse.ai",
  manifests: ["proto:1"],
  active: true,
};
const registered = afterSuccess(NEVER_RENEWED, told, NOON);

describe("when the agent registers", () => {
  it("is at once, when the Almanac was never told", () => {
    expect(dueAt(NEVER_RENEWED, "a", NOON)).toBe(NOON);
  });

  it("is at once after a deployment that changes what is to be told, also while an older try waits", () => {
    expect(dueAt(registered, "b", NOON)).toBe(NOON);
    const waiting = { ...afterFailedTry(registered, "a", unreachable, NOON, 0.5), nextTry: NOON + HOUR };
    expect(dueAt(waiting, "b", NOON)).toBe(NOON);
  });

  it("is a little over an hour later where no cron comes", () => {
    expect(dueAt(registered, "a", NOON)).toBe(NOON + 70 * 60_000);
  });

  it("is when the cron says, whatever has failed before, and the delays begin again", () => {
    const failing = { ...registered, failures: 9, nextTry: NOON + HOUR };
    const asked = renewNow(failing, NOON);
    expect(dueAt(asked, "a", NOON)).toBe(NOON);
    expect(afterFailedTry(asked, "a", unreachable, NOON, 0.5).nextTry).toBe(NOON + 2_000);
  });

  it("is not brought forward by a try that began and killed the object", () => {
    expect(dueAt(begun(NEVER_RENEWED, "a", NOON), "a", NOON + 1)).toBe(NOON + 5 * 60_000);
  });

  it("is never in the past and never far away, whatever is stored", () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom("a", "b", null), (nextTry, tried) => {
        const due = dueAt({ ...registered, nextTry, tried }, "a", NOON);
        expect(due).toBeGreaterThanOrEqual(NOON);
        expect(due).toBeLessThanOrEqual(NOON + 70 * 60_000);
      }),
    );
  });
});

describe("after failures", () => {
  /** Times of the tries within an hour of the cron, if each fails. */
  function triesWithinAnHour(jitter: readonly number[]): number[] {
    const tries: number[] = [];
    let renewal: Renewal = renewNow(registered, NOON);
    for (let index = 0; renewal.nextTry < NOON + HOUR; index += 1) {
      tries.push(renewal.nextTry);
      renewal = afterFailedTry(
        renewal,
        "a",
        unreachable,
        renewal.nextTry,
        jitter[index % jitter.length] ?? 0,
      );
    }
    return tries;
  }

  it("the agent tries again in seconds at first, and some twelve times until the next cron", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (jitter) => {
        const tries = triesWithinAnHour(jitter);
        expect(tries.length).toBeGreaterThanOrEqual(10);
        expect(tries.length).toBeLessThanOrEqual(13);
        expect((tries[1] ?? 0) - NOON).toBeLessThanOrEqual(2_500);
      }),
    );
  });

  it("what was registered is not forgotten", () => {
    const after = afterFailedTry(registered, "a", unreachable, NOON + HOUR, 0.5);
    expect(after).toMatchObject({ registered: "a", lastSuccess: NOON, trouble: unreachable, failures: 1 });
  });

  it("the other side's Retry-After is kept, but not beyond an hour", () => {
    const busy = (retryAfterSeconds: number) => ({ kind: "status", status: 429, retryAfterSeconds }) as const;
    expect(afterFailedTry(registered, "a", busy(600), NOON, 0.5).nextTry).toBe(NOON + 600_000);
    expect(afterFailedTry(registered, "a", busy(1e9), NOON, 0.5).nextTry).toBe(NOON + HOUR);
  });
});

describe("the manifests", () => {
  it("add up, for one Agentverse", () => {
    const more = afterSuccess(registered, { ...told, manifests: ["proto:2"] }, NOON);
    expect([...manifestsGiven(more, "https://agentverse.ai")]).toEqual(["proto:1", "proto:2"]);
    expect([...manifestsGiven(more, "http://127.0.0.1:8788")]).toEqual([]);
    const elsewhere = { ...told, agentverseUrl: "http://127.0.0.1:8788", manifests: ["proto:3"] };
    expect(afterSuccess(more, elsewhere, NOON).manifests).toEqual({
      agentverseUrl: "http://127.0.0.1:8788",
      digests: ["proto:3"],
    });
  });
});

describe("what is stored", () => {
  it("is read as it was written", () => {
    const failed = afterFailedTry(
      registered,
      "a",
      { kind: "status", status: 503, retryAfterSeconds: 1 },
      NOON,
      0,
    );
    for (const renewal of [NEVER_RENEWED, registered])
      expect(readRenewal(structuredClone(renewal))).toEqual(renewal);
    expect(readRenewal(failed)).toEqual({ ...failed, trouble: { kind: "status", status: 503 } });
  });

  it.each([[undefined], [null], ["x"], [{}], [{ ...registered, nextTry: "soon" }]])(
    "counts as nothing when it makes no sense: %j",
    (stored) => {
      expect(readRenewal(stored)).toEqual(NEVER_RENEWED);
    },
  );
});
