import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import {
  json,
  nullOr,
  number,
  oneOf,
  orElse,
  rowId,
  string,
} from "../../../../src/durable/storage/column.ts";
import { Mirror } from "../../../../src/durable/storage/mirror.ts";
import type { Sql } from "../../../../src/durable/storage/sql.ts";
import { Table } from "../../../../src/durable/storage/table.ts";
import { withTables } from "../../../durable/node-storage.ts";

const notes = new Table("notes", {
  id: rowId,
  state: oneOf(["open", "done"]),
  text: string,
  tags: json(z.array(z.string())),
  until: nullOr(number),
});
const OF = {
  key: "id",
  columns: {
    id: rowId,
    state: notes.columns.state,
    text: string,
    tags: notes.columns.tags,
    until: notes.columns.until,
  },
  only: { field: "state", value: "open" },
} as const;
const open = new Mirror(notes, OF);
/** What another mirror, which has read nothing yet, finds in the rows. */
const inRows = (sql: Sql) => new Mirror(notes, OF).each(sql);

const note = (text: string) => ({ state: "open" as const, text, tags: [text], until: null });
const texts = (sql: Sql) => open.readable(sql).map(({ text }) => text);

async function withNotes(work: (sql: Sql, statements: string[]) => void): Promise<void> {
  await withTables("", (sql) => {
    sql.run(notes.create);
    const statements: string[] = [];
    const rows = sql.rows.bind(sql);
    sql.rows = (query, ...values) => {
      statements.push(query);
      return rows(query, ...values);
    };
    work(sql, statements);
  });
}

describe("rows in memory", () => {
  it("are read once, and then written in both places", () =>
    withNotes((sql, statements) => {
      const id = open.add(sql, note("one"));
      expect(texts(sql)).toEqual(["one"]);
      statements.length = 0;
      open.add(sql, note("two"));
      open.change(sql, id, { text: "three", tags: ["a", "b"], until: 5 });
      expect(open.find(sql, id)).toMatchObject({ text: "three", tags: ["a", "b"], until: 5 });
      expect(texts(sql)).toEqual(["three", "two"]);
      open.remove(sql, id);
      expect(texts(sql)).toEqual(["two"]);
      expect(open.count(sql)).toBe(1);
      expect(statements.filter((statement) => statement.startsWith("SELECT"))).toEqual([]);
    }));

  it("hold only the part that is wanted, and what comes into it later", () =>
    withNotes((sql) => {
      const id = open.add(sql, note("one"));
      expect(open.count(sql)).toBe(1);
      open.change(sql, id, { state: "done" });
      expect(texts(sql)).toEqual([]);
      open.change(sql, id, { text: "unseen" });
      expect(texts(sql)).toEqual([]);
      open.change(sql, id, { state: "open" });
      expect(texts(sql)).toEqual(["unseen"]);
    }));

  it("are what stands in the tables after a transaction that throws, and within it", () =>
    withNotes((sql) => {
      const id = open.add(sql, note("one"));
      expect(texts(sql)).toEqual(["one"]);
      expect(() =>
        sql.transaction(() => {
          open.change(sql, id, { text: "two" });
          open.add(sql, note("three"));
          expect(texts(sql)).toEqual(["two", "three"]);
          throw new Error("fault");
        }),
      ).toThrow("fault");
      expect(texts(sql)).toEqual(["one"]);
    }));

  it("are read again when anybody else has written them, or there is another table of that name", () =>
    withNotes((sql) => {
      const id = open.add(sql, note("one"));
      expect(texts(sql)).toEqual(["one"]);
      sql.run(`UPDATE notes SET text = 'two' WHERE id = ?`, id);
      expect(texts(sql)).toEqual(["two"]);
      sql.run(`DROP TABLE notes`);
      sql.run(notes.create);
      expect(texts(sql)).toEqual([]);
    }));

  it("leave what cannot be read as it was found, and read it when it was mended", () =>
    withNotes((sql) => {
      const id = open.add(sql, note("one"));
      sql.run(`UPDATE notes SET tags = 'nonsense' WHERE id = ?`, id);
      open.add(sql, note("two"));
      expect(open.find(sql, id)).toBeNull();
      expect(open.each(sql)).toMatchObject([{ ok: false, found: { id, text: "one" } }, { ok: true }]);
      open.change(sql, id, { text: "still broken" });
      expect(open.each(sql)).toMatchObject([{ ok: false, found: { text: "still broken" } }, { ok: true }]);
      open.change(sql, id, { tags: ["mended"] });
      expect(open.find(sql, id)).toMatchObject({ tags: ["mended"] });
    }));

  it("may be changed in memory first: it is written with the next change, or taken back", () =>
    withNotes((sql) => {
      const id = open.add(sql, note("one"));
      open.changeLater(sql, id, { text: "two" });
      expect(texts(sql)).toEqual(["two"]);
      expect(inRows(sql)).toMatchObject([{ row: { text: "one" } }]);
      open.change(sql, id, { until: 5 });
      expect(inRows(sql)).toMatchObject([{ row: { text: "two", until: 5 } }]);
      open.changeLater(sql, id, { text: "three" });
      sql.changedElsewhere();
      expect(texts(sql)).toEqual(["two"]);
      open.change(sql, id, { until: 6 });
      expect(inRows(sql)).toMatchObject([{ row: { text: "two", until: 6 } }]);
    }));

  it("are read as leniently as whoever reads them wants", () =>
    withNotes((sql) => {
      const lenient = new Mirror(notes, {
        key: "id",
        columns: { id: rowId, tags: orElse(notes.columns.tags, () => ["unknown"]) },
      });
      const id = lenient.add(sql, note("one"));
      sql.run(`UPDATE notes SET tags = 'nonsense' WHERE id = ?`, id);
      expect(lenient.find(sql, id)).toEqual({ id, tags: ["unknown"] });
      expect(() => sql.run(`INSERT INTO notes (id) VALUES (?)`, id)).toThrow();
      expect(lenient.find(sql, id)).toEqual({ id, tags: ["unknown"] });
    }));
});

/** Something that is done with the rows, or with what is remembered of them. `what` is for who reads a counterexample. */
interface Step {
  readonly what: string;
  readonly take: (sql: Sql) => unknown;
}

const text = fc.string({ unit: fc.constantFrom("a", "'", "é", "🖼", "\n", "{"), maxLength: 6 });
const ofNew = (what: string, take: (sql: Sql, text: string) => unknown): fc.Arbitrary<Step> =>
  text.map((some) => ({ what: `${what} ${some}`, take: (sql: Sql) => take(sql, some) }));
const ofOld = (what: string, take: (sql: Sql, id: number) => unknown): fc.Arbitrary<Step> =>
  fc.integer({ min: 1, max: 8 }).map((id) => ({ what: `${what} ${id}`, take: (sql: Sql) => take(sql, id) }));
const of = (what: string, take: (sql: Sql) => unknown): fc.Arbitrary<Step> => fc.constant({ what, take });

const simple: readonly fc.Arbitrary<Step>[] = [
  ofNew("add", (sql, some) => open.add(sql, note(some))),
  ofNew("add, done", (sql, some) => open.add(sql, { ...note(some), state: "done" })),
  ofNew("insert beside", (sql, some) =>
    sql.run(`INSERT INTO notes (state, text, tags) VALUES ('open', ?, '[]')`, some),
  ),
  ofNew("change", (sql, some) => open.change(sql, 1 + some.length, { text: some, until: 5, tags: [some] })),
  ofOld("finish", (sql, id) => open.change(sql, id, { state: "done" })),
  ofOld("reopen", (sql, id) => open.change(sql, id, { state: "open" })),
  ofOld("remove", (sql, id) => open.remove(sql, id)),
  ofOld("delete beside", (sql, id) => sql.run(`delete from notes where id = ?`, id)),
  ofOld("spoil", (sql, id) => sql.run(`UPDATE notes SET tags = '{' WHERE id = ?`, id)),
  ofOld("mend", (sql, id) => open.change(sql, id, { tags: [] })),
  of("look", (sql) => open.each(sql)),
  of("delete what is not mirrored", (sql) =>
    open.beside(sql, () => sql.run(`DELETE FROM notes WHERE state = 'done'`)),
  ),
  of("make the table again", (sql) => {
    sql.run(`DROP TABLE notes`);
    sql.run(notes.create);
  }),
];

const { step } = fc.letrec<{ step: Step }>((tie) => ({
  step: fc.oneof({ maxDepth: 3 }, ...simple, allOrNothing(tie("step"))),
}));

/** Steps in a transaction, which may throw in the end. */
function allOrNothing(step: fc.Arbitrary<Step>): fc.Arbitrary<Step> {
  return fc.tuple(fc.array(step, { maxLength: 5 }), fc.boolean()).map(([steps, fails]) => ({
    what: `${fails ? "nothing" : "all"} of: ${steps.map(({ what }) => what).join(", ")}`,
    take: (sql) => {
      const fault = new Error("fault");
      try {
        sql.transaction(() => {
          for (const { take } of steps) take(sql);
          if (fails) throw fault;
        });
      } catch (thrown) {
        if (thrown !== fault) throw thrown;
      }
    },
  }));
}

const byId = (rows: ReturnType<typeof inRows>) =>
  rows.toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));

it("whatever was done and undone, memory says what the rows say", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), (steps) =>
      withNotes((sql) => {
        for (const one of steps) {
          one.take(sql);
          expect(byId(open.each(sql))).toEqual(byId(inRows(sql)));
        }
      }),
    ),
    { numRuns: 300 },
  );
});

it("also if nobody looks in between", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), (steps) =>
      withNotes((sql) => {
        open.each(sql);
        for (const one of steps) one.take(sql);
        expect(byId(open.each(sql))).toEqual(byId(inRows(sql)));
      }),
    ),
    { numRuns: 300 },
  );
});
