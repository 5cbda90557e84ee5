import { type Colour, darker, lighter, mix } from "../colour.ts";
import type { Pen } from "../paint/pen.ts";
import { arc, archway, box, curve, oval } from "../paint/shapes.ts";
import type { Thing } from "./thing.ts";

const LAMP = 0xffd782;

/** A window: lit from inside when it is dark, glass with a glint by day. */
function pane(pen: Pen, outline: number[], dark: boolean): void {
  if (dark) pen.glowing(outline, LAMP);
  else pen.fill(outline, 0x55748c, 1, 1.5);
}

function houseWith(size: number, fixedWall?: Colour): Thing {
  return {
    size,
    width: 1.35,
    perch: [-8, -84],
    draw(pen, look) {
      const wall = fixedWall ?? look.random.pick(0xf3e6cf, 0xe9c9a0, 0xd9dbcf, 0xe8b89a);
      const roof = look.colour ?? look.random.pick(0xb5523f, 0x7d4a44, 0x5a6a80, 0xa8683c);
      pen.fill(box(28, -98, 13, 34), 0x9a6253);
      pen.fill(box(26, -101, 17, 5), 0x7d4a40);
      pen.fill(box(-50, -48, 100, 48), wall, 1, 1.2);
      pen.fill([-60, -44, -36, -84, 42, -84, 62, -44], roof, 1, 1.5);
      for (const y of [-74, -64, -54])
        pen.line([-42 - (y + 84) * 0.5, y, 45 + (y + 84) * 0.42, y], 1.4, darker(roof, 0.3), 0.5);
      pen.fill(box(-60, -46, 122, 4), darker(roof, 0.3));
      pen.fill(archway(0, 0, 20, 36), 0x6f4630);
      pen.fill(oval(6, -15, 1.6), 0xf0cf7a);
      for (const x of [-31, 31]) {
        pen.fill(box(x - 11.5, -37, 23, 21, 1), 0xfaf3e2);
        pane(pen, box(x - 9, -34.5, 18, 16), look.dark);
        pen.line([x, -35, x, -18], 1.8, 0xfaf3e2);
        pen.line([x - 9, -27, x + 9, -27], 1.8, 0xfaf3e2);
        pen.fill(box(x - 12, -16, 24, 4), 0x8a5a3c);
        for (const dx of [-8, -3, 3, 8]) pen.fill(oval(x + dx, -17, 3), dx % 2 ? 0xd9605a : 0x6f9a4f);
        if (look.dark) pen.halo(x, -27, 34, LAMP, 0.35);
      }
      for (const [dx, dy, r] of [
        [36, -110, 6],
        [42, -120, 8],
        [51, -131, 10],
      ] as const)
        pen.fill(oval(dx, dy, r, r * 0.8), 0xf2efe9, 0.45, 0);
    },
  };
}

const village: Thing = {
  size: 0.75,
  width: 3.3,
  draw(pen, look) {
    const spots = [
      [-118, -6, 0.62],
      [98, -8, 0.66],
      [-70, 0, 0.76],
      [54, 0, 0.72],
      [-18, 5, 0.82],
      [128, 6, 0.6],
    ] as const;
    church.draw(pen.at(16, -10, 1.05), { random: look.random, dark: look.dark });
    for (const [x, y, s] of spots) houseWith(1).draw(pen.at(x, y, s), look);
  },
};

const castle: Thing = {
  size: 1.45,
  width: 1.25,
  perch: [0, -100],
  draw(pen, look) {
    const stone = look.colour ?? 0xc4b8a8;
    const roof =
      look.colour === undefined ? look.random.pick(0x5a6f9a, 0xa8503f, 0x6f5a8a) : darker(look.colour, 0.35);
    const turret = (x: number, base: number, w: number, h: number, cone: number) => {
      pen.fill(box(x - w / 2, base - h, w, h), stone, 1, 1.6);
      pen.fill(box(x - w / 2 - 2, base - h - 3, w + 4, 6), darker(stone, 0.12));
      pen.fill([x - w / 2 - 4, base - h - 2, x, base - h - cone, x + w / 2 + 4, base - h - 2], roof, 1, 1.6);
      pane(pen, archway(x, base - h + 18, 4.6, 9), look.dark);
      if (look.dark) pen.halo(x, base - h + 14, 14, LAMP, 0.4);
    };
    const flag = (x: number, y: number) => {
      pen.line([x, y + 2, x, y - 13], 1.2, 0x5a4a44);
      pen.fill(
        [x, y - 13, ...curve([x, y - 13, x + 6, y - 11, x + 12, y - 12]), x + 12, y - 6, x, y - 6],
        0xd0504a,
      );
    };
    turret(-22, -30, 15, 38, 22);
    turret(24, -30, 15, 30, 20);
    turret(2, -30, 20, 52, 30);
    flag(2, -110);
    battlements(pen, -46, -40, 92, 40, stone);
    turret(-48, 0, 20, 52, 24);
    turret(48, 0, 20, 52, 24);
    flag(-48, -74);
    flag(48, -74);
    pen.fill(archway(0, 0, 22, 30), 0x4a3630);
    for (const x of [-6, 0, 6]) pen.line([x, 0, x, -24], 1.2, 0x80604a);
    for (const x of [-26, 26]) pane(pen, archway(x, -14, 5, 11), look.dark);
    for (let i = 0; i < 14; i++)
      pen.fill(
        box(look.random.between(-52, 46), look.random.between(-34, -4), 7, 2.4),
        darker(stone, 0.14),
        0.6,
      );
  },
};

function battlements(pen: Pen, x: number, top: number, w: number, h: number, stone: Colour): void {
  const outline = [x, top + h];
  const teeth = 9;
  for (let i = 0; i < teeth; i++) {
    const a = x + (w * i) / teeth;
    outline.push(a, top, a, top - 6, a + w / teeth / 2, top - 6, a + w / teeth / 2, top);
  }
  outline.push(x + w, top, x + w, top + h);
  pen.fill(outline, mix(stone, 0x8a8078, 0.12), 1, 1.2);
}

const church: Thing = {
  size: 1,
  width: 0.9,
  draw(pen, look) {
    const wall = look.colour ?? 0xefe4d0;
    pen.fill(box(-10, -38, 48, 38), wall, 1, 1.2);
    pen.fill([-14, -36, -2, -58, 32, -58, 43, -36], 0x8a5048, 1, 1.4);
    pen.fill(box(-32, -68, 24, 68), lighter(wall, 0.2), 1, 1.4);
    pen.fill([-35, -67, -20, -98, -5, -67], 0x5a6478, 1, 1.6);
    pen.line([-20, -98, -20, -108], 1.8, 0x4a4440);
    pen.line([-23.5, -104, -16.5, -104], 1.8, 0x4a4440);
    pane(pen, archway(-20, -44, 8, 15), look.dark);
    pen.fill(archway(-20, 0, 11, 20), 0x6a4432);
    for (const x of [4, 18, 31]) pane(pen, archway(x, -11, 7, 18), look.dark);
  },
};

const lighthouse: Thing = {
  size: 1.6,
  width: 0.42,
  perch: [0, -98],
  draw(pen, look) {
    const stripe = look.colour ?? 0xc6443a;
    const half = (y: number) => 9 + ((y + 76) / 76) * 6;
    if (look.dark)
      for (const s of [-1, 1]) {
        pen.glowing([s * 3, -84, s * 230, -132, s * 230, -72], 0xfff2c0, 0.2);
        pen.glowing([s * 3, -84, s * 170, -108, s * 170, -82], 0xfff2c0, 0.2);
      }
    pen.fill(box(14, -17, 24, 17), 0xefe4d0);
    pen.fill([12, -16, 26, -28, 41, -16], darker(stripe, 0.2));
    pane(pen, box(22, -12, 7, 7), look.dark);
    for (let i = 0; i < 5; i++) {
      const y0 = -76 + i * 15.2;
      const y1 = y0 + 15.3;
      pen.fill(
        [-half(y0), y0, half(y0), y0, half(y1), y1, -half(y1), y1],
        i % 2 === 0 ? stripe : 0xf7f0e2,
        1,
        1.3,
      );
    }
    pen.fill([half(-76) * 0.2, -76, half(-76), -76, 15, 0, 5, 0], 0x17162c, 0.1, 0);
    pen.fill(archway(0, 0, 10, 13.4), 0xf7f0e2);
    pen.fill(archway(0, 0, 7, 11.6), 0x4a3630);
    for (const y of [-64.5, -34]) pane(pen, archway(-1, y, 4, 7), look.dark);
    pen.fill(box(-13, -79, 26, 4, 1), 0x3b3f4e);
    for (const x of [-11, -5.5, 0, 5.5, 11]) pen.line([x, -78, x, -84], 0.9, 0x3b3f4e);
    pen.line([-12, -84, 12, -84], 1.1, 0x3b3f4e);
    pen.glowing(box(-7, -91, 14, 12), look.dark ? 0xfff0b0 : 0xf7e3a0);
    for (const x of [-7, -2.4, 2.4, 7]) pen.line([x, -91, x, -79], 1.1, 0x3b3f4e);
    pen.fill([-10, -90, ...arc(0, -90, 10, 9, Math.PI, Math.PI * 2), 10, -90], darker(stripe, 0.15), 1, 1.6);
    pen.line([0, -98, 0, -104], 1.4, 0x3b3f4e);
    pen.halo(0, -85, look.dark ? 50 : 16, 0xfff0b8, look.dark ? 0.55 : 0.4);
  },
};

const windmill: Thing = {
  size: 1.35,
  width: 0.95,
  draw(pen, look) {
    const wall = look.colour ?? 0xefe2c8;
    pen.fill([-13, -60, 13, -60, 20, 0, -20, 0], wall, 1, 1.8);
    pen.fill([-15, -58, -10, -70, 0, -75, 10, -70, 15, -58], 0x8f4a3e, 1, 1.4);
    pen.fill(archway(0, 0, 11, 20), 0x6a4432);
    for (const y of [-30, -46]) pane(pen, archway(y === -30 ? -7 : 5, y, 6, 9), look.dark);
    const turn = look.random.between(0.2, 0.6);
    for (let i = 0; i < 4; i++) {
      const a = turn + (i * Math.PI) / 2;
      const at = (r: number, side: number): [number, number] => [
        Math.cos(a) * r - Math.sin(a) * side,
        -62 + Math.sin(a) * r + Math.cos(a) * side,
      ];
      pen.fill([...at(12, 1), ...at(44, 1), ...at(44, 12), ...at(12, 10)], 0xfaf3e0, 0.95);
      for (const r of [18, 26, 34, 42]) pen.line([...at(r, 0), ...at(r, 11.5)], 0.9, 0x7a5a44);
      pen.line([...at(12, 6), ...at(44, 6.5)], 0.9, 0x7a5a44);
      pen.line([...at(0, 0), ...at(46, 0)], 2.2, 0x5f4436);
    }
    pen.fill(oval(0, -62, 3.6), 0x5f4436);
  },
};

const tower: Thing = {
  size: 1.6,
  width: 0.4,
  draw(pen, look) {
    const steel = look.colour ?? 0x6f6a80;
    const half = (t: number) => 1.5 + 18 * t ** 2.2;
    const y = (t: number) => -100 + t * 100;
    for (const s of [-1, 1])
      pen.line(
        Array.from({ length: 11 }, (_, i) => i / 10).flatMap((t) => [s * half(t), y(t)]),
        2.2,
        steel,
        1,
        4,
      );
    for (let i = 2; i < 10; i++) {
      const [a, b] = [i / 10, (i + 1) / 10];
      pen.line([-half(a), y(a), half(b), y(b)], 1, steel);
      pen.line([half(a), y(a), -half(b), y(b)], 1, steel);
    }
    for (const t of [0.32, 0.62])
      pen.fill(box(-half(t) - 3, y(t) - 2, half(t) * 2 + 6, 4), darker(steel, 0.2));
    pen.fill(arc(0, 0, 10, 14, Math.PI, Math.PI * 2), steel, 0.25);
    pen.line([0, -100, 0, -109], 1.2, steel);
    if (look.dark) for (const t of [0.2, 0.45, 0.7]) pen.halo(0, y(t), 12, LAMP, 0.5);
  },
};

const bridge: Thing = {
  size: 0.6,
  width: 4,
  perch: [0, -62],
  draw(pen, look) {
    const stone = look.colour ?? 0xb8a48c;
    const deck = (x: number) => -56 + (x / 200) ** 2 * 30;
    const outline: number[] = [];
    for (let x = -200; x <= 200; x += 10) outline.push(x, deck(x) - 8);
    for (const cx of [130, 0, -130]) {
      outline.push(cx + 62, 2, ...arc(cx, 2, 50, cx === 0 ? 44 : 30, 0, -Math.PI));
      outline.push(cx - 62, 2);
    }
    pen.fill(outline, stone, 1, 1.4);
    const rail: number[] = [];
    for (let x = -200; x <= 200; x += 10) rail.push(x, deck(x) - 8);
    pen.line(rail, 7, lighter(stone, 0.3));
    for (const cx of [-130, 0, 130])
      pen.line(arc(cx, 2, 54, cx === 0 ? 48 : 34, -Math.PI, 0), 5, darker(stone, 0.22));
  },
};

const tent: Thing = {
  size: 0.55,
  width: 1.4,
  draw(pen, look) {
    const cloth = look.colour ?? look.random.pick(0xe08a3c, 0x5f8fa8, 0x8fa04c);
    pen.line([-70, 0, -40, -40], 1.4, 0x6a5848);
    pen.line([78, 0, 50, -40], 1.4, 0x6a5848);
    pen.fill([14, -86, 70, 0, 4, 0], darker(cloth, 0.22));
    pen.fill([-22, -90, 14, -88, 66, 0, -66, 0], cloth, 1, 1.6);
    if (look.dark) pen.glowing([-22, -88, 10, 0, -46, 0], 0xffcf78, 0.95);
    else pen.fill([-22, -88, 10, 0, -46, 0], darker(cloth, 0.55));
    pen.fill([-22, -88, -30, -40, -50, 0, -62, 0], lighter(cloth, 0.25));
    pen.line([-22, -93, -22, -84], 3, 0x6a4a35);
    if (look.dark) pen.halo(-18, -30, 60, 0xffcf78, 0.45);
  },
};

const hill: Thing = {
  size: 0.9,
  width: 3,
  perch: [0, -92],
  draw(pen, look) {
    const green = look.colour ?? 0x83a257;
    const outline: number[] = [];
    for (let x = -190; x <= 190; x += 10)
      outline.push(x, 6 - 100 * Math.cos((x / 190) * (Math.PI / 2)) ** 1.5);
    pen.fill(outline, green, 1, 0.7);
    pen.line(curve([-6, -92, 22, -70, -12, -44, 42, -18, 10, 4]), 6, mix(0xe6d3a4, green, 0.2), 0.85, 20);
  },
};

export const buildings = {
  house: houseWith(0.95),
  village,
  castle,
  church,
  lighthouse,
  windmill,
  tower,
  bridge,
  tent,
  hill,
} satisfies Record<string, Thing>;
