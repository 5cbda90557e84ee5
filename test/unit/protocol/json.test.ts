import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
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

  it("does not need an engine that tells a reviver what was written", () => {
    const parse = JSON.parse;
    const spy = vi.spyOn(JSON, "parse").mockImplementation((text, reviver) =>
      // As engines before 2024 call it: with two arguments.
      parse(text, reviver === undefined ? undefined : (name, value) => reviver.call({}, name, value)),
    );
    const read = parseJson('{"nonce":18446744073709551615,"far":-9007199254740993,"near":1e300}');
    spy.mockRestore();
    expect(read).toEqual({
      ok: true,
      value: { nonce: 18446744073709551615n, far: -9007199254740993n, near: 1e300 },
    });
  });

  it.each([
    ["a name", '{12345678901234567890:"a"}'],
    ["a name behind a good one", '{"n":12345678901234567890,12345678901234567890:1}'],
    ["with a plus", "[+12345678901234567890]"],
    ["with a zero before", "[012345678901234567890]"],
    ["with a letter behind", "[12345678901234567890n]"],
    ["with two signs", "[--12345678901234567890]"],
    ["cut by a space", "[12345678901234567 890]"],
    ["behind a text", '["a"12345678901234567890]'],
    ["behind a point", "[.12345678901234567890]"],
    ["never ended", '[12345678901234567890,"'],
  ])("refuses a long integer %s", (_name, text) => {
    expect(parseJson(text)).toEqual({ ok: false });
  });

  it("takes no text for a long integer, however it is spelled", () => {
    for (const forged of ['"\\u00015"', '"\\u0001"', '{"\\u00015":1}'])
      expect(parseJson(`[${forged},12345678901234567890]`)).toEqual({ ok: false });
    expect(parseJson('["\\u00015"]')).toEqual({ ok: true, value: ["\u00015"] });
    expect(parseJson('["a\\u00015",12345678901234567890]')).toEqual({
      ok: true,
      value: ["a\u00015", 12345678901234567890n],
    });
  });

  it("reads every integer among texts that look like it", () => {
    const texts = fc.oneof(fc.string({ unit: "binary" }), fc.bigInt().map(String), fc.constant('\\"1'));
    const items = fc.array(fc.oneof(fc.bigInt(), texts, fc.double({ noNaN: true, noDefaultInfinity: true })));
    fc.assert(
      fc.property(items, (list) => {
        const written = list.map((item) => (typeof item === "bigint" ? String(item) : JSON.stringify(item)));
        const read = parseJson(`[${written.join(" , ")}]`);
        const begins = list.some((item) => typeof item === "string" && item.startsWith("\u0001"));
        if (begins && !read.ok) return;
        const seen = read.ok && Array.isArray(read.value) ? read.value : [];
        // -0 is written 0.
        expect(seen.map(String)).toEqual(list.map(String));
      }),
    );
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
