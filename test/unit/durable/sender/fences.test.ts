import { describe, expect, it } from "vitest";
import { accept } from "../../../../src/durable/sender/accept.ts";
import { openJobs } from "../../../../src/durable/sender/job-rows.ts";
import { countOutgoing } from "../../../../src/durable/sender/letter-rows.ts";
import { countMessages } from "../../../../src/durable/sender/message-rows.ts";
import { loadSenderState } from "../../../../src/durable/sender/sender-row.ts";
import { lapse, saveRemote } from "../../../../src/durable/sender/work.ts";
import type { Sql } from "../../../../src/durable/storage/sql.ts";
import { withTables } from "../../../durable/node-storage.ts";
import { chatFrom, clockAndIdsAt, NOON, POLICY, said, someSender } from "../../../durable/sender.ts";
import { oldestJob, take } from "../../../durable/tables.ts";
import { claim, LEASE, workAt } from "../../../durable/work-context.ts";

describe("where a provider left its picture", () => {
  const left = (url: string) => ({ urls: [url], notHonoured: [] });
  const remote = (sql: Sql) => openJobs(sql)[0]?.remote;

  it("is not overwritten by an attempt that no longer holds the job", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, chatFrom(sender, "a boat"));
      const job = oldestJob(sql);
      claim(workAt(sql, NOON), job.id);
      lapse(workAt(sql, NOON + LEASE), { ...job, attempt: 1, calls: openJobs(sql)[0]?.calls ?? [] });
      const later = NOON + LEASE + 5_000;
      expect(claim(workAt(sql, later), job.id)).toMatchObject({ kind: "draw", attempt: 2 });

      expect(saveRemote(workAt(sql, later), job.id, 1, left("https://cdn.example/stale.png"))).toBe(false);
      expect(remote(sql)).toBeNull();
      expect(saveRemote(workAt(sql, later), job.id, 2, left("https://cdn.example/2.png"))).toBe(true);
      expect(saveRemote(workAt(sql, later), job.id, 1, left("https://cdn.example/stale.png"))).toBe(false);
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

      take(sql, message);
      expect(said(sql)).toEqual(["acknowledgement"]);
      expect(openJobs(sql)).toHaveLength(1);
    });
  });
});
