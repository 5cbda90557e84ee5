import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAsi1Provider } from "../../../src/imagegen/asi1.ts";
import type { DrawOutcome } from "../../../src/imagegen/port.ts";
import { cutBody, endlessBody, fakeHttp, fetchFailed, json } from "../upstream/fake-http.ts";
import { takesTroubleAsItIs } from "../upstream/troubles.ts";
import { drawOrder } from "./draw-orders.ts";
import { PNG_BASE64, png } from "./sample-pictures.ts";

const KEY = "sk-secret-key-0123456789";
const PROMPT = "a lighthouse in a storm, as a woodcut";
const NOW = Date.parse("2026-11-21T12:00:00Z");
const PICTURE = { data: [{ b64_json: PNG_BASE64 }] };

function asi1(answer: Parameters<typeof fakeHttp>[0], timeoutMs = 1_000) {
  const { fetch, seen } = fakeHttp(answer);
  const provider = createAsi1Provider({
    apiKey: KEY,
    baseUrl: "https://api.asi1.ai/v1",
    timeoutMs,
    fetch,
    now: () => NOW,
  });
  return { provider, seen };
}

const outcomeOf = (answer: Parameters<typeof fakeHttp>[0], timeoutMs?: number) =>
  asi1(answer, timeoutMs).provider.draw(drawOrder({ prompt: PROMPT }));

describe("what is asked", () => {
  it("of ASI:One: its image API, with the key, following no redirect", async () => {
    const { provider, seen } = asi1(() => json(200, PICTURE));
    await provider.draw(drawOrder({ prompt: PROMPT }));
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      url: "https://api.asi1.ai/v1/image/generate",
      method: "POST",
      body: { model: "asi1", prompt: PROMPT, size: "auto" },
      redirect: "manual",
    });
    expect(seen[0]?.headers.get("authorization")).toBe(`Bearer ${KEY}`);
    expect(seen[0]?.headers.get("content-type")).toBe("application/json");
  });
});

describe("a good answer", () => {
  it("with the bytes is drawn", async () => {
    expect(await outcomeOf(() => json(200, PICTURE))).toEqual({
      kind: "drawn",
      pictures: [png],
      notHonoured: [],
    });
  });

  it("with a URL is drawn elsewhere", async () => {
    const url = "https://pictures.example.com/a.png";
    expect(await outcomeOf(() => json(200, { image_url: url }))).toEqual({
      kind: "drawn-remote",
      urls: [url],
      notHonoured: [],
    });
  });
});

describe("the outcome of an answer without a picture", () => {
  const table: [string, () => Response, DrawOutcome][] = [
    ["400, moderation", () => json(400, { error: { code: "moderation_blocked" } }), { kind: "refused" }],
    ["403, safety", () => json(403, { error: { type: "safety_violations" } }), { kind: "refused" }],
    ["422, a bare code", () => json(422, { error: "content_policy_violation" }), { kind: "refused" }],
    [
      "400, inner error",
      () => json(400, { error: { innererror: { code: "ContentFilter" } } }),
      { kind: "refused" },
    ],
    ["400, a sentence", () => json(400, { detail: "Rejected by our safety system" }), { kind: "refused" }],
    [
      "200, chat-like refusal",
      () => json(200, { choices: [{ finish_reason: "content_filter" }] }),
      { kind: "refused" },
    ],
    ["402", () => json(402, {}), { kind: "misconfigured", status: 402 }],
    [
      "403",
      () => json(403, { error: "verify first" }),
      { kind: "misconfigured", status: 403, says: "verify first" },
    ],
    ["403, HTML", () => new Response("<html>", { status: 403 }), { kind: "misconfigured", status: 403 }],
    [
      "400 for a mistake of ours",
      () => json(400, { error: { code: "unknown_parameter", message: "Unknown parameter: 'moderation'." } }),
      { kind: "misconfigured", status: 400 },
    ],
    [
      "429 with a date",
      () => json(429, {}, { "retry-after": "Sat, 21 Nov 2026 12:00:45 GMT" }),
      { kind: "unavailable", retryAfterSeconds: 45 },
    ],
    ["521, refused at the edge", () => json(521, {}), { kind: "unavailable", retryAfterSeconds: null }],
    ["502, HTML", () => new Response("<html>", { status: 502 }), { kind: "unknown", detail: "status-502" }],
    ["504", () => json(504, {}), { kind: "unknown", detail: "status-504" }],
    ["524", () => json(524, {}), { kind: "unknown", detail: "status-524" }],
    ["408", () => json(408, {}), { kind: "unknown", detail: "status-408" }],
    ["500 with a cut body", () => cutBody(500), { kind: "unknown", detail: "status-500" }],
    ["200, nothing", () => new Response(null), { kind: "unusable", detail: "not-json" }],
    ["200, an empty list", () => json(200, { data: [] }), { kind: "unusable", detail: "no-picture" }],
  ];

  takesTroubleAsItIs(outcomeOf);

  it.each(table)("%s", async (_name, answer, outcome) => {
    expect(await outcomeOf(answer)).toEqual(outcome);
  });

  it("calls an address that redirects once, and nobody else", async () => {
    const { provider, seen } = asi1(
      () => new Response(null, { status: 307, headers: { location: "https://b.example/" } }),
    );
    await provider.draw(drawOrder({ prompt: PROMPT }));
    expect(seen.map((request) => request.url)).toEqual(["https://api.asi1.ai/v1/image/generate"]);
  });

  it("leaves the type of the bytes to the store: a script in base64 is bytes", async () => {
    const script = Buffer.from("<script>alert(1)</script>").toString("base64");
    expect((await outcomeOf(() => json(200, { images: [script] }))).kind).toBe("drawn");
  });

  it("reads no more of an answer than 32 MB", async () => {
    const { response, sent } = endlessBody();
    expect(await outcomeOf(() => response, 10_000)).toEqual({ kind: "unusable", detail: "too-large" });
    expect(sent()).toBeLessThan(40);
  });
});

describe("no answer", () => {
  it("because the connection was cut is unknown, and so is what workerd does not tell apart from it", async () => {
    for (const error of [
      fetchFailed("ECONNRESET"),
      fetchFailed("UND_ERR_SOCKET"),
      new Error("Network connection lost."),
    ]) {
      expect(await outcomeOf(() => Promise.reject(error))).toEqual({ kind: "unknown", detail: "cut" });
    }
  });
});

describe("an outcome", () => {
  it("never carries the key, the prompt or a word of the other side", async () => {
    const words = `upstream says ${KEY} ${PROMPT}`;
    const statuses = fc.constantFrom(200, 302, 400, 401, 403, 404, 408, 422, 429, 451, 500, 502, 503, 521);
    const bodies = fc.constantFrom<unknown>(
      words,
      { error: words },
      { error: { code: words, message: words } },
      [words],
    );
    await fc.assert(
      fc.asyncProperty(statuses, bodies, async (status, body) => {
        const told = JSON.stringify(await outcomeOf(() => json(status, body)));
        expect(told).not.toMatch(/upstream|secret|lighthouse/);
      }),
    );
    const thrown = JSON.stringify(await outcomeOf(() => Promise.reject(new Error(words))));
    expect(thrown).not.toMatch(/upstream|secret|lighthouse/);
  });
});
