import { expect, it } from "vitest";
import type { Sql } from "../../src/durable/storage/sql.ts";
import type { ChatContent } from "../../src/protocol/messages/chat-content.ts";
import { chatMessage } from "../../src/protocol/messages/chat-message.ts";
import { formatTimestamp } from "../../src/protocol/timestamp.ts";
import { draw, makeKnown, take } from "../durable/tables.ts";
import { messageFrom, NOON, POLICY, someSender, someUuid, withTables } from "./sender.ts";

const streamId = someUuid();
const START: ChatContent = { type: "start-stream", streamId };
const END: ChatContent = { type: "end-stream", streamId };
const text = (words: string): ChatContent => ({ type: "text", text: words });

/** The rows that are written for these messages, and for the picture that they ask for. */
async function rowsOf(...messages: readonly ChatContent[][]): Promise<number> {
  const sender = someSender();
  return withTables(sender, (sql: Sql) => {
    makeKnown(sql, sender);
    const before = sql.rowsWritten;
    for (const content of messages) {
      const message = { timestamp: formatTimestamp(NOON), msgId: someUuid(), content };
      take(sql, messageFrom(sender, chatMessage, message), NOON, POLICY);
    }
    draw(sql);
    return sql.rowsWritten - before;
  });
}

it("a stream in one message is a message like any other, and one of three no more than three pictures", async () => {
  const whole = await rowsOf([START, text("draw a fox in the snow"), END]);
  const one = await rowsOf([text("draw a fox in the snow")]);
  expect(whole).toBe(one);
  const three = await rowsOf([START, text("draw a fox")], [text(" in the ")], [text("snow"), END]);
  expect(three).toBeLessThanOrEqual(3 * one);
});
