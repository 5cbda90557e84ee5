import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { NO_RULES } from "../../src/operator/rules.ts";
import { someSender } from "./sender.ts";

const someDesk = () => env.OPERATOR_DESK.getByName(`desk ${crypto.randomUUID()}`);

describe("the operator's desk", () => {
  it("has no rules, and no table, before anything was done", async () => {
    const desk = someDesk();
    expect(await desk.rules()).toEqual(NO_RULES);
    expect(await desk.actions(10)).toEqual([]);
    await runInDurableObject(desk, (_, { storage }) => {
      expect(storage.sql.exec(`SELECT name FROM sqlite_master`).toArray()).toEqual([]);
    });
  });

  it("keeps each sender once, and takes it off again", async () => {
    const desk = someDesk();
    const [one, other] = [someSender(), someSender()];
    await desk.act({ action: "block", address: one });
    await desk.act({ action: "block", address: one });
    const { rules } = await desk.act({ action: "unlimited", address: other });
    expect(rules).toEqual({ blocked: [one], unlimited: [other], paused: null });
    await desk.act({ action: "unblock", address: one });
    await desk.act({ action: "limited", address: other });
    expect(await desk.rules()).toEqual(NO_RULES);
  });

  it("says that a list is full, and adds nothing to it", async () => {
    const desk = someDesk();
    const address = someSender();
    await desk.act({ action: "resume" });
    await runInDurableObject(desk, (_, { storage }) => {
      for (let n = 0; n < 1_000; n += 1) {
        storage.sql.exec(`INSERT INTO rules (address, rule) VALUES (?, 'blocked')`, `address ${n}`);
      }
    });
    expect(await desk.act({ action: "block", address })).toMatchObject({ result: "list-full" });
    expect((await desk.rules()).blocked).not.toContain(address);
  });

  it("pauses with the latest sentence until drawing goes on", async () => {
    const desk = someDesk();
    await desk.act({ action: "pause", sentence: "Later." });
    await desk.act({ action: "pause", sentence: "Tomorrow." });
    expect((await desk.rules()).paused).toBe("Tomorrow.");
    await desk.act({ action: "resume" });
    expect((await desk.rules()).paused).toBeNull();
  });

  it("has a row of everything, and how it ended what others carried out", async () => {
    const desk = someDesk();
    const address = someSender();
    await desk.act({ action: "block", address });
    const { id, result } = await desk.act({ action: "forget", address });
    expect(result).toBeNull();
    const [forget, block] = await desk.actions(10);
    expect(forget).toMatchObject({ id, action: "forget", subject: address, result: null });
    expect(block).toMatchObject({ action: "block", subject: address, result: "done" });
    await desk.conclude(id, "done: 3 pictures");
    expect((await desk.actions(1))[0]?.result).toBe("done: 3 pictures");
  });

  it("deletes again later what somebody may have been drawing", async () => {
    const desk = someDesk();
    await desk.deleteLater([]);
    expect(await runDurableObjectAlarm(desk)).toBe(false);
    await desk.deleteLater(["aa", "bb"]);
    await env.PICTURES.put("images/aa", "drawn meanwhile");
    await env.PICTURES.put("images/cc", "of somebody else");
    await runInDurableObject(desk, (_, { storage }) => {
      storage.sql.exec(`UPDATE doomed SET at = 0`);
    });
    expect(await runDurableObjectAlarm(desk)).toBe(true);
    expect(await env.PICTURES.head("images/aa")).toBeNull();
    expect(await env.PICTURES.head("images/cc")).not.toBeNull();
    await runInDurableObject(desk, async (_, { storage }) => {
      expect(storage.sql.exec(`SELECT * FROM doomed`).toArray()).toEqual([]);
      expect(await storage.getAlarm()).toBeNull();
    });
  });
});
