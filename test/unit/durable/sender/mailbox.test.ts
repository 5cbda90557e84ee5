import { describe, expect, it } from "vitest";
import * as z from "zod";
import {
  acknowledgementLetter,
  chatLetter,
  endSessionLetter,
  type Letter,
  type Line,
} from "../../../../src/agent/letter.ts";
import { insertLetter } from "../../../../src/durable/sender/letter-rows.ts";
import { deleteMailboxLetter, mailboxPage } from "../../../../src/durable/sender/mailbox-rows.ts";
import { Outbox } from "../../../../src/durable/sender/outbox.ts";
import { reviveLetter } from "../../../../src/durable/sender/resting-letters.ts";
import { number } from "../../../../src/durable/storage/column.ts";
import type { Sql } from "../../../../src/durable/storage/sql.ts";
import { encodePayload } from "../../../../src/protocol/envelope.ts";
import { FakeWorld } from "../../../durable/fake-world.ts";
import { withTables } from "../../../durable/node-storage.ts";
import { clockAndIdsAt, NOON, SESSION, someSender, someUuid } from "../../../durable/sender.ts";
import { deadLetters, makeKnown } from "../../../durable/tables.ts";

const LINE: Line = { form: "chat", session: SESSION };

/** A world without endpoints, whose envelopes have a payload as real ones do. */
class MailboxWorld extends FakeWorld {
  override resolution = { kind: "none" } as const;
  override seal = (letter: Letter): string => JSON.stringify({ payload: encodePayload(letter.payload) });
}

async function withMailbox(
  work: (sql: Sql, world: MailboxWorld, deliver: (...letters: Letter[]) => Promise<void>) => Promise<void>,
): Promise<void> {
  const sender = someSender();
  await withTables(sender, async (sql) => {
    makeKnown(sql, sender);
    const world = new MailboxWorld();
    const outbox = new Outbox(sql, world);
    await work(sql, world, async (...letters) => {
      for (const letter of letters) insertLetter(sql, letter, world.time);
      await outbox.flush();
    });
  });
}

const picture = (n: number) => chatLetter(clockAndIdsAt(NOON), LINE, `picture ${n}`);
const conversation = (n: number): Letter[] => [
  acknowledgementLetter(clockAndIdsAt(NOON), LINE, someUuid()),
  picture(n),
  endSessionLetter(clockAndIdsAt(NOON), LINE),
];
const textsIn = (sql: Sql) =>
  mailboxPage(sql, NOON).letters.map(({ envelope }) =>
    atob(z.object({ payload: z.string() }).parse(JSON.parse(envelope)).payload),
  );

describe("a mailbox that is full", () => {
  it("gives up acknowledgements and ends of sessions first: 150 conversations leave all 150 pictures", async () => {
    await withMailbox(async (sql, world, deliver) => {
      for (let n = 0; n < 150; n += 1) await deliver(...conversation(n));
      const texts = textsIn(sql);
      expect(texts).toHaveLength(200);
      expect(texts.filter((text) => text.includes("picture "))).toHaveLength(150);
      expect(world.droppedLetters).toBe(250);
      expect(deadLetters(sql)).toEqual([]);
    });
  });

  it("lets no picture go unseen: it becomes a dead letter, counted, that can be sent again", async () => {
    await withMailbox(async (sql, world, deliver) => {
      for (let n = 0; n < 203; n += 1) await deliver(picture(n));
      expect(textsIn(sql)[0]).toContain("picture 3");
      expect(deadLetters(sql).map(({ reason }) => reason)).toEqual(Array(3).fill("mailbox-full"));
      expect(world.buriedFor).toEqual(Array(3).fill("mailbox-full"));
      const [first] = deadLetters(sql);
      expect(first?.payload).toContain("picture 0");
      for (const { uuid } of mailboxPage(sql, NOON).letters) deleteMailboxLetter(sql, uuid);
      expect(reviveLetter(sql, first?.id ?? 0, NOON)).toBe(true);
      await deliver();
      expect(textsIn(sql)).toEqual([first?.payload]);
    });
  });
});

describe("a letter in the mailbox", () => {
  it("is stored once: what is sealed has no other copy", async () => {
    await withMailbox(async (sql, _, deliver) => {
      await deliver(chatLetter(clockAndIdsAt(NOON), LINE, "x".repeat(30_000)));
      const bytes = sql.value(number, `SELECT length(payload) + length(envelope) FROM letters`);
      expect(bytes).toBeLessThan(1.4 * 30_300);
    });
  });

  it("has a received_at of its own, so that sorting by it keeps the order", async () => {
    await withMailbox(async (sql, world, deliver) => {
      await deliver(...conversation(1));
      world.time -= 1_000;
      await deliver(...conversation(2));
      const times = mailboxPage(sql, NOON).letters.map(({ receivedAt }) => receivedAt);
      expect(times).toEqual([0, 1, 2, 3, 4, 5].map((ms) => NOON + ms));
    });
  });
});
