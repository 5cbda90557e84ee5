import { describe, expect, it } from "vitest";
import { composeScene } from "../../../packages/sketch/compose.ts";
import { drawSketch } from "../../../packages/sketch/draw.ts";
import { readScene } from "../../../packages/sketch/scene.ts";
import { LAYER, setStage } from "../../../packages/sketch/stage.ts";
import { pictureSize } from "../../../src/imagegen/picture-size.ts";
import { capabilitiesOf } from "../../../src/imagegen/provider.ts";

/** Which pixels belong to the things of a scene, as they were drawn. */
function thingsOf(prompt: string, seed: number): boolean[] {
  const stage = setStage(readScene(prompt, seed));
  composeScene(stage);
  return [...stage.canvas.rgb].map((pixel) => pixel >>> 24 === LAYER.thing);
}

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

  it.each([
    ["a blue whale", "a blue whale, night"],
    ["a fox in the snow", "a fox in the snow, at sunset"],
    ["a lighthouse", "a lighthouse, at night"],
  ])("has everything where it was, and looking the same way: %s → %s", (before, after) => {
    for (let seed = 0; seed < 2; seed++) {
      const [day, night] = [before, after].map((prompt) => thingsOf(prompt, seed));
      const differing = day?.filter((isThing, at) => isThing !== night?.[at]).length ?? 0;
      expect(differing).toBeLessThan(0.05 * (day?.filter(Boolean).length ?? 0));
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
