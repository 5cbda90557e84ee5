import { type Colour, darker, lighter } from "../colour.ts";
import type { Pen } from "../paint/pen.ts";
import { arc, blob, box, curve, oval, star } from "../paint/shapes.ts";
import type { Look, Thing } from "./thing.ts";

const SKINS = [0xf0c8a4, 0xd9a47a, 0xa8724c, 0x7a5038] as const;
const HAIR = [0x3a2a26, 0x6f4a30, 0xb9863f, 0xa8502f, 0x2a2630] as const;

function face(pen: Pen, x: number, y: number, r: number): void {
  for (const s of [-1, 1]) {
    pen.fill(oval(x + s * r * 0.36, y, r * 0.11, r * 0.15), 0x241c22, 1, 0);
    pen.fill(oval(x + s * r * 0.58, y + r * 0.32, r * 0.18, r * 0.12), 0xe0786c, 0.45, 0);
  }
  pen.line(arc(x, y + r * 0.22, r * 0.3, r * 0.26, 0.5, 2.64), r * 0.09, 0x8a3f3a);
}

function human(size: number, child: boolean): Thing {
  const headR = child ? 15 : 10.5;
  const headY = -100 + headR + 3;
  return {
    size,
    width: 0.46,
    hand: [25, -42],
    head: [0, headY - headR * 0.75],
    draw(pen, look) {
      const skin = look.random.pick(...SKINS);
      const hair = look.random.pick(...HAIR);
      const coat = look.colour ?? look.random.pick(0xc8503f, 0x3f6f94, 0xdca240, 0x5f8a5a, 0x8a5a8c);
      const trousers = 0x3d4258;
      const neck = headY + headR;
      const long = look.random.chance(0.5);
      if (long)
        pen.fill(
          blob([
            0,
            headY - headR,
            headR * 1.15,
            headY,
            headR * 1.2,
            neck + 10,
            0,
            neck + 8,
            -headR * 1.2,
            neck + 10,
            -headR * 1.15,
            headY,
          ]),
          hair,
        );
      for (const x of [-6.5, 6.5]) {
        pen.line([x * 0.9, -34, x, -4], 10, trousers, 1, 8);
        pen.fill(blob([x - 5, -5, x + 5, -5, x + 9, 0, x - 5, 1]), 0x4a3330);
      }
      pen.fill(
        blob([-8, neck, 8, neck, 15, neck + 8, 19, -28, 0, -24, -19, -28, -15, neck + 8]),
        coat,
        1,
        1.5,
      );
      pen.line(curve([-13, neck + 6, -20, neck + 22, -19, -36]), 8.5, darker(coat, 0.12), 1, 7);
      pen.line(curve([13, neck + 6, 23, neck + 16, 24, -44]), 8.5, darker(coat, 0.06), 1, 7);
      pen.fill(oval(-19, -34, 4.2), skin);
      pen.fill(oval(24.5, -42, 4.2), skin);
      pen.fill(oval(0, headY, headR, headR * 1.06), skin, 1, 0.8);
      pen.fill(
        [
          ...arc(0, headY - 1, headR * 1.08, headR * 1.1, Math.PI * 0.98, Math.PI * 2.02),
          ...curve([
            headR * 0.9,
            headY - headR * 0.2,
            0,
            headY - headR * 0.62,
            -headR * 0.9,
            headY - headR * 0.2,
          ]),
        ],
        hair,
      );
      face(pen, 0, headY + 1, headR);
      pen.line(curve([-8, neck + 1, 0, neck + 4, 8, neck + 1]), 5, lighter(coat, 0.45));
    },
  };
}

const wizard: Thing = {
  size: 0.95,
  width: 0.7,
  hand: [30, -44],
  head: [0, -70],
  draw(pen, look) {
    const robe = look.colour ?? look.random.pick(0x4a4f94, 0x6a3f80, 0x2f6f70);
    pen.line([32, 0, 28, -84], 4, 0x7a5638);
    pen.glowing(oval(28, -88, 6), 0x9fe6f0);
    pen.halo(28, -88, 24, 0x9fe6f0, 0.6);
    pen.fill(blob([-10, -56, 10, -56, 18, -34, 28, -2, 0, 1, -28, -2, -18, -34]), robe, 1, 1.6);
    for (const [x, y] of [
      [-12, -14],
      [8, -24],
      [14, -8],
      [-4, -36],
    ] as const)
      pen.fill(star(x, y, 3.4, 1.4), 0xf2cf6a);
    pen.line(curve([10, -50, 22, -46, 29, -42]), 9, darker(robe, 0.1), 1, 11);
    pen.fill(oval(29, -41, 4), 0xe9bf9a);
    pen.fill(oval(0, -63, 10.5, 11), 0xeec39c);
    pen.fill(blob([-10, -63, 0, -56, 10, -63, 9, -40, 0, -26, -9, -40]), 0xf3efe6);
    pen.fill(blob([-20, -71, 0, -75, 20, -71, 0, -67]), darker(robe, 0.2));
    pen.fill(blob([-13, -72, -4, -92, 6, -106, 4, -94, 13, -72, 0, -70]), robe);
    pen.line([-11, -75, 12, -75], 4, 0xf2cf6a);
    for (const s of [-1, 1]) pen.fill(oval(s * 4, -64, 1.3, 1.7), 0x241c22, 1, 0);
  },
};

const astronaut: Thing = {
  size: 0.95,
  width: 0.66,
  hand: [32, -44],
  head: [0, -96],
  draw(pen, look) {
    const suit = look.colour ?? 0xf1efea;
    const trim = look.colour === undefined ? 0xe08a3c : lighter(suit, 0.6);
    pen.fill(box(-23, -62, 46, 34, 8), darker(suit, 0.35));
    for (const s of [-1, 1]) {
      pen.fill(blob([s * 2, -30, s * 18, -30, s * 20, -8, s * 19, -3, s * 4, -3]), suit);
      pen.fill(blob([s * 3, -7, s * 20, -8, s * 23, 0, s * 3, 0]), 0x8d94a4);
    }
    pen.fill(blob([-16, -60, 16, -60, 21, -42, 19, -26, -19, -26, -21, -42]), suit, 1, 1.5);
    pen.line(curve([-17, -56, -30, -46, -31, -32]), 13, suit, 1, 11);
    pen.line(curve([17, -56, 31, -54, 33, -44]), 13, suit, 1, 11);
    pen.fill(oval(-31, -30, 6), 0x8d94a4);
    pen.fill(oval(33, -43, 6), 0x8d94a4);
    pen.line([-28, -42, -34, -40], 3.5, trim);
    pen.line([-19, -27, 19, -27], 4, trim);
    pen.fill(box(-9, -50, 18, 14, 3), 0xc8ccd4);
    for (const [x, c] of [
      [-5, 0xd0504a],
      [0, 0xf0c04a],
      [5, 0x5aa06a],
    ] as const)
      pen.fill(oval(x, -45, 1.8), c, 1, 0);
    pen.fill(oval(0, -78, 21, 20), suit, 1, 1.2);
    pen.fill(blob([-15, -82, -8, -92, 8, -92, 15, -82, 14, -70, 0, -66, -14, -70]), 0x2d4468, 1, 1);
    pen.glowing(blob([-11, -82, -7, -88, 0, -89, -5, -82, -10, -76]), 0xbfe0f0, 0.75);
    pen.glowing(oval(7, -73, 2.4, 3.4), 0xf4c06a, 0.8);
  },
};

const robot: Thing = {
  size: 0.95,
  width: 0.78,
  hand: [36, -40],
  head: [0, -94],
  draw(pen, look) {
    const shell = look.colour ?? look.random.pick(0x8fb0b4, 0xd98a5c, 0xb9c0c8, 0xe0b45a);
    const joint = 0x4a5060;
    for (const s of [-1, 1]) {
      pen.line([s * 11, -26, s * 12, -6], 8, joint);
      pen.fill(box(s * 12 - 10, -9, 20, 9, 4), darker(shell, 0.15));
      pen.line(
        s === 1 ? curve([22, -54, 36, -54, 36, -42]) : curve([-22, -54, -34, -46, -34, -30]),
        7,
        joint,
      );
      pen.fill(oval(s === 1 ? 36 : -34, s === 1 ? -40 : -28, 6), shell);
      pen.fill(oval(s * 23, -55, 6.5), darker(shell, 0.2));
    }
    pen.fill(box(-23, -62, 46, 40, 8), shell, 1, 1.6);
    pen.fill(box(-15, -54, 30, 20, 4), darker(shell, 0.55), 1, 0.4);
    pen.glowing(
      [
        -11, -42, -6, -42, -3, -50, 1, -38, 4, -44, 11, -44, 11, -42.5, 5, -42.5, 1, -35, -3, -46, -5, -40.5,
        -11, -40.5,
      ],
      0x8df0c0,
    );
    for (const [x, c] of [
      [-9, 0xe0604a],
      [0, 0xf0c04a],
      [9, 0x6ab07a],
    ] as const)
      pen.fill(oval(x, -28, 2.4), c, 1, 0);
    pen.fill(box(-5, -67, 10, 7), joint);
    pen.line([0, -92, 0, -102], 2.6, joint);
    pen.glowing(oval(0, -104, 4), 0xf06a50);
    for (const s of [-1, 1]) pen.fill(box(s * 24 - 3.5, -84, 7, 11, 2), joint);
    pen.fill(box(-23, -94, 46, 29, 9), shell, 1, 1.6);
    pen.fill(box(-18, -90, 36, 18, 7), 0x2b3346, 1, 0.3);
    for (const s of [-1, 1]) {
      pen.glowing(oval(s * 8.5, -81, 4.6), 0x9af2f0);
      pen.glowing(oval(s * 8.5 + 1.3, -82.5, 1.4), 0xffffff);
      pen.fill(oval(s * 17, -69.5, 3, 2), 0xf08a7a, 0.8, 0);
    }
    pen.line(arc(0, -71.5, 6, 3, 0.3, 2.84), 1.8, 0x2b3346);
  },
};

const ghost: Thing = {
  size: 0.7,
  width: 0.7,
  hand: [28, -44],
  head: [0, -96],
  draw(pen, look) {
    const sheet = look.colour ?? 0xf6f4ee;
    pen.halo(0, -54, 70, 0xdfe8ff, 0.3);
    pen.fill(
      blob([
        0, -100, 24, -90, 32, -60, 34, -22, 30, -4, 22, -12, 12, -1, 0, -10, -12, -1, -22, -12, -30, -4, -34,
        -22, -32, -60, -24, -90,
      ]),
      sheet,
      0.95,
      1.4,
    );
    for (const s of [-1, 1]) {
      pen.fill(blob([s * 28, -60, s * 44, -58, s * 42, -46, s * 28, -44]), sheet, 0.95, 0.6);
      pen.fill(oval(s * 10, -70, 4.6, 6.4), 0x2a2833, 1, 0);
      pen.glowing(oval(s * 10 + 1.4, -73, 1.6), 0xffffff);
      pen.fill(oval(s * 18, -58, 5, 3), 0xf0a09a, 0.6, 0);
    }
    pen.fill(oval(0, -56, 4, 5), 0x2a2833, 1, 0);
  },
};

const snowman: Thing = {
  size: 0.85,
  width: 0.7,
  hand: [44, -62],
  head: [0, -92],
  draw(pen, look: Look) {
    const scarf: Colour = look.colour ?? 0xc8483c;
    const snow = 0xf7f8fa;
    pen.line([22, -52, 46, -66], 3, 0x6a4a35);
    pen.line([40, -62, 44, -72], 2, 0x6a4a35);
    pen.line([-22, -52, -44, -62], 3, 0x6a4a35);
    pen.fill(oval(0, -24, 31, 26), snow, 1, 1.6);
    pen.fill(oval(0, -55, 23, 20), snow, 1, 1.6);
    pen.fill(oval(0, -82, 17, 16), snow, 1, 1.4);
    pen.line(curve([-15, -70, 0, -66, 15, -70]), 7, scarf);
    pen.fill([8, -70, 16, -70, 21, -48, 11, -46], darker(scarf, 0.12));
    for (const y of [-58, -49, -30]) pen.fill(oval(0, y, 2.3), 0x2d2b36, 1, 0);
    for (const s of [-1, 1]) pen.fill(oval(s * 6, -86, 2.2, 2.6), 0x2d2b36, 1, 0);
    pen.fill([-1, -83, 2, -78, 19, -78], 0xe8842f);
    for (let i = -2; i <= 2; i++) pen.fill(oval(i * 3.4, -74 + (2 - Math.abs(i)) * 0.9, 1.1), 0x2d2b36, 1, 0);
    pen.fill(box(-17, -97, 34, 4.5, 2), 0x33303c);
    pen.fill(box(-11, -114, 22, 18, 2), 0x33303c);
    pen.line([-11, -99, 11, -99], 4, scarf);
  },
};

export const people = {
  person: human(0.95, false),
  child: human(0.7, true),
  wizard,
  astronaut,
  robot,
  ghost,
  snowman,
} satisfies Record<string, Thing>;
