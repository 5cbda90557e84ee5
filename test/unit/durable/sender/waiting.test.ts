import { describe, expect, it } from "vitest";
import type { PostResult } from "../../../../packages/kit/post.ts";
import { outgoingLetters } from "../../../../src/durable/sender/letter-rows.ts";
import { Outbox } from "../../../../src/durable/sender/outbox.ts";
import { nextWake } from "../../../../src/durable/sender/schedule.ts";
import type { Sql } from "../../../../src/durable/storage/sql.ts";
import { FakeWorld, failure } from "../../../durable/fake-world.ts";
import { withTables } from "../../../durable/node-storage.ts";
import { NOON, someSender, someUuid } from "../../../durable/sender.ts";
import { makeKnown, writeLetter } from "../../../durable/tables.ts";

const HOUR = 3_600_000;

/** A world in which endpoints take their time, and the clock goes on while somebody waits for them. */
class SlowWorld extends FakeWorld {
  /** How long each host takes before it answers, in ms; absent: at once. */
  readonly takes = new Map<string, number>();
  override send = async (endpoint: string, wire: string, limitMs = 10_000): Promise<PostResult> => {
    const takes = this.takes.get(new URL(endpoint).host) ?? 0;
    const answered = this.time + Math.min(takes, limitMs);
    // All that is sent at once is waited for at once.
    await Promise.resolve();
    this.time = Math.max(this.time, answered);
    if (takes > limitMs) return failure(null);
    return super.send(endpoint, wire);
  };
}

async function withWorld(
  work: (world: SlowWorld, sql: Sql, open: () => Outbox) => Promise<void>,
): Promise<void> {
  const sender = someSender();
  await withTables(sender, async (sql) => {
    makeKnown(sql, sender);
    const world = new SlowWorld();
    await work(world, sql, () => new Outbox(sql, world));
  });
}

const write = (sql: Sql, text: string, now: number) => writeLetter(sql, text, { session: someUuid(), now });

/** Lets time pass, the object waking whenever it has to. Gives the ms in which it waited for somebody. */
async function live(world: SlowWorld, sql: Sql, open: () => Outbox, until: number): Promise<number> {
  let waited = 0;
  while (world.time < until && outgoingLetters(sql).length > 0) {
    const began = world.time;
    // Each time from memory that sleep has emptied.
    await open().flush();
    waited += world.time - began;
    world.time = Math.max(world.time + 1_000, nextWake(sql, world.time));
  }
  return waited;
}

describe("endpoints that hang", () => {
  it("keep the object of their sender waiting for two minutes of an hour at the most", async () => {
    await withWorld(async (world, sql, open) => {
      const hosts = Array.from({ length: 10 }, (_, n) => `hangs-${n}.example`);
      for (const host of hosts) world.takes.set(host, Number.POSITIVE_INFINITY);
      world.resolution = { kind: "endpoints", urls: hosts.map((host) => `https://${host}/`) };
      for (let n = 0; n < 20; n += 1) write(sql, String(n), NOON);
      const waited: number[] = [];
      for (let hour = 1; hour <= 6; hour += 1) waited.push(await live(world, sql, open, NOON + hour * HOUR));
      expect(Math.max(...waited)).toBeLessThanOrEqual(120_000);
      expect(outgoingLetters(sql)).toHaveLength(20);
    });
  });

  it("cost three seconds at the first attempt, where nothing is known of them", async () => {
    await withWorld(async (world, sql, open) => {
      world.takes.set("peer.example", Number.POSITIVE_INFINITY);
      write(sql, "one", NOON);
      await open().flush();
      expect(world.time - NOON).toBe(3_000);
    });
  });

  it("hold up nothing for good: when they are well, everything arrives within the hour", async () => {
    await withWorld(async (world, sql, open) => {
      world.takes.set("peer.example", Number.POSITIVE_INFINITY);
      for (let n = 0; n < 5; n += 1) write(sql, String(n), NOON);
      await live(world, sql, open, NOON + HOUR);
      world.takes.clear();
      await live(world, sql, open, NOON + 2.5 * HOUR);
      expect(world.inbox.toSorted()).toEqual(["0", "1", "2", "3", "4"]);
    });
  });
});

describe("a peer that takes five seconds to answer", () => {
  it("gets its letter, and from then on every one at the first attempt, whatever the object forgot", async () => {
    await withWorld(async (world, sql, open) => {
      world.takes.set("peer.example", 5_000);
      write(sql, "one", NOON);
      await live(world, sql, open, NOON + HOUR);
      expect(world.inbox).toEqual(["one"]);
      const began = world.time;
      write(sql, "two", began);
      await open().flush();
      expect(world.inbox).toEqual(["one", "two"]);
      expect(world.time - began).toBe(5_000);
    });
  });
});
