import { darker, lighter } from "../colour.ts";
import { arc, blob, box, curve, heart as heartShape, oval, star, stroke } from "../paint/shapes.ts";
import type { Thing } from "./thing.ts";

const candle: Thing = {
  size: 0.42,
  width: 0.6,
  draw(pen, look) {
    pen.halo(0, -88, 90, 0xffc868, 0.6);
    pen.fill(blob([-30, -8, 0, -12, 30, -8, 24, 0, -24, 0]), 0xb98a4a);
    pen.fill(box(-11, -66, 22, 60, 3), look.colour ?? 0xf8efdc, 1, 2);
    pen.fill(blob([-11, -66, 0, -69, 11, -66, 11, -50, 7, -44, 3, -58, -11, -60]), 0xfffaf0);
    pen.line([0, -68, 0, -76], 2, 0x3a3030);
    pen.glowing(blob([-7, -78, 0, -104, 7, -78, 0, -72]), 0xf7a83a);
    pen.glowing(blob([-3.5, -78, 0, -93, 3.5, -78, 0, -74]), 0xfff4c4);
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
          ...curve([0, -34, s * 20, -62, s * 50, -66, s * 80, -58]),
          s * 80,
          -6,
          ...curve([s * 80, -6, s * 50, -12, s * 20, -8, 0, 4]),
        ],
        0xfaf3e0,
        1,
        s === 1 ? 1.8 : 0.8,
      );
      for (let i = 0; i < 5; i++)
        pen.line(
          curve([s * 16, -46 + i * 8.6 - 5, s * 42, -54 + i * 8.6 - 1, s * 68, -51 + i * 8.8]),
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
      [-40, -70, ...curve([-40, -70, -37, -34, -22, -8]), ...curve([22, -8, 37, -34, 40, -70])],
      cup,
      1,
      2,
    );
    pen.fill(oval(0, -70, 40, 9.5), lighter(cup, 0.45));
    pen.fill(oval(0, -69, 34.5, 7.2), 0x5a3826);
    pen.fill(heartShape(-2, -69, 7), 0xe3c49a, 0.9, 0);
    for (const x of [-16, 2, 20])
      pen.fill(stroke(curve([x, -84, x - 8, -98, x + 7, -112, x - 3, -130]), 5.5, 1), 0xffffff, 0.55, 0);
  },
};

const teapot: Thing = {
  size: 0.42,
  width: 1.5,
  draw(pen, look) {
    const glaze = look.colour ?? look.random.pick(0x3f7f94, 0xd8705a, 0xe9dcc4);
    pen.line(arc(-44, -42, 22, 24, 1.3, 5), 8, darker(glaze, 0.12));
    pen.fill(blob([34, -26, 54, -38, 62, -66, 76, -72, 72, -58, 62, -26, 40, -12]), glaze, 1, 1.2);
    pen.fill(blob([-48, -40, -30, -72, 0, -80, 30, -72, 48, -40, 34, -6, 0, 0, -34, -6]), glaze, 1, 2);
    pen.line(curve([-27, -73, 0, -68, 27, -73]), 4, darker(glaze, 0.25));
    pen.fill(oval(0, -86, 7), darker(glaze, 0.2));
    for (let i = 0; i < 5; i++)
      pen.fill(star(-26 + i * 13, -36 + (i % 2) * 6, 5, 2, 6), lighter(glaze, 0.75), 0.9);
    for (const x of [78, 86])
      pen.fill(stroke(curve([x, -82, x + 6, -94, x - 2, -106]), 4, 1), 0xffffff, 0.55, 0);
  },
};

const clock: Thing = {
  size: 0.5,
  width: 0.9,
  draw(pen, look) {
    const shell = look.colour ?? look.random.pick(0xd8604a, 0x3f8f94, 0xe0a83a);
    for (const s of [-1, 1]) {
      pen.line([s * 22, -16, s * 32, 0], 7, 0x5a4a44);
      pen.fill(
        blob([s * 10, -88, s * 16, -104, s * 34, -100, s * 38, -84, s * 24, -76]),
        darker(shell, 0.15),
      );
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
    pen.fill(blob([...drip(-38, 50, 10)]), icing, 1, 0.8);
    pen.fill(blob([...drip(-64, 38, 8)]), icing, 1, 0.8);
    for (let i = -1; i <= 1; i++) {
      pen.fill(box(i * 20 - 2.5, -88, 5, 20), [0x5a9ab0, 0xf0c04a, 0xd0605a][i + 1] ?? 0xf0c04a);
      pen.glowing(blob([i * 20 - 3.4, -91, i * 20, -103, i * 20 + 3.4, -91, i * 20, -88]), 0xf9b63f);
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
        blob([
          0, -80, 20, -86, 40, -72, 44, -44, 30, -10, 10, 0, 0, -3, -10, 0, -30, -10, -44, -44, -40, -72, -20,
          -86,
        ]),
        skin,
        1,
        2,
      );
      pen.fill(oval(-20, -58, 7, 13, 0.4), 0xffffff, 0.4, 0);
      pen.line(curve([0, -76, 2, -90, 8, -100]), 5, 0x6a4630);
      pen.fill(blob([6, -88, 22, -104, 42, -98, 28, -84]), 0x6f9a48, 1, 1.4);
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
    for (const s of [-1, 1]) pen.line(blob([s * 2, -76, s * 14, -98, s * 36, -94, s * 26, -78]), 6.5, ribbon);
    pen.fill(oval(0, -77, 7), darker(ribbon, 0.15));
  },
};

export const tableware = {
  candle,
  book,
  coffee,
  teapot,
  clock,
  cake,
  apple: fruit(0xc8382f),
  orange: fruit(0xe88a2e),
  icecream,
  gift,
} satisfies Record<string, Thing>;
