import { number } from "./column.ts";
import type { Sql } from "./sql.ts";
import { Table } from "./table.ts";

const versions = new Table("schema_version", { id: number, version: number });

/** Every statement that one version of the tables adds to the version before. */
type Step = readonly string[];

/**
 * The versions of an object's tables: every step from an empty object to today's, in order. A step that has landed is
 * never changed. Which version an object has stands in its row of `schema_version`.
 */
export class Migrations {
  readonly #steps: readonly Step[];
  /** Made before versions were written down: where it stands alone, the tables are of the first version. */
  readonly #unversioned: string | null;

  constructor(steps: readonly Step[], unversioned: string | null = null) {
    this.#steps = steps;
    this.#unversioned = unversioned;
  }

  /** The version of today's tables. */
  get latest(): number {
    return this.#steps.length;
  }

  /** Whether this object ever kept anything. Asking makes no table. */
  tablesExist(sql: Sql): boolean {
    return hasTable(sql, versions.name) || this.#isUnversioned(sql);
  }

  /** Brings the tables to today's form (tests: to an earlier one), in one transaction. Does nothing when they are. */
  migrate(sql: Sql, to = this.latest): void {
    sql.transaction(() => {
      if (!hasTable(sql, versions.name)) {
        const version = this.#isUnversioned(sql) ? 1 : 0;
        sql.run(
          `CREATE TABLE ${versions.name} (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL)`,
        );
        versions.insert(sql, { id: 1, version });
      }
      const missing = this.#steps.slice(versions.first(sql)?.version ?? 0, to);
      if (missing.length === 0) return;
      for (const statement of missing.flat()) sql.run(statement);
      versions.update(sql, { version: to }, "");
    });
  }

  /** For an object that wakes: false if its tables do not take the step, and nothing was changed. Never throws. */
  bringUpToDate(sql: Sql, onFault: (fault: unknown) => void): boolean {
    try {
      if (this.tablesExist(sql)) this.migrate(sql);
      return true;
    } catch (fault) {
      onFault(fault);
      return false;
    }
  }

  #isUnversioned(sql: Sql): boolean {
    return this.#unversioned !== null && hasTable(sql, this.#unversioned);
  }
}

export function hasTable(sql: Sql, name: string): boolean {
  return sql.has(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`, name);
}
