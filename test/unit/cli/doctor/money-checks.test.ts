import { describe, expect, it } from "vitest";
import { checkMoney, judgeMoney } from "../../../../cli/doctor/money-checks.ts";

const NOWHERE = "http://127.0.0.1:1";
const provider = (pictureUsd: number | null) => ({ name: "openai", paid: true, failing: false, pictureUsd });
const facts = (limit: number | null, pictureUsd: number | null = 0.053) => ({
  dailyMoney: { taken: 1.2, limit },
  dailyPictures: { taken: 3, limit: 500 },
  dailyAnswers: { taken: 0, limit: null },
  providers: [provider(pictureUsd)],
});

describe("the doctor on money", () => {
  it("says what is spent of the budget", () => {
    expect(judgeMoney(facts(5))).toMatchObject({ state: "ok", detail: "today $1.20 of $5.00" });
  });

  it("says what else bounds a day without one", () => {
    expect(judgeMoney(facts(null)).detail).toBe(
      "today $1.20; without DAILY_BUDGET_USD 500 paid pictures and any number of answers a day are the only limit",
    );
  });

  it("finds a budget in which not one picture fits", () => {
    expect(judgeMoney(facts(0.05))).toMatchObject({ state: "bad" });
    expect(judgeMoney(facts(0.05, null)).state).toBe("ok");
  });

  it("goes by this machine's settings where it cannot ask the agent", async () => {
    const detail = async (settings: Record<string, string>) => (await checkMoney(NOWHERE, [settings])).detail;
    expect(await detail({ DAILY_BUDGET_USD: "2.5" })).toBe("$2.50 a day, by the settings of this machine");
    expect(await detail({ DAILY_BUDGET_USD: "2.5", OPERATOR_TOKEN: "token" })).toContain("$2.50 a day");
    expect(await detail({ DAILY_IMAGE_LIMIT: "7" })).toContain("7 paid pictures and 500 answers a day");
    expect(await detail({ DAILY_BUDGET_USD: "much" })).toContain("once they are valid");
  });
});
