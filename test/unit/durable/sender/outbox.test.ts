import { describe, expect, it } from "vitest";
import { noticeLetter } from "../../../../src/agent/letter.ts";
import { newSenderState } from "../../../../src/agent/sender-state.ts";
import { insertLetter, outgoingLetters } from "../../../../src/durable/sender/letter-rows.ts";
import { mailboxPage } from "../../../../src/durable/sender/mailbox-rows.ts";
import { Outbox } from "../../../../src/durable/sender/outbox.ts";
import { nextWake } from "../../../../src/durable/sender/schedule.ts";
import { saveSenderState } from "../../../../src/durable/sender/sender-row.ts";
import type { Sql } from "../../../../src/durable/storage/sql.ts";
import { ENDPOINT, FakeWorld, failure } from "../../../durable/fake-world.ts";
import { withTables } from "../../../durable/node-storage.ts";
import {
  clockAndIdsAt,
  NOON,
  OTHER_SESSION,
  SESSION,
  someSender,
  someUuid,
} from "../../../durable/sender.ts";
import { deathReasons, makeKnown, writeLetter } from "../../../durable/tables.ts";

async function withOutbox(
  work: (outbox: Outbox, world: FakeWorld, sql: Sql) => Promise<void>,
): Promise<void> {
  const sender = someSender();
  await withTables(sender, async (sql) => {
    makeKnown(sql, sender);
    const world = new FakeWorld();
    await work(new Outbox(sql, world), world, sql);
  });
}

describe("the outbox", () => {
  it("delivers a session's letters in the order in which they were written", async () => {
    await withOutbox(async (outbox, world, sql) => {
      for (const text of ["one", "two", "three"]) writeLetter(sql, text);
      await outbox.flush();
      expect(world.inbox).toEqual(["one", "two", "three"]);
      expect(outgoingLetters(sql)).toEqual([]);
      expect(world.lookUps).toBe(1);
      expect(world.sentTo).toHaveLength(3);
    });
  });

  it("keeps what a peer did not take, and everything behind it, and delivers when the peer is back", async () => {
    await withOutbox(async (outbox, world, sql) => {
      world.answers.push(failure(503), failure(503));
      for (const text of ["one", "two"]) writeLetter(sql, text);
      await outbox.flush();
      expect(world.inbox).toEqual([]);
      world.time += 2_500;
      await outbox.flush();
      expect(outgoingLetters(sql).map((letter) => letter.attempts)).toEqual([2, 0]);
      world.time += 5_000;
      await outbox.flush();
      expect(world.inbox).toEqual(["one", "two"]);
    });
  });

  it("leaves a peer alone for as long as it asks", async () => {
    await withOutbox(async (outbox, world, sql) => {
      world.answers.push(failure(429, 60));
      writeLetter(sql, "one");
      await outbox.flush();
      world.time += 59_000;
      await outbox.flush();
      expect(world.inbox).toEqual([]);
      world.time += 2_000;
      await outbox.flush();
      expect(world.inbox).toEqual(["one"]);
    });
  });

  it("does not let one session wait for another", async () => {
    await withOutbox(async (outbox, world, sql) => {
      writeLetter(sql, "one");
      writeLetter(sql, "two", { session: OTHER_SESSION });
      world.answers.push(failure(500));
      await outbox.flush();
      expect(world.inbox).toEqual(["two"]);
    });
  });

  it("takes a 404 for an absence first and for good only after fifteen minutes, with a fresh look-up each time", async () => {
    await withOutbox(async (outbox, world, sql) => {
      writeLetter(sql, "one");
      writeLetter(sql, "behind it");
      for (let minute = 0; minute <= 16; minute += 1) {
        world.answers.splice(0, world.answers.length, failure(404));
        await outbox.flush();
        if (deathReasons(sql).length > 0) break;
        expect(world.inbox).toEqual([]);
        world.time += 120_000;
      }
      expect(deathReasons(sql)).toEqual(["gone-404"]);
      expect(world.lookUps).toBeGreaterThan(2);
      // The host was gone for a while: what is behind waits until it is tried again.
      world.time += 3_600_000;
      world.answers.length = 0;
      await outbox.flush();
      expect(world.inbox).toEqual(["behind it"]);
    });
  });

  it("keeps a letter that lost its worth as a dead one and goes on", async () => {
    await withOutbox(async (outbox, world, sql) => {
      world.resolution = { kind: "failed", reason: "unreachable" };
      insertLetter(
        sql,
        noticeLetter(clockAndIdsAt(NOON), { form: "chat", session: SESSION }, "only now"),
        NOON,
      );
      writeLetter(sql, "later");
      await outbox.flush();
      world.time += 11 * 60_000;
      world.resolution = ENDPOINT;
      await outbox.flush();
      expect(deathReasons(sql)).toEqual(["expired"]);
      expect(world.inbox).toEqual(["later"]);
    });
  });

  it.each([
    ["has no record", { kind: "none" }],
    [
      "has its endpoint at our own mailbox",
      { kind: "endpoints", urls: ["https://us.example/v2/agents/mailbox/submit"] },
    ],
  ] as const)(
    "puts letters into the mailbox for a sender who %s, sealed until they expire there",
    async (_, resolution) => {
      await withOutbox(async (outbox, world, sql) => {
        world.resolution = resolution;
        writeLetter(sql, "one");
        await outbox.flush();
        expect(world.inbox).toEqual([]);
        const [letter] = mailboxPage(sql, NOON).letters;
        expect(letter?.expiresAt).toBe(NOON + 7 * 86_400_000);
        expect(JSON.parse(letter?.envelope ?? "")).toEqual({
          text: "one",
          expires: (NOON + 7 * 86_400_000) / 1000,
        });
      });
    },
  );

  it("does not take a failing Almanac for a missing endpoint", async () => {
    await withOutbox(async (outbox, world, sql) => {
      world.resolution = { kind: "failed", reason: "status-500" };
      writeLetter(sql, "one");
      await outbox.flush();
      expect(mailboxPage(sql, NOON).letters).toEqual([]);
      world.resolution = ENDPOINT;
      world.time += 3_000;
      await outbox.flush();
      expect(world.inbox).toEqual(["one"]);
    });
  });

  it("uses the mailbox for somebody who read there in the last ten minutes", async () => {
    await withOutbox(async (outbox, world, sql) => {
      saveSenderState(sql, { ...newSenderState(), mailboxReadAt: NOON - 9 * 60_000 });
      writeLetter(sql, "one");
      await outbox.flush();
      expect(mailboxPage(sql, NOON).letters).toHaveLength(1);
      world.time = NOON + 2 * 60_000;
      writeLetter(sql, "two", { now: world.time });
      await outbox.flush();
      expect(world.inbox).toEqual(["two"]);
    });
  });

  it("uses the mailbox for somebody who listens there, and tells them of each letter once", async () => {
    await withOutbox(async (outbox, world, sql) => {
      world.listening = true;
      writeLetter(sql, "one");
      writeLetter(sql, "two");
      await outbox.flush();
      await outbox.flush();
      expect(world.inbox).toEqual([]);
      expect(world.announced).toHaveLength(2);
      expect(world.announced).toEqual(mailboxPage(sql, NOON).letters.map(({ uuid }) => uuid));
    });
  });

  it("keeps the newest 200 letters of a mailbox", async () => {
    await withOutbox(async (outbox, world, sql) => {
      world.resolution = { kind: "none" };
      for (let n = 0; n < 205; n += 1) writeLetter(sql, String(n));
      await outbox.flush();
      const letters = mailboxPage(sql, NOON).letters;
      expect(letters).toHaveLength(200);
      expect(letters[0]?.envelope).toContain('"5"');
    });
  });

  it("reaches a second endpoint while the first is dead, and stops asking the dead one", async () => {
    await withOutbox(async (outbox, world, sql) => {
      world.resolution = { kind: "endpoints", urls: ["https://dead.example/", "https://alive.example/"] };
      world.dead.add("https://dead.example/");
      for (let n = 0; n < 20; n += 1) writeLetter(sql, String(n));
      await outbox.flush();
      expect(world.inbox).toHaveLength(20);
      expect(world.posted.filter((url) => url === "https://dead.example/")).toHaveLength(3);
    });
  });

  it("pays the wait for a dead host three times, not once a letter, and tries with one when it may be back", async () => {
    await withOutbox(async (outbox, world, sql) => {
      world.dead.add("https://peer.example/submit");
      for (let n = 0; n < 40; n += 1) writeLetter(sql, String(n), { session: someUuid() });
      await outbox.flush();
      expect(world.posted).toHaveLength(5);
      world.posted.length = 0;
      world.time += 10_000;
      await outbox.flush();
      expect(world.posted).toHaveLength(1);
      expect(nextWake(sql, world.time)).toBeGreaterThan(world.time + 1_000);
      world.dead.clear();
      world.time += 30_000;
      await outbox.flush();
      expect(world.inbox).toHaveLength(40);
    });
  });

  it("asks for the Almanac once for all sessions when it fails", async () => {
    await withOutbox(async (outbox, world, sql) => {
      world.resolution = { kind: "failed", reason: "timeout" };
      for (let n = 0; n < 40; n += 1) writeLetter(sql, String(n), { session: someUuid() });
      await outbox.flush();
      expect(world.lookUps).toBe(1);
      expect(nextWake(sql, world.time)).toBeGreaterThan(world.time + 1_000);
    });
  });
});
