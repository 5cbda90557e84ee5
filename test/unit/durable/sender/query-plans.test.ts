import { expect, it } from "vitest";
import { openJobs } from "../../../../src/durable/sender/job-rows.ts";
import { mailboxPage } from "../../../../src/durable/sender/mailbox-rows.ts";
import { Outbox } from "../../../../src/durable/sender/outbox.ts";
import { nextWake } from "../../../../src/durable/sender/schedule.ts";
import { finish } from "../../../../src/durable/sender/work.ts";
import { FakeWorld } from "../../../durable/fake-world.ts";
import { queryPlans } from "../../../durable/node-storage.ts";
import { chatFrom, NOON, someSender } from "../../../durable/sender.ts";
import { take } from "../../../durable/tables.ts";
import { claim, workAt } from "../../../durable/work-context.ts";

/** Tables that grow with what a sender does; of jobs and letters there is a bounded number. */
const GROWING = ["messages", "pictures", "forgotten"];

const stored = { kind: "stored", extensions: ["png"], notHonoured: [] } as const;

/** Whether there is any row: the first one tells. */
const ANY_ROW = /^SELECT 1 FROM \w+ LIMIT 1$/;

function scans({ query, plan }: { readonly query: string; readonly plan: readonly string[] }): boolean {
  if (ANY_ROW.test(query)) return false;
  return plan.some((step) => GROWING.some((table) => step === `SCAN ${table}`));
}

it("a chat with a picture, a change of it and words reads no growing table from end to end", async () => {
  const sender = someSender();
  const plans = await queryPlans(async (sql) => {
    const outbox = new Outbox(sql, new FakeWorld());
    for (const text of ["a lighthouse in a storm", "make it night", "thanks!", "help"]) {
      take(sql, chatFrom(sender, text));
      await outbox.flush();
      nextWake(sql, NOON);
      const [job] = openJobs(sql);
      if (job === undefined) continue;
      const { id } = job;
      claim(workAt(sql), id);
      finish(workAt(sql), id, 1, stored);
      await outbox.flush();
      mailboxPage(sql, NOON);
    }
  });
  expect(plans.length).toBeGreaterThan(10);
  expect(plans.filter(scans)).toEqual([]);
});
