import { describe, expect, it } from "vitest";
import { Sql } from "../../../../src/durable/storage/sql.ts";

/** Storage whose tables are gone as soon as all is deleted, though that takes its time. */
function storageThatDeletesSlowly() {
  let names = [{ name: "notes" }];
  let finish = () => {};
  const storage = {
    sql: {
      databaseSize: 0,
      exec: () => ({ toArray: () => names, rowsRead: names.length, rowsWritten: 0 }),
    },
    transactionSync: <T>(work: () => T) => work(),
    deleteAll: () => {
      names = [];
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    },
  };
  return { sql: new Sql(storage), finish: () => finish() };
}

describe("what an object's storage is known to hold", () => {
  it("is asked for again while all is being deleted", async () => {
    const { sql, finish } = storageThatDeletesSlowly();
    expect(sql.hasTable("notes")).toBe(true);
    const deletion = sql.deleteAll();
    expect(sql.hasTable("notes")).toBe(false);
    finish();
    await deletion;
    expect(sql.hasTable("notes")).toBe(false);
  });

  it.each([
    ["UPDATE OR IGNORE notes SET text = ''", true],
    ['DELETE FROM "notes"', true],
    ["WITH one AS (SELECT 1) DELETE FROM notes", true],
    ["DELETE FROM notes", true],
    ["DELETE FROM others", false],
    ["SELECT 1 FROM notes", false],
  ])("after %s: changed %s", (statement, isChanged) => {
    const { sql } = storageThatDeletesSlowly();
    const before = sql.stampOf("notes");
    sql.run(statement);
    expect(sql.stampOf("notes") !== before).toBe(isChanged);
  });
});
