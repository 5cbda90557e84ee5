import { describe, expect, it } from "vitest";
import * as z from "zod";
import { openJobs } from "../../../../src/durable/sender/job-rows.ts";
import { outgoingLetters } from "../../../../src/durable/sender/letter-rows.ts";
import { findMessage } from "../../../../src/durable/sender/message-rows.ts";
import { LATEST_VERSION, migrate, tablesExist } from "../../../../src/durable/sender/schema.ts";
import { loadSenderState } from "../../../../src/durable/sender/sender-row.ts";
import type { Sql } from "../../../../src/durable/storage/sql.ts";
import { STATE, writeEarlier } from "../../../durable/earlier-tables.ts";
import { withTables } from "../../../durable/node-storage.ts";
import { chatFrom, NOON, SESSION, someSender } from "../../../durable/sender.ts";
import { take } from "../../../durable/tables.ts";

const EARLIER = Array.from({ length: LATEST_VERSION - 1 }, (_, index) => index + 1);

describe("an object of an earlier deployment", () => {
  it.each(EARLIER)("keeps its open conversation, from version %i on", async (version) => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      writeEarlier(sql, sender, version);
      migrate(sql);
      expect(loadSenderState(sql)).toEqual(STATE);
      expect(findMessage(sql, "chat:m1", SESSION)).toMatchObject({ description: "a boat", msgId: "m1" });
      expect(openJobs(sql)).toMatchObject([
        {
          id: "k1",
          task: "draw",
          orderText: '{"prompt":"a boat","edit":null,"options":{},"parent":null}',
          origin: "https://a.example",
          attempt: 1,
          calls: [{ provider: "asi1", at: NOON, outcome: "unknown" }],
          nextProvider: "asi1",
        },
      ]);
      expect(outgoingLetters(sql)).toMatchObject([{ session: SESSION, attempts: 1, faults: 0 }]);
    });
  });

  it.each(Array.from({ length: LATEST_VERSION }, (_, index) => index + 1))(
    "has the tables of a fresh one after version %i",
    async (version) => {
      const fresh = await withTables(someSender(), (sql) => {
        migrate(sql);
        return schemaOf(sql);
      });
      await withTables(someSender(), (sql) => {
        migrate(sql, version);
        migrate(sql);
        expect(schemaOf(sql)).toEqual(fresh);
      });
    },
  );
});

it("an object of version 2 keeps what a waiting query has reserved", async () => {
  const sender = someSender();
  await withTables(sender, (sql) => {
    writeEarlier(sql, sender, 2);
    migrate(sql);
    expect(openJobs(sql)).toMatchObject([{ reservedUntil: NOON + 35_000, faults: 0, restsUntil: null }]);
    expect(outgoingLetters(sql)).toMatchObject([{ answers: "chat:m1", faults: 0 }]);
  });
});

describe("asking whether there are tables", () => {
  it("makes none", async () => {
    await withTables(someSender(), (sql) => {
      expect(tablesExist(sql)).toBe(false);
      expect(schemaOf(sql)).toEqual([]);
      take(sql, chatFrom("", "hello"));
      expect(tablesExist(sql)).toBe(true);
    });
  });
});

const column = z.object({ name: z.string(), type: z.string(), notnull: z.number(), pk: z.number() });

/** Every column of every table, whatever the order in which they came. */
function schemaOf(sql: Sql): string[] {
  const tables = sql.all(
    z.object({ name: z.string() }),
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'`,
  );
  return tables
    .flatMap(({ name }) =>
      sql.all(column, `PRAGMA table_info(${name})`).map((one) => `${name} ${JSON.stringify(one)}`),
    )
    .sort();
}
