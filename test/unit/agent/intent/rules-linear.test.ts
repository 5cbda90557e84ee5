import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../../src/agent/intent/intent.ts";
import { openLanguage } from "../../../../src/agent/intent/languages/index.ts";
import { LazyRule, MOST_READ } from "../../../../src/agent/intent/rule.ts";
import { ENDINGS, leastTime, REPEATED, repetition } from "../../texts/hostile-repetitions.ts";

/** A rule reads so little that its square costs a fraction of this; what doubles with each word costs far more. */
const MOST_MS = 25;

function rulesIn(value: unknown): LazyRule[] {
  if (value instanceof LazyRule) return [value];
  if (Array.isArray(value)) return value.flatMap(rulesIn);
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(rulesIn) : [];
}

/** Words that a rule waits for: with one of them again and again a text comes far into it. */
function wordsOf(source: string): string[] {
  const plain = source.replaceAll(/\\[dDwWsSbB]/g, " ").replaceAll(/\\(.)/g, "$1");
  return [...new Set(plain.match(/[^()[\]{}|*+?^$\\<>=!:]+/g) ?? [])];
}

/** Every text begins as the rule may, and is as long as a rule ever sees. */
function hostileTexts(source: string): string[] {
  const words = wordsOf(source);
  const step = Math.max(1, Math.floor(words.length / 16));
  const some = words.filter((_word, index) => index % step === 0);
  const first = words[0] ?? "";
  return [...some.flatMap((word) => [word, `${word} `]), words.slice(0, 6).join(" "), ...REPEATED].flatMap(
    (piece) =>
      ENDINGS.flatMap((ending) =>
        ["", `${first} `].map(
          (beginning) => beginning + repetition(piece, MOST_READ - beginning.length - ending.length, ending),
        ),
      ),
  );
}

describe("every rule of a language", () => {
  it.each(LANGUAGES)(
    "takes next to no time for hostile texts as long as it ever sees: %s",
    (code) => {
      const rules = rulesIn(openLanguage(code));
      expect(rules.length).toBeGreaterThan(10);
      const slow = rules.flatMap(({ source }) => {
        const expression = new RegExp(source);
        const worst = hostileTexts(source).find(
          (text) => leastTime(() => expression.test(text), MOST_MS) > MOST_MS,
        );
        return worst === undefined ? [] : [`${source} for ${worst}`];
      });
      expect(slow).toEqual([]);
    },
    60_000,
  );

  it("would be told from one that takes twice as long with each word", () => {
    const expression = /^(?:a |a a |b )*c$/;
    expect(leastTime(() => expression.test(`${"a ".repeat(32)}x`), MOST_MS)).toBeGreaterThan(MOST_MS);
  });

  it("sees no more of a text than it says", () => {
    const rule = new LazyRule("fox");
    expect(rule.test(`${" ".repeat(MOST_READ - 3)}fox`)).toBe(true);
    expect(rule.test(`${" ".repeat(MOST_READ - 2)}fox`)).toBe(false);
  });
});
