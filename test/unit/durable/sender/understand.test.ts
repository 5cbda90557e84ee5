import { describe, expect, it } from "vitest";
import { sentencesIn } from "../../../../src/agent/sentences/index.ts";
import { accept } from "../../../../src/durable/sender/accept.ts";
import { openJobs } from "../../../../src/durable/sender/job-rows.ts";
import { lookAfterJobs } from "../../../../src/durable/sender/look-after-jobs.ts";
import { loadSenderState } from "../../../../src/durable/sender/sender-row.ts";
import { settleMeaning } from "../../../../src/durable/sender/understand.ts";
import { finish } from "../../../../src/durable/sender/work.ts";
import type { WorkContext } from "../../../../src/durable/sender/work-context.ts";
import type { Sql } from "../../../../src/durable/storage/sql.ts";
import { withTables } from "../../../durable/node-storage.ts";
import {
  chatFrom,
  clockAndIdsAt,
  type messageFrom,
  NOON,
  newKey,
  OTHER_SESSION,
  POLICY,
  said,
  someSender,
} from "../../../durable/sender.ts";
import { claim, workAt } from "../../../durable/work-context.ts";

const ASKING = { ...POLICY, asksModel: true };
const SAY = sentencesIn("en");
const CHATTER = "my cat is being silly today";
const answer = (intent: string, words: string | null = null) =>
  JSON.stringify({ intent, words, picture: null, language: "en" });

/** As the sender's object decides about pending lines. */
function contextAt(sql: Sql, now = NOON, changes: Partial<WorkContext> = {}): WorkContext {
  const context = workAt(sql, now, changes);
  return {
    ...context,
    onMeaning: (job, text) => settleMeaning({ ...context, policy: ASKING }, job, text),
  };
}

const take = (sql: Sql, envelope: Parameters<typeof accept>[1], policy = ASKING) =>
  accept(sql, envelope, policy, clockAndIdsAt(NOON), newKey);
const job = (sql: Sql) => openJobs(sql)[0];
const idOf = (sql: Sql) => job(sql)?.id ?? "";

async function onLine(line: string, work: (sql: Sql, sender: string) => void): Promise<void> {
  const sender = someSender();
  await withTables(sender, (sql) => {
    take(sql, chatFrom(sender, line));
    work(sql, sender);
  });
}

describe("a line that the rules are not sure of", () => {
  it("is acknowledged at once, and counted nowhere until somebody says what it is", async () => {
    await onLine(CHATTER, (sql) => {
      expect(said(sql)).toEqual(["acknowledgement"]);
      expect(loadSenderState(sql).pictures).toBeNull();
      expect(claim(contextAt(sql), idOf(sql))).toMatchObject({ kind: "understand", attempt: 1 });
    });
  });

  it("is answered in words where the model says that nothing is to be drawn", async () => {
    await onLine(CHATTER, (sql) => {
      const ended: string[] = [];
      const context = contextAt(sql, NOON, { onEnd: ({ id }) => void ended.push(id) });
      claim(context, idOf(sql));
      const outcome = finish(context, idOf(sql), 1, { kind: "understood", answer: answer("talk:chat") });
      expect(outcome).toEqual({ again: false });
      expect(said(sql)).toEqual(["acknowledgement", SAY.talk.chat]);
      expect(openJobs(sql)).toEqual([]);
      expect(loadSenderState(sql).pictures).toBeNull();
      // It is no picture that ended badly.
      expect(ended).toEqual([]);
    });
  });

  it("is drawn and counted where the model says so, by the same job", async () => {
    await onLine(`${CHATTER} --n 2`, (sql) => {
      const context = contextAt(sql);
      const id = idOf(sql);
      claim(context, id);
      const drawing = { kind: "understood", answer: answer("draw", "a silly cat") } as const;
      expect(finish(context, id, 1, drawing)).toEqual({ again: true });
      expect(loadSenderState(sql).pictures).toMatchObject({ count: 2 });
      expect(claim(context, id)).toMatchObject({ kind: "draw", attempt: 2, count: 2, provider: "asi1" });
      finish(context, id, 2, { kind: "stored", extensions: ["png", "png"], notHonoured: [] });
      const reply = said(sql)[1] ?? "";
      expect(reply).toContain(`/images/${id}.png`);
      expect(reply).toMatch(/!\[[^\]]*cat[^\]]*\]/);
    });
  });

  it.each([
    ["nothing, or not in time", null],
    ["nonsense", "I would love to draw that for you!"],
    ["what is no intent", answer("transfer-money", "everything")],
  ])("means what the rules say where the model says %s", async (_what, text) => {
    await onLine("a lighthouse in a storm", (sql) => {
      const context = contextAt(sql);
      const id = idOf(sql);
      claim(context, id);
      expect(finish(context, id, 1, { kind: "understood", answer: text })).toEqual({ again: true });
      const next = claim(context, id);
      expect(next).toMatchObject({ kind: "draw", count: 1 });
      expect("order" in next && next.order).toContain("a lighthouse in a storm");
    });
  });

  it("is refused like any other over the quota, without a question", async () => {
    const sender = someSender();
    const poor = { ...ASKING, limits: { ...ASKING.limits, quota: { maxRequests: 1, windowMs: 3_600_000 } } };
    await withTables(sender, (sql) => {
      take(sql, chatFrom(sender, "draw me a fox"), poor);
      expect(openJobs(sql)).toHaveLength(1);
      take(sql, chatFrom(sender, "a lighthouse in a storm", { session: OTHER_SESSION }), poor);
      expect(openJobs(sql)).toHaveLength(1);
      expect(said(sql, OTHER_SESSION)).toHaveLength(2);
    });
  });

  it("cannot have more drawn by the model's word than is left of the quota when it comes", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, chatFrom(sender, "my cat is being silly today --n 4"));
      const id = idOf(sql);
      const context = contextAt(sql);
      const poor = {
        ...ASKING,
        limits: { ...ASKING.limits, quota: { maxRequests: 1, windowMs: 3_600_000 } },
      };
      const onMeaning: WorkContext["onMeaning"] = (pending, text) =>
        settleMeaning({ ...context, policy: poor }, pending, text);
      claim(context, id);
      finish({ ...context, onMeaning }, id, 1, { kind: "understood", answer: answer("draw", "100 cats") });
      expect(claim(context, id)).toMatchObject({ kind: "draw", count: 1 });
    });
  });

  it("is stopped by a cancel, at no cost", async () => {
    await onLine("a lighthouse in a storm", (sql, sender) => {
      claim(contextAt(sql), idOf(sql));
      take(sql, chatFrom(sender, "cancel"));
      expect(openJobs(sql)).toEqual([]);
      expect(said(sql).at(-1)).toBe(SAY.cancelled(1, 0));
      expect(finish(contextAt(sql), "gone", 1, { kind: "understood", answer: null })).toEqual({
        again: false,
      });
    });
  });
});

describe("what the model may do by its word", () => {
  it("is to stop what is drawn in the session, and not more", async () => {
    await onLine("draw me a fox", (sql, sender) => {
      take(sql, chatFrom(sender, CHATTER));
      const pending = openJobs(sql)[1]?.id ?? "";
      const context = contextAt(sql);
      expect(claim(context, pending)).toMatchObject({ kind: "understand" });
      finish(context, pending, 1, { kind: "understood", answer: answer("cancel") });
      expect(openJobs(sql)).toEqual([]);
      expect(said(sql).at(-1)).toBe(SAY.cancelled(1, 0));
    });
  });

  it("is to ask whether everything is to be deleted, not to delete it", async () => {
    await onLine(CHATTER, (sql) => {
      const context = contextAt(sql);
      claim(context, idOf(sql));
      finish(context, idOf(sql), 1, { kind: "understood", answer: answer("delete-data") });
      expect(said(sql).at(-1)).toBe(SAY.deleteAsk);
    });
  });
});

describe("a question about a line", () => {
  it("is put once: a consumer that died leaves the line to the rules", async () => {
    await onLine("a lighthouse in a storm", (sql) => {
      const id = idOf(sql);
      expect(claim(contextAt(sql), id)).toMatchObject({ kind: "understand" });
      expect(claim(contextAt(sql), id)).toEqual({ kind: "nothing" });
      const later = contextAt(sql, NOON + 20_000);
      lookAfterJobs(later, () => {});
      expect(claim(later, id)).toMatchObject({ kind: "draw", attempt: 2 });
      // What the dead one says after all changes nothing.
      const late = { kind: "understood", answer: answer("talk:chat") } as const;
      expect(finish(later, id, 1, late)).toEqual({ again: false });
      expect(said(sql)).toEqual(["acknowledgement"]);
    });
  });

  it("is not put for commands and plain requests, nor without a text model", async () => {
    for (const line of ["help", "thanks!", "draw me a fox"]) {
      await onLine(line, (sql) => {
        const claimed = openJobs(sql).map(({ id }) => claim(contextAt(sql), id).kind);
        expect(claimed).toEqual(line === "draw me a fox" ? ["draw"] : []);
      });
    }
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, chatFrom(sender, "a lighthouse in a storm"), POLICY);
      expect(claim(contextAt(sql), idOf(sql))).toMatchObject({ kind: "draw" });
    });
  });

  it("keeps a copy in another session waiting for the same answer", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const message = chatFrom(sender, CHATTER);
      take(sql, message);
      take(sql, messageCopy(message));
      expect(openJobs(sql)).toHaveLength(1);
      const context = contextAt(sql);
      claim(context, idOf(sql));
      finish(context, idOf(sql), 1, { kind: "understood", answer: answer("talk:chat") });
      for (const session of [undefined, OTHER_SESSION])
        expect(said(sql, session)).toEqual(["acknowledgement", SAY.talk.chat]);
    });
  });
});

function messageCopy(message: ReturnType<typeof chatFrom>): ReturnType<typeof messageFrom> {
  return { ...message, session: OTHER_SESSION, digest: message.digest.replace(/^./, "f") };
}
