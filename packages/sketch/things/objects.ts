import { darker, lighter, mix } from "../colour.ts";
import { arc, blob, box, curve, heart as heartShape, oval } from "../paint/shapes.ts";
import type { Thing } from "./thing.ts";

const campfire: Thing = {
  size: 0.45,
  width: 1,
  draw(pen) {
    pen.halo(0, -30, 170, 0xff9a40, 0.5);
    for (let i = 0; i < 7; i++) pen.fill(oval(-42 + i * 14, 1 + (i % 2) * 3, 9, 6), 0x7a7680);
    pen.line([-34, -2, 26, -18], 10, 0x6a4430, 1, 8);
    pen.line([34, -2, -26, -18], 10, 0x7a5038, 1, 8);
    pen.glowing(
      blob([-26, -14, -34, -40, -18, -58, -16, -78, 0, -102, 8, -74, 24, -62, 32, -36, 24, -14, 0, -8]),
      0xe8622f,
    );
    pen.glowing(blob([-18, -14, -22, -34, -8, -52, -2, -76, 10, -52, 20, -34, 16, -14, 0, -9]), 0xf7a83a);
    pen.glowing(blob([-9, -13, -11, -28, 0, -48, 9, -28, 8, -13, 0, -9]), 0xfff0b0);
    for (const [x, y] of [
      [-20, -96],
      [18, -108],
      [6, -124],
      [-8, -138],
      [26, -88],
    ] as const)
      pen.glowing(oval(x, y, 2), 0xffc860);
  },
};

const umbrella: Thing = {
  size: 0.8,
  width: 1.25,
  hand: [0, -20],
  draw(pen, look) {
    const cloth = look.colour ?? look.random.pick(0xd0483c, 0x3f7fa0, 0xe0a83a, 0x7a5a94);
    pen.line(curve([0, -58, 0, -8, 1, 0, 8, 4, 14, -3]), 4, 0x5f4436);
    pen.line([0, -96, 0, -106], 3, 0x5f4436);
    const hem = (from: number, to: number) =>
      arc((from + to) / 2, -56, Math.abs(to - from) / 2, 9, 0, -Math.PI);
    pen.fill(
      [
        -62,
        -56,
        ...arc(0, -56, 62, 44, Math.PI, Math.PI * 2),
        ...hem(31, 62),
        ...hem(0, 31),
        ...hem(-31, 0),
        ...hem(-62, -31),
      ],
      cloth,
      1,
      1.4,
    );
    pen.fill(
      [0, -100, ...curve([0, -100, -24, -84, -31, -56]), ...arc(-15.5, -56, 15.5, 9, -Math.PI, 0), 0, -56],
      lighter(cloth, 0.25),
      0.7,
      0.6,
    );
    pen.fill(
      [
        0,
        -100,
        ...curve([0, -100, 44, -92, 62, -56]),
        ...arc(46.5, -56, 15.5, 9, 0, -Math.PI),
        ...curve([31, -56, 24, -84, 0, -100]),
      ],
      darker(cloth, 0.18),
      0.8,
      0.6,
    );
  },
};

const lantern: Thing = {
  size: 0.5,
  width: 0.6,
  draw(pen, look) {
    const paper = look.colour ?? 0xe0683c;
    pen.halo(0, -48, 90, 0xffc060, 0.6);
    pen.line([0, -88, 0, -104], 2, 0x4a3a34);
    pen.fill(
      blob([-16, -84, 16, -84, 30, -62, 30, -34, 16, -12, -16, -12, -30, -34, -30, -62]),
      paper,
      1,
      1.4,
    );
    pen.glowing(oval(0, -48, 18, 28), 0xffe9a0, 0.65);
    for (const y of [-70, -58, -46, -34, -24])
      pen.line(curve([-27, y, 0, y + 4, 27, y]), 1.2, darker(paper, 0.3), 0.6);
    pen.fill(box(-15, -90, 30, 8, 2), 0x4a3a34);
    pen.fill(box(-13, -14, 26, 7, 2), 0x4a3a34);
    for (const x of [-5, 0, 5]) pen.line([x, -7, x, 4], 1.6, 0xe3b04a);
  },
};

const heart: Thing = {
  size: 0.7,
  width: 1.05,
  draw(pen, look) {
    const colour = look.colour ?? 0xd0413c;
    pen.halo(0, -52, 80, lighter(colour, 0.4), 0.3);
    pen.fill(heartShape(0, -56, 50), colour, 1, 2);
    pen.fill(blob([-36, -72, -30, -86, -18, -90, -22, -80, -30, -66]), 0xffffff, 0.45, 0);
  },
};

const guitar: Thing = {
  size: 0.85,
  width: 0.5,
  hand: [0, -40],
  draw(pen, look) {
    const wood = look.colour ?? 0xc9823f;
    pen.fill([-5, -46, -4, -92, 4, -92, 5, -46], 0x5a3a2c);
    pen.fill(blob([-6, -92, 6, -92, 7, -108, 0, -106, -7, -108]), 0x4a3026);
    for (const s of [-1, 1]) for (const y of [-96, -101, -105]) pen.fill(oval(s * 8, y, 1.6), 0xe3d6b8);
    pen.fill(
      blob([
        0, -58, 13, -56, 17, -46, 13, -36, 20, -24, 20, -9, 8, 0, -8, 0, -20, -9, -20, -24, -13, -36, -17,
        -46, -13, -56,
      ]),
      darker(wood, 0.4),
    );
    pen.fill(
      blob([
        0, -56, 12, -54, 15, -46, 11, -36, 18, -24, 18, -10, 7, -2, -7, -2, -18, -10, -18, -24, -11, -36, -15,
        -46, -12, -54,
      ]),
      wood,
      1,
      1.4,
    );
    pen.fill(oval(0, -36, 7.4), 0xe9c99a);
    pen.fill(oval(0, -36, 5.8), 0x33221e);
    pen.fill(box(-8, -17, 16, 4, 1), 0x4a3026);
    for (const x of [-2.4, -0.8, 0.8, 2.4]) pen.line([x, -15, x, -98], 0.5, 0xf5efe0);
    for (const y of [-56, -64, -71, -78, -84, -89]) pen.line([-4.4, y, 4.4, y], 0.7, 0xe3d6b8);
  },
};

const hat: Thing = {
  size: 0.26,
  width: 1.5,
  draw(pen, look) {
    const felt = look.colour ?? 0x3a3444;
    pen.fill(oval(0, -8, 70, 12), darker(felt, 0.1));
    pen.fill([-40, -8, -44, -88, 44, -88, 40, -8], felt, 1, 1.6);
    pen.fill(oval(0, -88, 44, 8), lighter(felt, 0.14));
    pen.fill([-41, -14, -42, -30, 42, -30, 41, -14], look.colour === 0xc8402f ? 0x3a3444 : 0xc8483c);
  },
};

const crown: Thing = {
  size: 0.28,
  width: 1.2,
  draw(pen, look) {
    const gold = look.colour ?? 0xe8b83f;
    pen.fill([-52, 0, -60, -70, -30, -38, 0, -92, 30, -38, 60, -70, 52, 0], gold, 1, 1.6);
    pen.fill(box(-53, -16, 106, 16, 4), darker(gold, 0.15));
    for (const [x, y] of [
      [-60, -72],
      [0, -95],
      [60, -72],
    ] as const)
      pen.fill(oval(x, y, 9), 0xfff0c0);
    for (const [x, c] of [
      [-30, 0x3f8fb0],
      [0, 0xc8342f],
      [30, 0x4f9a5c],
    ] as const)
      pen.fill(oval(x, -8, 6), c);
  },
};

const scarf: Thing = {
  size: 0.24,
  width: 1.3,
  draw(pen, look) {
    const wool = look.colour ?? 0xc8402f;
    pen.line(curve([-44, -70, -20, -54, 0, -50, 20, -54, 44, -70]), 28, wool);
    pen.fill([16, -60, 40, -60, 48, 4, 22, 4], darker(wool, 0.12));
    for (const x of [26, 34, 42]) pen.line([x, 4, x + 1, 16], 3, wool);
    for (const y of [-12, -30]) pen.line([22, y, 44, y], 5, lighter(wool, 0.6));
  },
};

const chair: Thing = {
  size: 0.75,
  width: 0.9,
  perch: [0, -40],
  draw(pen, look) {
    const cloth = look.colour ?? look.random.pick(0x4f8f88, 0xc8704a, 0x7a6a9a);
    for (const x of [-32, 32]) pen.line([x, -12, x, 0], 6, 0x5a3f30);
    pen.fill(blob([-34, -30, -36, -80, -20, -98, 20, -98, 36, -80, 34, -30]), cloth, 1, 1.4);
    pen.fill(box(-36, -42, 72, 30, 9), lighter(cloth, 0.15), 1, 1.2);
    for (const s of [-1, 1])
      pen.fill(
        blob([s * 30, -54, s * 44, -56, s * 48, -46, s * 44, -10, s * 32, -10]),
        darker(cloth, 0.14),
        1,
        1.2,
      );
    for (const [x, y] of [
      [-12, -76],
      [12, -76],
      [0, -62],
    ] as const)
      pen.fill(oval(x, y, 2.4), darker(cloth, 0.35));
  },
};

const ball: Thing = {
  size: 0.3,
  width: 1,
  perch: [0, -94],
  draw(pen, look) {
    const colour = look.colour ?? 0xd8503f;
    pen.fill(oval(0, -48, 48), 0xfaf3e4, 1, 1.8);
    pen.fill(
      [
        0,
        -96,
        ...curve([0, -96, 30, -70, 26, -48, 22, -10, 0, 0]),
        ...curve([0, 0, 4, -30, -4, -60, 0, -96]),
      ],
      colour,
      1,
      1.4,
    );
    pen.fill(
      [
        0,
        -96,
        ...curve([0, -96, -40, -80, -48, -48]),
        ...curve([-48, -48, -40, -16, 0, 0]),
        ...curve([0, 0, -26, -20, -30, -48, -26, -76, 0, -96]),
      ],
      mix(colour, 0x3f7fa8, 0.8),
      0.9,
    );
    pen.fill(oval(-18, -72, 8, 5, -0.6), 0xffffff, 0.6, 0);
  },
};

const kite: Thing = {
  size: 0.55,
  width: 0.8,
  draw(pen, look) {
    const cloth = look.colour ?? look.random.pick(0xd8503f, 0xe8a83a, 0x3f8fb0);
    pen.line(curve([0, -14, 14, 30, -16, 80, 20, 140, 4, 220]), 1, 0x5a4a44, 0.8);
    pen.line(curve([0, -14, -14, 2, 10, 18, -8, 36]), 2, darker(cloth, 0.2));
    for (const [x, y] of [
      [-8, 4],
      [6, 18],
      [-6, 34],
    ] as const)
      pen.fill([x - 9, y - 5, x + 9, y + 5, x + 9, y - 5, x - 9, y + 5], lighter(cloth, 0.4));
    pen.fill([0, -100, 36, -62, 0, -12], darker(cloth, 0.12));
    pen.fill([0, -100, -36, -62, 0, -12], cloth);
    pen.fill([0, -100, 36, -62, 0, -62], lighter(cloth, 0.5));
    pen.fill([0, -12, -36, -62, 0, -62], lighter(cloth, 0.5));
    pen.line([0, -100, 0, -12], 1.6, 0x5a4438);
    pen.line([-36, -62, 36, -62], 1.6, 0x5a4438);
  },
};

export const objects = {
  campfire,
  umbrella,
  lantern,
  heart,
  guitar,
  hat,
  crown,
  scarf,
  chair,
  ball,
  kite,
} satisfies Record<string, Thing>;
