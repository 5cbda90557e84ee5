import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { reservations } from "../../src/durable/daily-budget.ts";
import { accept } from "../../src/durable/sender/accept.ts";
import { erasureTable } from "../../src/durable/sender/erasure-rows.ts";
import { forgetAll, forgotten } from "../../src/durable/sender/forgotten.ts";
import { jobTable } from "../../src/durable/sender/job-rows.ts";
import { letterTable } from "../../src/durable/sender/letter-table.ts";
import { messageTable } from "../../src/durable/sender/message-rows.ts";
import { pictureTable } from "../../src/durable/sender/picture-rows.ts";
import { migrate } from "../../src/durable/sender/schema.ts";
import { senderTable } from "../../src/durable/sender/sender-row.ts";
import { type Columns, columnName } from "../../src/durable/storage/selection.ts";
import { Sql } from "../../src/durable/storage/sql.ts";
import type { Table } from "../../src/durable/storage/table.ts";
import { DAY_BOOK_TABLES } from "../../src/operator/objects/day-book-rows.ts";
import { DESK_TABLES } from "../../src/operator/objects/operator-desk.ts";
import { emptyTally } from "../../src/operator/tally.ts";
import { reservationOf } from "./reservation.ts";
import { chatFrom, clockAndIdsAt, NOON, newKey, POLICY, someSender, withTables } from "./sender.ts";

type Described = Pick<Table<Columns>, "name" | "columns">;

/** A column, as its table was made or as the list of its columns says. */
interface ColumnFacts {
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
}

const byName = (one: ColumnFacts, other: ColumnFacts) => (one.name < other.name ? -1 : 1);
const info = z.array(z.object({ name: z.string(), type: z.string(), notnull: z.number(), pk: z.number() }));

/** A key is never null, whether the statement says so or not. */
function madeColumns(sql: Sql, table: string): ColumnFacts[] {
  return info
    .parse(sql.rows(`PRAGMA table_info(${table})`))
    .map(({ name, type, notnull, pk }) => ({
      name,
      type,
      isNullable: notnull === 0 && pk === 0,
    }))
    .sort(byName);
}

function listedColumns({ columns }: Described): ColumnFacts[] {
  return Object.entries(columns)
    .map(([field, { type, isNullable, constraint }]) => ({
      ...{ name: columnName(field), type },
      isNullable: isNullable && constraint === undefined,
    }))
    .sort(byName);
}

function madeTables(sql: Sql): string[] {
  const all = sql.rows(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_cf_*'`);
  return all.map(({ name }) => String(name)).filter((name) => name !== "schema_version");
}

function expectTables(sql: Sql, tables: readonly Described[]): void {
  expect(madeTables(sql).sort()).toEqual(tables.map(({ name }) => name).sort());
  for (const table of tables)
    expect([table.name, madeColumns(sql, table.name)]).toEqual([table.name, listedColumns(table)]);
}

describe("every table has the columns that its rows are read and written with, no more and no less", () => {
  it("in a sender's object", async () => {
    await withTables(someSender(), (sql) => {
      migrate(sql);
      expectTables(sql, [senderTable, messageTable, jobTable, letterTable, pictureTable, erasureTable]);
    });
  });

  it("in the object of a sender that was forgotten", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      accept(sql, chatFrom(sender, "a fox"), POLICY, clockAndIdsAt(NOON), newKey);
      sql.transaction(() => forgetAll(sql, NOON));
      expectTables(sql, [forgotten]);
    });
  });

  it("in a day book", async () => {
    const book = env.DAY_BOOK.getByName(`tables ${crypto.randomUUID()}`);
    await book.note({ tally: emptyTally(), jobs: [], dead: [] });
    await runInDurableObject(book, (_, { storage }) => expectTables(new Sql(storage), DAY_BOOK_TABLES));
  });

  it("in the operator's desk", async () => {
    const desk = env.OPERATOR_DESK.getByName(`tables ${crypto.randomUUID()}`);
    await desk.act({ action: "resume" });
    await runInDurableObject(desk, (_, { storage }) => expectTables(new Sql(storage), DESK_TABLES));
  });

  it("in a day's budget", async () => {
    const budget = env.DAILY_BUDGET.getByName(`tables ${crypto.randomUUID()}`);
    await budget.reserve(reservationOf("a"));
    await runInDurableObject(budget, (_, { storage }) => expectTables(new Sql(storage), [reservations]));
  });
});

describe("tables that were made before versions were written down", () => {
  const VERSION = `SELECT version FROM schema_version`;

  it("a day book's are of the first version, and keep what they have", async () => {
    const book = env.DAY_BOOK.getByName(`unversioned ${crypto.randomUUID()}`);
    await book.note({
      ...{ tally: emptyTally(), jobs: [] },
      dead: [{ sender: "somebody", session: "a session", letter: 1, reason: "expired", at: NOON }],
    });
    await runInDurableObject(book, ({ sql }) => sql.run(`DROP TABLE schema_version`));
    expect(await book.deadLetters()).toHaveLength(1);
    await runInDurableObject(book, async (_, state) => {
      const { DayBook } = await import("../../src/operator/objects/day-book.ts");
      const woken = new DayBook(state, env);
      expect(woken.sql.rows(VERSION)).toEqual([{ version: 1 }]);
      expect(await woken.deadLetters()).toHaveLength(1);
    });
  });

  it("the desk's are, too", async () => {
    const desk = env.OPERATOR_DESK.getByName(`unversioned ${crypto.randomUUID()}`);
    const address = someSender();
    await desk.act({ action: "block", address });
    await runInDurableObject(desk, (_, { storage }) => void storage.sql.exec(`DROP TABLE schema_version`));
    expect((await desk.act({ action: "resume" })).rules.blocked).toEqual([address]);
    await runInDurableObject(desk, (_, { storage }) =>
      expect(new Sql(storage).rows(VERSION)).toEqual([{ version: 1 }]),
    );
  });
});
