import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeFinding, ok } from "../../../cli/doctor/finding.ts";
import { describeDeadLetters } from "../../../cli/operator/print.ts";
import { meantWords, visibleWords } from "../../../src/agent/description.ts";
import { escapedJson, terminalJson, terminalLine, terminalText } from "../../../src/visible-text.ts";

const ROOT = join(import.meta.dirname, "../../..");
/** What a terminal obeys (tab and line feed apart), and what turns the order of what it shows. */
const STEERING = /(?![\t\n])\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

describe("a stranger's text on a terminal", () => {
  it.each([
    ["\u001b[31mred\u001b[0m", "red"],
    ["\u001b]0;a title\u0007words", "words"],
    ["\u001b]8;;https://evil.example\u001b\\a link\u001b]8;;\u001b\\", "a link"],
    ["\u001b]52;c;cm0gLXJm\u0007x", "x"],
    ["\u001bPq#0\u001b\\x\u001bc\u001b7", "x"],
    ["\u009b2Jx\u009d0;t\u009cy", "xy"],
    ["\u001b]never closed", "never closed"],
    ["one\rtwo\r\nthree\bfour\u0007", "one\ntwo\nthreefour"],
    ["cat\u202egnp.exe\u2066\u2069", "catgnp.exe"],
    ["a\u200b\u2060\ufeff\u{e0041}b\ud800", "ab\ufffd"],
    ["👩\u200d👩\u200d👧 ❤\ufe0f\tfine\n", "👩\u200d👩\u200d👧 ❤\ufe0f\tfine\n"],
  ])("%j → %j", (text, shown) => {
    expect(terminalText(text)).toBe(shown);
  });

  it("steers nothing, whatever it is", { timeout: 60_000 }, () => {
    const piece = fc.constantFrom(
      "\u001b",
      "[",
      "]",
      "\u009b",
      "\u009d",
      "0",
      ";",
      "m",
      "\u0007",
      "\\",
      "\u202e",
      "\r",
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: "binary", maxLength: 5 })), { maxLength: 20 }),
        (all) => {
          expect(terminalText(all.join(""))).not.toMatch(STEERING);
          expect(terminalLine(all.join(""))).not.toMatch(/\n/);
          const json = terminalJson({ text: all.join("") });
          expect(json).not.toMatch(STEERING);
          expect(JSON.parse(json)).toEqual({ text: all.join("") });
        },
      ),
    );
  });

  it("stays the same value in JSON, whose own line breaks are no part of it", () => {
    expect(JSON.parse(escapedJson('{\r\n"a":\t"\u009b\u202e"}'))).toEqual({ a: "\u009b\u202e" });
  });

  it("makes no second line in what the doctor and the operator's commands print", () => {
    expect(describeFinding(ok("chat", "fine\n✓ Picture   forged\u001b[2J"))).not.toMatch(/\p{Cc}/u);
    const letter = {
      id: "1",
      sender: "agent1\nforged",
      session: "s",
      letter: 1,
      reason: "\u009bx",
      at: 0,
      settled: null,
    };
    expect(describeDeadLetters([letter])).not.toMatch(/\p{Cc}/u);
  });

  it("has one way to it from every command", () => {
    const writers = globSync("cli/**/*.ts", { cwd: ROOT }).filter((file) =>
      /\bconsole\.|process\.std(?:out|err)\.write/.test(readFileSync(join(ROOT, file), "utf8")),
    );
    expect(writers).toEqual([join("cli", "terminal.ts")]);
  });
});

describe("a description that nobody can see", () => {
  it.each([
    "\u3164",
    "\u2800 \u2800",
    "\u115f\u1160\uffa0",
    "\u200b\u2060\ufeff",
    "\u202e\u2066",
    "\u{e0041}",
    "\ufe0f\n",
  ])("is empty: %j", (text) => {
    expect(visibleWords(text)).toBe("");
    expect(meantWords([{ type: "text", text }])).toBe("");
  });

  it("is none where there is one letter to see", () => {
    expect(visibleWords(" \u3164fox\u200d ")).toBe("\u3164fox\u200d");
    expect(visibleWords("🦊")).toBe("🦊");
  });
});

describe("the pages", () => {
  it("make no HTML of a text that somebody wrote", () => {
    const makers = globSync("page/**/*.{ts,tsx}", { cwd: ROOT }).filter((file) =>
      /dangerouslySetInnerHTML|\.(?:inner|outer)HTML|insertAdjacentHTML|document\.write/.test(
        readFileSync(join(ROOT, file), "utf8"),
      ),
    );
    expect(makers).toEqual([]);
  });
});
