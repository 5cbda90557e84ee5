import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatTimestamp, parseTimestamp } from "../../../src/protocol/timestamp.ts";
import { cpuTime } from "../../cpu-time.ts";

describe("a time that arrives", () => {
  // What the reference's datetime makes of the same value.
  it.each([
    ["2026-11-20T10:11:12.345678+00:00", "2026-11-20T10:11:12.345678+00:00"],
    ["2026-11-20T10:11:12", "2026-11-20T10:11:12"],
    ["2026-11-20 10:11:12", "2026-11-20T10:11:12"],
    ["2026-11-20T10:11", "2026-11-20T10:11:00"],
    ["2026-11-20T10:11Z", "2026-11-20T10:11:00+00:00"],
    ["2026-11-20T10:11:12.5Z", "2026-11-20T10:11:12.500000+00:00"],
    ["2026-11-20T10:11:12.000Z", "2026-11-20T10:11:12+00:00"],
    ["2026-11-20T10:11:12+01", "2026-11-20T10:11:12+01:00"],
    ["2026-11-20T10:11:12+0130", "2026-11-20T10:11:12+01:30"],
    ["2026-11-20T10:11:12-01:30", "2026-11-20T10:11:12-01:30"],
    ["2026-11-20T10:11:12-00:00", "2026-11-20T10:11:12+00:00"],
    ["2026-11-20T10:11:12+23:59", "2026-11-20T10:11:12+23:59"],
    ["2026-11-20T10:11:12.123456789012", "2026-11-20T10:11:12.123456"],
    ["2026-1-2T3:4:5", "2026-01-02T03:04:05"],
    ["0001-01-01T00:00:00", "0001-01-01T00:00:00"],
    ["9999-12-31T23:59:59Z", "9999-12-31T23:59:59+00:00"],
    ["2024-02-29T00:00:00", "2024-02-29T00:00:00"],
    ["1790000000", "2026-09-21T14:13:20+00:00"],
    ["1790000000.5", "2026-09-21T14:13:20.500000+00:00"],
    ["1790000000123", "2026-09-21T14:13:20.123000+00:00"],
    ["1e9", "2001-09-09T01:46:40+00:00"],
    [" 5 ", "1970-01-01T00:00:05+00:00"],
    ["5.", "1970-01-01T00:00:05+00:00"],
    [1790000000, "2026-09-21T14:13:20+00:00"],
    [1790000000.25, "2026-09-21T14:13:20.250000+00:00"],
    [1790000000123, "2026-09-21T14:13:20.123000+00:00"],
    [1790000000123456n, "2026-09-21T14:13:20.123456+00:00"],
    [20000000000, "2603-10-11T11:33:20+00:00"],
    [20000000001, "1970-08-20T11:33:20.001000+00:00"],
    [-5, "1969-12-31T23:59:55+00:00"],
    [-0.5, "1969-12-31T23:59:59.500000+00:00"],
  ])("%s is %s", (value, read) => {
    expect(parseTimestamp(value)).toBe(read);
  });

  it.each([
    "",
    "now",
    "2026-11-20",
    "2026-11-20T24:00:00",
    "2026-11-20T10:60:00",
    "2026-11-20T10:11:60",
    "2026-02-30T10:00:00",
    "2025-02-29T10:00:00",
    "2026-13-01T10:00:00",
    "2026-00-01T10:00:00",
    "0000-01-01T00:00:00",
    " 2026-11-20T10:11:12",
    "2026-11-20T10:11:12 Z",
    "2026-11-20T10:11:12z",
    "2026-11-20T10:11:12Zx",
    "2026-11-20T10:11:12+24:00",
    "2026-11-20T10:11:12+5",
    "2026-11-20T10:11:12.",
    "2026-11-20T10:11:12,5",
    "2026-11-20T10:11:12.1234567890123",
    "nan",
    "1e400",
    Number.POSITIVE_INFINITY,
  ])("%s is none", (value) => {
    expect(parseTimestamp(value)).toBeNull();
  });

  it("of a million digits is none, in no time", () => {
    const begin = cpuTime();
    expect(parseTimestamp(`${"1".repeat(1_000_000)}x`)).toBeNull();
    expect(cpuTime() - begin).toBeLessThan(1000);
  });

  it("reads as itself once it is read", () => {
    const numbers = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.oneof(numbers, fc.date({ noInvalidDate: true }).map(String), fc.string()), (value) => {
        const read = parseTimestamp(value);
        if (read !== null) expect(parseTimestamp(read)).toBe(read);
      }),
    );
  });
});

describe("a time that is sent", () => {
  it("is written as Python writes it", () => {
    expect(formatTimestamp(1_790_000_000_123)).toBe("2026-09-21T14:13:20.123000+00:00");
    expect(formatTimestamp(1_790_000_000_000)).toBe("2026-09-21T14:13:20+00:00");
  });

  it("is the same instant, and reads as itself", () => {
    const dates = fc.date({ min: new Date(0), max: new Date("2200-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        const text = formatTimestamp(date.getTime());
        expect(Date.parse(text)).toBe(date.getTime());
        expect(parseTimestamp(text)).toBe(text);
      }),
    );
  });
});
