import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { budgetDay } from "../../src/durable/daily-budget.ts";
import { NOON } from "../noon.ts";

const someDay = () => env.DAILY_BUDGET.getByName(`some day ${crypto.randomUUID()}`);

describe("the budget of a day", () => {
  it("gives as many pictures as the limit says", async () => {
    const budget = someDay();
    const given = [];
    for (const job of ["a", "b", "c"]) given.push(await budget.reserve(job, 2));
    expect(given).toEqual([true, true, false]);
  });

  it("gives a job its picture again without counting it twice", async () => {
    const budget = someDay();
    for (let attempt = 0; attempt < 5; attempt += 1) expect(await budget.reserve("a", 2)).toBe(true);
    expect(await budget.reserve("b", 2)).toBe(true);
    expect(await budget.reserve("c", 2)).toBe(false);
  });

  it("takes a picture back, once", async () => {
    const budget = someDay();
    await budget.reserve("a", 1);
    await budget.release("a");
    await budget.release("a");
    expect(await budget.reserve("b", 1)).toBe(true);
    expect(await budget.reserve("c", 1)).toBe(false);
  });

  it("never gives more than the limit to a crowd", async () => {
    const budget = someDay();
    const given = await Promise.all(Array.from({ length: 100 }, (_, n) => budget.reserve(`job ${n}`, 30)));
    expect(given.filter(Boolean)).toHaveLength(30);
  });

  it("forgets itself when its day is long over", async () => {
    const budget = someDay();
    await budget.reserve("a", 1);
    expect(await runDurableObjectAlarm(budget)).toBe(true);
    expect(await budget.reserve("b", 1)).toBe(true);
  });

  it("is named by the UTC day", () => {
    const midnight = NOON + 12 * 3_600_000;
    expect([NOON, midnight - 1, midnight].map(budgetDay)).toEqual([
      new Date(NOON).toISOString().slice(0, 10),
      budgetDay(NOON),
      new Date(midnight).toISOString().slice(0, 10),
    ]);
  });
});
