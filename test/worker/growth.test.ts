import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { SenderObject } from "../../src/durable/sender/sender-object.ts";
import { Sql } from "../../src/durable/storage/sql.ts";
import { type Axis, GrownObject, grow, type Step } from "../durable/grown-sender.ts";
import { someSender } from "./sender.ts";

/** Rows that each step of one conversation reads and writes, in an object that is awake and has so much already. */
async function rowsOf(axis: Axis, size: number): Promise<Record<"read" | "written", Record<string, number>>> {
  const sender = someSender();
  return runInDurableObject(env.SENDERS.getByName(sender), async (_: SenderObject, { storage }) => {
    grow(new Sql(storage), sender, axis, size);
    const sql = new Sql(storage);
    const object = new GrownObject(sql, sender, axis);
    await object.converse(async (_, work) => work());
    const read: Partial<Record<Step, number>> = {};
    const written: Partial<Record<Step, number>> = {};
    await object.converse(async (step, work) => {
      const before = { read: sql.rowsRead, written: sql.rowsWritten };
      await work();
      read[step] = sql.rowsRead - before.read;
      written[step] = sql.rowsWritten - before.written;
    });
    return { read, written };
  });
}

describe("to take a message, claim its job, end it and deliver what is said reads and writes as many rows", () => {
  it.each([
    ["with ten thousand messages as with ten", "messages", 10, 10_000],
    ["in a session's three hundredth turn as in its second", "turns", 1, 300],
    ["with two hundred letters that wait for their next try as with ten", "outbox", 10, 200],
  ] as const)("%s", async (_, axis, few, many) => {
    expect(await rowsOf(axis, many)).toEqual(await rowsOf(axis, few));
  });

  it("with a hundred and ninety letters in the mailbox as with ten; only to put more there looks at all of them", async () => {
    const [few, many] = [await rowsOf("mailbox", 10), await rowsOf("mailbox", 190)];
    expect(many.written).toEqual(few.written);
    for (const step of ["accept", "claim", "finish"])
      expect([step, many.read[step]]).toEqual([step, few.read[step]]);
  });
});
