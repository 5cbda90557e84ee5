import { encodeBase64 } from "@asi-image-agent/protocol";
import { describe, expect, it } from "vitest";
import { createOpenAiProvider } from "../../../src/imagegen/openai.ts";
import type { DrawOrder } from "../../../src/imagegen/port.ts";
import { fakeHttp, json, type SeenRequest, silence } from "../upstream/fake-http.ts";
import { drawOrder, editOrder } from "./draw-orders.ts";
import { PNG_BASE64, png } from "./sample-pictures.ts";

const BASE = "http://127.0.0.1:9/v1";
const pictures = (count: number) =>
  json(200, { created: 1, data: Array.from({ length: count }, () => ({ b64_json: PNG_BASE64 })) });
const refused = () => json(400, { error: { code: "moderation_blocked" } });
const unknownParameter = () =>
  json(400, { error: { code: "unknown_parameter", message: "Unknown parameter: 'size'." } });

async function drawn(
  order: DrawOrder,
  answer: (request: SeenRequest, signal: AbortSignal | null) => Response | Promise<Response>,
  { model = "gpt-image-2", timeoutMs = 1_000, now = (): number => 0 } = {},
) {
  const { fetch, seen } = fakeHttp(answer);
  const provider = createOpenAiProvider({ apiKey: "k", baseUrl: `${BASE}/`, model, timeoutMs, fetch, now });
  const outcome = await provider.draw(order);
  return { outcome, seen, asked: seen.map(({ url, body }) => [url.slice(BASE.length), body]) };
}

describe("what an OpenAI-compatible API is asked", () => {
  it("is one picture of the operator's model, and nothing else where nothing else was asked for", async () => {
    const { asked, outcome } = await drawn(drawOrder(), () => pictures(1));
    expect(asked).toEqual([["/images/generations", { model: "gpt-image-2", prompt: "a lighthouse", n: 1 }]]);
    expect(outcome).toEqual({ kind: "drawn", pictures: [png], notHonoured: [] });
  });

  it("is a number, a size, a quality and a background in the API's own words", async () => {
    const options = { shape: "landscape", quality: "low", transparent: true } as const;
    const { asked, outcome } = await drawn(drawOrder({ options, count: 3 }), () => pictures(3), {
      model: "gpt-image-1.5",
    });
    expect(asked).toEqual([
      [
        "/images/generations",
        {
          model: "gpt-image-1.5",
          prompt: "a lighthouse",
          n: 3,
          size: "1536x1024",
          quality: "low",
          background: "transparent",
        },
      ],
    ]);
    expect(outcome).toEqual({ kind: "drawn", pictures: [png, png, png], notHonoured: [] });
  });

  it("tells the quality that the model has chosen itself", async () => {
    const { outcome } = await drawn(drawOrder(), () =>
      json(200, { data: [{ b64_json: PNG_BASE64 }], quality: "medium", size: "1024x1024" }),
    );
    expect(outcome).toEqual({ kind: "drawn", pictures: [png], notHonoured: [], quality: "medium" });
  });

  it("is never more than was ordered, whatever comes", async () => {
    const { outcome } = await drawn(drawOrder({ count: 2 }), () => pictures(5));
    expect(outcome).toMatchObject({ pictures: [png, png] });
  });

  it("is one call for each picture of a model that is not OpenAI's", async () => {
    const { asked, outcome } = await drawn(drawOrder({ count: 2 }), () => pictures(1), { model: "sdxl" });
    expect(asked).toHaveLength(2);
    expect(outcome).toMatchObject({ pictures: [png, png] });
  });

  it("is a form with the pictures where some are to be changed", async () => {
    const { seen, outcome } = await drawn(editOrder("join them", 2), () => pictures(1));
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      url: `${BASE}/images/edits`,
      method: "POST",
      redirect: "manual",
      body: { model: "gpt-image-2", prompt: "join them", n: "1" },
    });
    expect(seen[0]?.headers.get("authorization")).toBe("Bearer k");
    expect(seen[0]?.headers.has("content-type")).toBe(false);
    expect(await filesOf(seen[0]?.body)).toEqual([
      ["picture-1.png", "image/png", png],
      ["picture-2.png", "image/png", png],
    ]);
    expect(outcome).toEqual({ kind: "drawn", pictures: [png], notHonoured: [] });
  });
});

async function filesOf(body: unknown) {
  const files = Object.entries(body ?? {}).flatMap(([name, value]) =>
    name === "image[]" ? [value].flat() : [],
  );
  return Promise.all(
    files.map(async (file) =>
      file instanceof File ? [file.name, file.type, new Uint8Array(await file.arrayBuffer())] : file,
    ),
  );
}

describe("a server that does not take the request", () => {
  it("because of an option is asked again without, and that is told", async () => {
    const options = { shape: "portrait", quality: "high" } as const;
    const { asked, outcome } = await drawn(drawOrder({ options }), ({ body }) =>
      JSON.stringify(body).includes("size") ? unknownParameter() : pictures(1),
    );
    expect(asked.at(-1)).toEqual([
      "/images/generations",
      { model: "gpt-image-2", prompt: "a lighthouse", n: 1 },
    ]);
    expect(outcome).toEqual({ kind: "drawn", pictures: [png], notHonoured: ["shape", "quality"] });
  });

  it("because it draws one at a time is asked once for each", async () => {
    const { asked, outcome } = await drawn(drawOrder({ count: 3 }), ({ body }) =>
      JSON.stringify(body).includes('"n":1') ? pictures(1) : json(400, { error: { param: "n" } }),
    );
    expect(asked).toHaveLength(4);
    expect(outcome).toEqual({ kind: "drawn", pictures: [png, png, png], notHonoured: [] });
  });

  it.each([400, 404, 405, 415, 422])(
    "with %i for an edit draws the whole description, and that is told",
    async (status) => {
      const { asked, outcome } = await drawn(editOrder(), ({ url }) =>
        url.endsWith("/edits") ? json(status, { error: "no" }) : pictures(1),
      );
      expect(asked.at(-1)).toEqual([
        "/images/generations",
        { model: "gpt-image-2", prompt: "a lighthouse at night", n: 1 },
      ]);
      // Where there is no such place, the other way to write it is not there either.
      expect(asked).toHaveLength(status === 404 || status === 405 ? 2 : 3);
      expect(outcome).toEqual({ kind: "drawn", pictures: [png], notHonoured: ["edit"] });
    },
  );

  it.each([400, 415, 422])("as a form, with %i, gets the edit in JSON", async (status) => {
    const order = { ...editOrder("join them", 2), options: { shape: "square" } as const };
    const { asked, outcome } = await drawn(order, ({ headers }) =>
      headers.get("content-type") === "application/json" ? pictures(1) : json(status, {}),
    );
    const uri = `data:image/png;base64,${encodeBase64(png)}`;
    expect(asked.at(-1)).toEqual([
      "/images/edits",
      {
        ...{ model: "gpt-image-2", prompt: "join them", n: 1, size: "1024x1024" },
        images: [{ image_url: uri }, { image_url: uri }],
      },
    ]);
    expect(asked).toHaveLength(status === 415 ? 2 : 3);
    expect(outcome).toEqual({ kind: "drawn", pictures: [png], notHonoured: [] });
  });

  it("is not asked again for an edit with fewer options where it has none", async () => {
    const order = { ...editOrder(), options: { shape: "square" } as const };
    const { asked } = await drawn(order, ({ url }) => (url.endsWith("/edits") ? json(404, {}) : pictures(1)));
    expect(asked.map(([path]) => path)).toEqual(["/images/edits", "/images/generations"]);
  });

  it.each([
    ["a refusal of the content", refused, { kind: "refused" }],
    ["a key that does not work", () => json(401, {}), { kind: "misconfigured", status: 401 }],
    ["what may have been paid", () => json(500, {}), { kind: "unknown", detail: "status-500" }],
    ["a pause", () => json(503, {}), { kind: "unavailable", retryAfterSeconds: null }],
    ["an answer without a picture", () => json(200, {}), { kind: "unusable", detail: "no-picture" }],
  ])("is not asked again after %s", async (_name, answer, outcome) => {
    const edit = { ...editOrder(), options: { shape: "square" } as const };
    const { asked, ...ended } = await drawn(edit, answer);
    expect(asked).toHaveLength(1);
    expect(ended.outcome).toEqual(outcome);
  });

  it("is not asked a second time beyond the time of one call", async () => {
    let time = 0;
    const slow = () => {
      time += 2_000;
      return unknownParameter();
    };
    const order = drawOrder({ options: { shape: "square" } });
    const { asked, outcome } = await drawn(order, slow, { now: () => time });
    expect(asked).toHaveLength(1);
    expect(outcome).toEqual({ kind: "misconfigured", status: 400 });
  });

  it("has what is left of the time for the second", async () => {
    const from = Date.now();
    const order = drawOrder({ options: { shape: "square" } });
    let calls = 0;
    const { outcome } = await drawn(
      order,
      (request, signal) => {
        calls += 1;
        return calls === 1 ? unknownParameter() : silence(request, signal);
      },
      { timeoutMs: 40, now: () => 0 },
    );
    expect(outcome).toEqual({ kind: "unknown", detail: "timeout" });
    expect(Date.now() - from).toBeLessThan(1_000);
  });
});
