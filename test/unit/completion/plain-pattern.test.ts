import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainPatternWork } from "../../../src/completion/plain-pattern.ts";
import { cpuTime } from "../../cpu-time.ts";

describe("a pattern", () => {
  it.each([
    "^[A-Z]{3}$",
    "^\\d{4}-\\d{2}-\\d{2}$",
    "^\\+?[1-9]\\d{1,14}$",
    "^[a-z0-9-]+$",
    "^.*$",
    "[0-9]{3}",
    "London",
    "^\\$",
    "",
  ])("is plain: %s", (pattern) => {
    expect(plainPatternWork(pattern)).not.toBeNull();
  });

  it.each([
    ["nested quantifiers", "^(a+)+$"],
    ["overlapping alternatives", "^(a|a)*$"],
    ["several endless parts", "^a*a*a*b$"],
    ["an endless part without a beginning", "a+b"],
    ["many bounded ones", "^a{0,99}a{0,99}a{0,99}b$"],
    ["a large count", "^a{1000000}$"],
    ["a reference", "^(a)\\1$"],
    ["a look ahead", "^(?=a)a$"],
    ["Python's own", "^(?P<year>\\d+)$"],
    ["Python's own escapes", "\\Aa\\Z"],
    ["none at all", "["],
    ["length", "a".repeat(1_000)],
  ])("is not, for %s: %s", (_name, pattern) => {
    expect(plainPatternWork(pattern)).toBeNull();
  });

  it("that is plain takes little time on any text", () => {
    const piece = fc.constantFrom(
      "a",
      "a*",
      "a+",
      "a?",
      "a{0,9}",
      "[ab]{2,40}",
      ".{3}",
      "\\w*",
      "b",
      "$",
      "^",
    );
    const patterns = fc.array(piece, { maxLength: 12 }).map((pieces) => `^${pieces.join("")}b$`);
    const text = "a".repeat(2_000);
    fc.assert(
      fc.property(patterns, (pattern) => {
        fc.pre(plainPatternWork(pattern) !== null);
        const begun = cpuTime();
        new RegExp(pattern, "u").test(text);
        expect(cpuTime() - begun).toBeLessThan(500);
      }),
    );
  });
});
