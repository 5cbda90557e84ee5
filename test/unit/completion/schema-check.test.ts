import { describe, expect, it } from "vitest";
import { prepareCheck } from "../../../src/completion/schema-check.ts";
import type { JsonObject } from "../../../src/protocol/json.ts";
import { cpuTime } from "../../cpu-time.ts";

/** What becomes of an answer; "invalid" where the schema is not taken. */
function verdict(schema: JsonObject, output: JsonObject): string {
  return prepareCheck(schema)?.check(output).kind ?? "invalid";
}
const property = (schema: JsonObject): JsonObject => ({ type: "object", properties: { a: schema } });

describe("a schema of Pydantic 1", () => {
  const tree = {
    title: "Garden",
    type: "object",
    properties: {
      name: { title: "Name", type: "string", maxLength: 20 },
      kind: { $ref: "#/definitions/Kind" },
      root: { title: "Root", allOf: [{ $ref: "#/definitions/Plant" }] },
      planted: { title: "Planted", type: "string", format: "date" },
      number: { title: "Number", type: "string", format: "uuid4" },
      beds: { title: "Beds", type: "array", items: { type: "integer" }, uniqueItems: true },
      sizes: { title: "Sizes", type: "object", additionalProperties: { type: "number" } },
    },
    required: ["name", "root"],
    definitions: {
      Kind: { title: "Kind", description: "An enumeration.", enum: ["herb", "tree"], type: "string" },
      Plant: {
        title: "Plant",
        type: "object",
        properties: {
          height: { title: "Height", exclusiveMinimum: 0, type: "number" },
          children: { title: "Children", type: "array", items: { $ref: "#/definitions/Plant" } },
        },
        required: ["height"],
      },
    },
  };
  const garden = { name: "Kew", root: { height: 3, children: [{ height: 1, children: [{ height: 0.5 }] }] } };

  it("with definitions, enumerations and a model inside itself is checked", () => {
    expect(verdict(tree, garden)).toBe("fits");
    expect(
      verdict(tree, { ...garden, kind: "tree", planted: "2026-02-28", beds: [1, 2], sizes: { a: 1 } }),
    ).toBe("fits");
  });

  it.each([
    ["a missing member", { name: "Kew" }],
    ["too long a text", { ...garden, name: "x".repeat(21) }],
    ["no value of an enumeration", { ...garden, kind: "bush" }],
    ["a misfit deep inside", { ...garden, root: { height: 3, children: [{ height: 0 }] } }],
    ["no such day", { ...garden, planted: "2026-02-30" }],
    ["a value twice", { ...garden, beds: [1, 1] }],
    ["a wrong value in a dict", { ...garden, sizes: { a: "large" } }],
  ])("tells a misfit: %s", (_name, output) => {
    expect(verdict(tree, output)).toBe("does-not-fit");
  });

  it("may hold limits beyond 2^53", () => {
    const schema = property({ type: "integer", maximum: 2n ** 64n });
    expect(verdict(schema, { a: 2n ** 63n })).toBe("fits");
    expect(verdict(schema, { a: 2n ** 65n })).toBe("does-not-fit");
  });
});

describe("each keyword", () => {
  it.each<[JsonObject, JsonObject["a"], JsonObject["a"]]>([
    [{ type: ["string", "null"] }, null, 1],
    [{ const: "x" }, "x", "y"],
    [{ anyOf: [{ type: "string" }, { type: "null" }] }, null, 1],
    [{ allOf: [{ minimum: 1 }, { maximum: 3 }] }, 2, 4],
    [{ oneOf: [{ minimum: 1 }, { maximum: 3 }] }, 4, 2],
    [{ not: { type: "string" } }, 1, "x"],
    // biome-ignore lint/suspicious/noThenProperty: JSON schema's own keyword
    [{ if: { type: "string" }, then: { minLength: 2 }, else: { minimum: 2 } }, "xy", 1],
    [{ prefixItems: [{ type: "string" }], items: false }, ["x"], ["x", 1]],
    [{ items: [{ type: "string" }], additionalItems: false }, ["x"], ["x", 1]],
    [{ minItems: 1, maxItems: 2 }, [1], []],
    [{ properties: { b: {} }, additionalProperties: false }, { b: 1 }, { c: 1 }],
    [{ minProperties: 1 }, { b: 1 }, {}],
    [{ multipleOf: 0.1 }, 0.3, 0.35],
    [{ pattern: "^[A-Z]{3}$" }, "GBP", "pound"],
    [{ format: "email" }, "a@example.com", "a@"],
    [{ format: "date-time" }, "2026-11-21T12:00:00Z", "noon"],
  ])("of %j counts", (schema, fitting, misfitting) => {
    expect(verdict(property(schema), { a: fitting ?? null })).toBe("fits");
    expect(verdict(property(schema), { a: misfitting ?? null })).toBe("does-not-fit");
  });
});

describe("what is not checked", () => {
  it.each<[string, JsonObject, JsonObject]>([
    ["a pattern that is not plain", property({ pattern: "^(a+)+$" }), { a: "b" }],
    ["Python's pattern", property({ pattern: "^(?P<x>a)$" }), { a: "b" }],
    ["a format of nobody's", property({ format: "uuid4" }), { a: "b" }],
    ["names by pattern", { patternProperties: { "^x": { type: "string" } } }, { x: 1 }],
    ["dependencies", { dependencies: { a: ["b"] } }, { a: 1 }],
    ["a word of the author's own", { example: { type: "string" } }, { a: 1 }],
  ])("lets everything pass: %s", (_name, schema, output) => {
    expect(verdict(schema, output)).toBe("fits");
  });

  it("makes nothing around it stricter", () => {
    const pattern = { pattern: "^(a+)+$" };
    expect(verdict(property({ not: pattern }), { a: "b" })).toBe("fits");
    expect(verdict(property({ oneOf: [pattern, { minLength: 1 }] }), { a: "b" })).toBe("fits");
    // biome-ignore lint/suspicious/noThenProperty: JSON schema's own keyword
    expect(verdict(property({ if: pattern, then: { maxLength: 0 } }), { a: "b" })).toBe("fits");
    expect(verdict({ patternProperties: { "^x": {} }, additionalProperties: false }, { x: 1 })).toBe("fits");
  });

  it("leaves the rest checked", () => {
    const schema = { properties: { a: { oneOf: [{ pattern: "^(a+)+$", type: "string" }] } } };
    expect(verdict(schema, { a: 1 })).toBe("does-not-fit");
  });
});

describe("a schema that is not taken", () => {
  const chain = (length: number): JsonObject =>
    Object.fromEntries(
      Array.from({ length }, (_, at) => {
        const next = { $ref: `#/definitions/d${at + 1}` };
        return [`d${at}`, at === length - 1 ? {} : { allOf: [next, next] }];
      }),
    );
  let deep: JsonObject = {};
  for (let level = 0; level < 150; level += 1) deep = { not: deep };

  it.each<[string, JsonObject]>([
    ["another host", { $ref: "https://example.com/schema.json" }],
    ["another host, below", property({ $ref: "//example.com/a" })],
    ["another file", property({ $ref: "definitions.json#/a" })],
    ["a definition that is not there", property({ $ref: "#/definitions/Missing" })],
    ["itself", { $ref: "#" }],
    ["itself, by way of others", property({ anyOf: [{ allOf: [{ $ref: "#/properties/a" }] }] })],
    ["two others, thirty times", { definitions: chain(30), properties: { a: { $ref: "#/definitions/d0" } } }],
    ["great depth", deep],
    ["great length", { description: "x".repeat(40_000) }],
    ["great width", { required: Array(9_000).fill("a") }],
    ["many parts", { anyOf: Array(1_500).fill({}) }],
    ["a keyword that is no such thing", { required: "a" }],
    ["a number beyond every double", property({ maximum: Number.POSITIVE_INFINITY })],
    ["half a surrogate pair in a name", { properties: { "\uD800": {} } }],
    ["something that is no object", { type: "string" }],
  ])("refers to or is: %s", (_name, schema) => {
    expect(prepareCheck(schema)).toBeNull();
  });

  it("is never an error, whatever stands in the place of a keyword", () => {
    const keywords = [
      "$ref",
      "$id",
      "$anchor",
      "type",
      "properties",
      "items",
      "enum",
      "pattern",
      "format",
      "title",
    ];
    const values = [
      null,
      true,
      0,
      "",
      "__proto__",
      "constructor",
      [],
      [null],
      {},
      { a: 1 },
      { __proto__: null },
    ];
    for (const keyword of keywords)
      for (const value of values) {
        const schema: JsonObject = JSON.parse(JSON.stringify({ [keyword]: value }));
        expect(["fits", "does-not-fit", "invalid"]).toContain(verdict(schema, { a: "x", constructor: 1 }));
      }
  });
});

describe("the work for one answer", () => {
  const many = (count: number, schema: JsonObject): JsonObject => ({ allOf: Array(count).fill(schema) });
  const text = "a".repeat(500_000);

  it.each<[string, JsonObject, JsonObject]>([
    [
      "a model that is twice in itself",
      { properties: { a: { allOf: [{ $ref: "#" }, { $ref: "#" }] } } },
      JSON.parse(`${'{"a":'.repeat(60)}{}${"}".repeat(60)}`),
    ],
    ["a long text, measured often", property(many(900, { maxLength: 1_000_000 })), { a: text }],
    ["a long text with a pattern", property(many(400, { pattern: "^a*b$" })), { a: text }],
    ["a long text with a format", property(many(400, { format: "uri" })), { a: text }],
    ["a long list without repeats", property(many(20, { uniqueItems: true })), { a: Array(4_900).fill({}) }],
    [
      "a long list, read often",
      property(many(400, { items: { type: "integer" } })),
      { a: Array(4_900).fill(1) },
    ],
    [
      "many missing members, often",
      {
        properties: { a: { items: { anyOf: Array(30).fill({ $ref: "#/definitions/wide" }) } } },
        definitions: { wide: { required: Array(5_000).fill("x") } },
      },
      { a: Array(4_900).fill({}) },
    ],
    [
      "a long enumeration, read often",
      property({ items: { not: { enum: Array(3_000).fill("x") } } }),
      { a: Array(4_900).fill("y") },
    ],
  ])("is bounded: %s", (_name, schema, output) => {
    const begun = cpuTime();
    expect(["too-costly", "does-not-fit", "invalid"]).toContain(verdict(schema, output));
    expect(cpuTime() - begun).toBeLessThan(2_000);
  });

  it("is enough for a large ordinary answer", () => {
    const names = Array.from({ length: 20 }, (_, at) => `member_${at}`);
    const row = {
      type: "object",
      properties: Object.fromEntries(
        names.map((name) => [name, { title: name, type: "string", maxLength: 50 }]),
      ),
      required: names,
    };
    const schema = {
      type: "object",
      properties: { rows: { type: "array", items: { $ref: "#/definitions/Row" } } },
      definitions: { Row: row },
    };
    const rows = Array(200).fill(Object.fromEntries(names.map((name) => [name, "some text"])));
    expect(verdict(schema, { rows })).toBe("fits");
  });

  it("does not add up over answers", () => {
    const check = prepareCheck(property({ type: "array", items: { type: "integer" } }));
    for (let time = 0; time < 30; time += 1)
      expect(check?.check({ a: Array(4_000).fill(1) }).kind).toBe("fits");
  });
});
