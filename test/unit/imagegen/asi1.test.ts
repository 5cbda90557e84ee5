import { describe, expect, it } from "vitest";
import { createAsi1Provider } from "../../../src/imagegen/asi1.ts";
import type { DrawOrder } from "../../../src/imagegen/port.ts";
import { fakeHttp, json } from "../upstream/fake-http.ts";
import { drawOrder, editOrder } from "./draw-orders.ts";
import { PNG_BASE64, png } from "./sample-pictures.ts";

const PICTURE = { image_url: null, data: [{ b64_json: PNG_BASE64 }] };

async function drawn(order: DrawOrder, answers: (() => Response)[] = []) {
  const { fetch, seen } = fakeHttp(() => answers.shift()?.() ?? json(200, PICTURE));
  const provider = createAsi1Provider({
    apiKey: "k",
    baseUrl: "https://api.asi1.ai/v1",
    timeoutMs: 1_000,
    fetch,
  });
  return { outcome: await provider.draw(order), asked: seen.map(({ body }) => body) };
}

describe("ASI:One", () => {
  it.each([
    [{}, "auto"],
    [{ shape: "square" }, "1024x1024"],
    [{ shape: "landscape" }, "1792x1024"],
    [{ shape: "portrait" }, "1024x1792"],
  ] as const)("is asked for %j as the size %s", async (options, size) => {
    const { asked } = await drawn(drawOrder({ options }));
    expect(asked).toEqual([{ model: "asi1", prompt: "a lighthouse", size }]);
  });

  it("is called once for each picture, side by side", async () => {
    const { outcome, asked } = await drawn(drawOrder({ count: 3 }));
    expect(asked).toHaveLength(3);
    expect(outcome).toEqual({ kind: "drawn", pictures: [png, png, png], notHonoured: [] });
  });

  it("gives what came where some calls failed, and tells how many of these may have been paid", async () => {
    const answers = [() => json(503, {}), () => json(200, PICTURE), () => json(500, {})];
    const { outcome } = await drawn(drawOrder({ count: 3 }), answers);
    expect(outcome).toEqual({ kind: "drawn", pictures: [png], notHonoured: [], alsoPaid: 1 });
  });

  it("tells of calls that all failed the one that counts most: what may have been paid", async () => {
    const { outcome } = await drawn(drawOrder({ count: 2 }), [() => json(429, {}), () => json(504, {})]);
    expect(outcome).toEqual({ kind: "unknown", detail: "status-504" });
  });

  it("draws a change from its whole description, and says so", async () => {
    const { outcome, asked } = await drawn(editOrder());
    expect(asked).toEqual([{ model: "asi1", prompt: "a lighthouse at night", size: "auto" }]);
    expect(outcome).toMatchObject({ kind: "drawn", notHonoured: ["edit"] });
  });
});
