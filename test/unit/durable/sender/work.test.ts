import { describe, expect, it } from "vitest";
import { encodePictureOrder } from "../../../../src/agent/picture-order.ts";
import { sentencesIn } from "../../../../src/agent/sentences/index.ts";
import { accept } from "../../../../src/durable/sender/accept.ts";
import { conclude } from "../../../../src/durable/sender/conclude.ts";
import { type JobRow, openJobs } from "../../../../src/durable/sender/job-rows.ts";
import { outgoingLetters } from "../../../../src/durable/sender/letter-rows.ts";
import { reportProgress } from "../../../../src/durable/sender/look-after-jobs.ts";
import { loadSenderState } from "../../../../src/durable/sender/sender-row.ts";
import { finish, lapse, saveRemote } from "../../../../src/durable/sender/work.ts";
import type { WorkContext } from "../../../../src/durable/sender/work-context.ts";
import type { Sql } from "../../../../src/durable/storage/sql.ts";
import { endedCalls, endOfJob } from "../../../../src/operator/job-report.ts";
import { withTables } from "../../../durable/node-storage.ts";
import {
  chatFrom,
  clockAndIdsAt,
  imageRequestFrom,
  NOON,
  newKey,
  OTHER_SESSION,
  POLICY,
  SESSION,
  said,
  someSender,
  someUuid,
} from "../../../durable/sender.ts";
import { oldestJob, take } from "../../../durable/tables.ts";
import { claim, LEASE, workAt } from "../../../durable/work-context.ts";

/** There is a second provider to go to. */
const OF_TWO: Pick<WorkContext, "policy"> = {
  policy: { providers: ["asi1", "openai"], leaseMs: () => LEASE },
};

/** A fresh object with one chat message accepted at noon, and its job. */
async function withJob(work: (sql: Sql, job: JobRow, sender: string) => void): Promise<void> {
  const sender = someSender();
  await withTables(sender, (sql) => {
    take(sql, chatFrom(sender, "a lighthouse"));
    work(sql, oldestJob(sql), sender);
  });
}

const LIGHTHOUSE = encodePictureOrder({ prompt: "a lighthouse", edit: null, options: {}, parent: null });
const stored = { kind: "stored", extensions: ["png"], notHonoured: [] } as const;
const failed = (outcome: "refused" | "misconfigured" | "unavailable" | "unknown" | "unusable") =>
  ({ kind: "failed", outcome, retryAfterSeconds: null }) as const;

describe("a job", () => {
  it("ends in the picture and then end-session, in this order", async () => {
    await withJob((sql, job) => {
      expect(claim(workAt(sql, NOON), job.id)).toEqual({
        kind: "draw",
        attempt: 1,
        provider: "asi1",
        order: LIGHTHOUSE,
        count: 1,
        stored: 0,
      });
      expect(finish(workAt(sql, NOON + 20_000), job.id, 1, stored)).toEqual({ again: false });
      const picture = `Image generated successfully.\n\n![a lighthouse](http://127.0.0.1:8787/images/${job.id}.png)\n\n${sentencesIn("en").suggestion}\n\n`;
      expect(said(sql)).toEqual(["acknowledgement", picture, "end-session"]);
      expect(openJobs(sql)).toEqual([]);
    });
  });

  it("whose picture an earlier attempt had stored made one call, not two", async () => {
    await withJob((sql, job) => {
      const ends: unknown[] = [];
      const context = (now: number) =>
        workAt(sql, now, {
          onEnd: ({ calls }, reply) => void ends.push(endedCalls(calls, endOfJob(reply))),
        });
      claim(context(NOON), job.id);
      lapse(context(NOON + LEASE), oldestJob(sql));
      claim(context(NOON + LEASE + 5_000), job.id);
      finish(context(NOON + LEASE + 6_000), job.id, 2, { ...stored, found: true });
      expect(ends).toEqual([[{ provider: "asi1", outcome: "drawn" }]]);
    });
  });

  it("is held by one consumer until its lease ends", async () => {
    await withJob((sql, job) => {
      claim(workAt(sql, NOON), job.id);
      expect(claim(workAt(sql, NOON + LEASE - 1), job.id)).toEqual({ kind: "nothing" });
    });
  });

  it("is not changed by a stale consumer", async () => {
    await withJob((sql, job) => {
      claim(workAt(sql, NOON), job.id);
      lapse(workAt(sql, NOON + LEASE), oldestJob(sql));
      claim(workAt(sql, NOON + LEASE + 5_000), job.id);
      const before = oldestJob(sql);
      expect(finish(workAt(sql, NOON + LEASE + 6_000), job.id, 1, failed("refused"))).toEqual({
        again: false,
      });
      expect(oldestJob(sql)).toEqual(before);
      finish(workAt(sql, NOON + LEASE + 7_000), job.id, 2, stored);
      finish(workAt(sql, NOON + LEASE + 8_000), job.id, 1, stored);
      expect(said(sql)).toHaveLength(3);
    });
  });

  it("is called twice at the most when its calls end unknown, and then apologises without ending the session", async () => {
    await withJob((sql, job) => {
      claim(workAt(sql, NOON), job.id);
      finish(workAt(sql, NOON + 1_000), job.id, 1, failed("unknown"));
      expect(claim(workAt(sql, NOON + 60_000), job.id)).toMatchObject({ kind: "draw", attempt: 2 });
      finish(workAt(sql, NOON + 61_000), job.id, 2, failed("unusable"));
      expect(openJobs(sql)).toEqual([]);
      expect(said(sql)).toEqual(["acknowledgement", sentencesIn("en").apologies.failed]);
    });
  });

  it("that was refused is not tried again and stays counted", async () => {
    await withJob((sql, job) => {
      const apologies: string[] = [];
      const context = workAt(sql, NOON, {
        ...OF_TWO,
        onEnd: (_, reply) => void apologies.push(endOfJob(reply)),
      });
      claim(context, job.id);
      finish(context, job.id, 1, failed("refused"));
      expect(said(sql).at(-1)).toContain("declined to draw");
      expect(apologies).toEqual(["refused"]);
      expect(loadSenderState(sql).pictures?.count).toBe(1);
    });
  });

  it("goes to the next provider after a wrong key, and is given back when nobody was paid", async () => {
    await withJob((sql, job) => {
      const unpaid: string[] = [];
      const context = workAt(sql, NOON, { ...OF_TWO, onUnpaid: (ended) => void unpaid.push(ended.id) });
      claim(context, job.id);
      expect(finish(context, job.id, 1, failed("misconfigured"))).toEqual({ again: true });
      expect(claim(context, job.id)).toMatchObject({ kind: "draw", provider: "openai" });
      finish(context, job.id, 2, failed("misconfigured"));
      expect(said(sql).at(-1)).toBe(sentencesIn("en").apologies["not-configured"]);
      expect(loadSenderState(sql).pictures?.count).toBe(0);
      expect(unpaid).toEqual([job.id]);
    });
  });

  it("waits before an unavailable provider is asked again", async () => {
    await withJob((sql, job) => {
      claim(workAt(sql, NOON), job.id);
      finish(workAt(sql, NOON), job.id, 1, { kind: "failed", outcome: "unavailable", retryAfterSeconds: 30 });
      expect(claim(workAt(sql, NOON + 29_000), job.id)).toEqual({ kind: "nothing" });
      expect(claim(workAt(sql, NOON + 60_000), job.id)).toMatchObject({ kind: "draw", attempt: 2 });
    });
  });

  it("retries only the download of a picture that a provider has made", async () => {
    await withJob((sql, job) => {
      claim(workAt(sql, NOON), job.id);
      expect(
        saveRemote(workAt(sql, NOON), job.id, 1, { urls: ["https://cdn.example/1.png"], notHonoured: [] }),
      ).toBe(true);
      finish(workAt(sql, NOON), job.id, 1, { kind: "download-failed", retry: true });
      expect(claim(workAt(sql, NOON + 30_000), job.id)).toEqual({
        kind: "download",
        attempt: 2,
        provider: "asi1",
        order: LIGHTHOUSE,
        remote: { urls: ["https://cdn.example/1.png"], notHonoured: [] },
        stored: 0,
      });
      finish(workAt(sql, NOON + 31_000), job.id, 2, stored);
      expect(said(sql)).toHaveLength(3);
    });
  });

  it("of a direct request is answered with an apology that is worth having for as long as a picture", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, imageRequestFrom(sender, "a boat"));
      conclude(workAt(sql, NOON + 600_000), oldestJob(sql), { kind: "apology", reason: "deadline" });
      expect(outgoingLetters(sql)).toMatchObject([{ worthUntil: NOON + 600_000 + 24 * 3_600_000 }]);
    });
  });

  it("is called for as long as the call ends before the deadline, and ends with an apology and no call after that", async () => {
    await withJob((sql, job) => {
      const last = job.deadline - LEASE;
      expect(claim(workAt(sql, last), job.id)).toMatchObject({ kind: "draw", attempt: 1 });
    });
    await withJob((sql, job) => {
      const late = workAt(sql, job.deadline - LEASE + 1);
      expect(claim(late, job.id)).toEqual({ kind: "nothing" });
      expect(said(sql)).toEqual(["acknowledgement", expect.stringContaining("took too long")]);
    });
  });

  it("is called even where one call may take longer than a job has time", async () => {
    await withJob((sql, job) => {
      const policy = { providers: ["asi1"], leaseMs: () => 645_000 } as const;
      expect(claim(workAt(sql, NOON, { policy }), job.id)).toMatchObject({ kind: "draw", attempt: 1 });
    });
    await withJob((sql, job) => {
      const policy = { providers: ["asi1"], leaseMs: () => 645_000 } as const;
      expect(claim(workAt(sql, NOON + 300_001, { policy }), job.id)).toEqual({ kind: "nothing" });
    });
  });

  it("has its first final state for good", async () => {
    await withJob((sql, job) => {
      claim(workAt(sql, NOON), job.id);
      conclude(workAt(sql, NOON + 600_000), oldestJob(sql), { kind: "apology", reason: "deadline" });
      finish(workAt(sql, NOON + 600_001), job.id, 1, stored);
      expect(said(sql)).toEqual(["acknowledgement", expect.stringContaining("took too long")]);
    });
  });

  it("is answered in every session in which the message came", async () => {
    await withJob((sql, job, sender) => {
      const msgId = job.identity.replace("chat:", "");
      accept(
        sql,
        chatFrom(sender, "a lighthouse", { msgId, session: OTHER_SESSION }),
        POLICY,
        clockAndIdsAt(NOON),
        newKey,
      );
      claim(workAt(sql, NOON), job.id);
      finish(workAt(sql, NOON), job.id, 1, stored);
      expect(said(sql, OTHER_SESSION)).toEqual(said(sql, SESSION));
      const third = someUuid();
      accept(
        sql,
        chatFrom(sender, "a lighthouse", { msgId, session: third }),
        POLICY,
        clockAndIdsAt(NOON + 9_000),
        newKey,
      );
      expect(said(sql, third)).toEqual(said(sql, SESSION));
      expect(openJobs(sql)).toEqual([]);
    });
  });

  it("leaves the session open while another picture of it is drawn", async () => {
    await withJob((sql, first, sender) => {
      take(sql, chatFrom(sender, "a fox"), NOON + 1);
      claim(workAt(sql, NOON + 2), first.id);
      finish(workAt(sql, NOON + 3), first.id, 1, stored);
      expect(said(sql)).not.toContain("end-session");
      const second = oldestJob(sql);
      claim(workAt(sql, NOON + 4), second.id);
      finish(workAt(sql, NOON + 5), second.id, 1, stored);
      expect(said(sql).at(-1)).toBe("end-session");
    });
  });

  it("waits its turn when five of its sender are being drawn", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      for (let n = 0; n < 6; n += 1) take(sql, imageRequestFrom(sender, `picture ${n}`), NOON + n);
      const ids = openJobs(sql).map((job) => job.id);
      const claims = ids.map((id) => claim(workAt(sql, NOON + 10), id).kind);
      expect(claims).toEqual(["draw", "draw", "draw", "draw", "draw", "nothing"]);
      finish(workAt(sql, NOON + 20), ids[0] ?? "", 1, stored);
      expect(claim(workAt(sql, NOON + 30), ids[5] ?? "").kind).toBe("draw");
    });
  });
});

describe("an agent that greets back", () => {
  it("is not answered when it repeats itself within three seconds of our reply", async () => {
    await withJob((sql, job, sender) => {
      claim(workAt(sql, NOON), job.id);
      finish(workAt(sql, NOON + 1_000), job.id, 1, stored);
      take(sql, chatFrom(sender, "a lighthouse"), NOON + 3_000);
      expect(openJobs(sql)).toEqual([]);
      take(sql, chatFrom(sender, "a lighthouse"), NOON + 9_000);
      expect(openJobs(sql)).toHaveLength(1);
    });
  });

  it("is measured against the message that was answered, however often it repeats itself", async () => {
    await withJob((sql, job, sender) => {
      claim(workAt(sql, NOON), job.id);
      finish(workAt(sql, NOON + 1_000), job.id, 1, stored);
      for (const later of [2_000, 2_500, 3_000, 3_500]) {
        take(sql, chatFrom(sender, "a lighthouse"), NOON + later);
      }
      expect(openJobs(sql)).toEqual([]);
    });
  });

  it("is not answered when it greets a word about progress", async () => {
    await withJob((sql, job, sender) => {
      reportProgress(workAt(sql, NOON + 20_000), job);
      take(sql, chatFrom(sender, "a lighthouse"), NOON + 21_000);
      expect(openJobs(sql)).toHaveLength(1);
    });
  });

  it("that is impatient is a person: the same words before anything was said are drawn", async () => {
    await withJob((sql, _, sender) => {
      take(sql, chatFrom(sender, "a lighthouse"), NOON + 15_000);
      expect(openJobs(sql)).toHaveLength(2);
    });
  });
});
