import { describe, expect, it } from "vitest";
import type { InputPicture } from "../../../src/agent/picture-order.ts";
import { fetchAsset } from "../../../src/agentverse/storage.ts";
import { downloadPicture } from "../../../src/imagegen/download.ts";
import { fetchInputs } from "../../../src/jobs/inputs.ts";
import { encodeBase64 } from "../../../src/protocol/base64.ts";
import { recipeOf } from "../imagegen/draw-orders.ts";
import { impostors, jpeg, PNG_BASE64, png } from "../imagegen/sample-pictures.ts";
import { fakeHttp, json, type SeenRequest } from "../upstream/fake-http.ts";

const ID = "6f3c1c9e-2b1d-4c55-9a0e-3d8c7f10a1b2";
const KEY = "00112233445566778899aabbccddeeff";
const HTML = Object.values(impostors)[0] ?? new Uint8Array();
const remote = (uri: string): InputPicture => ({ kind: "remote", uri });
const own: InputPicture = { kind: "own", key: KEY, extension: "png" };

/** Fetches through the rules of the net, with a fake network behind them. */
async function fetched(
  inputs: InputPicture[],
  answer: (request: SeenRequest) => Response = () => new Response(png),
  {
    development = false,
    store = async () => null,
  }: {
    development?: boolean;
    store?: () => Promise<{ bytes: Uint8Array; recipe: ReturnType<typeof recipeOf> | null } | null>;
  } = {},
) {
  const { fetch, seen } = fakeHttp(answer);
  let paused = 0;
  const result = await fetchInputs(inputs, {
    pictures: { get: store },
    download: (url, maxBytes) => downloadPicture(url, { fetch, allow: { development }, maxBytes }),
    asset: (uri, maxBytes) =>
      fetchAsset(uri, {
        fetch,
        agentverseUrl: "https://agentverse.test",
        authorization: () => "Agent token",
        maxBytes,
      }),
    pause: async () => {
      paused += 1;
    },
  });
  return { result, asked: seen.map(({ url }) => url), seen, paused };
}

const why = async (...given: Parameters<typeof fetched>) => {
  const { result } = await fetched(...given);
  return result.ok ? "ok" : result.why;
};

describe("pictures that an order starts from", () => {
  it("are what their bytes are, in the order of the order", async () => {
    const { result } = await fetched([remote("https://a.example/1.png"), own], () => new Response(png), {
      store: async () => ({ bytes: jpeg, recipe: recipeOf({ seed: 5 }) }),
    });
    expect(result).toEqual({
      ok: true,
      inputs: [
        { bytes: png, mime: "image/png", seed: null },
        { bytes: jpeg, mime: "image/jpeg", seed: 5 },
      ],
    });
  });

  it("come from an https address, and no key goes along", async () => {
    const { seen } = await fetched([remote("https://a.example/1.png")]);
    expect(seen.map(({ url, headers }) => [url, headers.get("authorization")])).toEqual([
      ["https://a.example/1.png", null],
    ]);
  });

  it.each([
    `agent-storage://https://agentverse.ai/v1/storage/${ID}`,
    `agent-storage://agentverse.ai/v1/storage/${ID}`,
    `agent-storage://agentverse.ai/${ID}`,
    `AGENT-STORAGE://elsewhere.example/${ID.toUpperCase()}`,
  ])("come from our Agentverse's storage, with our token: %s", async (uri) => {
    const { result, seen } = await fetched([remote(uri)], () => json(200, { contents: PNG_BASE64 }));
    expect(result).toMatchObject({ ok: true, inputs: [{ mime: "image/png" }] });
    expect(seen.map(({ url, headers }) => [url, headers.get("authorization")])).toEqual([
      [`https://agentverse.test/v1/storage/assets/${ID}/contents/`, "Agent token"],
    ]);
  });

  it("come in a data: URI, whatever that calls them", async () => {
    const { result, asked } = await fetched([remote(`data:text/html;base64,${encodeBase64(jpeg)}`)]);
    expect(result).toEqual({ ok: true, inputs: [{ bytes: jpeg, mime: "image/jpeg", seed: null }] });
    expect(asked).toEqual([]);
  });

  it("come over plain http from this machine in development alone", async () => {
    const uri = "http://127.0.0.1:9000/a.png";
    expect(await why([remote(uri)], undefined, { development: true })).toBe("ok");
    expect(await why([remote(uri)])).toBe("not-allowed");
  });
});

describe("a picture that cannot be used", () => {
  it.each([
    "http://a.example/1.png",
    "https://10.0.0.1/1.png",
    "https://169.254.169.254/latest/meta-data",
    "https://user:secret@a.example/1.png",
    "ftp://a.example/1.png",
    "file:///etc/passwd",
    "agent-storage://agentverse.ai/v1/storage/../../agents",
    "just words",
  ])("is not allowed, and nobody is asked: %s", async (uri) => {
    const { result, asked } = await fetched([remote(uri)]);
    expect(result).toEqual({ ok: false, why: "not-allowed" });
    expect(asked).toEqual([]);
  });

  it("is not allowed where it is redirected to what is not", async () => {
    const answer = () => new Response(null, { status: 302, headers: { location: "https://192.168.0.1/" } });
    const { result, asked } = await fetched([remote("https://a.example/")], answer);
    expect(result).toEqual({ ok: false, why: "not-allowed" });
    expect(asked).toEqual(["https://a.example/"]);
  });

  it.each([
    ["no picture", "https://a.example/", () => new Response(HTML), "no-picture"],
    ["gone", "https://a.example/", () => new Response("", { status: 404 }), "gone"],
    ["an asset that is not for us", `agent-storage://a/${ID}`, () => json(403, {}), "not-allowed"],
    ["an asset that is gone", `agent-storage://a/${ID}`, () => json(404, {}), "gone"],
    ["an asset that is none", `agent-storage://a/${ID}`, () => json(200, { contents: "aGk=" }), "no-picture"],
    ["data that is no picture", "data:image/png;base64,aGVsbG8=", undefined, "no-picture"],
    ["data that is not base64", "data:image/svg+xml,<svg/>", undefined, "no-picture"],
  ] as const)("is told: %s", async (_name, uri, answer, told) => {
    expect(await why([remote(uri)], answer)).toBe(told);
  });

  it("is too large beyond 20 MB, and less where several come together", async () => {
    const says = (bytes: number) => () => new Response(png, { headers: { "content-length": String(bytes) } });
    const uri = remote("https://a.example/");
    expect(await why([uri], says(21 * 1024 * 1024))).toBe("too-large");
    expect(await why([uri], says(15 * 1024 * 1024))).toBe("ok");
    expect(await why([uri, uri, uri, uri], says(15 * 1024 * 1024))).toBe("too-large");
  });

  it("is too large in a data: URI before it is decoded", async () => {
    expect(await why([remote(`data:image/png;base64,${"A".repeat(28_000_000)}`)])).toBe("too-large");
  });

  it("is gone where it is one of ours that is kept no longer", async () => {
    expect(await why([own])).toBe("gone");
  });

  it("stops the order, though others are good", async () => {
    expect(await why([remote("https://a.example/"), own])).toBe("gone");
  });
});

describe("a host that does not answer", () => {
  it("is asked once more after a pause", async () => {
    const answers = [new Response("", { status: 503 }), new Response(png)];
    const { result, asked, paused } = await fetched(
      [remote("https://a.example/")],
      () => answers.shift() ?? new Response(),
    );
    expect(result.ok).toBe(true);
    expect([asked.length, paused]).toEqual([2, 1]);
  });

  it("twice is gone", async () => {
    const { result, asked } = await fetched(
      [remote("https://a.example/")],
      () => new Response("", { status: 503 }),
    );
    expect(result).toEqual({ ok: false, why: "gone" });
    expect(asked).toHaveLength(2);
  });

  it("and is our own store is no fault of the picture", async () => {
    const store = () => Promise.reject(new Error("R2: internal error"));
    expect(await why([own], undefined, { store })).toBe("out-of-order");
  });
});
