import { lighter } from "../colour.ts";
import { curve, oval, star as starShape, stroke } from "../paint/shapes.ts";
import type { Thing } from "./thing.ts";

const star: Thing = {
  size: 0.5,
  width: 1,
  draw(pen, look) {
    const gold = look.colour ?? 0xffe08a;
    pen.halo(0, -50, 110, gold, 0.45);
    pen.glowing(starShape(0, -50, 50, 21), gold);
    pen.glowing(starShape(0, -51, 34, 14), lighter(gold, 0.5), 0.8);
  },
};

const planet: Thing = {
  size: 0.7,
  width: 1.7,
  draw(pen, look) {
    const colour = look.colour ?? look.random.pick(0xd99a5f, 0x6fa8b4, 0xb98ac4);
    pen.line(curve([-84, -34, -50, -60, 0, -72, 50, -76, 84, -68]), 5, lighter(colour, 0.5), 0.6);
    pen.fill(oval(0, -50, 46), colour, 1, 2.4);
    for (const [y, w] of [
      [-68, 38],
      [-50, 44],
      [-32, 38],
    ] as const)
      pen.fill(oval(0, y, w, 5, -0.15), lighter(colour, 0.4), 0.4);
    pen.line(curve([-84, -34, -50, -28, 0, -34, 54, -52, 84, -68]), 7, lighter(colour, 0.55), 0.95);
  },
};

const comet: Thing = {
  size: 0.6,
  width: 1.6,
  draw(pen, look) {
    const ice = look.colour ?? 0xe8f4ff;
    pen.halo(60, -20, 60, ice, 0.6);
    for (const [dy, w] of [
      [0, 22],
      [-12, 9],
      [10, 8],
    ] as const)
      pen.glowing(stroke(curve([60, -20 + dy * 0.3, 0, -50 + dy, -90, -104 + dy]), w, 1), ice, 0.4);
    pen.glowing(oval(60, -20, 12), 0xffffff);
  },
};

export const skyThings = { star, planet, comet } satisfies Record<string, Thing>;
