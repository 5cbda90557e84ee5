import { number, onlyRow } from "./column.ts";
import { Mirror } from "./mirror.ts";
import type { Columns } from "./selection.ts";
import type { Sql } from "./sql.ts";
import { Table } from "./table.ts";

const versions = new Table("schema_version", { id: onlyRow, version: number });
const inMemory = new Mirror(versions, { key: "id", columns: versions.columns });

/** Every statement that one version of the tables adds to the version before. */
type Step = readonly string[];

interface Tables {
  /** As they are today: this is what a new object makes. */
  readonly tables: readonly Pick<Table<Columns>, "create">[];
  /**
   * Every step from an empty object to today's tables, in order; absent while there is one version. A step that has
   * landed is never changed.
   */
  readonly steps?: readonly Step[];
  /** Made before versions were written down: where it stands alone, the tables are of the first version. */
  readonly unversioned?: string;
}

/** The versions of an object's tables. Which one an object has stands in its row of `schema_version`. */
export class Migrations {
  readonly #today: Step;
  readonly #steps: readonly Step[];
  readonly #unversioned: string | null;

  constructor({ tables, steps, unversioned }: Tables) {
    this.#today = tables.map(({ create }) => create);
    this.#steps = steps ?? [this.#today];
    this.#unversioned = unversioned ?? null;
  }

  /** The version of today's tables. */
  get latest(): number {
    return this.#steps.length;
  }

  /** Whether this object ever kept anything. Asking makes no table. */
  tablesExist(sql: Sql): boolean {
    return sql.hasTable(versions.name) || this.#isUnversioned(sql);
  }

  /** Brings the tables to today's form (tests: to an earlier one), in one transaction. Does nothing when they are. */
  migrate(sql: Sql, to = this.latest): void {
    if (sql.hasTable(versions.name) && versionOf(sql) >= to) return;
    sql.transaction(() => {
      const version = sql.hasTable(versions.name) ? versionOf(sql) : this.#begin(sql);
      if (version >= to) return;
      const isNew = version === 0 && to === this.latest;
      for (const statement of isNew ? this.#today : this.#steps.slice(version, to).flat()) sql.run(statement);
      versions.update(sql, { version: to }, "");
    });
  }

  /** Writes down which version there is before any was. */
  #begin(sql: Sql): number {
    const version = this.#isUnversioned(sql) ? 1 : 0;
    sql.run(versions.create);
    versions.insert(sql, { id: 1, version });
    return version;
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
    return this.#unversioned !== null && sql.hasTable(this.#unversioned);
  }
}

function versionOf(sql: Sql): number {
  return inMemory.all(sql)[0]?.version ?? 0;
}
