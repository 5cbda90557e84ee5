import { describe, expect, expectTypeOf, it } from "vitest";
import type { Value } from "../../../src/protocol/codec.ts";
import {
  anything,
  dateTime,
  enumeration,
  integer,
  list,
  literal,
  oftenMissing,
  optional,
  record,
  text,
  union,
  withDefault,
} from "../../../src/protocol/field.ts";
import { pythonJson } from "../../../src/protocol/json.ts";
import { model, modelDigest, nested } from "../../../src/protocol/model.ts";

describe("the schema of a model", () => {
  const point = model("Point", { x_2y: integer(), n: withDefault(text(), "a") }, "A place.");
  const colour = enumeration("Colour", ["red", "blue"]);
  const thing = model(
    "Thing",
    {
      point: nested(point),
      origin: withDefault(nested(point), { x_2y: 0, n: "a" }),
      maybe: optional(nested(point)),
      colour: withDefault(colour, "red"),
      other_colour: colour,
      kind: literal("thing"),
      anything_at_all: anything(),
      points: list(nested(point)),
      by_name: record(nested(point)),
      limit: withDefault(integer(), 5),
      note: optional(text()),
      either: union(text(), integer()),
      HTTPCode_x: text(),
      ümlaut_a1b: text(),
    },
    "Ünïcode docstring",
  );

  // The same class, declared in Python, gave this text and this digest.
  it("has the text that Pydantic writes for all kinds of members", () => {
    expect(pythonJson(thing.schema, { sortKeys: true })).toBe(
      '{"definitions": {"Colour": {"description": "An enumeration.", "enum": ["red", "blue"], "title": "Colour", "type": "string"}, ' +
        '"Point": {"description": "A place.", "properties": {"n": {"default": "a", "title": "N", "type": "string"}, "x_2y": {"title": "X 2Y", "type": "integer"}}, "required": ["x_2y"], "title": "Point", "type": "object"}}, ' +
        '"description": "\\u00dcn\\u00efcode docstring", "properties": {' +
        '"HTTPCode_x": {"title": "Httpcode X", "type": "string"}, ' +
        '"anything_at_all": {"title": "Anything At All"}, ' +
        '"by_name": {"additionalProperties": {"$ref": "#/definitions/Point"}, "title": "By Name", "type": "object"}, ' +
        '"colour": {"allOf": [{"$ref": "#/definitions/Colour"}], "default": "red"}, ' +
        '"either": {"anyOf": [{"type": "string"}, {"type": "integer"}], "title": "Either"}, ' +
        '"kind": {"enum": ["thing"], "title": "Kind", "type": "string"}, ' +
        '"limit": {"default": 5, "title": "Limit", "type": "integer"}, ' +
        '"maybe": {"$ref": "#/definitions/Point"}, ' +
        '"note": {"title": "Note", "type": "string"}, ' +
        '"origin": {"allOf": [{"$ref": "#/definitions/Point"}], "default": {"n": "a", "x_2y": 0}, "title": "Origin"}, ' +
        '"other_colour": {"$ref": "#/definitions/Colour"}, ' +
        '"point": {"$ref": "#/definitions/Point"}, ' +
        '"points": {"items": {"$ref": "#/definitions/Point"}, "title": "Points", "type": "array"}, ' +
        '"\\u00fcmlaut_a1b": {"title": "\\u00dcmlaut A1B", "type": "string"}}, ' +
        '"required": ["point", "other_colour", "kind", "points", "by_name", "either", "HTTPCode_x", "\\u00fcmlaut_a1b"], ' +
        '"title": "Thing", "type": "object"}',
    );
  });

  it("has the digest that the reference computes", () => {
    expect(modelDigest(thing.schema)).toBe(
      "model:1e578557b6d66681c354b31e38a6ab0ee35fc66f3da3ac7ded3dad160990d657",
    );
  });

  it("carries the definitions of models inside models", () => {
    const outer = model("Outer", { things: list(nested(thing)) });
    expect(Object.keys(outer.schema.definitions ?? {}).toSorted()).toEqual(["Colour", "Point", "Thing"]);
    expect(outer.schema).not.toHaveProperty("definitions.Thing.definitions");
  });
});

describe("a message of a model", () => {
  const point = model("Point", { x_2y: integer(), n: withDefault(text(), "a") });
  const thing = model("Thing", {
    the_point: nested(point),
    colour: enumeration("Colour", ["red", "blue"]),
    either: union(integer(), list(text())),
    byName: record(integer()),
    note_of_somebody: optional(text()),
    time: oftenMissing(dateTime()),
    rest: anything(),
  });
  const wire = {
    the_point: { x_2y: "5" },
    colour: "red",
    either: ["x", true],
    byName: { a: 1.9 },
  };
  const message = {
    thePoint: { x2y: 5, n: "a" },
    colour: "red",
    either: ["x", "True"],
    byName: { a: 1 },
    noteOfSomebody: null,
    time: null,
    rest: null,
  };

  it("has the members of the wire in camel case, read as Python reads them", () => {
    expect(thing.read(wire)).toEqual({ ok: true, value: message });
  });

  it("is written with the names of the wire, in the order of declaration", () => {
    const written = thing.write({ ...message, time: "2026-11-20T10:11:12" });
    expect(written.ok && pythonJson(written.value)).toBe(
      '{"the_point": {"x_2y": 5, "n": "a"}, "colour": "red", "either": ["x", "True"], "byName": {"a": 1}, ' +
        '"note_of_somebody": null, "time": "2026-11-20T10:11:12", "rest": null}',
    );
  });

  it.each([
    ["the_point", { ...wire, the_point: null }],
    ["the_point.x_2y", { ...wire, the_point: { x_2y: "five" } }],
    ["the_point.n", { ...wire, the_point: { x_2y: 5, n: null } }],
    ["colour", { ...wire, colour: "green" }],
    ["either", { ...wire, either: [null] }],
    ["byName.a", { ...wire, byName: { a: [] } }],
    ["time", { ...wire, time: "now" }],
  ])("does not fit, and it is told where: %s", (path, broken) => {
    expect(thing.read(broken)).toMatchObject({ ok: false, path });
  });

  it.each([
    ["thePoint.x2y", { ...message, thePoint: { x2y: 1.5, n: "a" } }],
    ["thePoint.colour", { ...message, thePoint: { x2y: 1, n: "a", colour: "red" } }],
    ["byName.a", { ...message, byName: { a: "1" } }],
    ["time", message],
    ["rest", { ...message, time: "2026-11-20T10:11:12", rest: () => 0 }],
  ])("is not written with what the wire has no place for: %s", (path, broken) => {
    expect(thing.write(broken)).toMatchObject({ ok: false, path });
  });

  it("inherits no member", () => {
    const inherits = model("Inherits", { constructor: optional(text()) });
    expect(inherits.read({})).toEqual({ ok: true, value: { constructor: null } });
  });

  it("has a name for each member", () => {
    expect(() => model("Twice", { a_b: text(), aB: text() })).toThrow("same name in camel case");
  });

  it("has the type of its fields", () => {
    const read = point.read({ x_2y: 5 });
    if (!read.ok) throw new Error(read.problem);
    expectTypeOf(read.value).toEqualTypeOf<{ readonly x2y: number; readonly n: string }>();
    expectTypeOf<Value<typeof thing>["either"]>().toEqualTypeOf<number | readonly string[]>();
    expectTypeOf<Value<typeof thing>["colour"]>().toEqualTypeOf<"red" | "blue">();
    expectTypeOf<Value<typeof thing>["noteOfSomebody"]>().toEqualTypeOf<string | null>();
  });
});
