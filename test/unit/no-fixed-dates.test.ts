import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** The folders whose tests reach a real clock, or share builders with those that do: a fixed date passes until its day. */
const FOLDERS = ["worker", "durable", "unit/durable/sender", "e2e", "interop", "faults", "browser", "fuzz"];
const FILES = FOLDERS.flatMap((folder) =>
  readdirSync(`test/${folder}`, { recursive: true, encoding: "utf8" }).map(
    (file) => `test/${folder}/${file}`,
  ),
).filter((file) => /\.(ts|py)$/.test(file));

/** A day or an instant of this century from 2020 on, in any of the forms in which a test might write it. */
const FIXED_DATE = new RegExp(
  [
    /\b20[2-9]\d-[01]\d-[0-3]\d/, // 2026-11-21
    /\bDate\.UTC\(\s*\d/,
    /\bnew Date\(\s*\d/,
    /\bdatetime\(\s*20\d\d/,
    /\b(?:1[6-9]|2\d)\d{8}(?:\d{3})?n?\b/, // seconds or milliseconds since 1970
    /\b[12]_[0-9]\d{2}_\d{3}_\d{3}(?:_\d{3})?n?\b/,
  ]
    .map(({ source }) => source)
    .join("|"),
);

function fixedDates(text: string): string[] {
  return text.split("\n").filter((line) => FIXED_DATE.test(line));
}

describe("tests that reach a real clock", () => {
  it.each(FILES)("%s has no fixed date in it: see test/noon.ts", (file) => {
    expect(fixedDates(readFileSync(file, "utf8"))).toEqual([]);
  });

  it.each([
    "const NOON = Date.UTC(2026, 10, 21, 12);",
    'timestamp: "2031-11-21T12:00:00+00:00"',
    "const NOW = 1_790_000_000_000;",
    "from: 1790000000",
    "expires: 1_900_000_000n",
    "new Date(2026, 10, 21)",
    "datetime(2026, 11, 21)",
  ])("would be found with %s", (line) => {
    expect(fixedDates(line)).toEqual([line]);
  });

  it.each(["Date.now() + 86_400_000", "NOON + 40 * 86_400_000", 'Date.parse("1999-12-31")', "1_000_000"])(
    "may say %s",
    (line) => {
      expect(fixedDates(line)).toEqual([]);
    },
  );
});
