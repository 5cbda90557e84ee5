import { describe, expect, it } from "vitest";
import { completeStructured } from "../../../src/completion/structured.ts";
import type { CompletionOutcome } from "../../../src/completion/text-model.ts";
import type { JsonValue } from "../../../src/protocol/json.ts";
import { fakeModel } from "./fake-model.ts";

const PROMPT = "How is the weather in London today?";
/** Location.schema() of the source document's client. */
const LOCATION = {
  title: "Location",
  type: "object",
  properties: {
    city: { title: "City", type: "string" },
    country: { title: "Country", type: "string" },
    temperature: { title: "Temperature", type: "number" },
  },
  required: ["city", "country", "temperature"],
};
const LONDON = { city: "London", country: "UK", temperature: 9.5 };
const london = JSON.stringify(LONDON);
const coldLondon = JSON.stringify({ ...LONDON, temperature: "cold" });

const always = async () => ({ ok: true }) as const;

const outcomeOf = (schema: JsonValue, ...answers: (string | CompletionOutcome)[]) =>
  completeStructured(fakeModel(...answers).model, { prompt: PROMPT, schema }, always);

describe("an answer that fits", () => {
  it("is the output, after one question with the schema and without a system message", async () => {
    const { model, asked } = fakeModel(london);
    expect(await completeStructured(model, { prompt: PROMPT, schema: LOCATION }, always)).toEqual({
      kind: "fits",
      output: LONDON,
    });
    expect(asked).toEqual([{ system: "", prompt: PROMPT, schema: LOCATION }]);
  });

  it.each([
    ["a fence", `\`\`\`json\n${london}\n\`\`\``],
    ["a fence without a language", `\`\`\`\n${london}\n\`\`\``],
    ["a fence in one line", `\`\`\`json ${london}\`\`\``],
    ["words around the fence", `Here it is:\n\n\`\`\`json\n${london}\n\`\`\`\nAnything else?`],
    ["room around it", `\n  ${london}  \n`],
  ])("may stand in %s", async (_name, text) => {
    expect(await outcomeOf(LOCATION, text)).toEqual({ kind: "fits", output: LONDON });
  });

  it("may have a fence inside one of its texts", async () => {
    const output = { code: "```js\n1\n```" };
    const schema = { type: "object", properties: { code: { type: "string" } } };
    expect(await outcomeOf(schema, JSON.stringify(output))).toEqual({ kind: "fits", output });
    expect(await outcomeOf(schema, `\`\`\`json\n${JSON.stringify(output)}\n\`\`\``)).toEqual({
      kind: "fits",
      output,
    });
  });

  it("keeps integers that a double cannot hold", async () => {
    const schema = { type: "object", properties: { id: { type: "integer" } } };
    expect(await outcomeOf(schema, '{"id": 9007199254740993}')).toEqual({
      kind: "fits",
      output: { id: 9007199254740993n },
    });
  });

  it("to the empty schema is any object", async () => {
    expect(await outcomeOf({}, "{}")).toEqual({ kind: "fits", output: {} });
  });
});

describe("an answer that does not fit", () => {
  it("is asked for once more, with the place, the keyword and the schema", async () => {
    const { model, asked } = fakeModel(coldLondon, london);
    expect(await completeStructured(model, { prompt: PROMPT, schema: LOCATION }, always)).toEqual({
      kind: "fits",
      output: LONDON,
    });
    expect(asked).toHaveLength(2);
    expect(asked[1]).toMatchObject({ system: "", schema: LOCATION });
    expect(asked[1]?.prompt.startsWith(PROMPT)).toBe(true);
    expect(asked[1]?.prompt).toContain('#/temperature does not fit "type"');
    expect(asked[1]?.prompt).toContain('"required": ["city", "country", "temperature"]');
    expect(asked[1]?.prompt).not.toContain("cold");
  });

  it.each([
    ["a wrong type", coldLondon],
    ["a missing member", '{"city": "London"}'],
    ["words", "It rains."],
    ["a list", `[${london}]`],
    ["null", "null"],
    ["JSON that ends early", london.slice(0, -1)],
    ["a number beyond every double", '{"city": "London", "country": "UK", "temperature": 1e400}'],
    ["half a surrogate pair", '{"city": "\\ud800", "country": "UK", "temperature": 9}'],
    ["nesting beyond all measure", `${'{"city":'.repeat(500)}1${"}".repeat(500)}`],
    ["10,000 values", JSON.stringify({ ...LONDON, more: Array(10_000).fill(0) })],
  ])("twice is no answer: %s", async (_name, text) => {
    const { model, asked } = fakeModel(text, text);
    expect(await completeStructured(model, { prompt: PROMPT, schema: LOCATION }, always)).toEqual({
      kind: "does-not-fit",
    });
    expect(asked).toHaveLength(2);
  });
});

describe("a second call", () => {
  it("is not made where the day has none left, and says when there is one", async () => {
    const { model, asked } = fakeModel("It rains.");
    const never = async () => ({ ok: false, freeAt: 7 }) as const;
    expect(await completeStructured(model, { prompt: PROMPT, schema: LOCATION }, never)).toEqual({
      kind: "not-again",
      freeAt: 7,
    });
    expect(asked).toHaveLength(1);
  });
});

describe("a failed call", () => {
  it.each<CompletionOutcome>([
    { kind: "refused" },
    { kind: "misconfigured", status: 401 },
    { kind: "unavailable", retryAfterSeconds: 30 },
    { kind: "unknown", detail: "timeout" },
    { kind: "unusable", detail: "no-text" },
  ])("is told as it was, first or second: %j", async (outcome) => {
    expect(await outcomeOf(LOCATION, outcome)).toEqual({ kind: "failed", outcome });
    expect(await outcomeOf(LOCATION, "It rains.", outcome)).toEqual({ kind: "failed", outcome });
  });
});

describe("an invalid schema", () => {
  it.each([
    ["no object", "string"],
    ["null", null],
    ["a list", [LOCATION]],
    ["a schema of something else", { type: "array" }],
    ["an unknown type", { type: "dict" }],
    ["another place", { $ref: "https://example.com/schema.json" }],
  ])("costs no call: %s", async (_name, schema) => {
    const { model, asked } = fakeModel();
    expect(await completeStructured(model, { prompt: PROMPT, schema }, always)).toEqual({
      kind: "invalid-schema",
    });
    expect(asked).toEqual([]);
  });

  it("is also one whose check would take too long for the answer", async () => {
    // Each level of the answer doubles the work.
    const schema = { properties: { a: { allOf: [{ $ref: "#" }, { $ref: "#" }] } } };
    const answer = `${'{"a":'.repeat(40)}{}${"}".repeat(40)}`;
    expect(await outcomeOf(schema, answer)).toEqual({ kind: "invalid-schema" });
  });
});
