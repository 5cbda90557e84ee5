import { describe, expect, it } from "vitest";
import { AS_DEPLOYED, outcomeOf } from "../../../bench/scale/page.ts";
import { type Load, simulate } from "../../../bench/scale/simulate.ts";

const LOAD: Load = { seed: "test", picturesPerSecond: 5, drawingSeconds: 30, lengthSeconds: 600 };

describe("the simulation of many pictures a second", () => {
  it("is the same with the same seed, and another with another", () => {
    expect(simulate(LOAD, AS_DEPLOYED)).toEqual(simulate(LOAD, AS_DEPLOYED));
    expect(simulate({ ...LOAD, seed: "another" }, AS_DEPLOYED)).not.toEqual(simulate(LOAD, AS_DEPLOYED));
  });

  it("draws everything where there is enough of everything, and nobody waits", () => {
    const outcome = simulate(LOAD, AS_DEPLOYED);
    expect(outcome.drawn).toBe(1);
    expect(outcome.medianSeconds).toBeGreaterThan(27);
    expect(outcome.medianSeconds).toBeLessThan(33);
    expect(outcome.needed.consumers).toBeLessThan(1);
  });

  it("finds that the consumers are too few for 100 a second of a minute each, and that nothing else is", () => {
    const { drawn, needed } = outcomeOf({
      picturesPerSecond: 100,
      drawingSeconds: 60,
      platform: AS_DEPLOYED,
    });
    expect(drawn).toBeLessThan(0.5);
    expect(needed.consumers).toBeGreaterThan(1);
    expect(Math.max(needed.budget, needed.book)).toBeLessThan(1);
  });

  it("draws them all with eight queues", () => {
    const platform = { ...AS_DEPLOYED, consumers: 8 * AS_DEPLOYED.consumers };
    expect(outcomeOf({ picturesPerSecond: 100, drawingSeconds: 60, platform }).drawn).toBe(1);
  });
});
