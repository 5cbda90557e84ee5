import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ConversationFacts, LANGUAGES } from "../../../../src/agent/intent/intent.ts";
import { LANGUAGE_SOURCES } from "../../../../src/agent/intent/languages/index.ts";
import { plainWords, withoutAccents } from "../../../../src/agent/intent/plain-line.ts";
import { readIntent } from "../../../../src/agent/intent/read-intent.ts";
import { cpuTime } from "../../../cpu-time.ts";
import { readTranscripts } from "./transcript.ts";

const PAID: ReadonlySet<string> = new Set(["draw", "change", "again"]);
const says = readTranscripts("transcripts").map(({ say }) => say);

const facts: fc.Arbitrary<ConversationFacts> = fc.record({
  pictures: fc.nat(3),
  hasEarlier: fc.boolean(),
  attachments: fc.nat(1),
  origin: fc.constantFrom(null, "https://pictures.example"),
  language: fc.constantFrom(null, ...LANGUAGES),
});
/** Lines of people, torn apart and put together anew, and lines of nobody. */
const line = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc
    .array(fc.constantFrom(...says.flatMap((say) => say.split(" "))), { maxLength: 12 })
    .map((all) => all.join(" ")),
);

describe("what a line of a chat wants", () => {
  it("is read of whatever is written, and never more than four pictures", () => {
    fc.assert(
      fc.property(line, facts, fc.nat(2_000), (text, given, count) => {
        for (const asked of [text, `${text} --n ${count}`, `${count} pictures of ${text}`]) {
          expect(readIntent(asked, given).options.count ?? 1).toBeLessThanOrEqual(4);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is never a picture where nothing but small talk is said", () => {
    const talk = LANGUAGE_SOURCES.flatMap(({ code, lines }) =>
      Object.entries(lines)
        .filter(([meaning]) => meaning.startsWith("talk:"))
        .flatMap(([, texts]) => texts.split("|").map((text) => ({ code, text }))),
    );
    const frame = fc.constantFrom("", "!", "!!!", " 😊", "...", " :)");
    fc.assert(
      fc.property(fc.constantFrom(...talk), frame, facts, ({ code, text }, end, given) => {
        const { intent } = readIntent(`${text}${end}`, { ...given, language: code });
        expect(PAID.has(intent.kind), text).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it("holds no flags that were understood", () => {
    const flags = fc.constantFrom(
      "--ar 16:9",
      "--n 2",
      "--seed 7",
      "--quality high",
      "--transparent",
      "--square",
    );
    fc.assert(
      fc.property(flags, flags, fc.constantFrom("a red fox", "ein Fuchs", "un zorro"), (one, other, what) => {
        const { intent } = readIntent(`${one} ${what} ${other}`, {
          pictures: 0,
          hasEarlier: false,
          attachments: 0,
          origin: null,
          language: null,
        });
        expect(intent).toEqual({ kind: "draw", description: what });
      }),
    );
  });

  it("finds whole lines in the form that lines are compared in", () => {
    for (const { lines } of LANGUAGE_SOURCES) {
      for (const texts of Object.values(lines)) {
        for (const text of texts.split("|"))
          expect(plainWords(text)).toBe(withoutAccents(text.toLowerCase()));
      }
    }
  });

  it("costs little to read in hostile lines", () => {
    readIntent("a cat", { pictures: 0, hasEarlier: false, attachments: 0, origin: null, language: null });
    for (const piece of [
      "好美",
      "que ",
      "a ",
      "? ",
      "(",
      ", ",
      "more ",
      "the first ",
      "no ",
      "--n ",
      "の",
      "İ",
    ]) {
      for (const length of [400, 16_000]) {
        const text = `${piece.repeat(length / piece.length)}x`;
        const given = { pictures: 2, hasEarlier: true, attachments: 0, origin: null, language: null };
        const costs = Array.from({ length: 5 }, () => {
          const start = cpuTime();
          readIntent(text, given);
          return cpuTime() - start;
        });
        // The best of five: the machine may be busy. What grows with the square takes far longer than this.
        expect(Math.min(...costs), `${piece} ${length}`).toBeLessThan(60);
      }
    }
  });
});
