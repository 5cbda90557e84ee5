import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { openJobs } from "../../src/durable/sender/job-rows.ts";
import { SenderObject } from "../../src/durable/sender/sender-object.ts";
import { Sql } from "../../src/durable/storage/sql.ts";
import { writeEarlier } from "../durable/earlier-tables.ts";
import { chatFrom, someSender } from "./sender.ts";

describe("an object of an earlier deployment", () => {
  it("is brought up to date when it wakes, whoever wakes it", async () => {
    const sender = someSender();
    await runInDurableObject(env.SENDERS.getByName(sender), async (_: SenderObject, state) => {
      const sql = new Sql(state.storage);
      writeEarlier(sql, sender, 1);
      expect(await new SenderObject(state, env).readMailbox()).toHaveLength(1);
      expect(openJobs(sql)).toHaveLength(1);
    });
  });

  it("waits, unchanged and awake, when its tables do not take the step", async () => {
    const sender = someSender();
    await runInDurableObject(env.SENDERS.getByName(sender), async (_: SenderObject, state) => {
      const sql = new Sql(state.storage);
      writeEarlier(sql, sender, 1);
      sql.run(`CREATE TABLE new_jobs (id TEXT)`);
      const woken = new SenderObject(state, env);
      expect(await woken.accept(chatFrom(sender, "hello"))).toMatchObject({ kind: "busy" });
      expect(await woken.readMailbox()).toEqual([]);
      await woken.alarm();
      expect(await state.storage.getAlarm()).toBeGreaterThan(Date.now());
      sql.run(`DROP TABLE new_jobs`);
      new SenderObject(state, env);
      expect(openJobs(sql)).toHaveLength(1);
    });
  });
});
