import { describe, expect, it } from "vitest";
import { Noise } from "../../../packages/sketch/noise.ts";
import { Canvas } from "../../../packages/sketch/paint/canvas.ts";
import { Pen } from "../../../packages/sketch/paint/pen.ts";
import { Random } from "../../../packages/sketch/random.ts";
import { readScene } from "../../../packages/sketch/scene.ts";
import { thingNamed } from "../../../packages/sketch/things/catalogue.ts";
import { THINGS } from "../../../packages/sketch/vocabulary.ts";

describe("the things of the catalogue", () => {
  it.each(Object.entries(THINGS))("%s is found by each of its words", (name, { words }) => {
    for (const word of words.split("|")) {
      expect(
        readScene(word).things.map((thing) => thing.name),
        word,
      ).toContain(name);
    }
  });

  it.each(Object.keys(THINGS).filter((name) => thingOf(name)))(
    "%s leaves a mark inside the canvas",
    (name) => {
      const canvas = new Canvas(160);
      const pen = new Pen(canvas, new Noise(1), {
        x: 80,
        y: 140,
        scaleX: 1,
        scaleY: 1,
        alpha: 1,
        light: (c) => c,
        lightFrom: -1,
      });
      thingOf(name)?.draw(pen, { random: new Random(7), dark: false });
      expect(canvas.rgb.filter((value) => value > 0).length).toBeGreaterThan(900);
    },
  );
});

function thingOf(name: string) {
  const known = Object.keys(THINGS).find((key): key is keyof typeof THINGS => key === name);
  return known && thingNamed(known);
}
