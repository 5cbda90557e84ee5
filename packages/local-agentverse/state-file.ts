import { copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import * as z from "zod";
import type { Report } from "./report.ts";

/** Rows of one kind by key, in the order in which they came. Rows are plain JSON. */
export interface StateTable<Row> {
  get(key: string): Row | undefined;
  set(key: string, row: Row): void;
  delete(key: string): boolean;
  entries(): readonly (readonly [key: string, row: Row])[];
}

/** The state of a local Agentverse: each service has tables of its own in it. */
export interface State {
  /** Gives a table with the rows that an earlier process left. A name is used once. */
  table<Row>(name: string, schema: z.ZodType<Row>): StateTable<Row>;
}

type Tables = Map<string, Map<string, unknown>>;
const fileSchema = z.record(z.string(), z.record(z.string(), z.unknown()));

/**
 * State that outlives the process in a `file` (null: in memory alone), written whole after every change. What cannot
 * be read is set aside as `<file>.broken` and is not fatal: agents register again by themselves.
 */
export function openState(file: string | null, report: Report): State {
  const tables: Tables = file === null ? new Map() : readTables(file, report);
  const save = () => {
    if (file !== null) writeTables(file, tables);
  };
  return {
    table(name, schema) {
      const read = z.record(z.string(), schema).safeParse(Object.fromEntries(tables.get(name) ?? []));
      if (!read.success && file !== null) {
        copyFileSync(file, `${file}.broken`);
        report(`set aside "${name}", which is not what was expected, in ${file}.broken`);
      }
      const rows = new Map(read.success ? Object.entries(read.data) : []);
      tables.set(name, rows);
      return tableOf(rows, save);
    },
  };
}

function tableOf<Row>(rows: Map<string, Row>, save: () => void): StateTable<Row> {
  return {
    get: (key) => rows.get(key),
    set(key, row) {
      rows.set(key, row);
      save();
    },
    delete(key) {
      const existed = rows.delete(key);
      if (existed) save();
      return existed;
    },
    entries: () => [...rows],
  };
}

function readTables(file: string, report: Report): Tables {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return new Map();
  }
  try {
    const tables = Object.entries(fileSchema.parse(JSON.parse(text)));
    return new Map(tables.map(([name, rows]) => [name, new Map(Object.entries(rows))]));
  } catch {
    renameSync(file, `${file}.broken`);
    report(`set aside a state file that cannot be read: ${file}.broken`);
    return new Map();
  }
}

/** Renaming keeps the old file whole if the process is killed while it writes. */
function writeTables(file: string, tables: Tables): void {
  mkdirSync(dirname(file), { recursive: true });
  const json = Object.fromEntries([...tables].map(([name, rows]) => [name, Object.fromEntries(rows)]));
  // Letters and assets are private, also on a shared machine.
  writeFileSync(`${file}.new`, JSON.stringify(json, null, 1), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
