import { describe, expect, it } from "vitest";
import { newSenderState } from "../../../../src/agent/sender-state.ts";
import { saveSenderState } from "../../../../src/durable/sender/sender-row.ts";
import { isOver } from "../../../../src/durable/sender/sweep.ts";
import { withTables } from "../../../durable/node-storage.ts";
import { NOON, someSender } from "../../../durable/sender.ts";
import { makeKnown, writeAnswered } from "../../../durable/tables.ts";

const DAY = 86_400_000;

describe("what an object keeps", () => {
  it.each(["pictures", "questions", "messages", "talk", "ends"] as const)(
    "is not over while the window of %s lasts",
    async (window) => {
      const sender = someSender();
      await withTables(sender, (sql) => {
        makeKnown(sql, sender, {});
        expect(isOver(sql, NOON)).toBe(true);
        const counted = { start: NOON - 29 * DAY, count: 1 };
        const inState = {
          pictures: counted,
          questions: { "context-prompt": counted },
          messages: counted,
          talk: [counted],
          ends: [counted],
        };
        saveSenderState(sql, { ...newSenderState(), [window]: inState[window] });
        expect(isOver(sql, NOON)).toBe(false);
        expect(isOver(sql, NOON + 2 * DAY)).toBe(true);
      });
    },
  );

  it("is over a year after the last message, if all that it remembers are envelopes without an end", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      makeKnown(sql, sender);
      writeAnswered(sql, { acceptedAt: NOON, keepUntil: null });
      expect(isOver(sql, NOON + 365 * DAY)).toBe(false);
      expect(isOver(sql, NOON + 367 * DAY)).toBe(true);
    });
  });
});
