import { darker, lighter, mix } from "../colour.ts";
import type { Pen } from "../paint/pen.ts";
import { arc, blob, curve, oval, stroke } from "../paint/shapes.ts";
import type { Thing } from "./thing.ts";

function bigEye(pen: Pen, x: number, y: number, r: number): void {
  pen.fill(oval(x, y, r), 0x1d1a22, 1, 0);
  pen.glowing(oval(x + r * 0.3, y - r * 0.35, r * 0.35), 0xffffff);
}

const owl: Thing = {
  size: 0.55,
  width: 0.72,
  head: [0, -95],
  perch: [0, -98],
  hand: [26, -36],
  draw(pen, look) {
    const plumage = look.colour ?? 0x8f6848;
    for (const s of [-1, 1]) pen.fill([s * 24, -78, s * 27, -104, s * 6, -90], darker(plumage, 0.15));
    pen.fill(
      blob([0, -96, 20, -92, 30, -74, 31, -40, 22, -10, 0, -2, -22, -10, -31, -40, -30, -74, -20, -92]),
      plumage,
      1,
      1.4,
    );
    pen.fill(
      blob([0, -62, 16, -52, 18, -28, 10, -10, 0, -6, -10, -10, -18, -28, -16, -52]),
      lighter(plumage, 0.62),
    );
    for (let row = 0; row < 4; row++)
      for (let i = -1; i <= 1; i++)
        pen.line(
          arc(i * 9 + (row % 2) * 4 - 2, -46 + row * 9, 3.6, 3.4, 0.2, 2.9),
          1.6,
          darker(plumage, 0.1),
        );
    for (const s of [-1, 1]) {
      pen.fill(blob([s * 27, -64, s * 34, -44, s * 30, -20, s * 20, -8, s * 18, -34]), darker(plumage, 0.28));
      pen.fill(oval(s * 12, -73, 13), lighter(plumage, 0.8));
      pen.fill(oval(s * 12, -73, 9.5), 0xf0b840, 1, 0.4);
      bigEye(pen, s * 12, -73, 6);
      for (const dx of [-4, 0, 4]) pen.line([s * 9 + dx, -5, s * 9 + dx, 1], 3, 0xe0a03c);
    }
    pen.fill([-4.5, -67, 4.5, -67, 0, -56], 0xe0a03c);
  },
};

const penguin: Thing = {
  size: 0.6,
  width: 0.66,
  head: [0, -94],
  hand: [27, -42],
  perch: [0, -98],
  draw(pen, look) {
    const back = look.colour ?? 0x2f3242;
    for (const s of [-1, 1])
      pen.fill(blob([s * 3, 0, s * 6, -7, s * 16, -7, s * 24, 0, s * 14, 2]), 0xeda03a);
    for (const s of [-1, 1])
      pen.fill(blob([s * 20, -62, s * 28, -56, s * 37, -34, s * 34, -26, s * 24, -36]), darker(back, 0.2));
    pen.fill(
      blob([
        0, -98, 17, -92, 22, -78, 26, -52, 27, -24, 18, -5, 0, -2, -18, -5, -27, -24, -26, -52, -22, -78, -17,
        -92,
      ]),
      back,
      1,
      1.2,
    );
    pen.fill(blob([0, -70, 14, -60, 19, -36, 14, -12, 0, -6, -14, -12, -19, -36, -14, -60]), 0xfaf5ea);
    for (const s of [-1, 1]) {
      pen.fill(oval(s * 8, -76, 9.5, 11), 0xfaf5ea);
      bigEye(pen, s * 7.5, -78, 3.4);
      pen.fill(oval(s * 13.5, -70, 3.6, 2.4), 0xf0a08a, 0.7, 0);
    }
    pen.fill([-5.5, -73, 5.5, -73, 0, -65], 0xeda03a);
  },
};

const chick: Thing = {
  size: 0.45,
  width: 1.05,
  head: [22, -94],
  perch: [-12, -56],
  draw(pen, look) {
    const down = look.colour ?? 0xf2c545;
    for (const x of [-6, 10]) {
      pen.line([x, -12, x, -2], 4, 0xe08a30);
      pen.line([x - 4, -1, x + 8, -1], 4, 0xe08a30);
    }
    pen.fill(
      blob([
        -48, -58, -34, -48, -10, -52, 4, -60, 6, -82, 22, -96, 38, -86, 40, -68, 34, -50, 34, -26, 18, -10,
        -12, -9, -36, -24,
      ]),
      down,
      1,
      1.5,
    );
    pen.fill(blob([-26, -44, -4, -46, 10, -34, -2, -22, -20, -24]), darker(down, 0.14));
    pen.fill(blob([37, -80, 56, -76, 55, -70, 37, -69]), 0xe8822f);
    bigEye(pen, 27, -80, 3.6);
    pen.fill(oval(23, -69, 4.5, 3), 0xee8a5a, 0.5, 0);
  },
};

const frog: Thing = {
  size: 0.4,
  width: 1.25,
  head: [0, -92],
  hand: [36, -36],
  perch: [0, -84],
  draw(pen, look) {
    const skin = look.colour ?? 0x6fa84c;
    for (const s of [-1, 1]) {
      pen.fill(blob([s * 18, -38, s * 46, -46, s * 60, -20, s * 56, -2, s * 24, 0]), darker(skin, 0.18));
      pen.fill(blob([s * 30, 0, s * 42, -9, s * 66, -3, s * 66, 2]), skin);
    }
    pen.fill(blob([0, -62, 32, -52, 38, -26, 26, -4, 0, 0, -26, -4, -38, -26, -32, -52]), skin);
    pen.fill(blob([0, -48, 22, -40, 22, -14, 0, -4, -22, -14, -22, -40]), lighter(skin, 0.6));
    for (const s of [-1, 1])
      pen.fill(blob([s * 14, -34, s * 24, -30, s * 22, -4, s * 14, 1, s * 8, -2]), skin);
    pen.fill(blob([0, -86, 30, -82, 44, -62, 34, -46, 0, -42, -34, -46, -44, -62, -30, -82]), skin, 1, 1.2);
    for (const s of [-1, 1]) {
      pen.fill(oval(s * 22, -84, 14), skin);
      pen.fill(oval(s * 22, -85, 10), 0xfdf8e6, 1, 0);
      bigEye(pen, s * 21, -84, 6);
      pen.fill(oval(s * 31, -60, 6, 4), 0xf09a8a, 0.55, 0);
    }
    pen.line(curve([-26, -60, -12, -52, 0, -50, 12, -52, 26, -60]), 2.4, darker(skin, 0.5));
  },
};

const turtle: Thing = {
  size: 0.4,
  width: 1.6,
  head: [66, -62],
  perch: [-6, -84],
  draw(pen, look) {
    const skin = 0x8fae5f;
    const shell = look.colour ?? 0x6f7f45;
    pen.fill([-58, -18, -80, -8, -58, -6], skin);
    for (const x of [-38, 26])
      pen.fill(blob([x - 12, -26, x + 12, -26, x + 14, -2, x - 12, -1]), darker(skin, 0.1));
    pen.fill(blob([40, -28, 54, -40, 58, -60, 70, -66, 82, -56, 80, -42, 66, -34, 50, -14]), skin);
    pen.fill(blob([-64, -18, -52, -58, -8, -84, 34, -62, 52, -18, 0, -10]), shell, 1, 1.8);
    for (const [x, y, r] of [
      [-8, -54, 17],
      [-36, -38, 11],
      [22, -40, 12],
    ] as const)
      pen.fill(oval(x, y, r, r * 0.85), darker(shell, 0.25), 0.75);
    pen.line(curve([-64, -18, -20, -11, 20, -11, 53, -18]), 6, lighter(shell, 0.4));
    bigEye(pen, 72, -54, 3.6);
    pen.line(curve([72, -43, 77, -42, 80, -46]), 1.6, darker(skin, 0.5));
  },
};

const fish: Thing = {
  size: 0.5,
  width: 1.7,
  perch: [0, -92],
  head: [30, -88],
  draw(pen, look) {
    const scales = look.colour ?? look.random.pick(0xe8823a, 0xe3b440, 0x4f8fc0, 0xd0605a, 0x6aa88a);
    pen.fill(blob([-46, -50, -70, -78, -86, -84, -78, -50, -86, -14, -70, -22]), darker(scales, 0.14));
    pen.fill(blob([-22, -74, -4, -98, 26, -92, 30, -76]), darker(scales, 0.18));
    pen.fill(blob([-14, -22, -4, -4, 14, -6, 14, -22]), darker(scales, 0.18));
    pen.fill(blob([-54, -50, -30, -70, 6, -84, 46, -74, 72, -50, 46, -24, 6, -14, -30, -30]), scales, 1, 2);
    for (const x of [-18, 10])
      pen.fill(blob([x, -77, x + 10, -79, x + 15, -50, x + 9, -20, x - 1, -22, x + 6, -50]), 0xfdf3e0, 0.85);
    pen.fill(oval(50, -56, 8.5), 0xffffff, 1, 0);
    bigEye(pen, 52, -56, 5.2);
    pen.line(curve([60, -40, 66, -42, 70, -46]), 2.4, darker(scales, 0.5));
    pen.fill(blob([18, -46, 2, -40, -6, -28, 10, -30]), darker(scales, 0.2));
  },
};

const whale: Thing = {
  size: 1.05,
  width: 1.9,
  perch: [-5, -78],
  head: [40, -76],
  draw(pen, look) {
    const skin = look.colour ?? 0x4a6f94;
    pen.line(curve([38, -76, 36, -96, 26, -108, 14, -104]), 5, 0xe4f4f6, 0.9, 2);
    pen.line(curve([38, -76, 41, -98, 52, -110, 64, -104]), 5, 0xe4f4f6, 0.9, 2);
    pen.fill(
      blob([-70, -34, -82, -58, -104, -70, -110, -62, -96, -52, -112, -44, -108, -34, -84, -38]),
      darker(skin, 0.12),
    );
    pen.fill(
      blob([
        -86, -44, -70, -28, -58, -34, -40, -58, -6, -78, 44, -78, 82, -58, 90, -30, 78, -6, 40, 2, -20, 0,
        -56, -12, -78, -30,
      ]),
      skin,
      1,
      1.6,
    );
    pen.fill(blob([90, -26, 78, -4, 40, 2, -16, 0, -40, -8, 0, -16, 50, -18]), 0xeef2ec, 1, 0.8);
    for (let i = 0; i < 4; i++)
      pen.line(curve([20 + i * 13, -1, 36 + i * 12, -8, 58 + i * 8, -14 - i]), 1.4, 0x9fb4be, 0.9);
    pen.fill(blob([10, -22, 24, -20, 18, 6, 0, 14, -2, 4]), darker(skin, 0.2));
    bigEye(pen, 62, -34, 4.6);
    pen.line(curve([70, -24, 80, -24, 87, -30]), 2, darker(skin, 0.45));
  },
};

const bird: Thing = {
  size: 0.3,
  width: 1.5,
  perch: [0, -60],
  head: [38, -70],
  draw(pen, look) {
    const plumage = look.colour ?? look.random.pick(0x4f8fb8, 0xd0605a, 0xf5f0e6, 0xe3ae45);
    pen.fill(blob([-4, -50, -26, -84, -54, -104, -46, -78, -28, -52]), darker(plumage, 0.3));
    pen.fill(blob([-34, -42, -72, -34, -80, -22, -60, -24, -30, -28]), darker(plumage, 0.2));
    pen.fill(
      blob([-44, -38, -14, -54, 18, -62, 34, -74, 50, -66, 50, -52, 30, -34, 0, -22, -28, -26]),
      plumage,
      1,
      1.5,
    );
    pen.fill(blob([44, -46, 26, -30, 0, -22, -14, -26, 14, -36]), lighter(plumage, 0.7));
    pen.fill([49, -64, 66, -58, 49, -54], 0xe8a23a);
    pen.fill(blob([14, -50, -2, -84, -24, -112, -30, -84, -22, -54, -6, -42]), darker(plumage, 0.14), 1, 1.4);
    bigEye(pen, 41, -62, 3.4);
  },
};

const butterfly: Thing = {
  size: 0.3,
  width: 1.2,
  perch: [0, -80],
  draw(pen, look) {
    const wing = look.colour ?? look.random.pick(0xe8823a, 0x4f8fc0, 0xc76a9c, 0xe3b440);
    for (const s of [-1, 1]) {
      pen.fill(blob([s * 2, -52, s * 22, -92, s * 54, -98, s * 58, -70, s * 34, -50]), wing, 1, 1.6);
      pen.fill(
        blob([s * 2, -50, s * 34, -48, s * 46, -26, s * 30, -8, s * 8, -26]),
        darker(wing, 0.16),
        1,
        1.4,
      );
      pen.fill(oval(s * 40, -78, 8, 10), lighter(wing, 0.65));
      pen.fill(oval(s * 28, -30, 6), lighter(wing, 0.65));
      pen.line(curve([s * 1, -74, s * 6, -92, s * 16, -100]), 1.8, 0x33262a);
    }
    pen.fill(oval(0, -50, 4, 26), 0x33262a);
  },
};

const dragon: Thing = {
  size: 1.5,
  width: 1.85,
  perch: [-10, -60],
  head: [74, -86],
  hand: [40, -24],
  draw(whole, look) {
    // Wings and tail reach beyond 100 units at full size.
    const pen = whole.at(-12, -2, 0.74);
    const skin = look.colour ?? look.random.pick(0x4f8f5c, 0xb8483c, 0x3f7f80, 0x7a4f94);
    const wing = mix(darker(skin, 0.15), 0xe8a04a, 0.35);
    drawDragonWing(pen.at(-4, -58, 0.86), darker(wing, 0.28), skin);
    pen.fill(stroke(curve([-30, -42, -58, -30, -82, -38, -96, -58, -92, -76, -82, -78]), 25, 3), skin, 1, 1);
    pen.fill([-84, -84, -70, -72, -88, -68], darker(skin, 0.3));
    for (const [x, y] of [
      [-34, -24],
      [22, -22],
    ] as const) {
      pen.line(curve([x, y - 10, x - 8, y + 8, x + 4, y + 16]), 13, darker(skin, 0.18), 1, 7);
      for (const dx of [0, 5, 10])
        pen.line([x + 2 + dx * 0.6, y + 16, x + 5 + dx, y + 21], 3, 0xf3e6c4, 1, 1);
    }
    pen.fill(blob([-46, -42, -26, -58, 8, -62, 34, -52, 38, -36, 22, -20, -12, -16, -38, -24]), skin, 1, 1.6);
    pen.fill(stroke(curve([24, -44, 46, -54, 50, -74, 66, -84]), 25, 15), skin, 1, 1);
    pen.fill(blob([-30, -24, -8, -17, 20, -20, 36, -34, 44, -46, 34, -40, 14, -28, -10, -24]), 0xf0d79a);
    for (let i = 0; i < 6; i++) {
      const x = -52 + i * 16;
      const y = -44 - Math.sin((i / 5) * Math.PI) * 19;
      pen.fill([x - 6, y + 5, x + 1, y - 9, x + 7, y + 3], 0xe8a04a);
    }
    pen.fill(blob([56, -94, 72, -98, 88, -86, 102, -80, 100, -70, 82, -70, 64, -74]), skin, 1, 1.2);
    pen.fill([62, -94, 46, -112, 56, -90], 0xf3e6c4);
    pen.fill([68, -96, 58, -116, 74, -97], 0xf3e6c4);
    pen.fill(oval(77, -86, 4.6), 0xf8d75a, 1, 0);
    pen.fill(oval(78, -86, 1.7, 4), 0x1d1a22, 1, 0);
    pen.line(curve([84, -75, 93, -77, 101, -74]), 1.8, darker(skin, 0.55));
    pen.fill(oval(98, -79, 1.4), 0x1d1a22, 1, 0);
    drawDragonWing(pen.at(-2, -56), wing, skin);
    for (const [dx, r, c] of [
      [112, 7, 0xf6c445],
      [122, 10, 0xf09238],
      [134, 13, 0xe4603a],
    ] as const)
      pen.glowing(blob([dx - r, -74, dx, -74 - r * 0.7, dx + r, -72, dx, -74 + r * 0.7]), c, 0.85);
    pen.halo(122, -74, 46, 0xffb050, 0.5);
  },
};

function drawDragonWing(pen: Pen, membrane: number, skin: number): void {
  pen.fill(
    [
      0,
      0,
      ...curve([-6, -30, -22, -62, -46, -78]),
      ...curve([-46, -78, -52, -62, -70, -54]),
      ...curve([-70, -54, -58, -44, -62, -28]),
      ...curve([-62, -28, -44, -26, -40, -8]),
      0,
      6,
    ],
    membrane,
    1,
    1.6,
  );
  for (const [x, y] of [
    [-70, -54],
    [-62, -28],
  ] as const)
    pen.line(curve([0, 0, x * 0.55 - 4, y * 0.8 - 14, x, y]), 2.4, skin, 0.8, 1.4);
  pen.line(curve([0, 4, -6, -30, -22, -62, -46, -78]), 6, skin, 1, 3);
}

export const otherAnimals = {
  owl,
  penguin,
  chick,
  frog,
  turtle,
  fish,
  whale,
  bird,
  butterfly,
  dragon,
} satisfies Record<string, Thing>;
