import { describe, expect, it } from "vitest";
import * as z from "zod";
import {
  flag,
  json,
  nullOr,
  number,
  oneOf,
  orElse,
  string,
  UNREADABLE,
} from "../../../../src/durable/storage/column.ts";

/** A schema that counts how often it is asked. */
function counted() {
  const asked = { times: 0 };
  const schema = z.object({ name: z.string(), tags: z.array(z.string()).default([]) }).refine(() => {
    asked.times += 1;
    return true;
  });
  return { asked, column: json(schema) };
}

describe("a column", () => {
  it.each([
    ["text", string, "a", [1, null, undefined]],
    ["number", number, 1.5, ["1", null, Number.POSITIVE_INFINITY, undefined]],
    ["one of some words", oneOf(["chat", "other"]), "chat", ["talk", null, 1]],
    ["JSON", json(z.object({ a: z.number() })), '{"a":1}', ["{", '{"a":"1"}', "null", 1, null]],
  ])("of %s gives what it can hold, and nothing else", (_, column, good, bad) => {
    expect(column.read(good)).not.toBe(UNREADABLE);
    for (const value of bad) expect(column.read(value)).toBe(UNREADABLE);
    expect(nullOr<unknown>(column).read(null)).toBeNull();
  });

  it("reads what it has written", () => {
    expect([true, false].map((value) => flag.read(flag.write(value)))).toEqual([true, false]);
    const { column } = counted();
    const value = { name: "a", tags: ["b"] };
    expect(column.read(column.write(value))).toEqual(value);
    expect(nullOr(column).write(null)).toBeNull();
  });

  it("that somebody can go on without gives what stands in its place", () => {
    const lenient = orElse(number, () => 7);
    expect([lenient.read("many"), lenient.read(3)]).toEqual([7, 3]);
  });
});

describe("a column of JSON", () => {
  it("asks its schema once about a text, and never about one that it has written", () => {
    const { asked, column } = counted();
    for (let time = 0; time < 3; time += 1)
      expect(column.read('{"name":"a"}')).toEqual({ name: "a", tags: [] });
    expect(asked.times).toBe(1);
    column.read(column.write({ name: "b", tags: [] }));
    expect(asked.times).toBe(1);
  });

  it("asks it each time about one that does not fit", () => {
    const { asked, column } = counted();
    for (let time = 0; time < 2; time += 1) expect(column.read('{"name":1}')).toBe(UNREADABLE);
    expect(asked.times).toBe(0);
    expect(column.read('{"name":"a","tags":[]}')).toEqual({ name: "a", tags: [] });
  });

  it("shares what it knows, so that nobody can change it", () => {
    const { column } = counted();
    const read = column.read('{"name":"a","tags":["b"]}');
    if (read === UNREADABLE) throw new Error("unreadable");
    expect(() => read.tags.push("c")).toThrow(TypeError);
    expect(column.read('{"name":"a","tags":["b"]}')).toEqual({ name: "a", tags: ["b"] });
  });

  it("lets whoever writes a value go on with it", () => {
    const { column } = counted();
    const value = { name: "a", tags: ["b"] };
    const written = column.write(value);
    value.tags.push("c");
    expect(column.read(written)).toEqual({ name: "a", tags: ["b"] });
  });

  it("knows the newest few hundred texts, none of them long", () => {
    const { asked, column } = counted();
    for (let n = 0; n < 300; n += 1) column.read(JSON.stringify({ name: String(n) }));
    column.read('{"name":"299"}');
    expect(asked.times).toBe(300);
    column.read('{"name":"0"}');
    expect(asked.times).toBe(301);
    const long = JSON.stringify({ name: "x".repeat(5_000) });
    column.read(long);
    column.read(long);
    expect(asked.times).toBe(303);
  });
});
