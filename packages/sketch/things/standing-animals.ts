import { type Colour, darker, lighter, mix } from "../colour.ts";
import type { Pen } from "../paint/pen.ts";
import { blob, curve, oval, star } from "../paint/shapes.ts";
import type { Thing } from "./thing.ts";

interface Build {
  coat: Colour;
  mane?: Colour;
  hoof: Colour;
  horn?: "unicorn" | "antlers";
  leg: number;
  muzzle?: Colour;
}

function eye(pen: Pen, x: number, y: number, r = 2.2): void {
  pen.fill(oval(x, y, r, r * 1.2), 0x1d1a22, 1, 0);
  pen.glowing(oval(x + r * 0.35, y - r * 0.4, r * 0.4), 0xffffff);
}

/** A hoofed animal from the side, looking right. */
function hoofed(build: Build, size: number): Thing {
  return {
    size,
    width: 1.15,
    perch: [-8, -56],
    head: [38, -96],
    draw(pen, look) {
      const coat = look.colour ?? build.coat;
      const far = darker(coat, 0.25);
      for (const [x, c] of [
        [-24, far],
        [20, far],
        [-33, coat],
        [11, coat],
      ] as const)
        drawLeg(pen, x, c, build);
      const mane = build.mane;
      if (mane !== undefined)
        pen.fill(blob([-34, -54, -44, -50, -52, -34, -50, -14, -45, -12, -44, -30, -36, -42]), mane);
      else pen.line(curve([-36, -52, -42, -44, -41, -32]), 3, coat, 1, 5);
      drawTrunk(pen, coat, build);
      if (mane !== undefined)
        pen.fill(blob([31, -95, 20, -90, 11, -76, 4, -58, 12, -57, 20, -70, 27, -82, 35, -90]), mane);
      drawHeadgear(pen, build);
    },
  };
}

function drawLeg(pen: Pen, x: number, colour: Colour, { leg, hoof }: Build): void {
  pen.fill(
    blob([
      x - leg,
      -42,
      x + leg,
      -42,
      x + leg * 0.62,
      -20,
      x + leg * 0.6,
      -3,
      x - leg * 0.6,
      -3,
      x - leg * 0.6,
      -20,
    ]),
    colour,
    1,
    0.8,
  );
  pen.fill([x - leg * 0.62, -5, x + leg * 0.62, -5, x + leg * 0.85, 0, x - leg * 0.75, 0], hoof);
}

function drawTrunk(pen: Pen, coat: Colour, build: Build): void {
  pen.fill(
    blob([
      -40, -50, -32, -60, -10, -58, 10, -59, 17, -72, 25, -88, 35, -95, 42, -88, 38, -78, 31, -66, 28, -46,
      22, -33, 0, -28, -22, -30, -38, -36,
    ]),
    coat,
    1,
    1.5,
  );
  pen.fill([28, -92, 29, -103, 35, -94], coat);
  pen.fill(blob([28, -94, 38, -97, 47, -86, 57, -74, 57, -67, 50, -65, 40, -72, 30, -78]), coat, 1, 1.2);
  pen.fill(blob([50, -77, 57, -74, 58, -68, 52, -64, 46, -69]), build.muzzle ?? darker(coat, 0.2), 0.9);
  eye(pen, 41, -86);
  pen.fill(oval(54.5, -71, 1.1), 0x2a2028, 0.8, 0);
}

function drawHeadgear(pen: Pen, { horn }: Build): void {
  if (horn === "unicorn") {
    pen.fill([36, -95, 42, -92, 54, -122], 0xf0cf7a);
    pen.line([40, -100, 45, -98], 1.2, 0xc99a45);
    pen.line([43.5, -107, 47.5, -105], 1.2, 0xc99a45);
    pen.fill(star(58, -118, 4, 1, 4), 0xfff2c4);
  } else if (horn === "antlers") {
    for (const [lean, colour] of [
      [-1, 0x7a5a40],
      [1, 0x94704f],
    ] as const) {
      pen.line(curve([33, -95, 31 + lean * 5, -108, 30 + lean * 15, -122]), 3, colour, 1, 1.6);
      pen.line([31 + lean * 4, -106, 38 + lean * 3, -117], 2.4, colour, 1, 1.4);
      pen.line([31 + lean * 9, -114, 25 + lean * 14, -128], 2.4, colour, 1, 1.4);
    }
  }
}

const cow: Thing = {
  size: 0.85,
  width: 1.35,
  perch: [-8, -78],
  head: [46, -96],
  draw(pen, look) {
    const coat = look.colour ?? 0xf6efe4;
    const spot = 0x4a3c40;
    for (const [x, c] of [
      [-30, darker(coat, 0.25)],
      [16, darker(coat, 0.25)],
      [-42, coat],
      [4, coat],
    ] as const) {
      pen.fill(blob([x - 7, -40, x + 8, -40, x + 6, -4, x - 5, -4]), c, 1, 0.7);
      pen.fill([x - 6, -7, x + 7, -7, x + 8, 0, x - 7, 0], 0x4a3f42);
    }
    pen.line(curve([-50, -66, -60, -54, -58, -30]), 3, coat);
    pen.fill(oval(-58, -27, 4, 7), spot);
    pen.fill(oval(-18, -27, 11, 8), 0xe9b0aa);
    pen.fill(blob([-53, -68, -20, -80, 20, -78, 36, -62, 30, -34, 0, -26, -36, -28, -52, -40]), coat, 1, 1.5);
    pen.fill(blob([-46, -72, -26, -77, -16, -62, -28, -48, -46, -54]), spot);
    pen.fill(blob([0, -76, 16, -76, 20, -60, 8, -52, -4, -60]), spot);
    pen.fill(oval(-4, -38, 10, 7), spot);
    for (const s of [-1, 1]) {
      pen.line(curve([45 + s * 12, -90, 45 + s * 21, -96, 45 + s * 20, -105]), 4.5, 0xe8dcc0, 1, 2);
      pen.fill(blob([45 + s * 15, -84, 45 + s * 32, -88, 45 + s * 30, -78, 45 + s * 16, -76]), coat);
    }
    pen.fill(blob([45, -95, 62, -88, 62, -70, 56, -52, 34, -52, 28, -70, 28, -88]), coat, 1, 1.3);
    pen.fill(blob([48, -94, 61, -88, 62, -72, 52, -72]), spot);
    pen.fill(oval(45, -56, 18, 12), 0xe9b0aa);
    for (const s of [-1, 1]) {
      pen.fill(oval(45 + s * 7, -57, 2.4, 3), 0xa8665f);
      pen.glowing(oval(45 + s * 9, -77, 4.4, 5), 0xffffff);
      eye(pen, 45 + s * 9, -76.5, 3);
    }
  },
};

const sheep: Thing = {
  size: 0.62,
  width: 1.2,
  perch: [-6, -74],
  head: [40, -78],
  draw(pen, look) {
    const wool = look.colour ?? 0xf5efe2;
    for (const x of [-26, -12, 12, 24]) pen.line([x, -28, x, -1], 8, 0x4a4048);
    for (let i = 0; i < 14; i++) {
      const a = (i / 14) * Math.PI * 2;
      pen.fill(
        oval(-4 + Math.cos(a) * 31, -46 + Math.sin(a) * 19, 13),
        darker(wool, Math.sin(a) > 0 ? 0.12 : 0),
        1,
        0.6,
      );
    }
    pen.fill(oval(-4, -46, 34, 22), wool, 1, 1);
    pen.fill(blob([28, -72, 42, -74, 54, -60, 55, -46, 46, -44, 34, -52]), 0x4f444c);
    pen.fill(blob([30, -68, 22, -62, 20, -56, 30, -60]), 0x4f444c);
    pen.fill(oval(36, -75, 12, 8), wool);
    pen.glowing(oval(44, -61, 3, 3.4), 0xffffff);
    eye(pen, 44.6, -61, 1.7);
  },
};

const elephant: Thing = {
  size: 1.15,
  width: 1.25,
  perch: [-8, -88],
  head: [32, -94],
  draw(pen, look) {
    const skin = look.colour ?? 0x8f93a4;
    for (const [x, c] of [
      [-30, darker(skin, 0.25)],
      [14, darker(skin, 0.25)],
      [-42, skin],
      [0, skin],
    ] as const) {
      pen.fill(blob([x - 9, -46, x + 10, -46, x + 10, -12, x + 11, 0, x - 10, 0, x - 9, -12]), c);
      for (const dx of [-5, 0, 5]) pen.fill(oval(x + dx, -2, 2.2, 2), lighter(skin, 0.5));
    }
    pen.line(curve([-50, -64, -58, -52, -57, -38]), 3, darker(skin, 0.15));
    pen.fill(
      blob([-53, -60, -40, -84, -10, -90, 14, -84, 24, -60, 16, -34, -20, -28, -46, -34]),
      skin,
      1,
      1.5,
    );
    pen.fill(
      blob([
        14, -82, 28, -96, 46, -92, 54, -76, 55, -56, 55, -36, 58, -22, 66, -20, 67, -13, 56, -10, 48, -18, 45,
        -38, 40, -50, 24, -54,
      ]),
      skin,
      1,
      1.2,
    );
    pen.line(curve([44, -52, 52, -44, 62, -45]), 4.5, 0xf8f2e2, 1, 2);
    pen.fill(blob([8, -86, 22, -84, 26, -66, 20, -48, 6, -44, -4, -58, -2, -76]), darker(skin, 0.12), 1, 1.4);
    pen.fill(blob([8, -80, 18, -78, 21, -66, 15, -54, 7, -52, 2, -62]), mix(skin, 0xd99a98, 0.5), 0.7);
    eye(pen, 37, -76, 2.6);
  },
};

export const standingAnimals = {
  horse: hoofed({ coat: 0x94603e, mane: 0x4a2f28, hoof: 0x3a2c2c, leg: 7 }, 1),
  unicorn: hoofed(
    { coat: 0xf9f3ee, mane: 0xd98fb8, hoof: 0xd9b25f, horn: "unicorn", leg: 7, muzzle: 0xf2cfcc },
    1,
  ),
  cow,
  deer: hoofed({ coat: 0xb07a4c, hoof: 0x3f3230, horn: "antlers", leg: 5.2, muzzle: 0xefdcc0 }, 0.95),
  sheep,
  elephant,
} satisfies Record<string, Thing>;
