import { describe, expect, it } from "vitest";
import type { VerifiedEnvelope } from "../../../../src/durable/sender/intake.ts";
import { openJobs } from "../../../../src/durable/sender/job-rows.ts";
import { outgoingLetters } from "../../../../src/durable/sender/letter-rows.ts";
import { finish } from "../../../../src/durable/sender/work.ts";
import type { WorkResult } from "../../../../src/jobs/consumer.ts";
import { contextPrompt } from "../../../../src/protocol/messages/context-prompt.ts";
import { structuredOutputPrompt } from "../../../../src/protocol/messages/structured-output-prompt.ts";
import { withTables } from "../../../durable/node-storage.ts";
import { messageFrom, NOON, someSender } from "../../../durable/sender.ts";
import { oldestJob, take } from "../../../durable/tables.ts";
import { claim, workAt } from "../../../durable/work-context.ts";

const MOST = 64 * 1024;
const APOLOGY = "Sorry, the text model gave me no usable answer. Please try again later.";

/** The payloads of what a sender is told when the text model's answer to its prompt is this. */
async function toldAfter(prompt: Prompt, result: WorkResult): Promise<string[]> {
  const sender = someSender();
  let told: string[] = [];
  await withTables(sender, (sql) => {
    take(sql, prompt(sender));
    const context = workAt(sql, NOON);
    const job = oldestJob(sql);
    claim(context, job.id);
    finish(context, job.id, 1, result);
    expect(openJobs(sql)).toEqual([]);
    told = outgoingLetters(sql).map(({ payload }) => payload);
  });
  return told;
}

type Prompt = (sender: string) => VerifiedEnvelope;
const question: Prompt = (sender) => messageFrom(sender, contextPrompt, { context: "", text: "why?" });
const form: Prompt = (sender) =>
  messageFrom(sender, structuredOutputPrompt, { prompt: "where?", outputSchema: {} });

/** The same number of characters each, as text and as JSON. */
const words = (length: number) => "w".repeat(length);
const filled = (length: number) => JSON.stringify({ w: words(length - '{"w":""}'.length) });

describe("an answer of the text model", () => {
  it.each<[string, Prompt, (length: number) => WorkResult]>([
    ["in words", question, (length) => ({ kind: "answered", text: words(length) })],
    ["by a schema", form, (length) => ({ kind: "structured", output: filled(length) })],
  ])("%s is told up to 64 Ki characters, and one more is an apology", async (_, prompt, answer) => {
    const [told = ""] = await toldAfter(prompt, answer(MOST));
    expect(told.length).toBeGreaterThan(MOST);
    expect(told).not.toContain(APOLOGY);
    const [instead = ""] = await toldAfter(prompt, answer(MOST + 1));
    expect(instead.length).toBeLessThan(500);
    expect(instead).toContain(APOLOGY);
  });
});
