import { darker, lighter, mix } from "../colour.ts";
import { arc, blob, box, curve, heart as heartShape, oval, star, stroke } from "../paint/shapes.ts";
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
      blob(-26, -14, -34, -40, -18, -58, -16, -78, 0, -102, 8, -74, 24, -62, 32, -36, 24, -14, 0, -8),
      0xe8622f,
    );
    pen.glowing(blob(-18, -14, -22, -34, -8, -52, -2, -76, 10, -52, 20, -34, 16, -14, 0, -9), 0xf7a83a);
    pen.glowing(blob(-9, -13, -11, -28, 0, -48, 9, -28, 8, -13, 0, -9), 0xfff0b0);
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
    pen.line(curve(0, -58, 0, -8, 1, 0, 8, 4, 14, -3), 4, 0x5f4436);
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
      [0, -100, ...curve(0, -100, -24, -84, -31, -56), ...arc(-15.5, -56, 15.5, 9, -Math.PI, 0), 0, -56],
      lighter(cloth, 0.25),
      0.7,
      0.6,
    );
    pen.fill(
      [
        0,
        -100,
        ...curve(0, -100, 44, -92, 62, -56),
        ...arc(46.5, -56, 15.5, 9, 0, -Math.PI),
        ...curve(31, -56, 24, -84, 0, -100),
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
    pen.fill(blob(-16, -84, 16, -84, 30, -62, 30, -34, 16, -12, -16, -12, -30, -34, -30, -62), paper, 1, 1.4);
    pen.glowing(oval(0, -48, 18, 28), 0xffe9a0, 0.65);
    for (const y of [-70, -58, -46, -34, -24])
      pen.line(curve(-27, y, 0, y + 4, 27, y), 1.2, darker(paper, 0.3), 0.6);
    pen.fill(box(-15, -90, 30, 8, 2), 0x4a3a34);
    pen.fill(box(-13, -14, 26, 7, 2), 0x4a3a34);
    for (const x of [-5, 0, 5]) pen.line([x, -7, x, 4], 1.6, 0xe3b04a);
  },
};

const candle: Thing = {
  size: 0.42,
  width: 0.6,
  draw(pen, look) {
    pen.halo(0, -88, 90, 0xffc868, 0.6);
    pen.fill(blob(-30, -8, 0, -12, 30, -8, 24, 0, -24, 0), 0xb98a4a);
    pen.fill(box(-11, -66, 22, 60, 3), look.colour ?? 0xf8efdc, 1, 2);
    pen.fill(blob(-11, -66, 0, -69, 11, -66, 11, -50, 7, -44, 3, -58, -11, -60), 0xfffaf0);
    pen.line([0, -68, 0, -76], 2, 0x3a3030);
    pen.glowing(blob(-7, -78, 0, -104, 7, -78, 0, -72), 0xf7a83a);
    pen.glowing(blob(-3.5, -78, 0, -93, 3.5, -78, 0, -74), 0xfff4c4);
  },
};

const book: Thing = {
  size: 0.36,
  width: 1.7,
  perch: [0, -62],
  draw(pen, look) {
    const cover = look.colour ?? look.random.pick(0xa83f38, 0x34608a, 0x4f7a50, 0x8a5a94);
    pen.fill([-84, -52, 0, -38, 84, -52, 86, 0, 0, 8, -86, 0], cover, 1, 1.4);
    for (const s of [-1, 1]) {
      pen.fill(
        [
          0,
          -34,
          ...curve(0, -34, s * 20, -62, s * 50, -66, s * 80, -58),
          s * 80,
          -6,
          ...curve(s * 80, -6, s * 50, -12, s * 20, -8, 0, 4),
        ],
        0xfaf3e0,
        1,
        s === 1 ? 1.8 : 0.8,
      );
      for (let i = 0; i < 5; i++)
        pen.line(
          curve(s * 16, -46 + i * 8.6 - 5, s * 42, -54 + i * 8.6 - 1, s * 68, -51 + i * 8.8),
          1.8,
          0xa8988a,
          0.8,
        );
    }
    pen.line([0, -34, 0, 5], 2.4, 0xcbb894);
    pen.fill([10, -2, 20, -4, 20, 18, 15, 12, 10, 18], 0xd0483c);
  },
};

const coffee: Thing = {
  size: 0.34,
  width: 1.2,
  head: [0, -74],
  draw(pen, look) {
    const cup = look.colour ?? look.random.pick(0xf5efe4, 0x4f8f98, 0xd8604a, 0xe3b04a);
    pen.fill(oval(0, -2, 58, 9), darker(cup, 0.15));
    pen.fill(oval(0, -5, 56, 8), lighter(cup, 0.3));
    pen.line(arc(36, -42, 19, 17, -1.4, 1.5), 8.5, darker(cup, 0.08));
    pen.fill(
      [-40, -70, ...curve(-40, -70, -37, -34, -22, -8), ...curve(22, -8, 37, -34, 40, -70)],
      cup,
      1,
      2,
    );
    pen.fill(oval(0, -70, 40, 9.5), lighter(cup, 0.45));
    pen.fill(oval(0, -69, 34.5, 7.2), 0x5a3826);
    pen.fill(heartShape(-2, -69, 7), 0xe3c49a, 0.9, 0);
    for (const x of [-16, 2, 20])
      pen.fill(stroke(curve(x, -84, x - 8, -98, x + 7, -112, x - 3, -130), 5.5, 1), 0xffffff, 0.55, 0);
  },
};

const teapot: Thing = {
  size: 0.42,
  width: 1.5,
  draw(pen, look) {
    const glaze = look.colour ?? look.random.pick(0x3f7f94, 0xd8705a, 0xe9dcc4);
    pen.line(arc(-44, -42, 22, 24, 1.3, 5), 8, darker(glaze, 0.12));
    pen.fill(blob(34, -26, 54, -38, 62, -66, 76, -72, 72, -58, 62, -26, 40, -12), glaze, 1, 1.2);
    pen.fill(blob(-48, -40, -30, -72, 0, -80, 30, -72, 48, -40, 34, -6, 0, 0, -34, -6), glaze, 1, 2);
    pen.line(curve(-27, -73, 0, -68, 27, -73), 4, darker(glaze, 0.25));
    pen.fill(oval(0, -86, 7), darker(glaze, 0.2));
    for (let i = 0; i < 5; i++)
      pen.fill(star(-26 + i * 13, -36 + (i % 2) * 6, 5, 2, 6), lighter(glaze, 0.75), 0.9);
    for (const x of [78, 86])
      pen.fill(stroke(curve(x, -82, x + 6, -94, x - 2, -106), 4, 1), 0xffffff, 0.55, 0);
  },
};

const clock: Thing = {
  size: 0.5,
  width: 0.9,
  draw(pen, look) {
    const shell = look.colour ?? look.random.pick(0xd8604a, 0x3f8f94, 0xe0a83a);
    for (const s of [-1, 1]) {
      pen.line([s * 22, -16, s * 32, 0], 7, 0x5a4a44);
      pen.fill(blob(s * 10, -88, s * 16, -104, s * 34, -100, s * 38, -84, s * 24, -76), darker(shell, 0.15));
    }
    pen.line([0, -90, 0, -100], 4, 0x5a4a44);
    pen.fill(oval(0, -48, 43), shell, 1, 1.8);
    pen.fill(oval(0, -48, 34), 0xfbf4e2, 1, 0.6);
    for (let i = 0; i < 12; i++) {
      const a = (i / 12) * Math.PI * 2;
      pen.line(
        [Math.cos(a) * 26, -48 + Math.sin(a) * 26, Math.cos(a) * 30, -48 + Math.sin(a) * 30],
        i % 3 === 0 ? 3 : 1.6,
        0x4a4048,
      );
    }
    const hour = look.random.between(0, Math.PI * 2);
    pen.line([0, -48, Math.cos(hour) * 15, -48 + Math.sin(hour) * 15], 4.4, 0x33303c);
    pen.line([0, -48, Math.cos(hour * 5) * 24, -48 + Math.sin(hour * 5) * 24], 3, 0x33303c);
    pen.fill(oval(0, -48, 3.6), shell);
  },
};

const heart: Thing = {
  size: 0.7,
  width: 1.05,
  draw(pen, look) {
    const colour = look.colour ?? 0xd0413c;
    pen.halo(0, -52, 80, lighter(colour, 0.4), 0.3);
    pen.fill(heartShape(0, -56, 50), colour, 1, 2);
    pen.fill(blob(-36, -72, -30, -86, -18, -90, -22, -80, -30, -66), 0xffffff, 0.45, 0);
  },
};

const guitar: Thing = {
  size: 0.85,
  width: 0.5,
  hand: [0, -40],
  draw(pen, look) {
    const wood = look.colour ?? 0xc9823f;
    pen.fill([-5, -46, -4, -92, 4, -92, 5, -46], 0x5a3a2c);
    pen.fill(blob(-6, -92, 6, -92, 7, -108, 0, -106, -7, -108), 0x4a3026);
    for (const s of [-1, 1]) for (const y of [-96, -101, -105]) pen.fill(oval(s * 8, y, 1.6), 0xe3d6b8);
    pen.fill(
      blob(
        0,
        -58,
        13,
        -56,
        17,
        -46,
        13,
        -36,
        20,
        -24,
        20,
        -9,
        8,
        0,
        -8,
        0,
        -20,
        -9,
        -20,
        -24,
        -13,
        -36,
        -17,
        -46,
        -13,
        -56,
      ),
      darker(wood, 0.4),
    );
    pen.fill(
      blob(
        0,
        -56,
        12,
        -54,
        15,
        -46,
        11,
        -36,
        18,
        -24,
        18,
        -10,
        7,
        -2,
        -7,
        -2,
        -18,
        -10,
        -18,
        -24,
        -11,
        -36,
        -15,
        -46,
        -12,
        -54,
      ),
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

const cake: Thing = {
  size: 0.5,
  width: 1.25,
  perch: [0, -68],
  draw(pen, look) {
    const icing = look.colour ?? look.random.pick(0xf2a9b4, 0xf6e7c4, 0xa8d0c0, 0x8a5a44);
    pen.fill(oval(0, -3, 62, 9), 0xe3e4e6);
    pen.fill(box(-48, -40, 96, 36, 4), 0xd9a468, 1, 1.6);
    pen.fill(box(-48, -24, 96, 5), 0xf8ecd2);
    pen.fill(box(-36, -66, 72, 28, 4), 0xd9a468, 1, 1.6);
    const drip = (y: number, half: number, n: number) => {
      const outline = [-half, y - 7, half, y - 7];
      for (let i = n; i >= 0; i--) outline.push(-half + (2 * half * i) / n, y + 4 + (i % 2 === 0 ? 8 : -1));
      return outline;
    };
    pen.fill(blob(...drip(-38, 50, 10)), icing, 1, 0.8);
    pen.fill(blob(...drip(-64, 38, 8)), icing, 1, 0.8);
    for (let i = -1; i <= 1; i++) {
      pen.fill(box(i * 20 - 2.5, -88, 5, 20), [0x5a9ab0, 0xf0c04a, 0xd0605a][i + 1] ?? 0xf0c04a);
      pen.glowing(blob(i * 20 - 3.4, -91, i * 20, -103, i * 20 + 3.4, -91, i * 20, -88), 0xf9b63f);
      pen.halo(i * 20, -94, 22, 0xffd27a, 0.55);
    }
    for (let i = -3; i <= 3; i++) pen.fill(oval(i * 14, -43, 4.4), 0xc8342f);
  },
};

function fruit(base: number): Thing {
  return {
    size: 0.34,
    width: 0.95,
    draw(pen, look) {
      const skin = look.colour ?? base;
      pen.fill(
        blob(
          0,
          -80,
          20,
          -86,
          40,
          -72,
          44,
          -44,
          30,
          -10,
          10,
          0,
          0,
          -3,
          -10,
          0,
          -30,
          -10,
          -44,
          -44,
          -40,
          -72,
          -20,
          -86,
        ),
        skin,
        1,
        2,
      );
      pen.fill(oval(-20, -58, 7, 13, 0.4), 0xffffff, 0.4, 0);
      pen.line(curve(0, -76, 2, -90, 8, -100), 5, 0x6a4630);
      pen.fill(blob(6, -88, 22, -104, 42, -98, 28, -84), 0x6f9a48, 1, 1.4);
    },
  };
}

const icecream: Thing = {
  size: 0.5,
  width: 0.6,
  draw(pen, look) {
    pen.fill([-20, -50, 20, -50, 0, 0], 0xd9a05a, 1, 1.6);
    for (const d of [-12, -2, 8]) {
      pen.line([d, -49, d * 0.3 + 8, -22], 1.2, 0xa8703a, 0.8);
      pen.line([-d, -49, -d * 0.3 - 8, -22], 1.2, 0xa8703a, 0.8);
    }
    pen.fill(oval(-12, -60, 15), 0xf5e4c0, 1, 1.4);
    pen.fill(oval(12, -60, 15), 0xa8725a, 1, 1.4);
    pen.fill(oval(0, -78, 17), look.colour ?? 0xf2a3b0, 1, 1.6);
    pen.fill(oval(4, -97, 5.5), 0xc8342f);
  },
};

const gift: Thing = {
  size: 0.45,
  width: 1,
  draw(pen, look) {
    const paper = look.colour ?? 0x3f8f8a;
    const ribbon = look.colour === 0xc8402f ? 0xf2cf6a : 0xd0483c;
    pen.fill(box(-42, -60, 84, 60, 2), paper, 1, 1.6);
    pen.fill(box(-8, -60, 16, 60), ribbon);
    pen.fill(box(-47, -74, 94, 18, 3), lighter(paper, 0.15));
    pen.fill(box(-9, -74, 18, 18), lighter(ribbon, 0.15));
    for (const s of [-1, 1]) pen.line(blob(s * 2, -76, s * 14, -98, s * 36, -94, s * 26, -78), 6.5, ribbon);
    pen.fill(oval(0, -77, 7), darker(ribbon, 0.15));
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
    pen.line(curve(-44, -70, -20, -54, 0, -50, 20, -54, 44, -70), 28, wool);
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
    pen.fill(blob(-34, -30, -36, -80, -20, -98, 20, -98, 36, -80, 34, -30), cloth, 1, 1.4);
    pen.fill(box(-36, -42, 72, 30, 9), lighter(cloth, 0.15), 1, 1.2);
    for (const s of [-1, 1])
      pen.fill(
        blob(s * 30, -54, s * 44, -56, s * 48, -46, s * 44, -10, s * 32, -10),
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
      [0, -96, ...curve(0, -96, 30, -70, 26, -48, 22, -10, 0, 0), ...curve(0, 0, 4, -30, -4, -60, 0, -96)],
      colour,
      1,
      1.4,
    );
    pen.fill(
      [
        0,
        -96,
        ...curve(0, -96, -40, -80, -48, -48),
        ...curve(-48, -48, -40, -16, 0, 0),
        ...curve(0, 0, -26, -20, -30, -48, -26, -76, 0, -96),
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
    pen.line(curve(0, -14, 14, 30, -16, 80, 20, 140, 4, 220), 1, 0x5a4a44, 0.8);
    pen.line(curve(0, -14, -14, 2, 10, 18, -8, 36), 2, darker(cloth, 0.2));
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
  candle,
  book,
  coffee,
  teapot,
  clock,
  heart,
  guitar,
  cake,
  apple: fruit(0xc8382f),
  orange: fruit(0xe88a2e),
  icecream,
  gift,
  hat,
  crown,
  scarf,
  chair,
  ball,
  kite,
} satisfies Record<string, Thing>;
