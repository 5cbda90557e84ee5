import { expect, it } from "vitest";
import { createSketchProvider } from "../../../src/imagegen/sketch-provider.ts";
import { drawOrder, editOrder } from "./draw-orders.ts";
import { png } from "./sample-pictures.ts";

function sketcher() {
  const asked: unknown[] = [];
  const provider = createSketchProvider((prompt, how) => {
    asked.push({ prompt, ...how });
    return png;
  });
  return { provider, asked };
}

it("the sketch is drawn with the order's seed, as a square unless another shape was asked for", async () => {
  const { provider, asked } = sketcher();
  expect(await provider.draw(drawOrder())).toEqual({ kind: "drawn", pictures: [png], notHonoured: [] });
  await provider.draw(drawOrder({ options: { shape: "portrait" } }));
  expect(asked).toEqual([
    { prompt: "a lighthouse", seed: 7, shape: "square" },
    { prompt: "a lighthouse", seed: 7, shape: "portrait" },
  ]);
});

it("several sketches differ by their seeds", async () => {
  const { provider, asked } = sketcher();
  expect(await provider.draw(drawOrder({ count: 3 }))).toMatchObject({ pictures: [png, png, png] });
  expect(asked).toMatchObject([{ seed: 7 }, { seed: 8 }, { seed: 9 }]);
});

it("a sketch of ours is changed by drawing the new words", async () => {
  const { provider, asked } = sketcher();
  const { edit, ...order } = editOrder();
  const inputs = edit?.inputs.map((input) => ({ ...input, seed: 7 })) ?? [];
  const changed = { ...order, edit: { instruction: "make it night", inputs } };
  expect(await provider.draw(changed)).toMatchObject({ notHonoured: [] });
  expect(asked).toEqual([{ prompt: "a lighthouse at night", seed: 7, shape: "square" }]);
});

it("somebody's photograph cannot be changed by a sketch, and that is told", async () => {
  expect(await sketcher().provider.draw(editOrder())).toMatchObject({ notHonoured: ["edit"] });
});

it("a sketch that fails is an outcome, not an exception", async () => {
  const provider = createSketchProvider(() => {
    throw new Error("no such colour");
  });
  expect(await provider.draw(drawOrder())).toEqual({ kind: "unusable", detail: "sketch-failed" });
});
