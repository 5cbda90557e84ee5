import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitOrder } from "../../../src/imagegen/fit-order.ts";
import { capabilitiesOf, PROVIDER_NAMES } from "../../../src/imagegen/provider.ts";
import { drawOrder, editOrder } from "./draw-orders.ts";

const asi1 = capabilitiesOf("asi1", "asi1");
const gptImage2 = capabilitiesOf("openai", "gpt-image-2");
const klein = capabilitiesOf("workers-ai", "@cf/black-forest-labs/flux-2-klein-4b");
const schnell = capabilitiesOf("workers-ai", "@cf/black-forest-labs/flux-1-schnell");

describe("an order that says nothing beyond its description", () => {
  it("is left to the model", () => {
    expect(fitOrder(drawOrder(), asi1)).toEqual({
      prompt: "a lighthouse",
      inputs: [],
      size: null,
      quality: null,
      transparent: false,
      seed: null,
      calls: [1],
      notHonoured: [],
    });
  });
});

describe("the size", () => {
  it.each([
    ["a shape is one of the model's sizes", asi1, { shape: "landscape" }, "1792x1024", []],
    ["a model without sizes cannot honour a shape", schnell, { shape: "portrait" }, null, ["shape"]],
    ["a size that the model has is taken", asi1, { shape: "landscape", size: [1792, 1024] }, "1792x1024", []],
    [
      "another one becomes that of its shape, and is told once",
      asi1,
      { shape: "portrait", size: [600, 900] },
      "1024x1792",
      ["size"],
    ],
    ["a model with sizes of one's own takes it", gptImage2, { size: [1792, 1024] }, "1792x1024", []],
    ["but not beyond what a picture may cost", gptImage2, { size: [2048, 2048] }, "1024x1024", ["size"]],
    ["nor in steps that it does not have", gptImage2, { size: [1000, 1000] }, "1024x1024", ["size"]],
    ["a model without sizes cannot honour one", schnell, { size: [1024, 768] }, null, ["size"]],
  ] as const)(
    "%s",
    (_name, can, {
      size,
      ...rest
    }: { size?: readonly number[]; shape?: "landscape" | "portrait" }, fitted, lost) => {
      const [width = 0, height = 0] = size ?? [];
      const options = { ...rest, ...(size !== undefined && { size: { width, height } }) };
      const order = fitOrder(drawOrder({ options }), can);
      expect(order.size === null ? null : `${order.size.width}x${order.size.height}`).toBe(fitted);
      expect(order.notHonoured).toEqual(lost);
    },
  );
});

describe("what a model cannot do", () => {
  it("is told", () => {
    const options = { seed: 3, quality: "high", transparent: true } as const;
    expect(fitOrder(drawOrder({ options }), asi1).notHonoured).toEqual(["seed", "quality", "transparent"]);
    expect(fitOrder(drawOrder({ options }), gptImage2)).toMatchObject({
      quality: "high",
      transparent: false,
      notHonoured: ["seed", "transparent"],
    });
  });

  it("is not told when nobody asked for it", () => {
    expect(fitOrder(drawOrder({ options: { transparent: false } }), asi1).notHonoured).toEqual([]);
  });

  it("gives a model that knows seeds one, asked for or not", () => {
    expect(fitOrder(drawOrder({ seed: 99 }), klein)).toMatchObject({ seed: 99, notHonoured: [] });
  });
});

describe("a change of a picture", () => {
  it("is the instruction and the pictures for a model that edits", () => {
    const order = fitOrder(editOrder("make it night", 2), klein);
    expect(order).toMatchObject({ prompt: "make it night", notHonoured: [] });
    expect(order.inputs).toHaveLength(2);
  });

  it("is the whole description for one that does not, and that is told", () => {
    expect(fitOrder(editOrder(), asi1)).toMatchObject({
      prompt: "a lighthouse at night",
      inputs: [],
      notHonoured: ["edit"],
    });
  });

  it("starts from no more pictures than the model takes", () => {
    const order = fitOrder(editOrder("join them", 4), { ...klein, mostInputs: 2 });
    expect(order.inputs).toHaveLength(2);
    expect(order.notHonoured).toEqual(["inputs"]);
  });
});

describe("several pictures", () => {
  it.each([
    [asi1, 3, [1, 1, 1]],
    [gptImage2, 4, [4]],
    [{ ...gptImage2, mostPerCall: 3 }, 4, [3, 1]],
  ])("are as many calls as the model needs", (can, count, calls) => {
    expect(fitOrder(drawOrder({ count }), can).calls).toEqual(calls);
  });
});

describe("a description over the model's limit", () => {
  it("ends with a sentence, and that is told", () => {
    const prompt = `${"A lighthouse in a storm. ".repeat(90)}And a boat`;
    const order = fitOrder(drawOrder({ prompt }), schnell);
    expect(order.prompt.length).toBeLessThanOrEqual(2_048);
    expect(order.prompt).toMatch(/A lighthouse in a storm\.$/);
    expect(order.notHonoured).toEqual(["length"]);
  });
});

describe("any order, for any model", () => {
  const models = fc.constantFrom(
    ...PROVIDER_NAMES.map((name) => capabilitiesOf(name, "another")),
    asi1,
    gptImage2,
    klein,
    schnell,
  );
  const options = fc.record(
    {
      shape: fc.constantFrom("square", "landscape", "portrait"),
      size: fc.record({
        width: fc.integer({ min: 64, max: 4096 }),
        height: fc.integer({ min: 64, max: 4096 }),
      }),
      seed: fc.nat(),
      quality: fc.constantFrom("low", "medium", "high"),
      transparent: fc.boolean(),
    },
    { requiredKeys: [] },
  );

  it("is as many pictures as were ordered, each loss is told once, and no prompt is too long", () => {
    fc.assert(
      fc.property(
        models,
        options,
        fc.integer({ min: 1, max: 4 }),
        fc.string(),
        (can, given, count, prompt) => {
          const order = fitOrder(drawOrder({ options: given, count, prompt }), can);
          expect(order.calls.reduce((sum, call) => sum + call, 0)).toBe(count);
          expect(Math.max(...order.calls)).toBeLessThanOrEqual(can.mostPerCall);
          expect(new Set(order.notHonoured).size).toBe(order.notHonoured.length);
          expect(order.prompt.length).toBeLessThanOrEqual(can.longestPrompt);
          if (given.size !== undefined && !order.notHonoured.includes("size"))
            expect(order.size).toEqual(given.size);
        },
      ),
    );
  });
});
