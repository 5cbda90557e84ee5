import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PostResult } from "../../../../packages/kit/post.ts";
import { Outbox } from "../../../../src/durable/sender/outbox.ts";
import type { Sql } from "../../../../src/durable/storage/sql.ts";
import { FakeWorld } from "../../../durable/fake-world.ts";
import { withTables } from "../../../durable/node-storage.ts";
import { chatFrom, someSender } from "../../../durable/sender.ts";
import { oldestJob, take } from "../../../durable/tables.ts";

/** A peer that takes a letter when it is let. */
class SlowWorld extends FakeWorld {
  take = () => {};
  override send(): Promise<PostResult> {
    return new Promise((resolve) => {
      this.take = () => resolve({ ok: true });
    });
  }
}

async function withAcknowledgement(
  work: (around: { sql: Sql; world: SlowWorld; outbox: Outbox; job: string }) => Promise<void>,
): Promise<void> {
  const sender = someSender();
  await withTables(sender, async (sql) => {
    const world = new SlowWorld();
    take(sql, chatFrom(sender, "a boat"));
    await work({ sql, world, outbox: new Outbox(sql, world), job: oldestJob(sql).id });
  });
}

describe("a claim, before its job's acknowledgement has arrived", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("waits for it, and no longer than that takes", () =>
    withAcknowledgement(async ({ outbox, world, job }) => {
      void outbox.flush();
      let waits = true;
      const arrival = outbox.arrivalOf(job).then(() => {
        waits = false;
      });
      await vi.advanceTimersByTimeAsync(100);
      expect(waits).toBe(true);
      world.take();
      await arrival;
      expect(vi.getTimerCount()).toBe(0);
    }));

  it("goes on after a moment where the peer takes its time", () =>
    withAcknowledgement(async ({ outbox, job }) => {
      void outbox.flush();
      const arrival = outbox.arrivalOf(job);
      await vi.advanceTimersByTimeAsync(300);
      await arrival;
    }));

  it("does not wait where nothing is under way, or for another job's", () =>
    withAcknowledgement(async ({ outbox, job }) => {
      await outbox.arrivalOf(job);
      void outbox.flush();
      await outbox.arrivalOf("another");
    }));
});
