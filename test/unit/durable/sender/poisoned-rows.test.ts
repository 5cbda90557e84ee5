import { describe, expect, it } from "vitest";
import * as z from "zod";
import { openJobs } from "../../../../src/durable/sender/job-rows.ts";
import { giveRows, outgoingLetters } from "../../../../src/durable/sender/letter-rows.ts";
import { lookAfterJobs } from "../../../../src/durable/sender/look-after-jobs.ts";
import { countMessages } from "../../../../src/durable/sender/message-rows.ts";
import { Outbox } from "../../../../src/durable/sender/outbox.ts";
import { reviveLetter } from "../../../../src/durable/sender/resting-letters.ts";
import { nextWake } from "../../../../src/durable/sender/schedule.ts";
import { pictureKeys } from "../../../../src/durable/sender/sender-records.ts";
import { sweep } from "../../../../src/durable/sender/sweep.ts";
import type { Sql } from "../../../../src/durable/storage/sql.ts";
import { FakeWorld } from "../../../durable/fake-world.ts";
import { withTables } from "../../../durable/node-storage.ts";
import {
  chatFrom,
  imageRequestFrom,
  NOON,
  OTHER_SESSION,
  SESSION,
  said,
  someSender,
} from "../../../durable/sender.ts";
import { deathReasons, take } from "../../../durable/tables.ts";
import { workAt } from "../../../durable/work-context.ts";

const DAY = 86_400_000;

/** Two chats accepted at noon, in two sessions, each with its job; `spoil` is applied to the first one. */
async function withTwoJobs(spoil: string, work: (sql: Sql) => void | Promise<void>): Promise<void> {
  const sender = someSender();
  await withTables(sender, async (sql) => {
    take(sql, chatFrom(sender, "a poisoned apple"));
    take(sql, chatFrom(sender, "a good apple", { session: OTHER_SESSION }));
    // Something was in the way of their acknowledgements.
    for (const { id } of openJobs(sql)) giveRows(sql, id);
    sql.run(spoil, SESSION);
    await work(sql);
  });
}

/** Looks after the jobs as often as the object would wake for it, up to a time. */
function wakeUntil(sql: Sql, end: number): number {
  let wakes = 0;
  for (let now = NOON; now <= end && wakes < 100; now = Math.max(nextWake(sql, now), now + 1_000)) {
    wakes += 1;
    lookAfterJobs(workAt(sql, now), () => {});
    // Nobody delivers here, and no queue is told.
    sql.run(`UPDATE letters SET next_try_at = worth_until`);
    sql.run(`UPDATE jobs SET hint_at = 1e15`);
  }
  return wakes;
}

describe("a job that can never work", () => {
  it.each([
    ["its calls cannot be read", `UPDATE jobs SET calls = 'nonsense' WHERE session = ?`],
    ["its next provider is unknown", `UPDATE jobs SET next_provider = 'of the future' WHERE session = ?`],
    ["a time of it is none", `UPDATE jobs SET deadline = 'tomorrow' WHERE session = ?`],
  ])(
    "because %s ends with an apology and a dead letter after three faults, and holds up nobody",
    async (_, spoil) => {
      await withTwoJobs(spoil, (sql) => {
        expect(openJobs(sql)).toMatchObject([{ session: OTHER_SESSION }]);
        lookAfterJobs(workAt(sql, NOON), () => {});
        lookAfterJobs(workAt(sql, NOON + 5_000), () => {});
        expect(deathReasons(sql)).toEqual([]);
        expect(wakeUntil(sql, NOON + 120_000)).toBeLessThan(10);
        expect(deathReasons(sql)).toEqual(["job-unreadable"]);
        expect(said(sql)).toEqual(["acknowledgement", expect.stringContaining("Sorry")]);
        expect(openJobs(sql)).toMatchObject([{ session: OTHER_SESSION }]);
      });
    },
  );

  it.each([
    ["cannot be read", `UPDATE messages SET form = 'of the future' WHERE session = ?`],
    ["is lost", `DELETE FROM messages WHERE session = ?`],
  ])("because its message %s ends as a dead letter", async (_, spoil) => {
    await withTwoJobs(spoil, (sql) => {
      wakeUntil(sql, NOON + 120_000);
      expect(deathReasons(sql)).toEqual(["job-unreadable"]);
      sweep(sql, NOON + 40 * DAY, 30 * DAY);
      sql.run(`DELETE FROM jobs`);
      sweep(sql, NOON + 41 * DAY, 30 * DAY);
      expect(countMessages(sql)).toBe(0);
    });
  });

  it("because looking after it throws ends after three faults", async () => {
    await withTwoJobs(`UPDATE jobs SET progress_at = ${NOON + 1} WHERE session = ?`, (sql) => {
      const faults: string[] = [];
      const clockAndIds = { now: NOON + 2, newId: () => "not a UUID" };
      for (const after of [0, 10_000, 70_000]) {
        const now = NOON + 2 + after;
        lookAfterJobs({ ...workAt(sql, now), clockAndIds: { ...clockAndIds, now } }, (job) =>
          faults.push(job),
        );
        sql.run(`UPDATE jobs SET progress_at = NULL WHERE session = ?`, OTHER_SESSION);
      }
      expect(faults).toHaveLength(3);
      expect(deathReasons(sql)).toEqual(["job-fault"]);
      expect(openJobs(sql)).toMatchObject([{ session: OTHER_SESSION }]);
    });
  });
});

describe("a letter that can never go out", () => {
  it.each([
    ["cannot be read", `UPDATE letters SET attempts = 'many' WHERE session = ?`, "letter-unreadable"],
    ["cannot be sealed", `UPDATE letters SET payload = 'unsealable' WHERE session = ?`, "letter-fault"],
  ])("because it %s is dead after three faults, and those behind it go on", async (_, spoil, reason) => {
    await withTwoJobs(spoil, async (sql) => {
      const world = new FakeWorld();
      const outbox = new Outbox(sql, world);
      await outbox.flush();
      // The other session's acknowledgement is out.
      expect(outgoingLetters(sql).every((letter) => letter.session === SESSION)).toBe(true);
      for (const later of [10_000, 70_000]) {
        world.time = NOON + later;
        await outbox.flush();
      }
      expect(deathReasons(sql)).toEqual([reason]);
      expect(outgoingLetters(sql)).toEqual([]);
    });
  });

  it("is not counted at each look into the mailbox, and is dead there too in the end", async () => {
    await withTwoJobs(`UPDATE letters SET payload = 'unsealable' WHERE session = ?`, (sql) => {
      const world = new FakeWorld();
      const outbox = new Outbox(sql, world);
      for (let second = 0; second < 9; second += 1) {
        world.time = NOON + second * 1_000;
        outbox.collect();
      }
      expect(deathReasons(sql)).toEqual([]);
      for (const later of [10_000, 70_000]) {
        world.time = NOON + later;
        outbox.collect();
      }
      expect(deathReasons(sql)).toEqual(["letter-fault"]);
    });
  });
});

describe("a dead letter that the operator sends again", () => {
  it("has all its tries before it, unless it stands for a job that was lost", async () => {
    await withTwoJobs(`UPDATE letters SET payload = 'unsealable' WHERE session = ?`, async (sql) => {
      sql.run(`UPDATE jobs SET calls = 'nonsense' WHERE session = ?`, SESSION);
      const world = new FakeWorld();
      const outbox = new Outbox(sql, world);
      for (const later of [0, 10_000, 70_000]) {
        world.time = NOON + later;
        await outbox.flush();
        lookAfterJobs(workAt(sql, world.time), () => {});
      }
      const dead = z
        .array(z.object({ id: z.number(), reason: z.string() }))
        .parse(sql.rows(`SELECT id, reason FROM letters WHERE state = 'dead' ORDER BY reason`));
      expect(dead.map(({ reason }) => reason)).toEqual(["job-unreadable", "letter-fault"]);
      expect(dead.map(({ id }) => reviveLetter(sql, id, world.time))).toEqual([false, true]);
      expect(outgoingLetters(sql).find(({ id }) => id === dead[1]?.id)).toMatchObject({
        faults: 0,
        attempts: 0,
      });
    });
  });
});

describe("what is known of the sender", () => {
  it("counts as new when it cannot be read: the sender is not shut out", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, chatFrom(sender, "a fox"));
      sql.run(`UPDATE sender SET state = '{"pictures": "many"}'`);
      take(sql, imageRequestFrom(sender, "two"));
      expect(openJobs(sql)).toHaveLength(2);
    });
  });

  it("does not hang on a previous message that cannot be read", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, chatFrom(sender, "a fox"));
      sql.run(`UPDATE messages SET reply = '{"kind": "of the future"}'`);
      take(sql, chatFrom(sender, "an owl"));
      expect(countMessages(sql)).toBe(2);
      expect(pictureKeys(sql)).toHaveLength(2);
    });
  });
});
