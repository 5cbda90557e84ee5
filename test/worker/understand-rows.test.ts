import { describe, expect, it } from "vitest";
import { settleMeaning } from "../../src/durable/sender/understand.ts";
import { finish } from "../../src/durable/sender/work.ts";
import type { Sql } from "../../src/durable/storage/sql.ts";
import { draw, makeKnown, oldestJob, take } from "../durable/tables.ts";
import { claim, workAt } from "../durable/work-context.ts";
import { chatFrom, NOON, POLICY, someSender, withTables } from "./sender.ts";

const ASKING = { ...POLICY, asksModel: true };
const LINE = "a lighthouse in a storm";

async function rowsOf(work: (sql: Sql, sender: string) => void): Promise<number> {
  const sender = someSender();
  return withTables(sender, (sql) => {
    makeKnown(sql, sender);
    const before = sql.rowsWritten;
    work(sql, sender);
    return sql.rowsWritten - before;
  });
}

/** Has the text model asked about the open line, and its answer decided by. */
function ask(sql: Sql, answer: string): void {
  const context = workAt(sql, NOON, {
    onMeaning: (job, text) => settleMeaning({ ...context, policy: ASKING }, job, text),
  });
  const { id } = oldestJob(sql);
  claim(context, id);
  finish(context, id, 1, { kind: "understood", answer });
}

describe("rows written for a line that the text model reads", () => {
  it("are four more than by the rules where it is drawn: the question, the order, the quota, the words", async () => {
    const byRules = await rowsOf((sql, sender) => {
      take(sql, chatFrom(sender, LINE));
      draw(sql);
    });
    const byModel = await rowsOf((sql, sender) => {
      take(sql, chatFrom(sender, LINE), NOON, ASKING);
      ask(sql, '{"intent":"draw","words":"a lighthouse"}');
      draw(sql);
    });
    expect(byModel - byRules).toBe(4);
  });

  it("are no more than a picture's where it is answered in words", async () => {
    const drawn = await rowsOf((sql, sender) => {
      take(sql, chatFrom(sender, LINE));
      draw(sql);
    });
    const told = await rowsOf((sql, sender) => {
      take(sql, chatFrom(sender, LINE), NOON, ASKING);
      ask(sql, '{"intent":"talk:chat"}');
    });
    expect(told).toBeLessThanOrEqual(drawn);
  });
});
