import { type Colour, darker, lighter } from "../colour.ts";
import type { Pen } from "../paint/pen.ts";
import { arc, blob, box, curve, oval } from "../paint/shapes.ts";
import type { Thing } from "./thing.ts";

function ring(pen: Pen, x: number, y: number, r: number, width: number, colour: Colour): void {
  pen.line(arc(x, y, r, r, 0, Math.PI * 2), width, colour);
}

const bicycle: Thing = {
  size: 0.72,
  width: 1.65,
  perch: [-18, -84],
  head: [40, -92],
  draw(pen, look) {
    const frame = look.colour ?? look.random.pick(0xc8402f, 0x2f7f8a, 0xe0a83a, 0x4f7f4b);
    for (const x of [-48, 48]) {
      for (let i = 0; i < 8; i++) {
        const a = (i / 8) * Math.PI + 0.2;
        pen.line(
          [x + Math.cos(a) * 30, -34 + Math.sin(a) * 30, x - Math.cos(a) * 30, -34 - Math.sin(a) * 30],
          0.8,
          0xb9b6b0,
          0.9,
        );
      }
      ring(pen, x, -34, 30.5, 5.4, 0x33323c);
      ring(pen, x, -34, 27, 1.6, 0xd9d4c8);
      pen.fill(oval(x, -34, 4), 0x6f7480);
      pen.line(arc(x, -34, 36, 36, x < 0 ? -2.9 : -2.2, x < 0 ? -1.2 : -0.5), 3, darker(frame, 0.1));
    }
    const tube = (points: number[]) => pen.line(points, 5.2, frame);
    tube([-48, -34, -6, -32]);
    tube([-48, -34, -19, -72]);
    tube([-6, -32, -19, -72]);
    tube([-19, -70, 34, -72]);
    tube([-6, -32, 36, -66]);
    tube([48, -34, 32, -84]);
    pen.line([-19, -72, -21, -82], 4, 0x8a8f98);
    pen.fill(blob([-40, -88, -20, -88, -4, -83, -20, -81, -38, -81]), 0x4a3028);
    pen.line(curve([32, -84, 36, -94, 48, -96, 54, -90]), 4, 0x8a8f98);
    pen.line([50, -94, 56, -88], 6, 0x4a3028);
    pen.fill(oval(38, -78, 5), 0xfff0c0);
    ring(pen, -6, -32, 8, 3, 0x6f7480);
    pen.line([-6, -32, 4, -18], 3, 0x6f7480);
    pen.line([-1, -17, 11, -18], 4.4, 0x33323c);
    pen.fill([41, -80, 68, -82, 65, -62, 44, -62], 0xb98a55, 1, 1.4);
    for (const y of [-76, -70]) pen.line([43, y, 66, y - 1], 1.2, 0x8a6238);
    for (const [x, y, c] of [
      [46, -86, 0xf2b8a8],
      [54, -89, 0xfdf3e0],
      [62, -86, 0xf0c850],
      [50, -83, 0xd9705f],
    ] as const)
      pen.fill(oval(x, y, 4.8), c);
  },
};

const car: Thing = {
  size: 0.62,
  width: 2.05,
  perch: [-8, -88],
  draw(pen, look) {
    const paint = look.colour ?? look.random.pick(0x4f9a9a, 0xd8604a, 0xe8b84a, 0x8fb8c8);
    pen.fill(blob([-56, -46, -40, -82, -14, -90, 22, -86, 44, -68, 56, -48]), paint, 1, 1.4);
    pen.fill([-46, -50, -34, -76, -10, -82, -8, -50], 0xbfdce4, 1, 1.2);
    pen.fill([-2, -50, -3, -82, 20, -79, 40, -54, 40, -50], 0xbfdce4, 1, 1.2);
    pen.fill(
      blob([-98, -40, -90, -52, -50, -54, 50, -54, 88, -48, 100, -34, 100, -18, 60, -14, -60, -14, -98, -18]),
      paint,
      1,
      1.6,
    );
    pen.line([-96, -34, 98, -32], 2.4, lighter(paint, 0.55));
    pen.line([-5, -52, -7, -18], 1.6, darker(paint, 0.35));
    pen.line([-22, -42, -12, -42], 2.6, 0xf1efe9);
    pen.fill(oval(92, -37, 6, 7), 0xfff0bc);
    pen.fill(box(-100, -40, 7, 10, 2), 0xd0504a);
    pen.line([-102, -18, 103, -18], 6, 0xd2d4d6);
    if (look.dark) {
      pen.glowing([96, -38, 220, -64, 220, -6], 0xfff2c0, 0.22);
      pen.halo(94, -37, 26, 0xfff2c0, 0.7);
    }
    for (const x of [-56, 56]) {
      pen.fill(oval(x, -18, 20), darker(paint, 0.6));
      pen.fill(oval(x, -17, 17), 0x2f2d38);
      pen.fill(oval(x, -17, 9), 0xdcdad4);
      pen.fill(oval(x, -17, 4), 0x8a8d96);
    }
  },
};

const train: Thing = {
  size: 0.85,
  width: 2.9,
  draw(pen, look) {
    const body = look.colour ?? look.random.pick(0x2f5f54, 0xa83f38, 0x34507c);
    pen.line([-170, -1, 170, -1], 4, 0x6a5c54);
    for (let x = -165; x < 170; x += 16) pen.fill(box(x, 0, 9, 4), 0x7a5a42);
    pen.fill(box(-158, -70, 86, 56, 3), lighter(body, 0.12), 1, 1.4);
    pen.fill(box(-162, -76, 94, 9, 3), darker(body, 0.4));
    for (const x of [-150, -128, -106])
      (look.dark ? pen.glowing.bind(pen) : pen.fill.bind(pen))(
        box(x, -58, 16, 18, 2),
        look.dark ? 0xffd782 : 0xcfe2e2,
      );
    pen.line([-72, -18, -56, -18], 5, 0x3a3640);
    pen.fill(box(-58, -84, 46, 70, 2), body, 1, 1.4);
    pen.fill(blob([-64, -84, -36, -92, -6, -84, -36, -80]), darker(body, 0.45));
    (look.dark ? pen.glowing.bind(pen) : pen.fill.bind(pen))(
      box(-50, -74, 28, 24, 3),
      look.dark ? 0xffd782 : 0xcfe2e2,
    );
    pen.fill(box(-14, -62, 90, 40, 8), body, 1, 2);
    for (const x of [6, 34, 60]) pen.line([x, -62, x, -23], 2.4, 0xd9a848);
    pen.fill([44, -60, 46, -80, 40, -92, 70, -92, 64, -80, 66, -60], 0x33323c);
    pen.fill(arc(16, -61, 10, 12, Math.PI, Math.PI * 2), 0xd9a848);
    pen.fill(oval(77, -43, 9, 18), 0x33323c);
    pen.glowing(oval(80, -53, 5), 0xfff0b8);
    pen.halo(84, -53, look.dark ? 44 : 14, 0xfff0b8, 0.5);
    pen.fill([70, -22, 96, -2, 66, -2], 0xa83f38);
    for (const [x, r] of [
      [-140, 11],
      [-94, 11],
      [-40, 16],
      [-4, 16],
      [34, 11],
      [60, 11],
    ] as const) {
      pen.fill(oval(x, -r - 1, r), 0x2d2b36);
      pen.fill(oval(x, -r - 1, r * 0.62), 0xb84a40);
      pen.fill(oval(x, -r - 1, r * 0.22), 0xe3c06a);
    }
    pen.line([-40, -16, 0, -18, 34, -14], 3.5, 0xc8c4bc);
    for (let i = 0; i < 7; i++)
      pen.fill(
        oval(52 - i * 22, -104 - i * 8 + (i % 2) * 5, 9 + i * 3.2, 8 + i * 2.4),
        0xf3f0ea,
        0.75 - i * 0.08,
        0.8,
      );
  },
};

const rocket: Thing = {
  size: 1.45,
  width: 0.55,
  perch: [0, -100],
  draw(pen, look) {
    const trim = look.colour ?? look.random.pick(0xd0483c, 0x3f7fa8, 0xe0953a);
    pen.halo(0, 8, 46, 0xffb860, 0.6);
    pen.glowing(blob([-9, -12, 9, -12, 12, 6, 0, 34, -12, 6]), 0xf0823a);
    pen.glowing(blob([-5, -12, 5, -12, 6, 4, 0, 20, -6, 4]), 0xfff0b0);
    for (const s of [-1, 1])
      pen.fill(
        blob([s * 12, -38, s * 28, -20, s * 29, 2, s * 18, -8, s * 10, -12]),
        darker(trim, 0.1),
        1,
        1.4,
      );
    pen.fill(
      blob([0, -104, 12, -84, 17, -58, 15, -26, 10, -12, -10, -12, -15, -26, -17, -58, -12, -84]),
      0xf5f0e6,
      1,
      2.4,
    );
    pen.fill(blob([0, -105, 6, -96, 12.5, -82, 0, -79, -12.5, -82, -6, -96]), trim, 1, 1.8);
    pen.fill([-15.4, -32, 15.4, -32, 13.5, -22, -13.5, -22], trim, 1, 1.8);
    pen.fill(oval(0, -60, 9.5), trim);
    pen.fill(oval(0, -60, 6.8), 0x6fb4cc, 1, 1.6);
    pen.glowing(oval(-2.4, -62.6, 2), 0xffffff, 0.9);
    pen.fill(blob([-3, -34, 3, -34, 4, -8, 0, -2, -4, -8]), darker(trim, 0.25));
  },
};

const boat: Thing = {
  size: 0.3,
  width: 2.6,
  perch: [-10, -36],
  draw(pen, look) {
    const hull = look.colour ?? look.random.pick(0x9a5a3c, 0xb8483c, 0x3f6f80);
    pen.fill(
      blob([-118, -46, -60, -30, 0, -26, 60, -30, 120, -50, 104, -14, 84, 2, -84, 2, -104, -14]),
      darker(hull, 0.4),
    );
    pen.fill(
      [
        -118,
        -46,
        ...curve([-118, -46, -60, -26, 0, -20, 60, -27, 120, -50]),
        ...curve([120, -50, 106, -14, 82, 6]),
        ...curve([-82, 6, -106, -14, -118, -46]),
      ],
      hull,
      1,
      1.4,
    );
    pen.line(curve([-118, -46, -60, -26, 0, -20, 60, -27, 120, -50]), 6, lighter(hull, 0.55));
    pen.line(curve([-106, -18, 0, -4, 108, -22]), 3, darker(hull, 0.3), 0.7);
    pen.line([-26, -34, 62, 16], 4, 0xd9b98a);
    pen.fill(oval(66, 17, 16, 5, 0.5), 0xd9b98a);
    pen.fill(box(-62, -36, 44, 7), 0xc99a66);
  },
};

const sailboat: Thing = {
  size: 0.95,
  width: 0.85,
  perch: [-26, -24],
  draw(pen, look) {
    const hull = look.random.pick(0x8a4a38, 0x3d5a78, 0xf1ece0);
    const sail = look.colour ?? look.random.pick(0xfdf6e6, 0xfdf6e6, 0xf0dcb8);
    pen.line([0, -14, 0, -104], 2.6, 0x6a4a38);
    pen.fill(
      [3, -98, ...curve([3, -98, 22, -62, 40, -26]), ...curve([40, -26, 20, -22, 3, -24])],
      sail,
      1,
      1.5,
    );
    pen.fill(
      [-3, -92, ...curve([-3, -92, -14, -58, -32, -26]), ...curve([-32, -26, -16, -23, -3, -25])],
      darker(sail, 0.1),
      1,
      1.4,
    );
    for (const y of [-80, -60, -42])
      pen.line([4, y, 4 + (y + 98) * 0.5, y + 2], 0.8, darker(sail, 0.25), 0.8);
    pen.fill([0, -104, 15, -100, 0, -96], 0xd0483c);
    pen.fill(
      [
        -40,
        -19,
        ...curve([-40, -19, 0, -14, 46, -21]),
        ...curve([46, -21, 36, -4, 26, 2]),
        ...curve([26, 2, 0, 4, -28, 2]),
        ...curve([-28, 2, -36, -8, -40, -19]),
      ],
      hull,
      1,
      1.5,
    );
    pen.line(curve([-40, -19, 0, -14, 46, -21]), 2.6, lighter(hull, 0.6));
  },
};

const ship: Thing = {
  size: 0.9,
  width: 2.2,
  perch: [-40, -62],
  draw(pen, look) {
    const hull = look.colour ?? 0x34405a;
    pen.fill(box(-54, -58, 96, 26, 3), 0xf5efe2, 1, 1);
    pen.fill(box(-36, -76, 62, 20, 3), 0xf5efe2, 1, 1);
    for (const x of [-18, 8]) {
      pen.fill([x - 8, -76, x - 6, -102, x + 8, -102, x + 8, -76], 0xc8483c, 1, 1.4);
      pen.fill([x - 6.4, -97, x - 6, -102, x + 8, -102, x + 8, -97], 0x2d2b36);
      for (let i = 0; i < 4; i++)
        pen.fill(oval(x - 8 - i * 17, -108 - i * 6, 8 + i * 3, 6 + i * 2), 0xefece6, 0.5 - i * 0.08, 0);
    }
    for (let i = 0; i < 8; i++)
      (look.dark ? pen.glowing.bind(pen) : pen.fill.bind(pen))(
        oval(-46 + i * 11.5, -46, 2.8),
        look.dark ? 0xffd782 : 0x4f7088,
      );
    for (let i = 0; i < 5; i++)
      (look.dark ? pen.glowing.bind(pen) : pen.fill.bind(pen))(
        box(-31 + i * 11, -71, 7, 7),
        look.dark ? 0xffd782 : 0x4f7088,
      );
    pen.fill([-104, -36, 108, -42, 88, 2, -86, 2], hull, 1, 1.4);
    pen.fill([-92, -8, 92, -8, 88, 3, -86, 3], 0xb8483c);
    pen.line([-104, -36, 108, -42], 3, 0xf5efe2);
    pen.line([70, -40, 70, -72], 1.6, 0x5a4a44);
    pen.fill([70, -72, 86, -68, 70, -63], 0xd0483c);
  },
};

const balloon: Thing = {
  size: 1.05,
  width: 0.75,
  draw(pen, look) {
    const main = look.colour ?? look.random.pick(0xd8583f, 0x3f8f94, 0xe0a23a, 0x8a5a94);
    const other = lighter(main, 0.72);
    const gore = (from: number, to: number) => {
      const side = (f: number) => curve([0, -101, f * 26, -94, f * 36, -70, f * 28, -44, f * 9, -24]);
      const right = side(to);
      const left = side(from);
      const back: number[] = [];
      for (let i = left.length - 2; i >= 0; i -= 2) back.push(left[i] ?? 0, left[i + 1] ?? 0);
      return [...right, ...back];
    };
    for (const x of [-7, 7]) pen.line([x, -25, x * 0.8, -13], 0.9, 0x5a4438);
    pen.fill(gore(-1, 1), main, 1, 1);
    for (const [a, b] of [
      [-0.82, -0.5],
      [-0.17, 0.17],
      [0.5, 0.82],
    ] as const)
      pen.fill(gore(a, b), other, 1, 1);
    pen.fill(gore(0.55, 1), 0x17162c, 0.12, 0);
    pen.fill([-9.5, -26, 9.5, -26, 7.5, -21, -7.5, -21], darker(main, 0.25));
    if (look.dark) {
      pen.halo(0, -26, 40, 0xffc860, 0.6);
      pen.glowing(blob([-2.5, -18, 0, -25, 2.5, -18]), 0xfff0a0);
    }
    pen.fill(box(-7, -13, 14, 13, 2), 0xa8743f, 1, 1.4);
    pen.line([-8, -13, 8, -13], 2.6, 0x7a5030);
  },
};

const plane: Thing = {
  size: 0.5,
  width: 2.2,
  draw(pen, look) {
    const paint = look.colour ?? 0xd8604a;
    pen.fill(blob([-96, -52, -104, -88, -88, -88, -70, -56]), darker(paint, 0.12));
    pen.fill([10, -56, 50, -92, 30, -92, -16, -56], darker(paint, 0.25));
    pen.fill(
      blob([-104, -54, -60, -64, 20, -74, 70, -66, 92, -50, 70, -34, 0, -30, -60, -40]),
      lighter(paint, 0.82),
      1,
      1.8,
    );
    pen.line(curve([-98, -50, 0, -46, 88, -46]), 5, paint);
    for (let i = 0; i < 5; i++) pen.fill(oval(-28 + i * 17, -57, 4.4), 0x4a6f88);
    pen.fill(blob([56, -66, 72, -62, 80, -54, 60, -54]), 0x4a6f88);
    pen.fill([-10, -44, 30, -42, -18, -6, -44, -8], paint, 1, 1.4);
    pen.line([94, -72, 94, -28], 3, 0x5a4a44, 0.6);
  },
};

const ufo: Thing = {
  size: 0.6,
  width: 1.8,
  draw(pen, look) {
    const metal = look.colour ?? 0x9aa4b4;
    pen.glowing([-30, -34, 30, -34, 96, 110, -96, 110], 0xd8ffc8, 0.22);
    pen.fill(arc(0, -56, 36, 40, Math.PI, Math.PI * 2), 0x9fe0dc, 0.85, 1.5);
    pen.fill(blob([-14, -58, -12, -78, 0, -84, 12, -78, 14, -58]), 0x6fb45a);
    for (const s of [-1, 1]) pen.fill(oval(s * 5, -74, 3, 4), 0x1d1a22, 1, 0);
    pen.fill(blob([-88, -46, -50, -60, 0, -64, 50, -60, 88, -46, 50, -32, 0, -28, -50, -32]), metal, 1, 2);
    for (let i = -3; i <= 3; i++)
      pen.glowing(oval(i * 22, -44 + Math.abs(i) * 0.6, 4.6), i % 2 === 0 ? 0xfff0a0 : 0xf08a7a);
  },
};

export const vehicles = {
  bicycle,
  car,
  train,
  rocket,
  boat,
  sailboat,
  ship,
  balloon,
  plane,
  ufo,
} satisfies Record<string, Thing>;
