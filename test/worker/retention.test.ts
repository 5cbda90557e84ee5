import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { newSenderState } from "../../src/agent/sender-state.ts";
import { countMessages } from "../../src/durable/sender/message-rows.ts";
import { Outbox } from "../../src/durable/sender/outbox.ts";
import { migrate } from "../../src/durable/sender/schema.ts";
import type { SenderObject } from "../../src/durable/sender/sender-object.ts";
import { insertSender, loadSenderState, saveSenderState } from "../../src/durable/sender/sender-row.ts";
import { isOver } from "../../src/durable/sender/sweep.ts";
import { finish } from "../../src/durable/sender/work.ts";
import type { Sql } from "../../src/durable/storage/sql.ts";
import { FakeWorld } from "../durable/fake-world.ts";
import { makeKnown, oldestJob, take, writeAnswered } from "../durable/tables.ts";
import { claim, workAt } from "../durable/work-context.ts";
import { chatFrom, NOON, someSender, withTables } from "./sender.ts";

const DAY = 86_400_000;
const MESSAGES = 10_000;

/** An object that has answered so many messages, one a minute from noon on. */
function remember(sql: Sql, sender: string, count: number, keptFor: number | null = 30 * DAY): void {
  makeKnown(sql, sender);
  sql.transaction(() => {
    for (let n = 0; n < count; n += 1) {
      const acceptedAt = NOON + n * 60_000;
      writeAnswered(sql, { acceptedAt, keepUntil: keptFor === null ? null : acceptedAt + keptFor });
    }
  });
}

describe("an object with ten thousand messages", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: NOON }));
  afterEach(() => void vi.useRealTimers());

  it("forgets them in steps of five hundred as they get old, and in the end itself", async () => {
    const sender = someSender();
    const stub = env.SENDERS.getByName(sender);
    await runInDurableObject(stub, async (object: SenderObject, state) => {
      remember(object.sql, sender, MESSAGES);
      await state.storage.setAlarm(NOON + DAY);
    });
    const left: number[] = [];
    const written: number[] = [];
    const wakes = async (): Promise<boolean> =>
      runInDurableObject(stub, async (object: SenderObject, state) => {
        const alarm = await state.storage.getAlarm();
        if (alarm === null) return false;
        vi.setSystemTime(Math.max(alarm, Date.now()));
        const before = object.sql.rowsWritten;
        await object.alarm({ isRetry: false, retryCount: 0, scheduledTime: alarm });
        written.push(object.sql.rowsWritten - before);
        left.push(sizeOf(state) === 0 ? 0 : countMessages(object.sql));
        return true;
      });
    // The first thirty days of a month pass day by day; then the object was away for a month, and finds all at once.
    for (let day = 0; day < 33; day += 1) await wakes();
    expect(left.at(28)).toBe(MESSAGES);
    expect(left.at(32)).toBeLessThan(MESSAGES);
    vi.setSystemTime(NOON + 90 * DAY);
    while (await wakes());
    expect(left.at(-1)).toBe(0);
    expect(Math.max(...written)).toBeLessThanOrEqual(501);
    expect(left.length).toBeLessThan(33 + MESSAGES / 500 + 3);
    await runInDurableObject(stub, (_, state) => expect(sizeOf(state)).toBe(0));
    expect(await runDurableObjectAlarm(stub)).toBe(false);
  });

  it("takes a message, works on it and answers it as cheaply as one with none", async () => {
    const [few, many] = [await rowsReadBy(10), await rowsReadBy(MESSAGES)];
    expect(many).toEqual(few);
    for (const rows of Object.values(many)) expect(rows).toBeLessThan(100);
  });
});

describe("what an object keeps", () => {
  it("is looked at again the next day when only a window keeps it", async () => {
    const sender = someSender();
    const stub = env.SENDERS.getByName(sender);
    await runInDurableObject(stub, async (object: SenderObject, state) => {
      migrate(object.sql);
      insertSender(object.sql, sender, { ...newSenderState(), mailboxReadAt: Date.now() });
      await object.alarm();
      expect(await state.storage.getAlarm()).toBeGreaterThan(Date.now() + DAY / 2);
      saveSenderState(object.sql, { ...loadSenderState(object.sql), mailboxReadAt: 0, sweptAt: 0 });
      await object.alarm();
      expect(await state.storage.getAlarm()).toBe(null);
      expect(sizeOf(state)).toBe(0);
    });
  });
});

function sizeOf(state: DurableObjectState): number {
  return Number(state.storage.sql.exec("SELECT count(*) AS n FROM sqlite_master").one().n);
}

/** Rows read by each step of one chat, in an object that remembers so many messages. */
async function rowsReadBy(count: number): Promise<Record<string, number>> {
  const sender = someSender();
  return withTables(sender, async (sql) => {
    remember(sql, sender, count);
    const context = workAt(sql);
    const outbox = new Outbox(sql, new FakeWorld());
    const read = async (work: () => unknown) => {
      const before = sql.rowsRead;
      await work();
      return sql.rowsRead - before;
    };
    const accepted = await read(() => take(sql, chatFrom(sender, "a boat")));
    const { id } = oldestJob(sql);
    return {
      accept: accepted,
      claim: await read(() => claim(context, id)),
      finish: await read(() =>
        finish(context, id, 1, { kind: "stored", extensions: ["png"], notHonoured: [] }),
      ),
      deliver: await read(() => outbox.flush()),
      "is it over": await read(() => isOver(sql, NOON)),
    };
  });
}
