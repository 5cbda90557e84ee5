import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { DAY } from "../../src/clock.ts";
import { DayMoney } from "../../src/durable/sender/day-money.ts";
import { NOON } from "../noon.ts";

/** Nobody else's, so that all of it is left. */
const someDay = () => NOON + (1 + Math.floor(Math.random() * 10_000)) * DAY;
const job = (id: string) => ({ id, task: "complete" as const, calls: [], count: 1 });
const disposable = (value: object) => Symbol.dispose in value;

describe("what the day's budget has said, handed on by the sender's object", () => {
  it("is a plain value: nobody who gets it has anything to dispose of", async () => {
    const now = someDay();
    const money = new DayMoney(env, { dailyImageLimit: 1, dailyCompletionLimit: 1 });
    const given = await money.reserveAgain(job("a"), "listed", now);
    const refused = await money.reserveAgain(job("b"), "listed", now);
    expect(given).toEqual({ ok: true });
    expect(refused).toMatchObject({ ok: false });
    expect([given, refused].filter(disposable)).toEqual([]);
  });
});
