import { describe, expect, it } from "vitest";
import { openJobs } from "../../../../src/durable/sender/job-rows.ts";
import { outgoingLetters } from "../../../../src/durable/sender/letter-rows.ts";
import { lookAfterJobs } from "../../../../src/durable/sender/look-after-jobs.ts";
import { mailboxPage } from "../../../../src/durable/sender/mailbox-rows.ts";
import { Outbox } from "../../../../src/durable/sender/outbox.ts";
import { hasOpenWork, nextWake } from "../../../../src/durable/sender/schedule.ts";
import { number } from "../../../../src/durable/storage/column.ts";
import type { Sql } from "../../../../src/durable/storage/sql.ts";
import { FakeWorld, failure } from "../../../durable/fake-world.ts";
import { withTables } from "../../../durable/node-storage.ts";
import { chatFrom, NOON, said, someSender } from "../../../durable/sender.ts";
import { draw, oldestJob, take, writeLetter } from "../../../durable/tables.ts";
import { claim, workAt } from "../../../durable/work-context.ts";

const rowsOf = (sql: Sql, table: "jobs" | "letters") =>
  sql.value(number, `SELECT count(*) FROM ${table}`) ?? 0;
/** As after the object has died: what was in memory alone is gone. */
const wakeAnew = (sql: Sql) => sql.changedElsewhere();

/** What the peer has heard, in short: an acknowledgement is no chat text to the fake world. */
const heard = (world: FakeWorld) =>
  world.inbox.map((text) => (text.includes("![") ? "picture" : text === "?" ? "signal" : text));

async function withPicture(
  work: (the: { sql: Sql; world: FakeWorld; outbox: Outbox; anew: () => Outbox }) => Promise<void>,
): Promise<void> {
  await withTables(someSender(), async (sql) => {
    const world = new FakeWorld();
    take(sql, chatFrom(someSender(), "a boat"));
    await work({ sql, world, outbox: new Outbox(sql, world), anew: () => new Outbox(sql, world) });
  });
}

describe("what a job has to say", () => {
  it("stands in the job's row, is delivered in order, and leaves nothing", () =>
    withPicture(async ({ sql, world, outbox }) => {
      expect(said(sql)).toEqual(["acknowledgement"]);
      await outbox.flush();
      expect(outgoingLetters(sql)).toEqual([]);
      draw(sql);
      expect(openJobs(sql)).toEqual([]);
      expect(hasOpenWork(sql)).toBe(true);
      expect(said(sql)).toEqual([expect.stringContaining("!["), "end-session"]);
      await outbox.flush();
      expect(heard(world)).toEqual(["signal", "picture", "signal"]);
      expect([rowsOf(sql, "jobs"), rowsOf(sql, "letters")]).toEqual([0, 0]);
      expect(hasOpenWork(sql)).toBe(false);
    }));

  it("goes out again, the same, if the object dies before that it went out is written", () =>
    withPicture(async ({ sql, world, outbox, anew }) => {
      const before = said(sql);
      await outbox.flush();
      wakeAnew(sql);
      expect(said(sql)).toEqual(before);
      expect(nextWake(sql, NOON)).toBeLessThanOrEqual(NOON + 30_000);
      await anew().flush();
      expect(heard(world)).toEqual(["signal", "signal"]);
      draw(sql);
      wakeAnew(sql);
      expect(said(sql)).toHaveLength(2);
    }));

  it("goes out once if it was delivered while its picture is drawn, however often the object sleeps", () =>
    withPicture(async ({ sql, world, outbox, anew }) => {
      claim(workAt(sql), oldestJob(sql).id);
      await outbox.flush();
      wakeAnew(sql);
      await anew().flush();
      expect(heard(world)).toEqual(["signal"]);
    }));

  it("gets rows with the first trouble: what went is not sent again, the rest has its tries", () =>
    withPicture(async ({ sql, world, outbox }) => {
      await outbox.flush();
      draw(sql);
      world.answers.push({ ok: true }, failure(503));
      await outbox.flush();
      expect(heard(world)).toEqual(["signal", "picture"]);
      expect(outgoingLetters(sql)).toMatchObject([{ attempts: 1 }]);
      expect([rowsOf(sql, "jobs"), rowsOf(sql, "letters")]).toEqual([0, 1]);
      wakeAnew(sql);
      world.time += 5_000;
      await outbox.flush();
      expect(heard(world)).toEqual(["signal", "picture", "signal"]);
      expect(outgoingLetters(sql)).toEqual([]);
    }));

  it("that is still undelivered when it ends comes before the reply", () =>
    withPicture(async ({ sql, world, outbox }) => {
      draw(sql);
      expect(said(sql)).toEqual(["acknowledgement", expect.stringContaining("!["), "end-session"]);
      await outbox.flush();
      expect(heard(world)).toEqual(["signal", "picture", "signal"]);
    }));

  it("keeps its place before what comes after it in the session", () =>
    withPicture(async ({ sql, world, outbox }) => {
      writeLetter(sql, "by the way");
      expect(rowsOf(sql, "letters")).toBe(2);
      draw(sql);
      await outbox.flush();
      expect(heard(world)).toEqual(["signal", "by the way", "picture", "signal"]);
    }));

  it("may end while its acknowledgement is on its way, which then goes once", () =>
    withPicture(async ({ sql, world, outbox }) => {
      const { send } = world;
      let drawn = false;
      world.send = async (endpoint, wire) => {
        if (!drawn) {
          drawn = true;
          writeLetter(sql, "by the way");
          draw(sql);
        }
        return send.call(world, endpoint, wire);
      };
      await outbox.flush();
      expect(heard(world)).toEqual(["signal", "by the way", "picture", "signal"]);
    }));

  it("goes into the mailbox as a letter each, once", () =>
    withPicture(async ({ sql, world, outbox }) => {
      world.resolution = { kind: "none" };
      await outbox.flush();
      wakeAnew(sql);
      draw(sql);
      await outbox.flush();
      wakeAnew(sql);
      await outbox.flush();
      expect(mailboxPage(sql, NOON).letters).toHaveLength(3);
      expect(outgoingLetters(sql)).toEqual([]);
      expect(rowsOf(sql, "jobs")).toBe(0);
    }));

  it("includes one word about progress", () =>
    withPicture(async ({ sql, world, outbox }) => {
      await outbox.flush();
      const later = NOON + 30_000;
      lookAfterJobs(workAt(sql, later), () => {});
      lookAfterJobs(workAt(sql, later), () => {});
      expect(said(sql)).toHaveLength(1);
      world.time = later;
      await outbox.flush();
      draw(sql, later);
      await outbox.flush();
      expect(heard(world)).toEqual(["signal", expect.stringContaining("Still drawing"), "picture", "signal"]);
      expect(rowsOf(sql, "letters")).toBe(0);
    }));

  it("costs one row for a word about progress, which an object that dies before has not said", () =>
    withPicture(async ({ sql, world, outbox }) => {
      claim(workAt(sql), oldestJob(sql).id);
      await outbox.flush();
      const before = sql.rowsWritten;
      world.time = NOON + 30_000;
      lookAfterJobs(workAt(sql, world.time), () => {});
      await outbox.flush();
      expect(sql.rowsWritten - before).toBe(1);
      wakeAnew(sql);
      await outbox.flush();
      expect(heard(world)).toEqual(["signal", expect.stringContaining("Still drawing")]);
    }));

  it("says neither word twice where the acknowledgement waits for its turn still", () =>
    withPicture(async ({ sql, world, outbox }) => {
      claim(workAt(sql), oldestJob(sql).id);
      world.time = NOON + 30_000;
      lookAfterJobs(workAt(sql, world.time), () => {});
      await outbox.flush();
      wakeAnew(sql);
      await outbox.flush();
      expect(heard(world)).toEqual(["signal", expect.stringContaining("Still drawing")]);
    }));
});
