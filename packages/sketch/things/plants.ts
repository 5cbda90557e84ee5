import { type Colour, darker, lighter, mix } from "../colour.ts";
import type { Pen } from "../paint/pen.ts";
import { arc, blob, curve, oval, star, stroke } from "../paint/shapes.ts";
import type { Random } from "../random.ts";
import type { Stage } from "../stage.ts";
import type { Thing } from "./thing.ts";

/** A fir of the distance in one colour that is already mixed with the air: x and foot in pixels. */
export function drawFarPine(stage: Stage, x: number, foot: number, height: number, colour: Colour): void {
  const tiers = height > 90 ? 6 : height > 40 ? 4 : 3;
  const { random, canvas } = stage;
  const half = height * random.between(0.2, 0.27);
  const right: number[] = [];
  const left: number[] = [];
  for (let i = 0; i < tiers; i++) {
    const y0 = foot - height + (height * 0.92 * i) / tiers;
    const y1 = foot - height + (height * 0.92 * (i + 1.15)) / tiers;
    const w = (half * (i + 1)) / tiers;
    const lean = random.between(0.9, 1.1);
    right.push(x + w * 0.28, y0 + height * 0.02, x + w * lean, y1);
    left.unshift(x - w * lean, y1, x - w * 0.28, y0 + height * 0.02);
  }
  const top = foot - height;
  const axis: [number, number, number, number] = [x - half, top, x + half, foot];
  canvas.fill(
    [
      x - height * 0.02,
      foot,
      x - height * 0.02,
      foot - height * 0.1,
      x + height * 0.02,
      foot - height * 0.1,
      x + height * 0.02,
      foot,
    ],
    { from: darker(colour, 0.3), to: darker(colour, 0.3), axis, alpha: 1 },
  );
  canvas.fill([x, top, ...right, ...left], {
    from: lighter(colour, 0.12),
    to: darker(colour, 0.18),
    axis,
    alpha: 1,
  });
  if (stage.scene.weather !== "snow" || height < 30) return;
  for (let i = 1; i < tiers; i++) {
    const y = foot - height + (height * 0.92 * (i + 0.9)) / tiers;
    const w = (half * (i + 0.6)) / tiers;
    canvas.fill(
      stroke(
        [x - w, y, x - w * 0.3, y - height * 0.05, x + w * 0.2, y - height * 0.03],
        height * 0.024,
        height * 0.01,
      ),
      { from: 0xf4f8fb, to: 0xdfe9f0, axis, alpha: 0.85 },
    );
  }
}

/** A broadleaf tree: trunk, boughs and a crown of rounds, light above and dark below. */
export function drawRoundTree(pen: Pen, random: Random, leaf: Colour): void {
  const bark = 0x70503c;
  pen.fill(blob([-5, -46, 5, -46, 5, -18, 10, 0, 0, -2, -10, 0, -5, -18]), bark, 1, 1.2);
  pen.line(curve([0, -30, 8, -44, 18, -54]), 4, bark, 1, 2);
  pen.line(curve([-1, -34, -8, -46, -17, -52]), 4, bark, 1, 2);
  const rounds: [number, number, number][] = [
    [-20, -52, 17],
    [20, -53, 17],
    [0, -50, 18],
    [-14, -70, 18],
    [15, -70, 17],
    [0, -80, 18],
  ];
  for (const [x, y, r] of rounds)
    pen.fill(oval(x + random.between(-2, 2), y + 3, r + random.between(-1, 2)), darker(leaf, 0.2), 1, 0.8);
  for (const [x, y, r] of rounds) pen.fill(oval(x - 1 + random.between(-2, 2), y - 2, r * 0.86), leaf, 1, 1);
  for (let i = 0; i < 16; i++) {
    const a = random.between(0, Math.PI * 2);
    const d = random.between(4, 26);
    pen.fill(
      oval(Math.cos(a) * d * 1.1 - 3, -66 + Math.sin(a) * d * 0.95, random.between(2.5, 5), 2.4, -0.5),
      lighter(leaf, 0.28),
      0.75,
      0,
    );
  }
}

const tree: Thing = {
  size: 1.3,
  width: 0.8,
  perch: [20, -84],
  draw: (pen, look) =>
    drawRoundTree(pen, look.random, look.colour ?? look.random.pick(0x6f9a4c, 0x5f8a50, 0x8aa64f)),
};

const blossom: Thing = {
  size: 1.3,
  width: 0.8,
  draw(pen, look) {
    drawRoundTree(pen, look.random, look.colour ?? 0xefa9b8);
    for (let i = 0; i < 14; i++)
      pen.fill(oval(look.random.between(-44, 44), look.random.between(-30, 6), 1.8, 1.2), 0xf6c6cf);
  },
};

const pine: Thing = {
  size: 1.4,
  width: 0.6,
  draw(pen, look) {
    const green = look.colour ?? look.random.pick(0x3f6f50, 0x4a7a4c, 0x35655a);
    pen.fill([-4, 0, -3, -16, 3, -16, 4, 0], 0x6a4a38);
    for (let i = 4; i >= 0; i--) {
      const y = -100 + i * 17;
      const w = 9 + i * 5.2;
      pen.fill(
        [
          0,
          y,
          ...curve([0, y, w * 0.4, y + 15, w, y + 25]),
          w * 0.5,
          y + 23,
          0,
          y + 26,
          -w * 0.5,
          y + 23,
          ...curve([-w, y + 25, -w * 0.4, y + 15, 0, y]),
        ],
        mix(green, darker(green, 0.3), i / 8),
        1,
        1.5,
      );
    }
  },
};

const palm: Thing = {
  size: 1.35,
  width: 0.9,
  draw(pen, look) {
    const leaf = look.colour ?? 0x5a9450;
    const lean = look.random.between(-16, 16);
    pen.fill(stroke(curve([0, 0, lean * 0.2, -30, lean * 0.7, -58, lean, -80]), 8, 5), 0x94704a, 1, 1);
    for (let i = 1; i < 9; i++)
      pen.line(
        [lean * (i / 10) ** 1.4 - 4, -i * 9, lean * (i / 10) ** 1.4 + 4, -i * 9 - 1],
        1.2,
        0x6a4e36,
        0.7,
      );
    for (const [dx, dy] of [
      [-44, -66],
      [44, -68],
      [-34, -92],
      [36, -94],
      [-40, -48],
      [40, -50],
      [4, -104],
    ] as const) {
      const mid = [lean + dx * 0.45, -86 + (dy + 86) * 0.2 - 9] as const;
      pen.fill(
        [
          lean,
          -80,
          ...curve([lean, -80, mid[0], mid[1] - 4, lean + dx, dy]),
          ...curve([lean + dx, dy, mid[0] * 0.98, mid[1] + 9, lean, -80]),
        ],
        mix(leaf, darker(leaf, 0.35), dy > -60 ? 0.6 : 0),
        1,
        1.4,
      );
    }
    for (const x of [-4, 3]) pen.fill(oval(lean + x, -77, 4), 0x6f4a30);
  },
};

const cactus: Thing = {
  size: 0.95,
  width: 0.7,
  draw(pen, look) {
    const green = look.colour ?? 0x5a8f5c;
    pen.line(curve([0, -34, -22, -34, -27, -42, -27, -62]), 14, green, 1, 13);
    pen.line(curve([0, -48, 20, -48, 26, -56, 26, -76]), 13, green, 1, 12);
    pen.fill(stroke([0, 0, 0, -90], 23, 21), green, 1, 2);
    for (const x of [-6, 0, 6]) pen.line([x, -4, x * 0.9, -92], 1.3, darker(green, 0.3), 0.7);
    for (let i = 0; i < 9; i++) pen.fill(star(i % 2 ? 9 : -9, -12 - i * 9, 2.4, 0.6, 4), 0xf6eccf, 0.9);
    for (const [x, y] of [
      [0, -101],
      [26, -82],
    ] as const)
      for (const a of [-0.7, 0, 0.7]) pen.fill(oval(x + a * 6, y - 1, 3.4, 5, a), 0xe86f8a);
  },
};

const flower: Thing = {
  size: 0.42,
  width: 0.55,
  draw(pen, look) {
    const petal = look.colour ?? look.random.pick(0xe0604f, 0xf0b440, 0xd98fc0, 0xf6f0e4, 0x8f7fc8);
    const bend = look.random.between(-9, 9);
    pen.line(curve([0, 0, bend * 0.3, -36, bend, -74]), 4.4, 0x5a8a48, 1, 3.4);
    for (const s of [-1, 1])
      pen.fill(blob([s, -18, s * 14, -40, s * 30, -46, s * 24, -26, s * 10, -14]), 0x6a9a50, 1, 1.4);
    for (let i = 0; i < 6; i++) {
      const a = (i / 6) * Math.PI * 2 + 0.3;
      pen.fill(oval(bend + Math.cos(a) * 14, -78 + Math.sin(a) * 14, 12, 8.5, a), petal, 1, 1.2);
    }
    pen.fill(oval(bend, -78, 8), mix(0xf2c245, darker(petal, 0.2), 0.15));
  },
};

const sunflower: Thing = {
  size: 0.85,
  width: 0.6,
  draw(pen, look) {
    const petal = look.colour ?? 0xf2b83a;
    pen.line(curve([0, 0, -4, -36, 0, -70]), 4.4, 0x5f8a44);
    for (const [s, y] of [
      [-1, -26],
      [1, -40],
    ] as const)
      pen.fill(blob([0, y, s * 14, y - 18, s * 30, y - 14, s * 24, y, s * 10, y + 5]), 0x6f9a4c, 1, 1.4);
    for (const [n, r, c] of [
      [16, 20, darker(petal, 0.14)],
      [14, 17, petal],
    ] as const)
      for (let i = 0; i < n; i++) {
        const a = (i / n) * Math.PI * 2 + (n === 14 ? 0.2 : 0);
        pen.fill(oval(Math.cos(a) * r, -76 + Math.sin(a) * r, 9, 4, a), c, 1, 0.8);
      }
    pen.fill(oval(0, -76, 13), 0x6a4430, 1, 1.6);
    for (let i = 0; i < 22; i++)
      pen.fill(
        oval(Math.cos(i * 2.4) * Math.sqrt(i) * 2.3, -76 + Math.sin(i * 2.4) * Math.sqrt(i) * 2.3, 1.1),
        0x94643e,
        1,
        0,
      );
  },
};

const mushroom: Thing = {
  size: 0.45,
  width: 0.95,
  perch: [0, -92],
  draw(pen, look) {
    const cap = look.colour ?? 0xc8402f;
    pen.fill(blob([-11, -46, 11, -46, 12, -20, 16, -2, 0, 1, -16, -2, -12, -20]), 0xf8efdc, 1, 1.6);
    pen.fill(blob([-14, -34, 0, -30, 14, -34, 17, -25, 0, -21, -17, -25]), 0xefe0c2);
    pen.fill(
      [
        -46,
        -44,
        ...arc(0, -46, 46, 48, Math.PI, Math.PI * 2),
        ...curve([46, -44, 24, -36, 0, -34, -24, -36, -46, -44]),
      ],
      cap,
      1,
      1.8,
    );
    pen.fill(blob([-40, -43, 0, -46, 40, -43, 20, -37, 0, -35, -20, -37]), 0xf3e2c0, 0.9);
    for (const [x, y, r] of [
      [-20, -68, 8],
      [8, -80, 7],
      [24, -60, 7],
      [-2, -58, 5],
      [-34, -54, 4.5],
      [36, -50, 3.5],
    ] as const)
      pen.fill(oval(x, y, r, r * 0.85), 0xfdf6e8, 1, 0.6);
  },
};

const pumpkin: Thing = {
  size: 0.42,
  width: 1.25,
  draw(pen, look) {
    const skin = look.colour ?? 0xe5822e;
    for (const [x, w] of [
      [-40, 22],
      [40, 22],
      [-24, 26],
      [24, 26],
      [0, 26],
    ] as const)
      pen.fill(oval(x, -40, w, 40), mix(skin, darker(skin, 0.2), Math.abs(x) / 50), 1, 1.4);
    pen.line(curve([0, -76, 2, -90, 14, -98]), 9, 0x5f7a3c, 1, 6);
    pen.line(curve([6, -82, 30, -92, 44, -82]), 3, 0x6f8a44, 1, 1.5);
    const glow = look.dark ? 0xffe07a : 0x4a2a20;
    for (const s of [-1, 1]) pen.glowing([s * 28, -44, s * 18, -60, s * 8, -44], glow);
    pen.glowing([-5, -34, 0, -42, 5, -34], glow);
    pen.glowing(
      [-34, -30, -20, -25, -12, -29, -4, -23, 6, -28, 16, -24, 34, -30, 20, -11, 0, -7, -20, -11],
      glow,
    );
    if (look.dark) pen.halo(0, -34, 74, 0xffb040, 0.4);
  },
};

export const plants = {
  tree,
  blossom,
  pine,
  palm,
  cactus,
  flower,
  sunflower,
  mushroom,
  pumpkin,
} satisfies Record<string, Thing>;
