import { describe, expect, it } from "vitest";
import { MOST_PICTURES } from "../../../src/agent/intent/picture-options.ts";
import type { PictureOrder } from "../../../src/agent/picture-order.ts";
import { orderedWithPartials, pictureCost } from "../../../src/imagegen/picture-cost.ts";

const config = {
  providerSettings: {
    OPENAI_IMAGE_MODEL: "gpt-image-1.5",
    WORKERS_AI_MODEL: "@cf/black-forest-labs/flux-2-klein-4b",
  },
  prices: { byModel: {}, pictureUsd: null },
};
const fox: PictureOrder = { prompt: "", edit: null, options: {}, parent: null };
const low: PictureOrder = { ...fox, options: { shape: "square", quality: "low" } };

describe("the cost of a picture of an order", () => {
  it("is nothing where a provider costs nothing", () => {
    expect(pictureCost("sketch", fox, config)).toBe(0);
  });

  it("is that of the size and quality which were asked for, of the provider's own model", () => {
    expect(pictureCost("openai", low, config)).toBe(9_000);
    expect(pictureCost("openai", { ...low, options: { shape: "landscape", quality: "low" } }, config)).toBe(
      13_000,
    );
    expect(pictureCost("workers-ai", { ...low, options: { shape: "landscape" } }, config)).toBe(1_722);
  });

  it("is the dearest before it is drawn where the model chooses, and afterwards what it says that it chose", () => {
    expect(pictureCost("openai", fox, config)).toBe(200_000);
    expect(pictureCost("openai", fox, config, { notHonoured: [], quality: "medium" })).toBe(50_000);
  });

  it("has the partial pictures in it: before it is drawn all that may come, afterwards those that came", () => {
    expect(pictureCost("openai", low, config, orderedWithPartials("openai", low, config))).toBe(15_400);
    expect(pictureCost("openai", low, config, { notHonoured: [], partials: 1 })).toBe(12_200);
  });

  it("has no partial pictures in it of several, and of providers that send none", () => {
    const two: PictureOrder = { ...low, options: { ...low.options, count: 2 } };
    expect(pictureCost("openai", two, config, orderedWithPartials("openai", two, config))).toBe(9_000);
    expect(orderedWithPartials("workers-ai", low, config).partials).toBe(0);
  });

  it("is the dearest again where the server did not take what was asked for", () => {
    expect(pictureCost("openai", low, config, { notHonoured: ["shape", "quality"] })).toBe(200_000);
  });

  it("has the pictures that it starts from in it, unless it was drawn anew", () => {
    const inputs = Array.from({ length: MOST_PICTURES }, () => ({ kind: "remote", uri: "x" }) as const);
    const edit = { ...low, edit: { instruction: "", inputs } };
    expect(pictureCost("openai", edit, config)).toBe(9_000 + 4 * 56_000);
    expect(pictureCost("openai", edit, config, { notHonoured: ["edit"] })).toBe(9_000);
    expect(pictureCost("workers-ai", edit, config)).toBe(1_148 + 4 * 236);
  });
});
