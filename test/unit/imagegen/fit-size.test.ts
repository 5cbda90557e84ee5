import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitOrder } from "../../../src/imagegen/fit-order.ts";
import { isAbout } from "../../../src/imagegen/fit-size.ts";
import { capabilitiesOf } from "../../../src/imagegen/provider.ts";
import { drawOrder } from "./draw-orders.ts";

const asi1 = capabilitiesOf("asi1", "asi1");
const gptImage2 = capabilitiesOf("openai", "gpt-image-2");
const klein = capabilitiesOf("workers-ai", "@cf/black-forest-labs/flux-2-klein-4b");
const schnell = capabilitiesOf("workers-ai", "@cf/black-forest-labs/flux-1-schnell");
const sketch = capabilitiesOf("sketch", "");

describe("a ratio", () => {
  it.each([
    ["is drawn exactly where the model can", gptImage2, [21, 9], "1904x816", []],
    ["is met exactly rather than nearly with more pixels", gptImage2, [16, 9], "1536x864", []],
    ["is that of the usual size where that has it", gptImage2, [3, 2], "1536x1024", []],
    ["of a phone is drawn upright", klein, [9, 16], "720x1280", []],
    ["of a sheet is met as near as the model's steps go", gptImage2, [210, 297], null, []],
    ["that nobody tells from the model's own is that one", asi1, [16, 9], "1792x1024", []],
    ["the model lacks becomes the nearest, and is told", asi1, [21, 9], "1792x1024", ["ratio"]],
    ["the sketch lacks is told too", sketch, [16, 9], "768x576", ["ratio"]],
    ["beyond all bounds is the widest there is, and is told", gptImage2, [1000, 1], null, ["ratio"]],
    ["is lost with the shape where the model decides", schnell, [16, 9], "none", ["shape"]],
  ] as const)("%s", (_name, can, [width, height], size, lost) => {
    const shape = width > height ? ("landscape" as const) : ("portrait" as const);
    const order = fitOrder(drawOrder({ options: { shape, ratio: { width, height } } }), can);
    const fitted = order.size === null ? "none" : `${order.size.width}x${order.size.height}`;
    if (size !== null) expect(fitted).toBe(size);
    expect(order.notHonoured).toEqual(lost);
  });

  it("within a model's bounds is met for the eye, at no more pixels than its usual pictures have", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (width, height) => {
        fc.pre(Math.max(width, height) / Math.min(width, height) <= 2.9);
        for (const can of [gptImage2, klein]) {
          const shape = "landscape" as const;
          const { size } = fitOrder(drawOrder({ options: { shape, ratio: { width, height } } }), can);
          expect(size).not.toBeNull();
          if (size === null) return;
          expect(isAbout(size, { width, height })).toBe(true);
          expect(size.width * size.height).toBeLessThanOrEqual(1536 * 1024);
        }
      }),
    );
  });

  it("of a size that the model does not draw is kept", () => {
    const options = { size: { width: 1080, height: 1920 }, shape: "portrait" } as const;
    const { size, notHonoured } = fitOrder(drawOrder({ options }), gptImage2);
    expect(size).toEqual({ width: 864, height: 1536 });
    expect(notHonoured).toEqual(["size"]);
  });
});
