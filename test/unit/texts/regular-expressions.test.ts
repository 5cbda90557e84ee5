import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyse } from "scslre";
import { parseSync, Visitor } from "vite";
import { describe, expect, it } from "vitest";
import { ENDINGS, leastTime, REPEATED, repetition } from "./hostile-repetitions.ts";

const ROOT = join(import.meta.dirname, "../../..");
const FOLDERS = ["src", "page", "cli", "packages", "dev", "examples", "bench"];

interface Literal {
  readonly place: string;
  readonly expression: RegExp;
}

const literals = FOLDERS.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: ROOT })).flatMap(
  literalsOf,
);

/** Every regular expression that stands in a file. */
function literalsOf(file: string): Literal[] {
  const code = readFileSync(join(ROOT, file), "utf8");
  const found: Literal[] = [];
  new Visitor({
    Literal(node) {
      if (!("regex" in node)) return;
      const { pattern, flags } = node.regex;
      const line = code.slice(0, node.start).split("\n").length;
      found.push({ place: `${file}:${line}`, expression: new RegExp(pattern, flags) });
    },
  }).visit(parseSync(file, code).program);
  return found;
}

const LENGTH = 6_000;
/** Steps in proportion to the text take a fraction of 1 ms; to its square, tens. */
const LINEAR_MS = 6;

/** The letters that an expression waits for, one after the other: with these a text comes far into it. */
function wordsOf({ source }: RegExp): string[] {
  const plain = source.replaceAll(/\\[dDwWsSbBpP](?:\{[^}]*\})?/g, " ").replaceAll(/\\(.)/g, "$1");
  return [...new Set(plain.match(/[^()[\]{}|*+?^$\\]+|[[({]/g) ?? [])].slice(0, 12);
}

function slowest({ expression }: Literal): { readonly ms: number; readonly text: string } {
  const words = wordsOf(expression);
  const beginnings = ["", ...words.slice(0, 2)];
  let worst = { ms: 0, text: "" };
  for (const piece of [...words, words.join(""), ...REPEATED].filter((text) => text !== "")) {
    for (const ending of ENDINGS) {
      for (const beginning of beginnings) {
        const text = beginning + repetition(piece, LENGTH, ending);
        expression.lastIndex = 0;
        const ms = leastTime(() => text.replace(expression, ""), LINEAR_MS);
        if (ms > worst.ms) worst = { ms, text: `${beginning}${piece}${piece}… ${ending}` };
        if (ms > LINEAR_MS) return worst;
      }
    }
  }
  return worst;
}

describe("every regular expression of ours", () => {
  it("is found", () => {
    expect(literals.length).toBeGreaterThan(100);
    expect(literals.map(({ place }) => place.split("/", 1)[0])).toEqual(
      expect.arrayContaining(["src", "page", "cli", "packages"]),
    );
  });

  it("has no backtracking that grows faster than the text, as far as its form tells", () => {
    const reports = literals.flatMap(({ place, expression }) =>
      analyse(
        { source: expression.source, flags: expression.flags },
        { reportTypes: { Move: true } },
      ).reports.map(({ type }) => `${place} ${expression}: ${type}`),
    );
    expect(reports).toEqual([]);
  });

  it("takes time in proportion to hostile texts", { timeout: 120_000 }, () => {
    const slow = literals.map((literal) => ({ literal, worst: slowest(literal) }));
    expect(
      slow
        .filter(({ worst }) => worst.ms > LINEAR_MS)
        .map(
          ({ literal, worst }) => `${literal.place} ${literal.expression}: ${worst.ms} ms for ${worst.text}`,
        ),
    ).toEqual([]);
  });

  it.each([
    [/!\[[^\]]*\]\((https?:\/\/[^\s()]+)\)/, "the picture in a reply, as it was"],
    [/!?\[[^\]]*\]\(\s*\)/g, "links that lost their target, as they were"],
    [/[!?.,\s]+$/, "what may stand behind a greeting, as it was"],
  ])("would be told from a slow one: %s", { timeout: 30_000 }, (expression, place) => {
    expect(slowest({ place, expression }).ms).toBeGreaterThan(LINEAR_MS);
  });
});
