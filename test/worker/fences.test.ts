import { describe, expect, it } from "vitest";
import { accept } from "../../src/durable/sender/accept.ts";
import { openJobs } from "../../src/durable/sender/job-rows.ts";
import { countOutgoing } from "../../src/durable/sender/letter-rows.ts";
import { countMessages } from "../../src/durable/sender/message-rows.ts";
import { loadSenderState } from "../../src/durable/sender/sender-row.ts";
import { claim, lapse, saveRemote } from "../../src/durable/sender/work.ts";
import type { WorkContext } from "../../src/durable/sender/work-context.ts";
import type { Sql } from "../../src/durable/storage/sql.ts";
import { chatFrom, clockAndIdsAt, NOON, newKey, POLICY, said, someSender, withTables } from "./sender.ts";

const LEASE = 120_000;

const at = (sql: Sql, now: number): WorkContext => ({
  sql,
  policy: { providers: ["asi1"], leaseMs: () => LEASE },
  clockAndIds: clockAndIdsAt(now),
  jitter: 0,
  onUnpaid: () => {},
  onEnd: () => {},
});

describe("where a provider left its picture", () => {
  const left = (url: string) => ({ urls: [url], notHonoured: [] });
  const remote = (sql: Sql) => openJobs(sql)[0]?.remote;

  it("is not overwritten by an attempt that no longer holds the job", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      accept(sql, chatFrom(sender, "a boat"), POLICY, clockAndIdsAt(NOON), newKey);
      const [job] = openJobs(sql);
      if (job === undefined) throw new Error("no job is open");
      claim(at(sql, NOON), job.id);
      lapse(at(sql, NOON + LEASE), { ...job, attempt: 1, calls: openJobs(sql)[0]?.calls ?? [] });
      const later = NOON + LEASE + 5_000;
      expect(claim(at(sql, later), job.id)).toMatchObject({ kind: "draw", attempt: 2 });

      expect(saveRemote(at(sql, later), job.id, 1, left("https://cdn.example/stale.png"))).toBe(false);
      expect(remote(sql)).toBeNull();
      expect(saveRemote(at(sql, later), job.id, 2, left("https://cdn.example/2.png"))).toBe(true);
      expect(saveRemote(at(sql, later), job.id, 1, left("https://cdn.example/stale.png"))).toBe(false);
      expect(remote(sql)).toEqual(left("https://cdn.example/2.png"));
    });
  });
});

describe("taking a message", () => {
  it("is all or nothing: of one that breaks off nothing is kept, and it can come again", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const message = chatFrom(sender, "a boat");
      const breaks = () => {
        throw new Error("broken off");
      };
      expect(() => accept(sql, message, POLICY, clockAndIdsAt(NOON), breaks)).toThrow("broken off");
      expect([countMessages(sql), countOutgoing(sql), openJobs(sql).length]).toEqual([0, 0, 0]);
      expect(loadSenderState(sql).pictures).toBeNull();

      accept(sql, message, POLICY, clockAndIdsAt(NOON), newKey);
      expect(said(sql)).toEqual(["acknowledgement"]);
      expect(openJobs(sql)).toHaveLength(1);
    });
  });
});
