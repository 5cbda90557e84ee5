import { describe, expect, it } from "vitest";
import { drawSketch } from "../../../packages/sketch/draw.ts";
import { readScene } from "../../../packages/sketch/scene.ts";
import { pictureSize } from "../../../src/imagegen/picture-size.ts";
import { capabilitiesOf } from "../../../src/imagegen/provider.ts";

const names = (prompt: string) => readScene(prompt, 1).things.map(({ name }) => name);

describe("a sketch that is ordered in another way", () => {
  it.each(["square", "landscape", "portrait"] as const)("has the size of the shape %s", (shape) => {
    expect(pictureSize(drawSketch("a fox", { shape }))).toEqual(capabilitiesOf("sketch", "").sizes?.[shape]);
  });

  it("is another composition by another seed, and the same by the same", () => {
    const [one, again, other] = [1, 1, 2].map((seed) => drawSketch("a fox", { seed }));
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
  });
});

describe("a scene whose words are changed", () => {
  it("is night at night, in the composition that it had", () => {
    for (let seed = 0; seed < 20; seed++) {
      const day = readScene("a fox by a lake", seed);
      expect(readScene("a fox by a lake, at night", seed)).toEqual({ ...day, time: "night" });
    }
  });

  it("has what is added", () => {
    expect(names("a lighthouse, with a boat")).toEqual(["lighthouse", "boat"]);
  });

  it.each([
    ["a lighthouse and a boat, without the boat", ["lighthouse"]],
    ["a fox without a hat", ["fox"]],
    ["ein Fuchs mit Hut, ohne den Hut", ["fox"]],
    ["un zorro sin sombrero", ["fox"]],
    ["a cat without the little red hat and a dog", ["cat", "dog"]],
  ])("has not what is left out: %s", (prompt, things) => {
    expect(names(prompt)).toEqual(things);
  });
});
