import { existsSync, globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const DOCS = globSync(["*.md", "docs/**/*.md"], { cwd: ROOT }).filter((file) => file !== "CHANGELOG.md");

/** A path from the root, in prose, a table or a drawing. */
const PATH =
  /(?<![\w/.-])(?:src|packages|page|cli|dev|examples|bench|test|public|docs)\/[\w./*<>{}-]*[\w/*]/g;
const LINK = /\]\(([^)#:]+)(?:#[^)]*)?\)/g;

it.each(DOCS)("%s names only paths that exist", (file) => {
  const text = readFileSync(join(ROOT, file), "utf8");
  const named = [...text.matchAll(PATH)].map(([path]) => path).filter((path) => !/[*<>{}]/.test(path));
  const linked = [...text.matchAll(LINK)].map(([, target]) => join(file, "..", target ?? ""));
  expect([...named, ...linked].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

it("each decision has a number of its own, in its name and in its heading", () => {
  const files = globSync("docs/decisions/*.md", { cwd: ROOT });
  const numbers = files.map((file) => /\d{4}/.exec(file)?.[0]);
  expect(new Set(numbers).size).toBe(files.length);
  const headings = files.map((file) => /^# (\d{4}) /.exec(readFileSync(join(ROOT, file), "utf8"))?.[1]);
  expect(headings).toEqual(numbers);
});
