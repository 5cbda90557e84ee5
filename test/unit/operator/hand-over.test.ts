import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type BookEntry, Untold } from "../../../src/operator/book-entry.ts";
import { handOver } from "../../../src/operator/hand-over.ts";
import { operatorRules, rememberRules } from "../../../src/operator/known-rules.ts";
import { NO_RULES, type OperatorRules } from "../../../src/operator/rules.ts";
import { tallyOf } from "../../../src/operator/tally.ts";

const NOON = Date.UTC(2026, 10, 21, 12);

// What is wrong with the operator's objects is in the log.
beforeEach(() => void vi.spyOn(console, "error").mockImplementation(() => {}));
afterEach(() => void vi.restoreAllMocks());

describe("telling the day book", () => {
  function fakeBooks() {
    const told: [string, BookEntry][] = [];
    const books = {
      down: false,
      told,
      DAY_BOOK: {
        getByName: (day: string) => ({
          note: async (entry: BookEntry) => {
            if (books.down) throw new Error("the day book is overloaded");
            told.push([day, entry]);
          },
        }),
      },
    };
    return books;
  }

  it("costs no call when there is nothing to tell", async () => {
    const books = fakeBooks();
    await handOver(books, new Untold(), NOON);
    expect(books.told).toEqual([]);
  });

  it("that fails hurts nobody, and is made good the next time", async () => {
    const books = fakeBooks();
    const untold = new Untold();
    untold.count(tallyOf.letter("sent"));
    books.down = true;
    await handOver(books, untold, NOON);
    books.down = false;
    untold.count(tallyOf.letter("sent"));
    await handOver(books, untold, NOON);
    expect(books.told).toMatchObject([["2026-11-21", { tally: { letters: { sent: 2 } } }]]);
  });
});

describe("the operator's rules in an isolate", () => {
  const RULES: OperatorRules = { blocked: ["agent1q…"], unlimited: [], paused: null };
  const CONFIG = { operatorToken: "a token" };

  function fakeJobPort() {
    const desk = {
      asked: 0,
      rules: async (): Promise<OperatorRules> => RULES,
      OPERATOR_DESK: {
        getByName: () => ({
          rules: () => {
            desk.asked += 1;
            return desk.rules();
          },
        }),
      },
    };
    return desk;
  }

  it("are asked for once in thirty seconds", async () => {
    const desk = fakeJobPort();
    for (const second of [0, 1, 29])
      expect(await operatorRules(desk, CONFIG, NOON + second * 1_000)).toEqual(RULES);
    expect(desk.asked).toBe(1);
    await operatorRules(desk, CONFIG, NOON + 30_000);
    expect(desk.asked).toBe(2);
  });

  it("are none while nobody answers, and then the last ones that were known", async () => {
    const desk = fakeJobPort();
    desk.rules = () => Promise.reject(new Error("overloaded"));
    expect(await operatorRules(desk, CONFIG, NOON)).toEqual(NO_RULES);
    desk.rules = async () => RULES;
    await operatorRules(desk, CONFIG, NOON + 1_000);
    desk.rules = () => Promise.reject(new Error("overloaded"));
    expect(await operatorRules(desk, CONFIG, NOON + 60_000)).toEqual(RULES);
  });

  it("keep no message waiting for a desk that hangs", async () => {
    const desk = fakeJobPort();
    desk.rules = () => new Promise(() => {});
    expect(await operatorRules(desk, CONFIG, NOON)).toEqual(NO_RULES);
  });

  it("hold at once where they were changed", async () => {
    const desk = fakeJobPort();
    await operatorRules(desk, CONFIG, NOON);
    rememberRules(desk, NO_RULES, NOON + 1_000);
    expect(await operatorRules(desk, CONFIG, NOON + 2_000)).toEqual(NO_RULES);
  });

  it("are not asked for without OPERATOR_TOKEN", async () => {
    const desk = fakeJobPort();
    expect(await operatorRules(desk, { operatorToken: null }, NOON)).toEqual(NO_RULES);
    expect(desk.asked).toBe(0);
  });
});
