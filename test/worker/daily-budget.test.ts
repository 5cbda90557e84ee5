import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { budgetName, DailyBudget, type ReservationRequest } from "../../src/durable/daily-budget.ts";
import { NOON } from "../noon.ts";

const MIDNIGHT = NOON - 43_200_000;
const MORNING = MIDNIGHT + 60_000;
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const someDay = () => env.DAILY_BUDGET.getByName(`${dayOf(MIDNIGHT)} ${crypto.randomUUID()}`);
const TOMORROW = MIDNIGHT + 86_400_000;
/** A request for pictures of a sender on the operator's lists, who may have whatever is left. */
const listed = (
  key: string | readonly string[],
  count: number,
  more: Partial<ReservationRequest> = {},
): ReservationRequest => ({
  task: "draw",
  keys: typeof key === "string" ? [key] : key,
  call: 0,
  micros: 0,
  limits: { count, micros: 0 },
  standing: "listed",
  now: MORNING,
  ...more,
});
const stranger = (key: string, count: number) => listed(key, count, { standing: "new" });
/** The same with a budget in money alone: what the call costs, and what the day has. */
const priced = (key: string | readonly string[], micros: number, budget: number, call = 0) =>
  listed(key, 0, { micros, limits: { count: 0, micros: budget }, call });
const yes = { granted: 1, freeAt: null };
const tomorrow = { granted: 0, freeAt: TOMORROW };

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
    await budget.settle(0, [["a", null]]);
    await budget.settle(0, [["a", null]]);
    expect(await budget.reserve(listed("b", 1))).toEqual(yes);
    expect(await budget.reserve(listed("c", 1))).toEqual(tomorrow);
  });

  it("never gives more than the limit to a crowd", async () => {
    const budget = someDay();
    const given = await Promise.all(
      Array.from({ length: 100 }, (_, n) => budget.reserve(listed(`job ${n}`, 30))),
    );
    expect(given.filter(({ granted }) => granted === 1)).toHaveLength(30);
    expect(await budget.taken()).toMatchObject({ pictures: 30, answers: 0 });
  });

  it("keeps a part from new senders, and gives them back what they did not use", async () => {
    const budget = someDay();
    expect(await budget.reserve(stranger("a", 4))).toEqual(yes);
    expect(await budget.reserve(stranger("b", 4))).toEqual({
      granted: 0,
      freeAt: MIDNIGHT + 23 * 3_600_000,
    });
    expect(await budget.reserve({ ...stranger("c", 4), standing: "known" })).toEqual(yes);
    await budget.settle(0, [["a", null]]);
    expect(await budget.reserve(stranger("b", 4))).toEqual(yes);
  });

  it("goes on with the table of an earlier deployment, whose takers count as known", async () => {
    const budget = someDay();
    await runInDurableObject(budget, (_, state) => {
      state.storage.sql.exec(`CREATE TABLE reservations (job TEXT PRIMARY KEY) WITHOUT ROWID`);
      state.storage.sql.exec(`INSERT INTO reservations (job) VALUES ('old')`);
    });
    expect(await budget.taken()).toMatchObject({ pictures: 1 });
    expect(await budget.reserve(listed("old", 2))).toEqual(yes);
    expect(await budget.reserve(listed("a", 2))).toEqual(yes);
    expect(await budget.reserve(listed("b", 2))).toEqual(tomorrow);
  });

  it("makes no table for a question", async () => {
    const budget = someDay();
    expect(await budget.taken()).toEqual({ pictures: 0, answers: 0, micros: 0 });
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

  it("is named by the UTC day", () => {
    expect(budgetName(MIDNIGHT - 1)).toBe(dayOf(MIDNIGHT - 1));
    expect(budgetName(MIDNIGHT)).toBe(dayOf(MIDNIGHT));
  });

  it("counts pictures and answers apart", async () => {
    const budget = someDay();
    expect(await budget.reserve(listed("a", 1))).toEqual(yes);
    expect(await budget.reserve(listed("b", 1, { task: "complete" }))).toEqual(yes);
    expect(await budget.reserve(listed("c", 1, { task: "complete" }))).toEqual(tomorrow);
    expect(await budget.taken()).toMatchObject({ pictures: 1, answers: 1 });
  });

  it("gives as many of several pictures as there are, in one answer", async () => {
    const budget = someDay();
    expect(await budget.reserve(listed(["a", "b", "c", "d"], 3))).toEqual({ granted: 3, freeAt: TOMORROW });
    expect(await budget.taken()).toMatchObject({ pictures: 3 });
  });
});

describe("a day's money", () => {
  it("is reserved at what a call costs at most, and booked at what it did cost", async () => {
    const budget = someDay();
    expect(await budget.reserve(priced("a", 60, 100))).toEqual(yes);
    expect(await budget.reserve(priced("b", 60, 100))).toEqual(tomorrow);
    await budget.settle(0, [["a", 25]]);
    await budget.settle(0, [["a", 25]]);
    expect(await budget.taken()).toMatchObject({ micros: 25 });
    expect(await budget.reserve(priced("b", 60, 100))).toEqual(yes);
    expect(await budget.taken()).toMatchObject({ micros: 85 });
  });

  it("knows a call that cost more than was reserved: nothing is left for the next", async () => {
    const budget = someDay();
    await budget.reserve(priced("a", 60, 100));
    await budget.settle(0, [["a", 130]]);
    expect(await budget.reserve(priced("b", 1, 100))).toEqual(tomorrow);
  });

  it("is pictures' and answers' together", async () => {
    const budget = someDay();
    expect(await budget.reserve(priced("a", 60, 100))).toEqual(yes);
    expect(await budget.reserve({ ...priced("b", 60, 100), task: "complete" })).toEqual(tomorrow);
    expect(await budget.reserve({ ...priced("b", 40, 100), task: "complete" })).toEqual(yes);
  });

  it("has a picture once by number and each of its calls that may have been paid by money", async () => {
    const budget = someDay();
    await budget.reserve(priced("a", 30, 100));
    expect(await budget.reserve(priced("a", 30, 100, 1))).toEqual(yes);
    expect(await budget.taken()).toEqual({ pictures: 1, answers: 0, micros: 60 });
    expect(await budget.reserve(priced("a", 30, 100, 1))).toEqual(yes);
    expect(await budget.taken()).toMatchObject({ micros: 60 });
    expect(await budget.reserve(priced("a", 50, 100, 2))).toEqual(tomorrow);
    await budget.settle(1, [["a", null]]);
    expect(await budget.taken()).toEqual({ pictures: 1, answers: 0, micros: 30 });
  });

  it("gives back the pictures that were ordered and did not come, by number and by money", async () => {
    const budget = someDay();
    await budget.reserve(listed(["a", "b", "c", "d"], 4, { micros: 20, limits: { count: 4, micros: 80 } }));
    await budget.settle(0, [
      ["a", 20],
      ["b", 20],
      ["c", null],
      ["d", null],
    ]);
    expect(await budget.taken()).toEqual({ pictures: 2, answers: 0, micros: 40 });
  });

  it("counts more, never less, when somebody is killed: what nobody settles stays taken", async () => {
    const budget = someDay();
    await budget.reserve(priced("a", 60, 100));
    await runInDurableObject(budget, async (_, state) => {
      const again = new DailyBudget(state, env);
      expect(await again.taken()).toMatchObject({ pictures: 1, micros: 60 });
      expect(await again.reserve(priced("b", 60, 100))).toEqual(tomorrow);
      await again.settle(1, [["a", 0]]);
      expect(await again.taken()).toMatchObject({ pictures: 1, micros: 60 });
    });
  });

  it("passes on a call that cost nothing to a dearer one, for the difference", async () => {
    const budget = someDay();
    await budget.reserve(priced("a", 30, 100));
    expect(await budget.reserve(priced("a", 90, 100))).toEqual(yes);
    expect(await budget.taken()).toMatchObject({ micros: 90 });
    expect(await budget.reserve(priced("a", 101, 100))).toEqual(tomorrow);
  });

  it("is never more than the budget for a crowd, whatever each call costs", async () => {
    const budget = someDay();
    const all = Array.from({ length: 60 }, (_, n) => budget.reserve(priced(`job ${n}`, 1 + (n % 7), 100)));
    await Promise.all(all);
    const { micros } = await budget.taken();
    expect(micros).toBeLessThanOrEqual(100);
    expect(micros).toBeGreaterThan(93);
  });

  it("is let out to new senders by the hour, as pictures are", async () => {
    const budget = someDay();
    const ask = (key: string) => budget.reserve({ ...priced(key, 10, 80), standing: "new" });
    expect(await ask("a")).toEqual(yes);
    expect(await ask("b")).toEqual({ granted: 0, freeAt: MIDNIGHT + Math.ceil((10 * 23 * 3_600_000) / 30) });
  });

  it("writes a row for each reservation, and one where the price turns out another", async () => {
    const budget = someDay();
    await budget.taken();
    const written = async (work: () => Promise<unknown>) => {
      const before = await rowsIn(budget);
      await work();
      return (await rowsIn(budget)) - before;
    };
    await budget.reserve(priced("first", 1, 100));
    expect(await written(() => budget.reserve(priced(["a", "b"], 10, 100)))).toBe(2);
    expect(await written(() => budget.reserve(priced(["a", "b"], 10, 100)))).toBe(0);
    expect(await written(() => budget.settle(0, [["a", 5]]))).toBe(1);
  });
});

function rowsIn(budget: ReturnType<typeof someDay>): Promise<number> {
  return runInDurableObject(budget, (object) => object.sql.rowsWritten);
}
