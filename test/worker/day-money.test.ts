import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { encodeOrder } from "../../src/agent/completion-order.ts";
import { encodePictureOrder } from "../../src/agent/picture-order.ts";
import { DAY } from "../../src/clock.ts";
import { budgetName } from "../../src/durable/daily-budget.ts";
import { DayMoney } from "../../src/durable/sender/day-money.ts";
import type { Bill } from "../../src/jobs/bill.ts";
import type { CallOutcome, PastCall } from "../../src/jobs/next-step.ts";
import { NOON } from "../noon.ts";

/** Nobody else's, so that all of it is left. */
const someDay = () => NOON + (1 + Math.floor(Math.random() * 100_000)) * DAY;
const orderText = encodeOrder({ system: "", prompt: "a question of 25 characters", schema: null });
const job = (id: string) => ({ id, task: "complete" as const, calls: [], count: 1, orderText });
const disposable = (value: object) => Symbol.dispose in value;
const EACH = 40_000;
/** Both limits of number are one where nothing else is said; a picture costs 0.04, a million tokens 1 or 2 dollars. */
const moneyWith = (more: { images?: number; budget?: number } = {}) =>
  new DayMoney(env, {
    dailyImageLimit: more.images ?? 1,
    dailyCompletionLimit: 1,
    dailyBudgetMicros: more.budget ?? 0,
    providerSettings: { OPENAI_IMAGE_MODEL: "gpt-image-2" },
    prices: { byModel: { asi1: { picture: 0.04, input: 1, output: 2 } }, pictureUsd: null },
    textModel: { apiKey: "", baseUrl: "", model: "asi1" },
  });
const taken = (now: number) => env.DAILY_BUDGET.getByName(budgetName(now)).taken();

describe("what the day's budget has said, handed on by the sender's object", () => {
  it("is a plain value: nobody who gets it has anything to dispose of", async () => {
    const now = someDay();
    const money = moneyWith();
    const given = await money.reserveAgain(job("a"), "listed", now);
    const refused = await money.reserveAgain(job("b"), "listed", now);
    expect(given).toEqual({ ok: true });
    expect(refused).toMatchObject({ ok: false });
    expect([given, refused].filter(disposable)).toEqual([]);
  });
});

describe("the money of a job", () => {
  const KEY = "0".repeat(32);
  const prompt = { prompt: "a fox", edit: null, options: { count: 4 }, parent: null };
  const drawing = (calls: readonly PastCall[] = []) => ({
    id: KEY,
    task: "draw" as const,
    calls: [...calls],
    count: 4,
    orderText: encodePictureOrder(prompt),
  });
  const call = (at: number, outcome: CallOutcome | null = null): PastCall => ({
    provider: "asi1",
    at,
    outcome,
  });
  const made = (paid: number, micros = EACH): Bill => ({ kind: "pictures", before: 0, paid, micros });

  it("is reserved for each picture, and given back for those that did not come", async () => {
    const now = someDay();
    const money = moneyWith({ images: 4, budget: 4 * EACH });
    expect(await money.reserve(drawing(), "asi1", "listed", now)).toEqual({ ok: true, granted: 4 });
    expect(await taken(now)).toEqual({ pictures: 4, answers: 0, micros: 4 * EACH });
    await money.settle(drawing([call(now)]), made(2));
    expect(await taken(now)).toEqual({ pictures: 2, answers: 0, micros: 2 * EACH });
  });

  it("has what may be seen of a picture meanwhile in it where somebody looks on, until that is known", async () => {
    const now = someDay();
    const money = moneyWith({ images: 2, budget: 1_000_000 });
    const options = { count: 1, shape: "square", quality: "low" } as const;
    const one = { ...drawing(), count: 1, orderText: encodePictureOrder({ ...prompt, options }) };
    const micros = async () => (await taken(now)).micros;
    await money.reserve({ ...one, isWatched: true }, "openai", "listed", now);
    const most = await micros();
    await money.reserve({ ...one, id: "1".repeat(32) }, "openai", "listed", now);
    const plain = (await micros()) - most;
    expect(most - plain).toBe(6_000);
    await money.settle({ ...one, calls: [{ ...call(now), provider: "openai" }] }, made(1, plain + 3_000));
    expect(await micros()).toBe(2 * plain + 3_000);
  });

  it("allows as many pictures as there is money for", async () => {
    const now = someDay();
    const money = moneyWith({ images: 100, budget: 3 * EACH });
    expect(await money.reserve(drawing(), "asi1", "listed", now)).toEqual({ ok: true, granted: 3 });
  });

  it("is reserved once more for a second call, since the first may have been paid", async () => {
    const now = someDay();
    const money = moneyWith({ images: 4, budget: 8 * EACH });
    await money.reserve(drawing(), "asi1", "listed", now);
    await money.reserve(drawing([call(now, "unknown")]), "asi1", "listed", now);
    expect(await taken(now)).toEqual({ pictures: 4, answers: 0, micros: 8 * EACH });
    await money.settle(drawing([call(now, "unknown"), call(now)]), made(4));
    expect(await taken(now)).toMatchObject({ micros: 8 * EACH });
  });

  it("passes to the next call after one that cost nothing, and goes back with the last of these", async () => {
    const now = someDay();
    const money = moneyWith({ images: 4, budget: 4 * EACH });
    await money.reserve(drawing(), "asi1", "listed", now);
    const unavailable = drawing([call(now, "unavailable")]);
    expect(await money.reserve(unavailable, "asi1", "listed", now)).toEqual({ ok: true, granted: 4 });
    expect(await taken(now)).toMatchObject({ pictures: 4, micros: 4 * EACH });
    await money.release(unavailable);
    expect(await taken(now)).toEqual({ pictures: 0, answers: 0, micros: 0 });
  });

  it("goes back when the call that it was reserved for is not made, and that of the call before stays", async () => {
    const now = someDay();
    const money = moneyWith({ images: 4, budget: 8 * EACH });
    await money.reserve(drawing(), "asi1", "listed", now);
    const again = drawing([call(now, "unknown")]);
    await money.reserve(again, "asi1", "listed", now);
    await money.takeBack(again, "asi1", now);
    expect(await taken(now)).toEqual({ pictures: 4, answers: 0, micros: 4 * EACH });
    await money.takeBack(drawing(), "asi1", now);
    expect(await taken(now)).toEqual({ pictures: 0, answers: 0, micros: 0 });
  });

  it("of a second call that cost nothing goes back, and that of the first stays", async () => {
    const now = someDay();
    const money = moneyWith({ images: 4, budget: 8 * EACH });
    await money.reserve(drawing(), "asi1", "listed", now);
    await money.reserve(drawing([call(now, "unknown")]), "asi1", "listed", now);
    await money.release(drawing([call(now, "unknown"), call(now, "misconfigured")]));
    expect(await taken(now)).toEqual({ pictures: 4, answers: 0, micros: 4 * EACH });
  });

  it("of an answer is what its tokens cost, its second call included; nobody's word leaves the reservation", async () => {
    const now = someDay();
    const money = moneyWith({ images: 2, budget: 1_000_000 });
    const asked = {
      ...job("text"),
      calls: [{ provider: "text-model", at: now, outcome: null }] as PastCall[],
    };
    await money.reserve(job("text"), "text-model", "listed", now);
    const reserved = (await taken(now)).micros;
    expect(reserved).toBeGreaterThanOrEqual(2 * 4_096);
    await money.settle(asked, { kind: "texts", micros: ["unknown"] });
    expect(await taken(now)).toMatchObject({ answers: 1, micros: reserved });
    await money.settle(asked, { kind: "texts", micros: [17] });
    expect(await taken(now)).toMatchObject({ answers: 1, micros: 17 });
  });

  it("of a second answer that was not called for goes back", async () => {
    const now = someDay();
    const money = new DayMoney(env, {
      dailyImageLimit: 0,
      dailyCompletionLimit: 2,
      dailyBudgetMicros: 0,
      providerSettings: {},
      prices: { byModel: {}, pictureUsd: null },
      textModel: null,
    });
    const asked = {
      ...job("text"),
      calls: [{ provider: "text-model", at: now, outcome: null }] as PastCall[],
    };
    await money.reserve(job("text"), "text-model", "listed", now);
    await money.reserveAgain(asked, "listed", now);
    expect(await taken(now)).toMatchObject({ answers: 2 });
    await money.settle(asked, { kind: "texts", micros: [9, "unpaid"] });
    expect(await taken(now)).toMatchObject({ answers: 1, micros: 9 });
  });

  it("is not asked for where there is no limit, nor for what costs nothing", async () => {
    const now = someDay();
    const money = moneyWith({ images: 0 });
    expect(await money.reserve(drawing(), "asi1", "listed", now)).toEqual({ ok: true, granted: 4 });
    expect(await moneyWith().reserve(drawing(), "sketch", "listed", now)).toEqual({ ok: true, granted: 4 });
    expect(await taken(now)).toEqual({ pictures: 0, answers: 0, micros: 0 });
  });
});
