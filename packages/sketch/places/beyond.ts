import { darker, lighter, mix } from "../colour.ts";
import { blob, box, curve, oval } from "../paint/shapes.ts";
import { LAYER, PICTURE, type Stage } from "../stage.ts";
import { drawGround, drawLayer, lit } from "./land.ts";
import { drawStars } from "./sky.ts";

/** Space: nebula, stars and a large planet at the edge. */
export function drawSpace(stage: Stage, planet: boolean): void {
  const { canvas, palette, random, noise } = stage;
  const { left, top, right, bottom } = PICTURE;
  canvas.layer = LAYER.sky;
  canvas.fill(box(left, top, right - left, bottom - top), {
    from: palette.skyTop,
    to: darker(palette.skyMid, 0.35),
    axis: [left, top, right, bottom],
    alpha: 1,
  });
  const hues = [
    mix(palette.skyLow, 0xd0609a, 0.5),
    mix(palette.skyMid, 0x3fa8c4, 0.6),
    mix(palette.skyLow, 0xf0a060, 0.4),
  ];
  for (let i = 0; i < 26; i++) {
    const t = i / 26;
    const x = left + (right - left) * t;
    const y = 300 + t * 330 + noise.at(t * 5, 4) * 130;
    canvas.soft(x, y, random.between(80, 190), random.between(60, 150), hues[i % 3] ?? palette.skyLow, 0.2);
  }
  drawStars({ ...stage, horizon: bottom }, 260);
  canvas.layer = LAYER.far;
  if (planet) drawGlobe(stage, right - 170, top + 190, 105, random.pick(0xd98a5a, 0x6aa8b4, 0xb98ac4), true);
  canvas.layer = LAYER.near;
  const world = mix(palette.hillNear, random.pick(0x4f8fae, 0xb9704f, 0x7d6aa8), 0.7);
  canvas.soft(512, bottom + 330, 900, 560, lighter(world, 0.5), 0.5);
  canvas.fill(oval(512, bottom + 640, 900, 800), {
    from: lighter(world, 0.25),
    to: darker(world, 0.4),
    axis: [0, bottom - 160, 0, bottom],
    alpha: 1,
  });
}

function drawGlobe(stage: Stage, x: number, y: number, r: number, colour: number, ring: boolean): void {
  const pen = stage.pen(x, y, r / 50, 0, 0.3);
  pen.halo(0, 0, 95, colour, 0.35);
  if (ring) pen.line(curve([-88, 22, -60, -6, 0, -22, 60, -26, 88, -20]), 6, lighter(colour, 0.5), 0.6);
  pen.fill(oval(0, 0, 50), colour, 1, 2.2);
  for (const [cy, h, w] of [
    [-22, 4, 40],
    [-4, 7, 48],
    [18, 5, 43],
  ] as const)
    pen.fill(oval(0, cy, w, h, -0.15), lighter(colour, 0.4), 0.35);
  if (ring) pen.line(curve([-88, 22, -50, 28, 10, 20, 60, 2, 88, -20]), 8, lighter(colour, 0.55), 0.9);
}

/** The surface of the moon with the earth above it. */
export function drawMoonSurface(stage: Stage): void {
  const { canvas, palette, horizon, random, noise } = stage;
  const { left, top, right, bottom } = PICTURE;
  canvas.layer = LAYER.sky;
  canvas.fill(box(left, top, right - left, bottom - top), {
    from: 0x0b0f24,
    to: mix(0x1a2144, palette.skyTop, 0.3),
    axis: [0, top, 0, horizon],
    alpha: 1,
  });
  drawStars(stage, 240);
  const side = random.chance(0.5) ? 250 : 770;
  const earth = stage.pen(side, top + 190, 2.1, 0, 0);
  earth.halo(0, 0, 90, 0x9ad0f0, 0.4);
  earth.fill(oval(0, 0, 44), 0x3f86b8, 1, 2);
  earth.fill(blob([-30, -18, -14, -32, 4, -26, 0, -10, -12, -4, -18, 12, -30, 4]), 0x6fa860);
  earth.fill(blob([10, 4, 26, -4, 36, 6, 28, 24, 14, 30, 8, 18]), 0x7fae62);
  earth.line(curve([-38, 8, -20, 14, 4, 8, 18, 12]), 5, 0xffffff, 0.75);
  earth.line(curve([-10, -36, 8, -38, 24, -28]), 4, 0xffffff, 0.75);
  drawLayer(
    stage,
    (x) => horizon - 30 - Math.abs(noise.ridge(x / 150, 8, 3)) * 70,
    0x8d8c98,
    0x5d5d70,
    160,
    LAYER.far,
  );
  const ground = 0xc9c6c2;
  drawLayer(stage, (x) => horizon - noise.ridge(x / 320, 4, 2) * 16, ground, 0x85838c, 330, LAYER.ground);
  const pen = stage.pen(0, 0, 1, 0, 0);
  for (let i = 0; i < 15; i++) {
    const t = (i + 0.5) / 15;
    const y = horizon + 22 + t * (bottom - horizon - 20);
    const x = random.between(left, right);
    const r = (14 + t * 52) * random.between(0.6, 1.1);
    pen.fill(oval(x, y, r, r * 0.3), darker(ground, 0.34), 0.9, 0.3);
    pen.fill(oval(x, y + r * 0.07, r * 0.92, r * 0.22), darker(ground, 0.16), 1, 0.5);
    pen.line(
      curve([
        x - r,
        y + r * 0.02,
        x - r * 0.5,
        y + r * 0.27,
        x,
        y + r * 0.32,
        x + r * 0.5,
        y + r * 0.27,
        x + r,
        y + r * 0.02,
      ]),
      1.5 + t * 2.5,
      0xf1efe9,
      0.8,
    );
  }
}

/** Paints the world under water: shafts of light, weed and coral on sand. */
export function drawUnderwater(stage: Stage): void {
  const { canvas, palette, random, horizon } = stage;
  const { left, top, right, bottom } = PICTURE;
  const bright = mix(palette.water, 0x7fd0d0, 0.5);
  canvas.layer = LAYER.sky;
  canvas.fill(box(left, top, right - left, bottom - top), {
    from: bright,
    to: mix(palette.waterDeep, 0x14406a, 0.5),
    axis: [0, top, 0, bottom],
    alpha: 1,
  });
  for (let i = 0; i < 6; i++) {
    const x = left + 60 + i * 160 + random.between(-40, 40);
    canvas.fill([x, top, x + 60, top, x - 60, bottom - 120, x - 190, bottom - 120], {
      from: 0xf4fff0,
      to: bright,
      axis: [0, top, 0, bottom - 160],
      alpha: 0.16,
    });
  }
  for (let row = 0; row < 2; row++) {
    const base = horizon - 60 + row * 50;
    const lane = random.between(0, 30);
    drawLayer(
      stage,
      (x) => base - stage.noise.ridge(x / 140, lane, 3) * (70 - row * 20),
      mix(palette.waterDeep, bright, 0.35 - row * 0.2),
      mix(palette.waterDeep, bright, 0.2),
      200,
      LAYER.far,
    );
  }
  drawGround({ ...stage }, horizon + 20, 14);
  for (let i = 0; i < 26; i++)
    drawWeed(stage, random.between(left, right), random.between(horizon + 40, bottom), i);
  const pen = stage.pen(0, 0, 1, 0, 0);
  for (let i = 0; i < 46; i++) {
    const [x, y, r] = [random.between(left, right), random.between(top, bottom - 60), random.between(2, 9)];
    pen.glowing(oval(x, y, r), 0xe8fbfa, 0.28);
    pen.glowing(oval(x - r * 0.3, y - r * 0.35, r * 0.3), 0xffffff, 0.8);
  }
}

function drawWeed(stage: Stage, x: number, y: number, i: number): void {
  const { random } = stage;
  const near = (y - stage.horizon) / (PICTURE.bottom - stage.horizon);
  const pen = stage.pen(x, y, 0.7 + near * 0.8);
  const colour = lit(stage, random.pick(0x3f8f6a, 0x5fa860, 0x2f7f7a, 0xd9705f, 0xe39a6a));
  const sway = random.between(-18, 18);
  if (i % 3 === 0) {
    for (const dx of [-14, 0, 14])
      pen.line(
        curve([0, 0, dx * 0.6, -26, dx * 1.5, -52 + Math.abs(dx), dx * 2, -74 + Math.abs(dx)]),
        9,
        colour,
        1,
        4,
      );
  } else {
    for (const dx of [-9, 0, 8])
      pen.line(
        curve([dx, 0, dx + sway, -40, dx - sway, -80, dx + sway * 0.7, -120 - dx]),
        7,
        colour,
        0.95,
        1.5,
      );
  }
}
