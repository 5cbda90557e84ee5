import { describe, expect, it } from "vitest";
import { createOpenAiProvider } from "../../../src/imagegen/openai.ts";
import type { DrawOrder } from "../../../src/imagegen/port.ts";
import { cutBody, fakeHttp, json, type SeenRequest } from "../upstream/fake-http.ts";
import { drawOrder, editOrder } from "./draw-orders.ts";
import { jpeg, PNG_BASE64, png } from "./sample-pictures.ts";

const BASE = "http://127.0.0.1:9/v1";
const JPEG_BASE64 = btoa(String.fromCharCode(...jpeg));

const event = (type: string, rest: object = {}) =>
  `event: ${type}\ndata: ${JSON.stringify({ type, ...rest })}\n\n`;
const partial = (index: number, kind = "generation") =>
  event(`image_${kind}.partial_image`, { b64_json: JPEG_BASE64, partial_image_index: index });
const completed = (rest: object = {}, kind = "generation") =>
  event(`image_${kind}.completed`, { b64_json: PNG_BASE64, usage: { total_tokens: 372 }, ...rest });
const failed = (error: object) => event("error", { error });

function stream(...events: string[]): Response {
  const headers = { "content-type": "text/event-stream; charset=utf-8" };
  return new Response(events.join(""), { headers });
}

async function drawn(
  answer: (request: SeenRequest) => Response,
  { order = drawOrder(), model = "gpt-image-2", isWatched = true } = {},
) {
  const { fetch, seen } = fakeHttp(answer);
  const provider = createOpenAiProvider({ apiKey: "k", baseUrl: BASE, model, timeoutMs: 1_000, fetch });
  const partials: Uint8Array[] = [];
  const watched: DrawOrder = { ...order, onPartial: (bytes) => void partials.push(bytes) };
  const outcome = await provider.draw(isWatched ? watched : order);
  return { outcome, partials, asked: seen.map(({ body }) => body), seen };
}

describe("a picture that somebody looks on at", () => {
  it("is streamed, and seen before it is there", async () => {
    const { outcome, partials, asked, seen } = await drawn(() =>
      stream(partial(0), partial(1), completed({ quality: "low" })),
    );
    expect(asked).toEqual([
      { model: "gpt-image-2", prompt: "a lighthouse", n: 1, stream: true, partial_images: 2 },
    ]);
    expect(seen[0]?.headers.get("accept")).toBe("text/event-stream, application/json");
    expect(partials).toEqual([jpeg, jpeg]);
    expect(outcome).toEqual({
      kind: "drawn",
      pictures: [png],
      notHonoured: [],
      quality: "low",
      partials: 2,
    });
  });

  it("is streamed too where it is a change", async () => {
    const { outcome, partials, seen } = await drawn(() => stream(partial(0, "edit"), completed({}, "edit")), {
      order: editOrder(),
    });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      url: `${BASE}/images/edits`,
      body: { stream: "true", partial_images: "2" },
    });
    expect(partials).toEqual([jpeg]);
    expect(outcome).toEqual({ kind: "drawn", pictures: [png], notHonoured: [], partials: 1 });
  });

  it.each([
    ["nobody looks on", { isWatched: false }],
    ["there are several", { order: drawOrder({ count: 2 }) }],
    ["the model is not OpenAI's", { model: "sdxl" }],
  ])("is not streamed where %s", async (_name, how) => {
    const { asked, outcome } = await drawn(() => json(200, { data: [{ b64_json: PNG_BASE64 }] }), how);
    expect(JSON.stringify(asked)).not.toMatch(/stream|partial/);
    expect(outcome).toMatchObject({ kind: "drawn", pictures: expect.arrayContaining([png]) });
  });

  it("may come as plain JSON all the same", async () => {
    const { outcome, asked } = await drawn(() => json(200, { data: [{ b64_json: PNG_BASE64 }] }));
    expect(asked).toHaveLength(1);
    expect(outcome).toEqual({ kind: "drawn", pictures: [png], notHonoured: [] });
  });

  it.each([
    [400, "knows none", { error: { code: "unknown_parameter", message: "Unknown parameter: 'stream'." } }],
    [403, "may not send this account one", { error: { message: "Your organization must be verified." } }],
  ])(
    "is asked for without a stream after a %i of a server that %s, and loses nothing else",
    async (status, _name, error) => {
      const order = drawOrder({ options: { shape: "portrait", quality: "low" } });
      const { outcome, asked } = await drawn(
        ({ body }) =>
          JSON.stringify(body).includes("stream")
            ? json(status, error)
            : json(200, { data: [{ b64_json: PNG_BASE64 }] }),
        { order },
      );
      const whole = { model: "gpt-image-2", prompt: "a lighthouse", n: 1, size: "1024x1536", quality: "low" };
      expect(asked).toEqual([{ ...whole, stream: true, partial_images: 2 }, whole]);
      expect(outcome).toEqual({ kind: "drawn", pictures: [png], notHonoured: [] });
    },
  );

  it("is asked for once more, and no more, where the account may not draw at all", async () => {
    const { outcome, asked } = await drawn(() => json(403, { error: { message: "No access." } }));
    expect(asked).toHaveLength(2);
    expect(outcome).toEqual({ kind: "misconfigured", status: 403, says: "No access." });
  });

  it("is not seen more often than was asked for", async () => {
    const { partials, outcome } = await drawn(() =>
      stream(partial(0), partial(1), partial(2), partial(3), completed()),
    );
    expect(partials).toHaveLength(2);
    expect(outcome).toMatchObject({ partials: 2 });
  });

  it("takes no harm from events that say nothing", async () => {
    const { outcome, partials } = await drawn(() =>
      stream(
        ": keep-alive\n\n",
        "data: {half\n\n",
        "event: image_generation.partial_image\ndata: 7\n\n",
        event("image_generation.partial_image", { b64_json: "%" }),
        event("image_generation.queued", { b64_json: PNG_BASE64 }),
        completed(),
      ),
    );
    expect(partials).toEqual([]);
    expect(outcome).toMatchObject({ kind: "drawn", pictures: [png] });
  });
});

describe("a stream without the picture", () => {
  const unknown = { kind: "unknown", detail: "status-500" };
  it.each([
    ["that ends before it", () => stream(partial(0)), { kind: "unknown", detail: "cut" }],
    ["that is cut in it", () => stream(completed().slice(0, -2)), { kind: "unknown", detail: "cut" }],
    [
      "that says that it is complete",
      () => stream(completed({ b64_json: "" })),
      { kind: "unusable", detail: "no-picture" },
    ],
    ["whose words are no JSON", () => stream("data: [DONE]\n\n"), { kind: "unknown", detail: "cut" }],
    [
      "that refuses the content",
      () => stream(failed({ type: "image_generation_user_error", code: "moderation_blocked" })),
      { kind: "refused" },
    ],
    [
      "that refuses the content once it has begun",
      () => stream(partial(0), failed({ code: "moderation_blocked", message: "…" })),
      { kind: "refused" },
    ],
    [
      "that is out of credit",
      () => stream(failed({ type: "insufficient_quota", code: "insufficient_quota", message: "No credit." })),
      { kind: "misconfigured", status: 429, says: "No credit." },
    ],
    [
      "that asks for a pause",
      () => stream(failed({ type: "rate_limit_error", code: "rate_limit_exceeded" })),
      { kind: "unavailable", retryAfterSeconds: 30 },
    ],
    ["that fails for no known reason", () => stream(failed({ type: "server_error" })), unknown],
    ["that says only that something failed", () => stream(`data: {"error":{"message":"x"}}\n\n`), unknown],
    [
      "that fails once it has begun",
      () => stream(partial(0), failed({ code: "rate_limit_exceeded" })),
      unknown,
    ],
  ])("%s is judged like an answer, and not asked for again", async (_name, answer, outcome) => {
    const { outcome: ended, asked } = await drawn(answer);
    expect(ended).toEqual(outcome);
    expect(asked).toHaveLength(1);
  });

  it("that breaks off may have been paid", async () => {
    const cut = cutBody();
    const headers = { "content-type": "text/event-stream" };
    const { outcome } = await drawn(() => new Response(cut.body, { headers }));
    expect(outcome).toEqual({ kind: "unknown", detail: "cut" });
  });

  it("that stalls is given up in time", async () => {
    const body = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}) });
    const headers = { "content-type": "text/event-stream" };
    const { outcome } = await drawn(() => new Response(body, { headers }));
    expect(outcome).toEqual({ kind: "unknown", detail: "timeout" });
  });

  it("that never ends is given up by its bytes", async () => {
    const piece = new TextEncoder().encode(`data: ${"x".repeat(4_000_000)}\n\n`);
    let pulls = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulls += 1;
        controller.enqueue(piece);
      },
    });
    const headers = { "content-type": "text/event-stream" };
    const { outcome } = await drawn(() => new Response(body, { headers }));
    expect(outcome).toEqual({ kind: "unusable", detail: "too-large" });
    expect(pulls).toBeLessThan(12);
  });
});
