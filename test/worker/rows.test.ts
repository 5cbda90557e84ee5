import { describe, expect, it } from "vitest";
import { sentencesIn } from "../../src/agent/sentences/index.ts";
import type { accept } from "../../src/durable/sender/accept.ts";
import { outgoingLetters } from "../../src/durable/sender/letter-rows.ts";
import { deleteMailboxLetter, mailboxPage } from "../../src/durable/sender/mailbox-rows.ts";
import { deleteOldMessages } from "../../src/durable/sender/message-rows.ts";
import { Outbox } from "../../src/durable/sender/outbox.ts";
import { migrate } from "../../src/durable/sender/schema.ts";
import { sweep } from "../../src/durable/sender/sweep.ts";
import { finish, saveRemote } from "../../src/durable/sender/work.ts";
import type { Sql } from "../../src/durable/storage/sql.ts";
import { chatAcknowledgement } from "../../src/protocol/messages/chat-acknowledgement.ts";
import { chatMessage } from "../../src/protocol/messages/chat-message.ts";
import { errorMessage } from "../../src/protocol/messages/error-message.ts";
import { healthCheck } from "../../src/protocol/messages/health-check.ts";
import { formatTimestamp } from "../../src/protocol/timestamp.ts";
import { FakeWorld } from "../durable/fake-world.ts";
import { oldestJob, take } from "../durable/tables.ts";
import { claim, LEASE, workAt } from "../durable/work-context.ts";
import { chatFrom, imageRequestFrom, messageFrom, NOON, someSender, withTables } from "./sender.ts";

/** Everything that one picture ever writes: accepted, acknowledged, drawn, answered, collected, forgotten. */
async function picture(
  sql: Sql,
  world: FakeWorld,
  envelope: Parameters<typeof accept>[1],
  remoteUrl: string | null,
  cards: boolean,
): Promise<number> {
  migrate(sql);
  const before = sql.rowsWritten;
  const outbox = new Outbox(sql, world);
  const context = workAt(sql, NOON, { policy: { providers: ["asi1"], leaseMs: () => LEASE, cards } });
  take(sql, envelope);
  await outbox.flush();
  const { id } = oldestJob(sql);
  claim(context, id);
  if (remoteUrl !== null) saveRemote(context, id, 1, { urls: [remoteUrl], notHonoured: [] });
  finish(context, id, 1, { kind: "stored", extensions: ["png"], notHonoured: [] });
  await outbox.flush();
  for (const letter of mailboxPage(sql, NOON).letters) deleteMailboxLetter(sql, letter.uuid);
  const beforeSweep = sql.rowsWritten;
  sweep(sql, NOON + 40 * 86_400_000, 30 * 86_400_000);
  // The sweep notes once a day that it was done: that row is not the picture's.
  expect(sql.rowsWritten - beforeSweep).toBe(3);
  return sql.rowsWritten - before - 1;
}

describe("rows written per picture, deletions and index entries included", () => {
  it.each([
    ["a chat, delivered to an endpoint", "chat", "endpoint", null, 10, false],
    ["a chat, delivered to an endpoint with a card", "chat", "endpoint", null, 10, true],
    ["a chat, collected from the mailbox with a card", "chat", "mailbox", null, 15, true],
    ["a chat, the picture behind a remote URL", "chat", "endpoint", "https://cdn.example/1.png", 11, false],
    ["a chat, collected from the mailbox", "chat", "mailbox", null, 17, false],
    ["an ImageRequest, delivered to an endpoint", "request", "endpoint", null, 10, false],
  ] as const)("%s", async (_, form, destination, remoteUrl, rows, cards) => {
    const sender = someSender();
    await withTables(sender, async (sql) => {
      const world = new FakeWorld();
      if (destination === "mailbox") world.resolution = { kind: "none" };
      const envelope = form === "chat" ? chatFrom(sender, "a boat") : imageRequestFrom(sender, "a boat");
      const written = await picture(sql, world, envelope, remoteUrl, cards);
      expect(written).toBe(rows);
      expect(written).toBeLessThanOrEqual(18);
    });
  });
});

it("the tables of a new sender are made at once, not version by version", async () => {
  await withTables(someSender(), (sql) => {
    migrate(sql);
    expect(sql.rowsWritten).toBeLessThanOrEqual(16);
  });
});

describe("rows written for a message that makes no job", () => {
  it.each([
    ["a greeting in chat", (sender: string) => chatFrom(sender, "hello"), 7],
    [
      "our own words in chat, which end the session",
      (sender: string) => chatFrom(sender, sentencesIn("en").greeting),
      7,
    ],
    ["an empty text in chat, only acknowledged", (sender: string) => chatFrom(sender, ""), 5],
    ["a HealthCheck", (sender: string) => messageFrom(sender, healthCheck, {}, { healthy: true }), 5],
    ["an ErrorMessage", (sender: string) => messageFrom(sender, errorMessage, { error: "no" }), 0],
  ])("%s", async (_, message, rows) => {
    const sender = someSender();
    await withTables(sender, async (sql) => {
      migrate(sql);
      const before = sql.rowsWritten;
      take(sql, message(sender));
      await new Outbox(sql, new FakeWorld()).flush();
      deleteOldMessages(sql, NOON + 40 * 86_400_000, 500);
      expect(sql.rowsWritten - before).toBe(rows);
    });
  });

  it("a repeat: none", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const message = chatFrom(sender, "hello");
      take(sql, message);
      const before = sql.rowsWritten;
      take(sql, message);
      expect(sql.rowsWritten).toBe(before);
    });
  });

  it("the sender's acknowledgement of a reply: none", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, chatFrom(sender, "a boat"));
      const context = workAt(sql);
      const { id } = oldestJob(sql);
      claim(context, id);
      finish(context, id, 1, { kind: "stored", extensions: ["png"], notHonoured: [] });
      const picture = chatMessage.decode(outgoingLetters(sql)[1]?.payload ?? "");
      const acknowledgedMsgId = (picture.ok && picture.message.msgId) || "";
      const acknowledgement = () =>
        messageFrom(sender, chatAcknowledgement, {
          timestamp: formatTimestamp(NOON + 1_000),
          acknowledgedMsgId,
          metadata: null,
        });
      const before = sql.rowsWritten;
      take(sql, acknowledgement());
      expect(sql.rowsWritten).toBe(before);
    });
  });
});
