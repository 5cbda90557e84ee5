import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { conclude } from "../../src/durable/sender/conclude.ts";
import { openJobs } from "../../src/durable/sender/job-rows.ts";
import type { SenderObject } from "../../src/durable/sender/sender-object.ts";
import type { WorkContext } from "../../src/durable/sender/work-context.ts";
import type { Sql } from "../../src/durable/storage/sql.ts";
import type { BookEntry } from "../../src/operator/book-entry.ts";
import type { JobReport } from "../../src/operator/job-report.ts";
import { DayBook } from "../../src/operator/objects/day-book.ts";
import { emptyTally, tallyOf } from "../../src/operator/tally.ts";
import { take } from "../durable/tables.ts";
import { claim, workAt } from "../durable/work-context.ts";
import { chatFrom, NOON, someSender, withTables } from "./sender.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

interface Stage {
  /** The object as it comes into being; again, it is what stands after an eviction. */
  readonly wake: () => DayBook;
  readonly alarmAt: () => Promise<number | null>;
  /** Moves the clock to the alarm and lets it fire. */
  readonly ring: (book: DayBook) => Promise<void>;
  readonly storage: DurableObjectStorage;
}

async function onStage(work: (stage: Stage) => Promise<void>): Promise<void> {
  const stub = env.DAY_BOOK.getByName(crypto.randomUUID());
  await runInDurableObject(stub, async (_, state) => {
    const { storage } = state;
    const ring = async (book: DayBook) => {
      vi.setSystemTime(Math.max(Date.now(), (await storage.getAlarm()) ?? Number.NaN));
      // As the platform does before it calls the handler.
      await storage.deleteAlarm();
      await book.alarm();
    };
    await work({ wake: () => new DayBook(state, env), alarmAt: () => storage.getAlarm(), ring, storage });
    await storage.deleteAlarm();
  });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOON });
});
afterEach(() => {
  vi.useRealTimers();
});

const SENDER = someSender();

function job(id: string, more: Partial<JobReport> = {}): JobReport {
  return {
    id,
    sender: SENDER,
    identity: `chat:${id}`,
    session: "a session",
    task: "draw",
    form: "chat",
    acceptedAt: NOON,
    calls: [{ provider: "asi1", outcome: null }],
    ended: null,
    ...more,
  };
}

const drawn = (id: string) =>
  job(id, { calls: [{ provider: "asi1", outcome: "drawn" }], ended: { at: NOON + 4_000, how: "picture" } });
const told = (...jobs: JobReport[]): BookEntry => ({ tally: emptyTally(), jobs, dead: [] });
const counted = (tally: BookEntry["tally"]): BookEntry => ({ tally, jobs: [], dead: [] });

describe("the jobs of a day", () => {
  it("are counted once, however often and in whatever order they are told", async () => {
    await onStage(async ({ wake }) => {
      const book = wake();
      await book.note(told(job("early")));
      await book.note(told(drawn("early")));
      await book.note(told(drawn("early")));
      await book.note(told(drawn("late")));
      await book.note(told(job("late")));
      const summary = await book.summary();
      expect(summary.jobs.draw).toEqual({ inFlight: 0, ended: { picture: 2 } });
      expect(summary.calls).toEqual({ asi1: { drawn: 2 } });
      expect([summary.conversations, summary.senders]).toEqual([1, 1]);
      expect(summary.pictures).toMatchObject({ sum: 8_000 });
    });
  });

  it("show which call is running, and the latest of them", async () => {
    await onStage(async ({ wake }) => {
      const book = wake();
      const calls = [
        { provider: "asi1", outcome: "unavailable" },
        { provider: "openai", outcome: null },
      ] as const;
      await book.note(told(job("again", { calls: [...calls] })));
      await book.note(told(job("again")));
      expect((await book.jobs(10))[0]?.calls).toEqual(calls);
      const summary = await book.summary();
      expect(summary.jobs.draw.inFlight).toBe(1);
      expect(summary.calls).toEqual({ asi1: { unavailable: 1 } });
    });
  });

  it("are two rows each, and the counts of ten seconds one", async () => {
    await onStage(async ({ wake, ring }) => {
      const book = wake();
      await book.note(told(job("first")));
      const before = book.sql.rowsWritten;
      for (const id of ["a", "b", "c"]) {
        await book.note({ ...told(job(id)), tally: tallyOf.message("chat", "draw") });
        await book.note({ ...told(drawn(id)), tally: tallyOf.letter("sent") });
      }
      expect(book.sql.rowsWritten - before).toBe(6);
      await ring(book);
      expect(book.sql.rowsWritten - before).toBe(7);
    });
  });

  it("survive the object; counts do once they were written", async () => {
    await onStage(async ({ wake, ring, alarmAt }) => {
      const book = wake();
      await book.note({ ...told(drawn("kept")), tally: tallyOf.letter("sent") });
      expect(await alarmAt()).toBe(NOON + 10_000);
      await ring(book);
      await book.note(counted(tallyOf.letter("sent")));
      expect((await book.summary()).letters).toEqual({ sent: 2 });
      const after = await wake().summary();
      expect(after.jobs.draw.ended).toEqual({ picture: 1 });
      expect(after.letters).toEqual({ sent: 1 });
    });
  });

  it("are on their own day only, and asking another one makes no table", async () => {
    await onStage(async ({ wake, storage, alarmAt }) => {
      const book = wake();
      expect((await book.summary()).jobs.draw.ended).toEqual({});
      expect([await book.jobs(5), await book.deadLetters(), await book.jobsOf(SENDER)]).toEqual([[], [], []]);
      await book.forget(SENDER);
      expect(storage.sql.databaseSize).toBeLessThan(5_000);
      expect(await alarmAt()).toBeNull();
    });
  });
});

/** A sender's object with a message, whose job was claimed and then ended as `end` does it. */
async function withJobOf(
  sender: string,
  end: (context: WorkContext, id: string) => void,
): Promise<JobReport> {
  return withTables(sender, (sql) => {
    take(sql, chatFrom(sender, "a boat"));
    const [row] = openJobs(sql);
    if (row === undefined) throw new Error("no job");
    const context = workAt(sql, NOON + 5_000);
    claim(context, row.id);
    end(context, row.id);
    const { id, identity, session } = row;
    return job(id, { sender, identity, session });
  });
}

describe("a job whose end nobody told", () => {
  it("is asked for after a quarter of an hour: the sender's object knows how it ended", async () => {
    const url = "http://127.0.0.1:8787/images/00.png";
    const lost = await withJobOf(someSender(), (context) => {
      for (const open of openJobs(context.sql))
        conclude(context, open, { kind: "picture", urls: [url], notes: [] });
    });
    await onStage(async ({ wake, ring, alarmAt }) => {
      await wake().note(told(lost));
      expect(await alarmAt()).toBe(NOON + 15 * MINUTE);
      const book = wake();
      await ring(book);
      expect(await book.jobs(1)).toMatchObject([
        { ended: { at: NOON + 5_000, how: "picture" }, calls: [{ outcome: "drawn" }] },
      ]);
      expect((await book.summary()).jobs.draw).toEqual({ inFlight: 0, ended: { picture: 1 } });
    });
  });

  it("is asked for again while it is open, without a row being written there", async () => {
    const sender = someSender();
    const open = await withJobOf(sender, () => {});
    await onStage(async ({ wake, ring, alarmAt }) => {
      const book = wake();
      await book.note(told(open));
      const object = env.SENDERS.getByName(sender);
      const rows = () => runInDurableObject(object, ({ sql }: SenderObject) => sql.rowsWritten);
      const before = await rows();
      await ring(book);
      expect(await rows()).toBe(before);
      expect((await book.summary()).jobs.draw.inFlight).toBe(1);
      expect(await alarmAt()).toBe(NOON + 30 * MINUTE);
    });
  });

  it("is an unknown end if the object has forgotten it, and its call may have been paid", async () => {
    const sender = someSender();
    await onStage(async ({ wake, ring }) => {
      const book = wake();
      await book.note(told(job("gone", { sender })));
      await ring(book);
      const summary = await book.summary();
      expect(summary.jobs.draw).toEqual({ inFlight: 0, ended: { unknown: 1 } });
      expect(summary.calls).toEqual({ asi1: { unknown: 1 } });
    });
    await withTables(sender, (sql: Sql) => {
      expect(sql.rowsWritten).toBe(0);
    });
  });
});

describe("a book", () => {
  it("takes a sender out, and counts as before", async () => {
    await onStage(async ({ wake }) => {
      const book = wake();
      const other = someSender();
      const ofOther = drawn("c");
      await book.note({
        ...told(drawn("a"), { ...drawn("b"), session: "another" }, { ...ofOther, sender: other }),
        dead: [{ sender: SENDER, session: "a session", letter: 1, reason: "expired", at: NOON }],
      });
      const before = await book.summary();
      expect(await book.jobsOf(SENDER)).toEqual(["a", "b"]);
      await book.forget(SENDER);
      expect(await book.jobsOf(SENDER)).toEqual([]);
      expect(await book.deadLetters()).toEqual([]);
      expect(JSON.stringify(await book.jobs(10))).not.toMatch(new RegExp(`${SENDER}|chat:a|another`));
      expect(await book.summary()).toEqual(before);
    });
  });

  it("keeps five hundred dead letters of a day, and says what came of them", async () => {
    await onStage(async ({ wake }) => {
      const book = wake();
      const dead = Array.from({ length: 510 }, (_, letter) => ({
        sender: SENDER,
        session: "a session",
        letter,
        reason: "expired",
        at: NOON,
      }));
      await book.note({ ...counted(emptyTally()), dead });
      expect(await book.deadLetters()).toHaveLength(500);
      await book.settle(1, "resent");
      expect(await book.deadLetter(1)).toMatchObject({ letter: 0, settled: "resent" });
    });
  });

  it("is closed for good after thirty days", async () => {
    await onStage(async ({ wake, ring, alarmAt }) => {
      const book = wake();
      await book.note(told(drawn("old")));
      while (Date.now() < NOON + 30 * DAY) await ring(book);
      expect(Date.now()).toBe(NOON + 30 * DAY);
      expect((await book.summary()).jobs.draw.ended).toEqual({});
      expect(await alarmAt()).toBeNull();
    });
  });

  it("whose counts cannot be read goes on with its jobs", async () => {
    await onStage(async ({ wake, storage }) => {
      await wake().note({ ...told(drawn("kept")), tally: tallyOf.letter("sent") });
      storage.sql.exec(`UPDATE book SET tally = 'nonsense'`);
      const book = wake();
      await book.note(counted(tallyOf.letter("sent")));
      const summary = await book.summary();
      expect(summary.jobs.draw.ended).toEqual({ picture: 1 });
      expect(summary.letters).toEqual({ sent: 1 });
    });
  });
});
