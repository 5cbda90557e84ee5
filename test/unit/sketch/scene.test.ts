import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readScene, type Scene } from "../../../packages/sketch/scene.ts";

const names = (scene: Scene) => scene.things.map(({ name }) => name);

describe("reading a prompt into a scene", () => {
  it.each([
    ["a lighthouse in a storm, as a woodcut", { weather: "storm", place: "sea", style: "woodcut" }],
    [
      "A serene landscape with mountains and a lake at sunset",
      { time: "sunset", place: "lake", mountainsBehind: true },
    ],
    ["a fox in the snow at night", { time: "night", weather: "snow", place: "forest" }],
    ["a city skyline in the rain", { weather: "rain", place: "city" }],
    ["three sailing boats at dawn", { time: "dawn", place: "sea" }],
    ["an astronaut on the moon", { place: "moon", time: "night" }],
    ["a castle on a hill, watercolour", { style: "watercolour", place: "field" }],
    ["a robot drinking coffee", { place: "room" }],
    ["foggy morning in a forest, ink", { weather: "fog", time: "dawn", place: "forest", style: "ink" }],
    ["a house by a river in autumn", { season: "autumn", place: "lake" }],
    ["pixel art of a cactus", { style: "pixel", place: "desert" }],
    ["a wooden house", { place: "field" }],
  ])("%s", (prompt, expected) => {
    expect(readScene(prompt)).toMatchObject(expected);
  });

  it.each([
    [
      "three cats and two boats",
      [
        ["cat", 3],
        ["boat", 2],
      ],
    ],
    [
      "a hot air balloon over wolves",
      [
        ["balloon", 1],
        ["wolf", 3],
      ],
    ],
    ["12 birds", [["bird", 7]]],
    [
      "ein Fuchs und eine Katze",
      [
        ["fox", 1],
        ["cat", 1],
      ],
    ],
    [
      "un chat et un cheval",
      [
        ["cat", 1],
        ["horse", 1],
      ],
    ],
    [
      "tres gatos y una luna",
      [
        ["cat", 3],
        ["moon", 1],
      ],
    ],
    [
      "🦊⛵🌙",
      [
        ["fox", 1],
        ["sailboat", 1],
        ["crescent", 1],
      ],
    ],
    ["let us chat", []],
  ])("counts the things of: %s", (prompt, expected) => {
    const scene = readScene(prompt);
    expect(scene.landscape ? [] : scene.things.map(({ name, count }) => [name, count])).toEqual(expected);
  });

  it("binds a colour to its noun, before it or after it", () => {
    const [fox, umbrella] = readScene("a red fox under a blue umbrella").things;
    expect(fox).toMatchObject({ name: "fox", colour: 0xc8402f, relation: { how: "under", to: 1 } });
    expect(umbrella).toMatchObject({ name: "umbrella", colour: 0x2f6fae });
    expect(readScene("un renard rouge").things[0]).toMatchObject({ name: "fox", colour: 0xc8402f });
  });

  it("takes a colour without a noun as the mood of the picture", () => {
    expect(readScene("mountains in shades of purple").mood).toBe(0x7d569c);
    expect(readScene("a red bicycle").mood).toBeUndefined();
  });

  it.each([
    ["a cat on a roof under the moon", { how: "on", to: 1 }],
    ["a robot drinking coffee", { how: "holds", to: 1 }],
    ["a dragon over a village", { how: "over", to: 1 }],
    ["a whale flying over a city", { how: "over", to: 0 }],
  ])("joins the things of: %s", (prompt, relation) => {
    expect(readScene(prompt).things[0]?.relation).toEqual(relation);
  });

  it("gives words that it does not know a landscape of their own", () => {
    const scene = readScene("hello");
    expect(scene.landscape).toBe(true);
    expect(readScene("hello")).toEqual(scene);
    expect(readScene("hello!").seed).not.toBe(scene.seed);
  });

  it("reads any text into a bounded scene", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (prompt) => {
        const scene = readScene(prompt);
        expect(scene.things.length).toBeLessThanOrEqual(8);
        expect(scene.things.every(({ count }) => count >= 1 && count <= 7)).toBe(true);
      }),
    );
  });

  it("bounds what a very long prompt asks for", () => {
    const scene = readScene("cat dog fox owl boat tree house moon star car ".repeat(400));
    expect(names(scene)).toHaveLength(8);
  });
});
