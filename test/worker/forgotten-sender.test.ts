import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { VerifiedEnvelope } from "../../src/durable/sender/accept.ts";
import { openJobs } from "../../src/durable/sender/job-rows.ts";
import type { SenderObject } from "../../src/durable/sender/sender-object.ts";
import { isOver } from "../../src/durable/sender/sweep.ts";
import { ASKING, EXPIRED, WAITING } from "../durable/replayed.ts";
import { chatFrom, said, someSender, withTables } from "./sender.ts";

const DAY = 86_400_000;

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

  it.each(ASKING)("%s that comes again draws nothing, and gets no reply", async (_name, asks) => {
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
