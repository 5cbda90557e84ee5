import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { accept } from "../../src/durable/sender/accept.ts";
import type { VerifiedEnvelope } from "../../src/durable/sender/intake.ts";
import { openJobs } from "../../src/durable/sender/job-rows.ts";
import { outgoingLetters } from "../../src/durable/sender/letter-rows.ts";
import { countMessages } from "../../src/durable/sender/message-rows.ts";
import type { SenderObject } from "../../src/durable/sender/sender-object.ts";
import { isOver, sweep } from "../../src/durable/sender/sweep.ts";
import { claim, finish } from "../../src/durable/sender/work.ts";
import type { WorkContext } from "../../src/durable/sender/work-context.ts";
import type { Sql } from "../../src/durable/storage/sql.ts";
import {
  chatFrom,
  clockAndIdsAt,
  imageRequestFrom,
  NOON,
  newKey,
  POLICY,
  said,
  someSender,
  someUuid,
  withTables,
} from "./sender.ts";

const DAY = 86_400_000;
const HOME = "198.51.100.1";
const ELSEWHERE = "203.0.113.66";
const WAITING = { waitsUntil: NOON + 30_000, network: HOME };
const EXPIRED = { answer: { kind: "letter", letter: { payload: '{"error": "Query envelope expired"}' } } };

const take = (sql: Sql, envelope: VerifiedEnvelope, now = NOON) =>
  accept(sql, envelope, POLICY, clockAndIdsAt(now), newKey);

/** Draws what is open. */
function draw(sql: Sql): void {
  const context: WorkContext = {
    sql,
    policy: { providers: ["asi1"], leaseMs: () => 120_000 },
    clockAndIds: clockAndIdsAt(NOON),
    jitter: 0,
    onUnpaid: () => {},
    onEnd: () => {},
  };
  for (const { id } of openJobs(sql)) {
    claim(context, id);
    finish(context, id, 1, { kind: "stored", extensions: ["png"], notHonoured: [] });
  }
}

const messages = [
  ["a chat", (sender: string, more: Partial<VerifiedEnvelope> = {}) => chatFrom(sender, "a boat", more)],
  [
    "an ImageRequest",
    (sender: string, more: Partial<VerifiedEnvelope> = {}) => imageRequestFrom(sender, "a boat", more),
  ],
] as const;

describe.each(messages)("%s that somebody else sends again", (_name, asks) => {
  it("with the header of a waiting query gets no reply of the sender's", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const sent = asks(sender, { network: HOME });
      take(sql, sent);
      expect(take(sql, { ...sent, ...WAITING, network: ELSEWHERE })).toMatchObject(EXPIRED);
      expect(take(sql, { ...sent, ...WAITING })).toMatchObject(EXPIRED);
      draw(sql);
      expect(take(sql, { ...sent, ...WAITING, network: ELSEWHERE })).toMatchObject(EXPIRED);
    });
  });

  it("gets none either if the sender itself waited, but from its own network it does", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const sent = asks(sender, WAITING);
      take(sql, sent);
      expect(take(sql, { ...sent, network: ELSEWHERE })).toMatchObject(EXPIRED);
      draw(sql);
      expect(take(sql, { ...sent, network: ELSEWHERE })).toMatchObject(EXPIRED);
      const again = take(sql, sent);
      expect(again).toMatchObject({ kind: "accepted", answer: { kind: "letter" } });
      expect(again).not.toMatchObject(EXPIRED);
    });
  });

  it("31 days later draws nothing if it never ends", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const sent = asks(sender, { expires: null });
      take(sql, sent);
      draw(sql);
      sweep(sql, NOON + 31 * DAY, 30 * 86_400_000);
      const letters = outgoingLetters(sql).length;
      expect(countMessages(sql)).toBe(1);
      expect(take(sql, sent, NOON + 31 * DAY)).toMatchObject({ kind: "accepted", answer: null });
      expect(openJobs(sql)).toEqual([]);
      expect(outgoingLetters(sql)).toHaveLength(letters);
    });
  });

  it("is remembered a day longer than it can come, when its end is far", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, asks(sender, { expires: BigInt((NOON + 100 * DAY) / 1000) }));
      draw(sql);
      sweep(sql, NOON + 100 * DAY, 30 * 86_400_000);
      expect(countMessages(sql)).toBe(1);
      sweep(sql, NOON + 101 * DAY, 30 * 86_400_000);
      expect(countMessages(sql)).toBe(0);
    });
  });
});

it("a chat that its sender signs afresh gets its reply, from wherever it waits", async () => {
  const sender = someSender();
  await withTables(sender, (sql) => {
    const msgId = someUuid();
    take(sql, chatFrom(sender, "a boat", { msgId, network: HOME }));
    const again = take(sql, chatFrom(sender, "a boat", { msgId, ...WAITING, network: ELSEWHERE }));
    expect(again).not.toMatchObject(EXPIRED);
    expect(openJobs(sql)).toHaveLength(1);
  });
});

/** Ahead of the real clock, which moves alarms that are behind it. */
const BEGIN = Math.ceil(Date.now() / 1000) * 1000 + 1_000 * DAY;

describe("when the operator has a sender forgotten", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: BEGIN }));
  afterEach(() => void vi.useRealTimers());

  /** What is left in the object: the tables, and when it wakes. */
  const left = (sender: string) =>
    runInDurableObject(env.SENDERS.getByName(sender), async (_: SenderObject, { storage }) => ({
      tables: storage.sql
        .exec(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_cf_*'`)
        .toArray()
        .map(({ name }) => name),
      text: JSON.stringify(storage.sql.exec(`SELECT * FROM sqlite_master`).toArray()),
      alarm: await storage.getAlarm(),
    }));
  const take = (sender: string, envelope: VerifiedEnvelope) =>
    runInDurableObject(env.SENDERS.getByName(sender), (object: SenderObject) => object.accept(envelope));
  const forget = (sender: string) =>
    runInDurableObject(env.SENDERS.getByName(sender), (object: SenderObject) => object.forget());
  const wake = (sender: string) =>
    runInDurableObject(env.SENDERS.getByName(sender), (object: SenderObject) => object.alarm());

  it.each(messages)("%s that comes again draws nothing, and gets no reply", async (_name, asks) => {
    const sender = someSender();
    const sent = asks(sender, { expires: BigInt(BEGIN / 1000 + 60) });
    await take(sender, sent);
    await forget(sender);
    expect((await left(sender)).tables).toEqual(["forgotten"]);
    expect(await take(sender, sent)).toMatchObject({
      kind: "accepted",
      answer: null,
      taken: { outcome: "repeat" },
    });
    expect(await take(sender, { ...sent, ...WAITING })).toMatchObject(EXPIRED);
    expect((await left(sender)).tables).toEqual(["forgotten"]);
  });

  it("the hashes go when nothing can come any more, and the object with them", async () => {
    const sender = someSender();
    await take(sender, chatFrom(sender, "a boat", { expires: BigInt(BEGIN / 1000 + 60) }));
    await take(sender, chatFrom(sender, "a cat", { expires: BigInt(BEGIN / 1000 + 600) }));
    await forget(sender);
    const { alarm } = await left(sender);
    expect(alarm).toBe(BEGIN + 20 * 60_000);
    vi.setSystemTime(BEGIN + 15 * 60_000);
    await wake(sender);
    expect((await left(sender)).alarm).toBe(BEGIN + 20 * 60_000);
    vi.setSystemTime(BEGIN + 20 * 60_000);
    await wake(sender);
    expect(await left(sender)).toMatchObject({ tables: [], alarm: null });
  });

  it("what has long expired leaves nothing at all", async () => {
    const sender = someSender();
    await take(sender, chatFrom(sender, "a boat", { expires: BigInt(BEGIN / 1000 + 60) }));
    vi.setSystemTime(BEGIN + DAY);
    await forget(sender);
    expect(await left(sender)).toMatchObject({ tables: [], alarm: null });
  });

  it("what never ends is known for a year", async () => {
    const sender = someSender();
    const sent = chatFrom(sender, "a boat", { expires: null });
    await take(sender, sent);
    await forget(sender);
    vi.setSystemTime(BEGIN + 365 * DAY);
    await wake(sender);
    expect(await take(sender, sent)).toMatchObject({ taken: { outcome: "repeat" } });
  });

  it("a new message is welcome, and the object keeps the hashes beside it", async () => {
    const sender = someSender();
    const sent = chatFrom(sender, "a boat", { expires: BigInt(BEGIN / 1000 + 3_600) });
    await take(sender, sent);
    await forget(sender);
    await take(sender, chatFrom(sender, "a house"));
    await withTables(sender, (sql) => {
      expect(said(sql)).toEqual(["acknowledgement"]);
      expect(openJobs(sql)).toHaveLength(1);
      expect(isOver(sql, BEGIN)).toBe(false);
    });
    expect(await take(sender, sent)).toMatchObject({ taken: { outcome: "repeat" } });
    await forget(sender);
    expect(await take(sender, sent)).toMatchObject({ taken: { outcome: "repeat" } });
  });
});
