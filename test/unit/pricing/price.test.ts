import { describe, expect, it } from "vitest";
import { type OwnPrices, pictureMicros, tokenMicros, usualPictureUsd } from "../../../src/pricing/price.ts";
import { PICTURE_PRICES, UNKNOWN_PICTURE } from "../../../src/pricing/published-prices.ts";

const NOTHING_SAID: OwnPrices = { byModel: {}, pictureUsd: null };
const SQUARE = { width: 1024, height: 1024 };
const WIDE = { width: 1536, height: 1024 };
const plain = (model: string) => ({ model, size: SQUARE, quality: null, inputs: 0, words: 0 }) as const;
const KLEIN = "@cf/black-forest-labs/flux-2-klein-4b";
const SCHNELL = "@cf/black-forest-labs/flux-1-schnell";

describe("what a picture costs at most, in millionths of a dollar", () => {
  it.each([
    ["gpt-image-2 at low quality", { ...plain("gpt-image-2"), quality: "low" }, 6_000],
    ["gpt-image-2 of a date", { ...plain("gpt-image-2-2026-04-21"), quality: "medium" }, 53_000],
    ["gpt-image-2 that chooses itself: its best", plain("gpt-image-2"), 211_000],
    ["gpt-image-1 in a longer size", { ...plain("gpt-image-1"), size: WIDE, quality: "high" }, 250_000],
    ["gpt-image-1 whose size nobody knows", { ...plain("gpt-image-1"), size: null, quality: "low" }, 16_000],
    ["gpt-image-1-mini, not gpt-image-1", { ...plain("gpt-image-1-mini"), quality: "low" }, 5_000],
    ["a changed picture", { ...plain("gpt-image-2"), quality: "low", inputs: 2 }, 118_000],
    ["a long description", { ...plain("gpt-image-2"), quality: "low", words: 16_000 }, 86_000],
    ["four tiles of FLUX", plain(KLEIN), 1_148],
    ["six tiles of FLUX", { ...plain(KLEIN), size: { width: 1344, height: 768 } }, 1_722],
    ["tiles that it starts from", { ...plain(KLEIN), inputs: 1 }, 1_384],
    ["tiles and steps of schnell", plain(SCHNELL), 634],
    ["a model of which nobody knows a price", plain("asi1"), UNKNOWN_PICTURE * 1_000_000],
  ] as const)("%s", (_what, picture, micros) => {
    expect(pictureMicros(picture, NOTHING_SAID)).toBe(micros);
  });

  it("is more for more pixels than the longer sizes have", () => {
    const large = { ...plain("gpt-image-2"), size: { width: 2048, height: 1024 } };
    expect(pictureMicros(large, NOTHING_SAID)).toBeGreaterThan(211_000);
  });

  it("is what the operator says of the model, else of every picture, before what is published", () => {
    const both: OwnPrices = { byModel: { asi1: { picture: 0.03 } }, pictureUsd: 0.05 };
    expect(pictureMicros(plain("asi1"), both)).toBe(30_000);
    expect(pictureMicros(plain("gpt-image-2"), both)).toBe(50_000);
  });

  it("of an unknown model is no less than that of any known one with a usual size", () => {
    for (const [, price] of PICTURE_PRICES)
      if (price.by === "quality") expect(price.longer.high).toBeLessThanOrEqual(UNKNOWN_PICTURE);
  });
});

describe("what a picture usually costs", () => {
  it("is a square one's of middling quality, and nothing is made up", () => {
    expect(usualPictureUsd("gpt-image-2", NOTHING_SAID)).toBe(0.053);
    expect(usualPictureUsd("asi1", NOTHING_SAID)).toBeNull();
    expect(usualPictureUsd("asi1", { byModel: {}, pictureUsd: 0.04 })).toBe(0.04);
  });
});

describe("what tokens cost, in millionths of a dollar", () => {
  const tokens = { input: 1_000, output: 100 };
  it.each([
    ["gpt-4o-mini", NOTHING_SAID, 210],
    ["gpt-4o-mini-2024-07-18", NOTHING_SAID, 210],
    ["gpt-5.5-pro", NOTHING_SAID, 48_000],
    ["asi1", NOTHING_SAID, 8_000],
    ["asi1", { byModel: { asi1: { input: 0.5, output: 1.5 } }, pictureUsd: null }, 650],
    ["asi1", { byModel: { asi1: { picture: 1, output: 0 } }, pictureUsd: null }, 5_000],
  ])("of %s by %j", (model, own, micros) => {
    expect(tokenMicros(model, tokens, own)).toBe(micros);
  });
});
