import { describe, expect, it } from "vitest";
import { newSenderState } from "../../../../src/agent/sender-state.ts";
import { insertMessage } from "../../../../src/durable/sender/message-rows.ts";
import { migrate } from "../../../../src/durable/sender/schema.ts";
import { insertSender, saveSenderState } from "../../../../src/durable/sender/sender-row.ts";
import { isOver } from "../../../../src/durable/sender/sweep.ts";
import { withTables } from "../../../durable/node-storage.ts";
import { NOON, SESSION, someSender } from "../../../durable/sender.ts";

const DAY = 86_400_000;

describe("what an object keeps", () => {
  it.each([
    "pictures",
    "contextPrompts",
    "structuredPrompts",
    "legacyTexts",
    "messages",
    "talk",
    "ends",
  ] as const)("is not over while the window of %s lasts", async (window) => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      migrate(sql);
      insertSender(sql, sender, newSenderState());
      expect(isOver(sql, NOON)).toBe(true);
      const counted = { start: NOON - 29 * DAY, count: 1 };
      const several = window === "talk" || window === "ends";
      saveSenderState(sql, { ...newSenderState(), [window]: several ? [counted] : counted });
      expect(isOver(sql, NOON)).toBe(false);
      expect(isOver(sql, NOON + 2 * DAY)).toBe(true);
    });
  });

  it("is over a year after the last message, if all that it remembers are envelopes without an end", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      migrate(sql);
      insertSender(sql, sender, { ...newSenderState(), sweptAt: NOON });
      insertMessage(sql, {
        identity: "chat:m1",
        session: SESSION,
        copyOf: null,
        form: "chat",
        description: "a lighthouse in a storm",
        acceptedAt: NOON,
        keepUntil: null,
        reply: { kind: "notice", text: "hello" },
        answeredAt: NOON,
      });
      expect(isOver(sql, NOON + 365 * DAY)).toBe(false);
      expect(isOver(sql, NOON + 367 * DAY)).toBe(true);
    });
  });
});
