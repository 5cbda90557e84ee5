import { describe, expect, it } from "vitest";
import { openJobs } from "../../../../src/durable/sender/job-rows.ts";
import { loadSenderState } from "../../../../src/durable/sender/sender-row.ts";
import { finish } from "../../../../src/durable/sender/work.ts";
import type { Sql } from "../../../../src/durable/storage/sql.ts";
import { DEFAULT_PAUSE } from "../../../../src/operator/action.ts";
import { contextPrompt } from "../../../../src/protocol/messages/context-prompt.ts";
import { structuredOutputPrompt } from "../../../../src/protocol/messages/structured-output-prompt.ts";
import { withTables } from "../../../durable/node-storage.ts";
import { chatFrom, messageFrom, NOON, POLICY, said, someSender } from "../../../durable/sender.ts";
import { oldestJob, take } from "../../../durable/tables.ts";
import { claim, workAt } from "../../../durable/work-context.ts";

const TOO_LONG = "That description is too long for me: please keep it under 16,000 characters.";
const at = (sql: Sql, unpaid: string[]) => workAt(sql, NOON, { onUnpaid: ({ id }) => unpaid.push(id) });

describe("a pause", () => {
  it("stops pictures and answers alike, and counts neither", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const policy = { ...POLICY, paused: DEFAULT_PAUSE };
      take(sql, chatFrom(sender, "a fox"), NOON, policy);
      take(sql, messageFrom(sender, contextPrompt, { context: "", text: "why?" }), NOON, policy);
      take(
        sql,
        messageFrom(sender, structuredOutputPrompt, { prompt: "where?", outputSchema: {} }),
        NOON,
        policy,
      );
      expect(said(sql)).toEqual(["acknowledgement", DEFAULT_PAUSE, DEFAULT_PAUSE, DEFAULT_PAUSE]);
      expect(openJobs(sql)).toEqual([]);
      expect(loadSenderState(sql)).toMatchObject({ pictures: null, questions: {} });
    });
  });
});

describe("a prompt", () => {
  it.each([
    ["with its context", { context: "c".repeat(8_000), text: "t".repeat(8_000) }, 1],
    ["and a character more", { context: "c".repeat(8_000), text: "t".repeat(8_001) }, 0],
    ["of letters that are longer in JSON", { context: "", text: "字".repeat(16_000) }, 1],
  ])("has 16,000 characters at most, %s", async (_, prompt, jobs) => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, messageFrom(sender, contextPrompt, prompt));
      expect(openJobs(sql)).toHaveLength(jobs);
      expect(said(sql)).toEqual(jobs === 0 ? [TOO_LONG] : []);
    });
  });

  it("has them with its schema, which the model is given too", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const outputSchema = { type: "object", title: "s".repeat(8_000) };
      take(sql, messageFrom(sender, structuredOutputPrompt, { prompt: "p".repeat(8_000), outputSchema }));
      expect(said(sql)).toEqual([TOO_LONG]);
    });
  });
});

describe("a structured answer", () => {
  const structured = (sender: string) =>
    messageFrom(sender, structuredOutputPrompt, { prompt: "where?", outputSchema: {} });

  it.each([
    ["that turned out too costly to check stays counted: the model was paid", true, 1, 0],
    ["to what is no schema is given back: the model was not called", false, 0, 1],
  ])("%s", async (_, paid, counted, givenBack) => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const unpaid: string[] = [];
      take(sql, structured(sender));
      const { id } = oldestJob(sql);
      claim(at(sql, unpaid), id);
      finish(at(sql, unpaid), id, 1, { kind: "unanswerable", reason: "text-invalid-schema", paid });
      expect(loadSenderState(sql).questions["structured-prompt"]?.count).toBe(counted);
      expect(unpaid).toHaveLength(givenBack);
    });
  });

  it("whose second call the day does not have says when the next one can be had", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, structured(sender));
      const { id } = oldestJob(sql);
      claim(at(sql, []), id);
      const result = { kind: "unanswerable", reason: "text-daily-limit", paid: true } as const;
      finish(at(sql, []), id, 1, { ...result, freeAt: NOON + 25 * 60_000 });
      expect(said(sql)).toEqual([
        "Sorry, I have answered as many questions as I may for now. The next one can be had in 25 minutes.",
      ]);
    });
  });
});

describe("what a sender's row knows", () => {
  it("is when it was first seen, once, and whether the operator's lists name it", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, chatFrom(sender, "a fox"));
      expect(loadSenderState(sql)).toMatchObject({ firstSeenAt: NOON, listed: false });
      const policy = { ...POLICY, access: { ...POLICY.access, listed: true } };
      take(sql, chatFrom(sender, "a hen"), NOON + 60_000, policy);
      expect(loadSenderState(sql)).toMatchObject({ firstSeenAt: NOON, listed: true });
    });
  });
});
