import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ProviderName } from "../../../src/imagegen/provider.ts";
import { type CallOutcome, type JobSoFar, nextStep, type PastCall } from "../../../src/jobs/next-step.ts";

const NOW = 1_000_000;
const MINUTE = 60_000;

/** A job as told by its calls: "asi1 unknown" is a call of asi1 that ended unknown, "asi1 lost" one never reported. */
function job(told: readonly string[], more: Partial<JobSoFar> = {}): JobSoFar {
  const calls = told.map((line, index): PastCall => {
    const [provider, outcome] = line.split(" ");
    return {
      provider: provider as ProviderName,
      at: NOW - (told.length - index) * 1_000,
      outcome: outcome === "lost" ? null : (outcome as CallOutcome),
    };
  });
  const deadline = NOW + 10 * MINUTE;
  return {
    providers: ["asi1", "openai"],
    calls,
    now: NOW,
    deadline,
    retryAfterSeconds: null,
    jitter: 0,
    ...more,
  };
}

const call = (provider: ProviderName, seconds = 0) => ({
  kind: "call",
  provider,
  notBefore: NOW + seconds * 1_000,
});
const giveUp = (why: string) => ({ kind: "give-up", why });
const only: Partial<JobSoFar> = { providers: ["asi1"] };

describe("the next step of a job", () => {
  it("begins with the first provider, at once", () => {
    expect(nextStep(job([]))).toEqual(call("asi1"));
  });

  it("is an apology when no provider is set", () => {
    expect(nextStep(job([], { providers: [] }))).toEqual(giveUp("not-configured"));
  });

  it("after a refusal is the apology, whoever else could draw it", () => {
    expect(nextStep(job(["asi1 refused"]))).toEqual(giveUp("refused"));
    expect(nextStep(job(["asi1 unknown", "openai refused"]))).toEqual(giveUp("refused"));
  });

  it("after a misconfigured provider is the next one, and at the end an apology that says so", () => {
    expect(nextStep(job(["asi1 misconfigured"]))).toEqual(call("openai"));
    expect(nextStep(job(["asi1 misconfigured", "openai misconfigured"]))).toEqual(giveUp("not-configured"));
  });

  it("after an unavailable provider is the same one, later and later, and then the next", () => {
    const told: string[] = [];
    const waits = [5, 15, 30].map((seconds) => {
      told.push("asi1 unavailable");
      expect(nextStep(job(told))).toEqual(call("asi1", seconds));
      return seconds;
    });
    expect(waits.reduce((sum, seconds) => sum + seconds)).toBeGreaterThan(30);
    told.push("asi1 unavailable");
    expect(nextStep(job(told))).toEqual(call("openai"));
    expect(nextStep(job(told, only))).toEqual(giveUp("unavailable"));
  });

  it("waits as long as the provider asked, and spreads the crowd", () => {
    expect(nextStep(job(["asi1 unavailable"], { retryAfterSeconds: 90 }))).toEqual(call("asi1", 90));
    expect(nextStep(job(["asi1 unavailable"], { retryAfterSeconds: 0 }))).toEqual(call("asi1", 1));
    expect(nextStep(job(["asi1 unavailable"], { jitter: 1 }))).toEqual(call("asi1", 6.25));
  });

  it("goes to the next provider when the wait would pass the deadline, and gives up when there is none", () => {
    const late = { retryAfterSeconds: 3_600 };
    expect(nextStep(job(["asi1 unavailable"], late))).toEqual(call("openai"));
    expect(nextStep(job(["asi1 unavailable"], { ...late, ...only }))).toEqual(giveUp("unavailable"));
  });

  it.each(["unknown", "unusable", "lost"])(
    "after the first %s call is one more: the next provider, or else the same",
    (outcome) => {
      expect(nextStep(job([`asi1 ${outcome}`]))).toEqual(call("openai"));
      expect(nextStep(job([`asi1 ${outcome}`], only))).toEqual(call("asi1", 2));
    },
  );

  it("after the second such call is the apology, over all providers together", () => {
    expect(
      nextStep(job(["asi1 unknown", "openai unusable"], { providers: ["asi1", "openai", "sketch"] })),
    ).toEqual(giveUp("failed"));
    expect(nextStep(job(["asi1 lost", "asi1 lost"], only))).toEqual(giveUp("failed"));
  });

  it("comes back to the first provider when the one after it cannot draw at all", () => {
    expect(nextStep(job(["asi1 unknown", "openai misconfigured"]))).toEqual(call("asi1"));
  });

  it("prefers a provider that was never asked", () => {
    const providers = ["asi1", "openai", "workers-ai"] as const;
    expect(nextStep(job(["asi1 unknown", "openai misconfigured"], { providers }))).toEqual(
      call("workers-ai"),
    );
  });

  it("forgets providers that the operator took away, but not what their calls may have cost", () => {
    expect(nextStep(job(["openai unknown"], only))).toEqual(call("asi1"));
    expect(nextStep(job(["openai unknown", "openai unknown"], only))).toEqual(giveUp("failed"));
  });

  it("is never a call after the deadline", () => {
    expect(nextStep(job([], { deadline: NOW - 1 }))).toEqual(giveUp("unavailable"));
    expect(nextStep(job(["asi1 unknown"], { deadline: NOW - 1 }))).toEqual(giveUp("failed"));
    expect(nextStep(job(["asi1 unavailable"], { deadline: NOW + 4_999, ...only }))).toEqual(
      giveUp("unavailable"),
    );
  });

  it("tells of the failure that says most", () => {
    expect(nextStep(job(["asi1 misconfigured", ...Array(4).fill("openai unavailable")]))).toEqual(
      giveUp("unavailable"),
    );
    expect(nextStep(job(["asi1 unusable", ...Array(4).fill("asi1 unavailable")], only))).toEqual(
      giveUp("failed"),
    );
  });
});

describe("a whole job, whatever its calls come to", () => {
  const names: ProviderName[] = ["asi1", "openai", "workers-ai", "sketch"];
  const outcomes = fc.constantFrom<CallOutcome | null>(
    "refused",
    "misconfigured",
    "unavailable",
    "unknown",
    "unusable",
    null,
  );
  const turns = fc.array(
    fc.record({
      outcome: outcomes,
      tookMs: fc.integer({ min: 0, max: 90_000 }),
      retryAfterSeconds: fc.option(fc.integer({ min: 0, max: 900 })),
      jitter: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 40, maxLength: 40 },
  );

  it("ends, within the deadline and within what it may cost", () => {
    fc.assert(
      fc.property(
        fc.subarray(names, { minLength: 0 }),
        fc.boolean(),
        turns,
        (providers, shortened, script) => {
          const deadline = NOW + (shortened ? 2 : 10) * MINUTE;
          const calls: PastCall[] = [];
          let now = NOW;
          let retryAfterSeconds: number | null = null;
          for (const turn of script) {
            const step = nextStep({
              providers,
              calls,
              now,
              deadline,
              retryAfterSeconds,
              jitter: turn.jitter,
            });
            if (step.kind === "give-up") {
              expect(calls.filter(({ outcome }) => mayBePaid(outcome)).length).toBeLessThanOrEqual(2);
              expect(calls.slice(0, -1).some(({ outcome }) => outcome === "refused")).toBe(false);
              return;
            }
            expect(providers).toContain(step.provider);
            expect(step.notBefore).toBeGreaterThanOrEqual(now);
            expect(step.notBefore).toBeLessThanOrEqual(deadline);
            calls.push({ provider: step.provider, at: step.notBefore, outcome: turn.outcome });
            now = step.notBefore + turn.tookMs;
            retryAfterSeconds = turn.outcome === "unavailable" ? turn.retryAfterSeconds : null;
          }
          expect.fail("the job did not end");
        },
      ),
      { numRuns: 500 },
    );
  });

  const mayBePaid = (outcome: CallOutcome | null) =>
    outcome === null || outcome === "unknown" || outcome === "unusable";
});
