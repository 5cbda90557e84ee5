import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createChatCompletions, schemaName } from "../../../src/completion/chat-completions.ts";
import type { CompletionOutcome, CompletionRequest } from "../../../src/completion/text-model.ts";
import { endlessBody, fakeHttp, json } from "../upstream/fake-http.ts";
import { takesTroubleAsItIs } from "../upstream/troubles.ts";

const KEY = "sk-secret-key-0123456789";
const NOW = Date.parse("2026-11-21T12:00:00Z");
const QUESTION: CompletionRequest = {
  system: "Find and fix the bug in the provided code snippet",
  prompt: "for i in range(10) pass",
  schema: null,
};

function model(
  answer: Parameters<typeof fakeHttp>[0],
  timeoutMs = 1_000,
  baseUrl = "https://api.asi1.ai/v1",
) {
  const { fetch, seen } = fakeHttp(answer);
  const options = { apiKey: KEY, baseUrl, model: "asi1", timeoutMs, fetch, now: () => NOW };
  return { model: createChatCompletions(options), seen };
}

const outcomeOf = (answer: Parameters<typeof fakeHttp>[0], timeoutMs?: number) =>
  model(answer, timeoutMs).model.complete(QUESTION);

const choice = (message: unknown, finish_reason = "stop") => ({
  choices: [{ index: 0, message, finish_reason }],
});
const said = (content: unknown) => choice({ role: "assistant", content });

describe("what is asked", () => {
  it("is one chat completion: the system message, the prompt, the key; no redirect is followed", async () => {
    const { model: asi1, seen } = model(() => json(200, said("pass")));
    await asi1.complete(QUESTION);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      url: "https://api.asi1.ai/v1/chat/completions",
      method: "POST",
      redirect: "manual",
    });
    expect(seen[0]?.body).toEqual({
      model: "asi1",
      messages: [
        { role: "system", content: QUESTION.system },
        { role: "user", content: QUESTION.prompt },
      ],
    });
    expect(seen[0]?.headers.get("authorization")).toBe(`Bearer ${KEY}`);
    expect(seen[0]?.headers.get("content-type")).toBe("application/json");
  });

  it("keeps an empty system message", async () => {
    const { model: asi1, seen } = model(() => json(200, said("Hello")));
    await asi1.complete({ ...QUESTION, system: "" });
    expect(seen[0]?.body).toMatchObject({ messages: [{ role: "system", content: "" }, { role: "user" }] });
  });

  it("names the schema of the answer, not strictly", async () => {
    const schema = { title: "Location", type: "object", properties: { city: { type: "string" } } };
    const { model: asi1, seen } = model(() => json(200, said("{}")));
    await asi1.complete({ ...QUESTION, schema });
    expect(seen[0]?.body).toMatchObject({
      response_format: { type: "json_schema", json_schema: { name: "Location", strict: false, schema } },
    });
  });

  it.each([400, 422])("says the schema in words to a server that answers %i to it", async (status) => {
    const schema = { title: "Location", type: "object" };
    const { model: other, seen } = model(({ body }) =>
      JSON.stringify(body).includes("response_format")
        ? json(status, { error: { message: "response_format is not supported" } })
        : json(200, said('{"city": "Rome"}')),
    );
    expect(await other.complete({ ...QUESTION, schema })).toEqual({
      kind: "answered",
      text: '{"city": "Rome"}',
    });
    const prompt = `${QUESTION.prompt}\n\nAnswer with one JSON object that fits this JSON schema, and nothing else:\n${'{"title": "Location", "type": "object"}'}`;
    expect(seen).toHaveLength(2);
    expect(seen[1]?.body).toEqual({
      model: "asi1",
      messages: [
        { role: "system", content: QUESTION.system },
        { role: "user", content: prompt },
      ],
    });
  });

  it("asks once only where a key is wrong, or where no schema was to blame", async () => {
    const wrongKey = model(() => json(401, {}));
    await wrongKey.model.complete({ ...QUESTION, schema: { type: "object" } });
    expect(wrongKey.seen).toHaveLength(1);
    const noSchema = model(() => json(400, {}));
    expect(await noSchema.model.complete(QUESTION)).toMatchObject({ kind: "misconfigured", status: 400 });
    expect(noSchema.seen).toHaveLength(1);
  });

  it("says an integer beyond 2^53 as the nearest double", async () => {
    const { model: asi1, seen } = model(() => json(200, said("{}")));
    await asi1.complete({ ...QUESTION, schema: { maximum: 2n ** 63n } });
    expect(seen[0]?.body).toMatchObject({
      response_format: { json_schema: { schema: { maximum: 2 ** 63 } } },
    });
  });

  it("bounds the answer where it is told to, in the word that the server knows", async () => {
    const bodies = [];
    for (const baseUrl of ["https://api.asi1.ai/v1", "https://api.openai.com/v1"]) {
      const { fetch, seen } = fakeHttp(() => json(200, said("x")));
      const options = { apiKey: KEY, baseUrl, model: "m", timeoutMs: 1_000, fetch, mostTokens: 4_096 };
      await createChatCompletions(options).complete(QUESTION);
      bodies.push(seen[0]?.body);
    }
    expect(bodies).toMatchObject([{ max_tokens: 4_096 }, { max_completion_tokens: 4_096 }]);
  });

  it("goes to a server with a slash at its end, too", async () => {
    const { model: local, seen } = model(() => json(200, said("x")), 1_000, "http://127.0.0.1:9/v1/");
    await local.complete(QUESTION);
    expect(seen[0]?.url).toBe("http://127.0.0.1:9/v1/chat/completions");
  });
});

describe("the name of a schema", () => {
  it.each([
    [{ title: "Location" }, "Location"],
    [{ title: "Weather in London" }, "WeatherinLondon"],
    [{ title: "Page[Item]" }, "PageItem"],
    [{ title: "snake_case-2" }, "snake_case-2"],
    [{ title: "Größe" }, "Gre"],
    [{ title: "天気" }, "response"],
    [{ title: "" }, "response"],
    [{ title: 7 }, "response"],
    [{}, "response"],
    [{ title: "x".repeat(100) }, "x".repeat(64)],
  ])("%j is %s", (schema, name) => {
    expect(schemaName(schema)).toBe(name);
  });

  it("is always one that the API takes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (title) => {
        expect(schemaName({ title })).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
      }),
    );
  });
});

describe("what an answer is billed by", () => {
  it.each([
    [
      "tokens that it names",
      { prompt_tokens: 12, completion_tokens: 3, total_tokens: 15 },
      { input: 12, output: 3 },
    ],
    ["nothing, where it names none", undefined, undefined],
    ["nothing, where it names nonsense", { prompt_tokens: "many", completion_tokens: -1 }, undefined],
  ])("is %s", async (_what, usage, tokens) => {
    const { model: asi1 } = model(() => json(200, { ...said("x"), usage }));
    expect(await asi1.complete(QUESTION)).toEqual({ kind: "answered", text: "x", tokens });
  });
});

describe("a good answer", () => {
  it.each([
    ["a text", said("The colon is missing."), "The colon is missing."],
    ["a text with room around it", said("  x\n"), "  x\n"],
    [
      "parts",
      said([
        { type: "text", text: "The colon " },
        { type: "image_url", image_url: {} },
        { type: "text", text: "is missing." },
      ]),
      "The colon is missing.",
    ],
    ["a text that was cut for its length", choice({ content: "The co" }, "length"), "The co"],
    ["no refusal", choice({ content: "Yes", refusal: null }), "Yes"],
    ["several choices", { choices: [...said("first").choices, ...said("second").choices] }, "first"],
    ["half a surrogate pair", said("a\uD800b"), "a\uFFFDb"],
  ])("%s", async (_name, body, text) => {
    expect(await outcomeOf(() => json(200, body))).toEqual({ kind: "answered", text });
  });
});

describe("the outcome of an answer without a text", () => {
  const table: [string, () => Response, CompletionOutcome][] = [
    ["200, filtered", () => json(200, choice({ content: "I" }, "content_filter")), { kind: "refused" }],
    ["200, refused", () => json(200, choice({ content: null, refusal: "I cannot" })), { kind: "refused" }],
    ["200, no choice", () => json(200, { choices: [] }), { kind: "unusable", detail: "no-choice" }],
    ["200, null", () => json(200, null), { kind: "unusable", detail: "no-choice" }],
    ["200, an empty text", () => json(200, said(" \n")), { kind: "unusable", detail: "no-text" }],
    ["200, no text", () => json(200, said(null)), { kind: "unusable", detail: "no-text" }],
    ["200, no message", () => json(200, { choices: [{}] }), { kind: "unusable", detail: "no-text" }],
    [
      "200, a tool",
      () => json(200, choice({ tool_calls: [{}] }, "tool_calls")),
      { kind: "unusable", detail: "no-text" },
    ],
  ];

  takesTroubleAsItIs(outcomeOf);

  it.each(table)("%s", async (_name, answer, outcome) => {
    expect(await outcomeOf(answer)).toEqual(outcome);
  });

  it("reads no more of an answer than a megabyte", async () => {
    const { response, sent } = endlessBody();
    expect(await outcomeOf(() => response)).toEqual({ kind: "unusable", detail: "too-large" });
    expect(sent()).toBeLessThan(5);
  });

  it("never carries the key, the prompt or a word of the other side", async () => {
    const words = `upstream says ${KEY} ${QUESTION.prompt}`;
    const statuses = fc.constantFrom(200, 302, 400, 401, 403, 429, 451, 500, 503);
    const bodies = fc.constantFrom<unknown>(words, { error: words }, choice({ refusal: words }), [words]);
    await fc.assert(
      fc.asyncProperty(statuses, bodies, async (status, body) => {
        expect(JSON.stringify(await outcomeOf(() => json(status, body)))).not.toMatch(
          /upstream|secret|range/,
        );
      }),
    );
  });
});
