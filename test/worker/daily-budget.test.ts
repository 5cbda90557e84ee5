import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { budgetName } from "../../src/durable/daily-budget.ts";
import { NOON } from "../noon.ts";

const MIDNIGHT = NOON - 43_200_000;
const MORNING = MIDNIGHT + 60_000;
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const someDay = () => env.DAILY_BUDGET.getByName(`${dayOf(MIDNIGHT)} ${crypto.randomUUID()}`);
const listed = (key: string, limit: number) => ({ key, limit, standing: "listed", now: MORNING }) as const;
const stranger = (key: string, limit: number) => ({ key, limit, standing: "new", now: MORNING }) as const;
const yes = { ok: true };
const tomorrow = { ok: false, freeAt: MIDNIGHT + 86_400_000 };

describe("the budget of a day", () => {
  it("gives as many as the limit says", async () => {
    const budget = someDay();
    const given = [];
    for (const key of ["a", "b", "c"]) given.push(await budget.reserve(listed(key, 2)));
    expect(given).toEqual([yes, yes, tomorrow]);
  });

  it("gives the same one again without counting it twice", async () => {
    const budget = someDay();
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect(await budget.reserve(listed("a", 2))).toEqual(yes);
    expect(await budget.reserve(listed("b", 2))).toEqual(yes);
    expect(await budget.reserve(listed("c", 2))).toEqual(tomorrow);
  });

  it("takes one back, once", async () => {
    const budget = someDay();
    await budget.reserve(listed("a", 1));
    await budget.release("a");
    await budget.release("a");
    expect(await budget.reserve(listed("b", 1))).toEqual(yes);
    expect(await budget.reserve(listed("c", 1))).toEqual(tomorrow);
  });

  it("never gives more than the limit to a crowd", async () => {
    const budget = someDay();
    const given = await Promise.all(
      Array.from({ length: 100 }, (_, n) => budget.reserve(listed(`job ${n}`, 30))),
    );
    expect(given.filter(({ ok }) => ok)).toHaveLength(30);
    expect(await budget.taken()).toBe(30);
  });

  it("keeps a part from new senders, and gives them back what they did not use", async () => {
    const budget = someDay();
    expect(await budget.reserve(stranger("a", 4))).toEqual(yes);
    expect(await budget.reserve(stranger("b", 4))).toEqual({ ok: false, freeAt: MIDNIGHT + 23 * 3_600_000 });
    expect(await budget.reserve({ ...stranger("c", 4), standing: "known" })).toEqual(yes);
    await budget.release("a");
    expect(await budget.reserve(stranger("b", 4))).toEqual(yes);
  });

  it("goes on with the table of an earlier deployment, whose takers count as known", async () => {
    const budget = someDay();
    await runInDurableObject(budget, (_, state) => {
      state.storage.sql.exec(`CREATE TABLE reservations (job TEXT PRIMARY KEY) WITHOUT ROWID`);
      state.storage.sql.exec(`INSERT INTO reservations (job) VALUES ('old')`);
    });
    expect(await budget.taken()).toBe(1);
    expect(await budget.reserve(listed("old", 2))).toEqual(yes);
    expect(await budget.reserve(listed("a", 2))).toEqual(yes);
    expect(await budget.reserve(listed("b", 2))).toEqual(tomorrow);
  });

  it("makes no table for a question", async () => {
    const budget = someDay();
    expect(await budget.taken()).toBe(0);
    const tables = await runInDurableObject(budget, (_, state) =>
      state.storage.sql.exec(`SELECT name FROM sqlite_master WHERE name = 'reservations'`).toArray(),
    );
    expect(tables).toEqual([]);
  });

  it("forgets itself when its day is long over", async () => {
    const budget = someDay();
    await budget.reserve(listed("a", 1));
    expect(await runDurableObjectAlarm(budget)).toBe(true);
    expect(await budget.reserve(listed("b", 1))).toEqual(yes);
  });

  it("is named by the UTC day and the task", () => {
    expect(budgetName("draw", MIDNIGHT - 1)).toBe(dayOf(MIDNIGHT - 1));
    expect(budgetName("draw", MIDNIGHT)).toBe(dayOf(MIDNIGHT));
    expect(budgetName("complete", MIDNIGHT)).toBe(`${dayOf(MIDNIGHT)} texts`);
  });
});
