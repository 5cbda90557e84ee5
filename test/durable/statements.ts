import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

// The statements that stand in the source, and those that were run: every one of the former is among the latter.

const SOURCE = resolve(import.meta.dirname, "../../src");
/** Where tables are brought from one version to the next: once in the life of an object. */
const MIGRATIONS = [/^src\/durable\/sender\/schema\.ts$/];
/** What makes or drops a table, or fills the next version of one. */
const TABLE_CHANGES = /^\s*(?:CREATE |DROP |ALTER |INSERT INTO new_)/;
/** Words of SQL, in capitals as everywhere here, with something behind them. */
const SQL = /\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|WHERE|ORDER BY|GROUP BY|JOIN|ON CONFLICT|LIMIT) \S/;
const LITERAL = /`((?:[^`\\]|\\.)*)`|"((?:[^"\\\n]|\\.)*)"/g;
const COMMENT = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;

/** A statement, or a part of one, as a literal of the source has it. */
export interface WrittenStatement {
  readonly file: string;
  readonly text: string;
}

/** Every statement in src, and every part that statements are put together from. */
export function writtenStatements(): WrittenStatement[] {
  const files = globSync("**/*.ts", { cwd: SOURCE }).map((file) => `src/${file.replaceAll("\\", "/")}`);
  return files
    .filter((file) => !MIGRATIONS.some((pattern) => pattern.test(file)))
    .flatMap((file) =>
      literalsOf(readFileSync(join(SOURCE, "..", file), "utf8"))
        .filter((text) => SQL.test(text) && !TABLE_CHANGES.test(text))
        .map((text) => ({ file, text: oneLine(text) })),
    );
}

function literalsOf(source: string): string[] {
  const code = source.replace(COMMENT, "");
  return [...code.matchAll(LITERAL)].map(([, template, quoted]) => template ?? quoted ?? "");
}

/** Whether a statement that was run has this literal in it, whatever stood in its places. */
export function isIn({ text }: WrittenStatement, statement: string): boolean {
  // A literal within a place of another one ends that too early: what is left of the place goes.
  const parts = text.split(/\$\{[^}]*(?:\}|$)/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(parts.join(".*")).test(statement);
}

export function oneLine(statement: string): string {
  return statement.replace(/\s+/g, " ").trim();
}
