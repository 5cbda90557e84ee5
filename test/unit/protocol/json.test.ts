import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, parseJson, pythonJson } from "../../../src/protocol/json.ts";

describe("reading JSON", () => {
  it.each([
    ["9007199254740991", 9007199254740991],
    ["9007199254740993", 9007199254740993n],
    ["-9007199254740993", -9007199254740993n],
    ["18446744073709551615", 18446744073709551615n],
    ["9007199254740993.0", 9007199254740992],
    ["1e400", Number.POSITIVE_INFINITY],
    ["0.1", 0.1],
    ['"18446744073709551615"', "18446744073709551615"],
  ])("reads %s without losing digits", (text, value) => {
    expect(parseJson(text)).toEqual({ ok: true, value });
  });

  it("keeps digits at any depth and leaves texts alone", () => {
    expect(parseJson('{"a":[{"b":12345678901234567890,"c":"12345678901234567890"}]}')).toEqual({
      ok: true,
      value: { a: [{ b: 12345678901234567890n, c: "12345678901234567890" }] },
    });
  });

  it.each([
    "",
    "\ufeff1",
    "NaN",
    "Infinity",
    "-Infinity",
    "{'a':1}",
    "[1,]",
    "01",
    "1\u0000",
    "9".repeat(4301),
  ])("refuses %j", (text) => {
    expect(parseJson(text)).toEqual({ ok: false });
  });

  it("reads 200 levels and refuses 201, however the brackets are hidden", () => {
    const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
    expect(parseJson(nested(200)).ok).toBe(true);
    expect(parseJson(nested(201)).ok).toBe(false);
    expect(parseJson(`["\\\\",${nested(199)}]`).ok).toBe(true);
    expect(parseJson(`["\\\\",${nested(200)}]`).ok).toBe(false);
    expect(parseJson(`["\\"",${nested(200)}]`).ok).toBe(false);
  });

  it("reads 20,000 values and refuses more, of whatever kind", () => {
    for (const value of ["0", "[]", "{}", '""', "12345678901234567"]) {
      const list = (length: number) => `[${Array(length).fill(value).join(",")}]`;
      expect(parseJson(list(10_000)).ok).toBe(true);
      expect(parseJson(list(20_001)).ok).toBe(false);
    }
  });

  it("takes brackets inside a text for text", () => {
    for (const text of ["[".repeat(300), `"${"[".repeat(300)}`, `\\"${"{".repeat(300)}\\`]) {
      expect(parseJson(JSON.stringify({ text }))).toEqual({ ok: true, value: { text } });
    }
  });

  it("makes __proto__ a member like any other", () => {
    const result = parseJson('{"__proto__":{"a":12345678901234567890}}');
    expect(result.ok && Object.keys(result.value ?? {})).toEqual(["__proto__"]);
  });

  it("reads what JSON.parse reads", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        const read = parseJson(text);
        if (!read.ok) throw new Error(text);
        // Through text, because long integers are bigint on one side.
        expect(JSON.parse(pythonJson(read.value))).toEqual(JSON.parse(text));
      }),
    );
  });
});

describe("writing JSON", () => {
  // Texts of Python's json.dumps for the same values.
  it("escapes and spaces as Python does", () => {
    const value = { b: 1, a: [1, "é\x7f\u2028😀\n\t\x01/<"], n: null, t: true, big: 2n ** 70n, e: {}, l: [] };
    expect(pythonJson(value)).toBe(
      '{"b": 1, "a": [1, "\\u00e9\\u007f\\u2028\\ud83d\\ude00\\n\\t\\u0001/<"], "n": null, "t": true, "big": 1180591620717411303424, "e": {}, "l": []}',
    );
  });

  it("sorts keys by code point, not by UTF-16 unit", () => {
    const value = { "😀": 1, "\uffff": 2, b: 3, ab: 4, a: 5 };
    expect(pythonJson(value, { sortKeys: true })).toBe(
      '{"a": 5, "ab": 4, "b": 3, "\\uffff": 2, "\\ud83d\\ude00": 1}',
    );
    expect(canonicalJson(value)).toBe('{"a":5,"ab":4,"b":3,"\\uffff":2,"\\ud83d\\ude00":1}');
  });

  it("refuses what is not JSON", () => {
    expect(() => pythonJson(Number.NaN)).toThrow("not JSON");
    expect(() => pythonJson({ a: Number.POSITIVE_INFINITY })).toThrow("not JSON");
  });

  it("is read back the same", () => {
    const jsonValues = fc.jsonValue({ maxDepth: 5 }).map((value) => JSON.parse(JSON.stringify(value)));
    fc.assert(
      fc.property(jsonValues, (value) => {
        expect(JSON.parse(pythonJson(value))).toEqual(value);
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
    );
  });

  it("keeps integers of any length", () => {
    fc.assert(
      fc.property(fc.bigInt(), (integer) => {
        const result = parseJson(pythonJson([integer]));
        expect(result.ok && String(result.value)).toBe(String(integer));
      }),
    );
  });
});
