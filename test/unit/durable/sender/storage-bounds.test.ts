import { describe, expect, it } from "vitest";
import type { VerifiedEnvelope } from "../../../../src/durable/sender/intake.ts";
import { openJobs } from "../../../../src/durable/sender/job-rows.ts";
import { dropLetter, outgoingLetters } from "../../../../src/durable/sender/letter-rows.ts";
import { countMessages, findMessage } from "../../../../src/durable/sender/message-rows.ts";
import { sweep } from "../../../../src/durable/sender/sweep.ts";
import { number } from "../../../../src/durable/storage/column.ts";
import type { Sql } from "../../../../src/durable/storage/sql.ts";
import { withTables } from "../../../durable/node-storage.ts";
import {
  chatFrom,
  imageRequestFrom,
  NOON,
  OTHER_SESSION,
  POLICY,
  SESSION,
  said,
  someSender,
  someUuid,
} from "../../../durable/sender.ts";
import { draw, take } from "../../../durable/tables.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LONG = 780_000;
const KEPT_OUT = { ...POLICY, access: { allowed: false, unlimited: false, listed: false } };
/** All of an envelope but its payload, which is base64 there. */
const AROUND = 600;

const sizeOf = ({ payload }: VerifiedEnvelope) => Math.ceil(payload.length / 3) * 4 + AROUND;

/** As if everything that was said were delivered at once: what is measured is what stays. */
const deliverAll = (sql: Sql) => {
  for (const letter of outgoingLetters(sql)) dropLetter(sql, letter);
};

describe("what one sender can have stored", () => {
  it("is less than it sends, when a long message comes again in ever other sessions", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const msgId = someUuid();
      const envelopes = Array.from({ length: 260 }, (_, n) =>
        chatFrom(sender, n === 0 ? "a".repeat(LONG) : "b", { msgId, session: someUuid() }),
      );
      let sent = 0;
      for (const envelope of envelopes) {
        sent += sizeOf(envelope);
        take(sql, envelope);
      }
      expect(sent).toBeGreaterThan(1_100_000);
      expect(sql.size).toBeLessThan(150_000);
    });
  });

  it("is a small part of what it sends, when each message is long and another one", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, chatFrom(sender, "a".repeat(LONG)));
      const before = sql.size;
      for (let n = 0; n < 20; n += 1) {
        take(sql, chatFrom(sender, `${n}${"a".repeat(LONG)}`));
        take(sql, imageRequestFrom(sender, `${n}${"a".repeat(LONG)}`));
        deliverAll(sql);
      }
      expect(sql.size - before).toBeLessThan(100_000);
    });
  });

  it("is a few kilobytes for a picture of the longest words, once it is drawn: they can be changed", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const words = "a lighthouse ".repeat(1_230);
      take(sql, chatFrom(sender, words));
      draw(sql);
      deliverAll(sql);
      const before = sql.size;
      for (let n = 0; n < 29; n += 1) {
        take(sql, chatFrom(sender, `${words}${n}`));
        draw(sql);
        deliverAll(sql);
      }
      expect((sql.size - before) / 29).toBeLessThan(6_000);
    });
  });

  it("does not grow beyond the bound: the sender is busy, and what is known is still answered", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const known = chatFrom(sender, "a boat", { waitsUntil: NOON + 30_000 });
      take(sql, known);
      fill(sql, 64);
      const before = sql.size;
      expect(take(sql, chatFrom(sender, "one too many"))).toEqual({ kind: "busy", retryAfterSeconds: 3_600 });
      expect(take(sql, known)).toMatchObject({ kind: "accepted", answer: { kind: "letter" } });
      expect(sql.size).toBe(before);
      sql.run(`DROP TABLE ballast`);
      expect(take(sql, chatFrom(sender, "room again")).kind).toBe("accepted");
    });
  });
});

/** Fills the object with so many MB of what could be anything. */
function fill(sql: Sql, megabytes: number): void {
  sql.run(`CREATE TABLE ballast (bytes BLOB)`);
  for (let n = 0; n < megabytes; n += 1) sql.run(`INSERT INTO ballast VALUES (zeroblob(1024 * 1024))`);
}

describe("a message that comes again in other sessions", () => {
  it("is taken in 64 of them, and then its sender is busy", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const msgId = someUuid();
      const sessions = Array.from({ length: 64 }, someUuid);
      for (const session of sessions) {
        expect(take(sql, chatFrom(sender, "a boat", { msgId, session })).kind).toBe("accepted");
      }
      const before = sql.rowsWritten;
      const one = (session: string) => take(sql, chatFrom(sender, "a boat", { msgId, session }));
      expect(one(someUuid())).toEqual({ kind: "busy", retryAfterSeconds: 60 });
      expect(sql.rowsWritten).toBe(before);
      expect(one(sessions[5] ?? "")).toMatchObject({ kind: "accepted", answer: null });
      expect(take(sql, chatFrom(sender, "another boat")).kind).toBe("accepted");
    });
  });

  it("is answered in each of them alike, before and after the picture is there", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const [msgId, later] = [someUuid(), someUuid()];
      take(sql, chatFrom(sender, "a boat", { msgId }));
      take(sql, chatFrom(sender, "other words", { msgId, session: OTHER_SESSION }));
      const key = draw(sql);
      take(sql, chatFrom(sender, "other words again", { msgId, session: later }));
      const picture = expect.stringContaining(`![a boat](http://127.0.0.1:8787/images/${key}.png)`);
      for (const session of [SESSION, OTHER_SESSION, later]) {
        expect(said(sql, session)).toEqual(["acknowledgement", picture, "end-session"]);
      }
    });
  });

  it("is not forgotten before its copies are: they have their answer of it", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const msgId = someUuid();
      take(sql, chatFrom(sender, "a boat", { msgId }));
      draw(sql);
      const copy = { msgId, session: OTHER_SESSION };
      take(sql, chatFrom(sender, "a boat", copy), NOON + 20 * DAY);
      sweep(sql, NOON + 40 * DAY, 30 * 86_400_000);
      expect(findMessage(sql, `chat:${msgId}`, OTHER_SESSION)?.reply?.kind).toBe("picture");
      expect(openJobs(sql)).toEqual([]);
      for (const day of [51, 52]) sweep(sql, NOON + day * DAY, 30 * 86_400_000);
      expect(countMessages(sql)).toBe(0);
    });
  });
});

describe("a sender that is kept out", () => {
  const messages = (sender: string) =>
    Array.from({ length: 20 }, (_, n) =>
      n % 2 === 0
        ? chatFrom(sender, `${n}${"a".repeat(LONG)}`, { session: someUuid() })
        : imageRequestFrom(sender, `${n}${"a".repeat(LONG)}`),
    );

  it("is told so once an hour, and nothing else of it is kept or written", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const [first, ...others] = messages(sender);
      if (first === undefined) throw new Error("no message");
      expect(take(sql, first, NOON, KEPT_OUT).kind).toBe("accepted");
      const [size, rows] = [sql.size, sql.rowsWritten];
      for (const envelope of others) {
        const now = NOON + 60_000;
        expect(take(sql, envelope, now, KEPT_OUT)).toEqual({ kind: "busy", retryAfterSeconds: 3_540 });
      }
      expect([sql.size, sql.rowsWritten]).toEqual([size, rows]);
      expect(said(sql, first.session)).toEqual([
        "acknowledgement",
        "You are not allowed to access this handler.",
      ]);
      expect(lettersIn(sql)).toBe(2);
      expect(countMessages(sql)).toBe(0);
    });
  });

  it("is told so again in the next hour", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      for (const now of [NOON, NOON + HOUR + 1, NOON + 2 * HOUR + 2]) {
        expect(take(sql, imageRequestFrom(sender, "a fox"), now, KEPT_OUT).kind).toBe("accepted");
        expect(take(sql, imageRequestFrom(sender, "a fox"), now + HOUR, KEPT_OUT).kind).toBe("busy");
      }
      expect(said(sql)).toHaveLength(3);
    });
  });

  it("gets its word in the response where it waits for one", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const waiting = imageRequestFrom(sender, "a fox", { waitsUntil: NOON + 30_000 });
      expect(take(sql, waiting, NOON, KEPT_OUT)).toMatchObject({
        answer: { kind: "letter", letter: { payload: expect.stringContaining("not allowed") } },
      });
      expect(lettersIn(sql)).toBe(1);
    });
  });

  it("cannot have an earlier message of its own repeated elsewhere", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const msgId = someUuid();
      take(sql, chatFrom(sender, "a boat", { msgId }));
      take(sql, chatFrom(sender, "a boat", { msgId, session: OTHER_SESSION }), NOON, KEPT_OUT);
      take(sql, chatFrom(sender, "a boat", { msgId, session: someUuid() }), NOON, KEPT_OUT);
      expect(countMessages(sql)).toBe(1);
    });
  });
});

const lettersIn = (sql: Sql) => sql.value(number, `SELECT count(*) FROM letters`);
