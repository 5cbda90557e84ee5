import { blue, green, lighter, mix, red } from "../colour.ts";
import { oval, stroke } from "../paint/shapes.ts";
import { LAYER, PICTURE, PRINT, SCALE, type Stage } from "../stage.ts";

/** Water from the horizon down to `shore`: a mirror of what is above it, then ripples and the path of the light. */
export function drawWater(stage: Stage, shore: number): void {
  const { canvas, palette, horizon, scene } = stage;
  mirror(stage, shore);
  const { left, right } = PICTURE;
  canvas.layer = LAYER.water;
  canvas.fill([left, horizon, right, horizon, right, shore, left, shore], {
    from: palette.water,
    to: palette.waterDeep,
    axis: [0, horizon, 0, shore + 60],
    alpha: scene.place === "lake" ? 0.42 : 0.72,
  });
  canvas.fill([left, horizon - 1, right, horizon - 1, right, horizon + 3, left, horizon + 3], {
    from: lighter(palette.water, 0.3),
    to: lighter(palette.water, 0.3),
    axis: [0, 0, 0, 0],
    alpha: 0.5,
  });
  drawRipples(stage, shore);
  if (stage.sun.visible) drawLightPath(stage, shore);
  if (scene.weather === "storm") drawBreakers(stage, shore);
}

/** Copies the rows of pixels above the horizon upside down below it, swaying more the nearer they are. */
function mirror(stage: Stage, shore: number): void {
  const { canvas, horizon, noise } = stage;
  const { size, rgb: pixels } = canvas;
  const { left, top, right, bottom } = PRINT;
  const line = Math.round(horizon * SCALE);
  for (let y = line; y < Math.min(shore * SCALE, bottom); y++) {
    const depth = y - line;
    const from = Math.max(
      top,
      line - 1 - Math.round(depth * 1.15 + noise.at(y / 5 / SCALE, 3) * depth * 0.03),
    );
    const sway = Math.round(noise.at(y / 3.1 / SCALE, 60) * Math.min(16 * SCALE, 2 * SCALE + depth * 0.06));
    const target = y * size;
    const source = from * size;
    const a = left + Math.max(0, -sway);
    const b = right - Math.max(0, sway);
    pixels.copyWithin(target + left, source + left, source + right);
    pixels.copyWithin(target + a, source + a + sway, source + b + sway);
    giveToWater(pixels, target + left, target + right);
  }
}

/** Gives a row of pixels to the layer of water: what is mirrored is water all the same. */
function giveToWater(pixels: Int32Array, from: number, to: number): void {
  for (let i = from; i < to; i++) pixels[i] = ((pixels[i] ?? 0) & 0xffffff) | (LAYER.water << 24);
}

function drawRipples(stage: Stage, shore: number): void {
  const { random, palette, horizon, scene } = stage;
  const pen = stage.pen(0, 0, 1, 0, 0);
  const rough = scene.weather === "storm" ? 2 : scene.place === "sea" ? 1.4 : 1;
  const count = Math.round(95 * rough);
  for (let i = 0; i < count; i++) {
    const t = random.next() ** 1.3;
    const y = horizon + 5 + (shore - horizon) * t;
    const x = random.between(PICTURE.left, PICTURE.right);
    const half = (10 + t * 75) * random.between(0.4, 1);
    const bright = random.chance(0.55);
    const colour = bright ? mix(palette.water, palette.skyLow, 0.65) : palette.waterDeep;
    pen.glowing(
      stroke(
        [x - half, y, x - half * 0.3, y - t * 2.5 * rough, x + half * 0.3, y + t * 1.5, x + half, y],
        1 + t * 2.6,
      ),
      colour,
      bright ? 0.42 : 0.35,
    );
  }
}

function drawLightPath(stage: Stage, shore: number): void {
  const { random, palette, horizon, sun } = stage;
  const pen = stage.pen(0, 0, 1, 0, 0);
  for (let y = horizon + 4; y < shore - 3; y += 5 + (y - horizon) * 0.032) {
    const t = (y - horizon) / (shore - horizon);
    const spread = 24 + t * 52;
    for (let i = 0; i < 3; i++) {
      const x = sun.x + random.between(-spread, spread) * (i === 0 ? 0.3 : 1);
      const half = random.between(6, 22 + t * 30) * (i === 0 ? 1.3 : 0.6);
      pen.glowing(oval(x, y, half, 1.1 + t * 2.2), palette.sun, (0.75 - t * 0.3) * (i === 0 ? 1 : 0.6));
    }
  }
  stage.canvas.soft(sun.x, horizon + 10, 230, 70, palette.sun, 0.35);
}

/** White-topped waves of a stormy sea. */
function drawBreakers(stage: Stage, shore: number): void {
  const { random, palette, horizon, canvas, noise } = stage;
  for (let row = 0; row < 6; row++) {
    const t = (row + 0.6) / 6;
    const base = horizon + (shore - horizon) * t * 0.98;
    const length = 60 + t * 130;
    const height = 7 + t * 26;
    const outline: number[] = [];
    const phase = random.between(0, length);
    const top: number[] = [];
    for (let x = PICTURE.left - 4; x <= PICTURE.right + 6; x += 6) {
      const wave = (((x + phase) / length) % 1) * Math.PI * 2;
      const y =
        base -
        (Math.sin(wave) + 0.35 * Math.sin(wave * 2 + 0.8)) *
          height *
          (0.55 + 0.45 * noise.at(x / 110, row * 5));
      outline.push(x, y);
      top.push(x, y);
    }
    outline.push(PICTURE.right + 6, base + height * 4, PICTURE.left - 4, base + height * 4);
    const body = mix(palette.water, palette.waterDeep, t);
    canvas.fill(outline, {
      from: lighter(body, 0.12),
      to: palette.waterDeep,
      axis: [0, base - height, 0, base + height * 3],
      alpha: 0.9,
    });
    const pen = stage.pen(0, 0, 1, 0, 0);
    for (let i = 0; i + 12 < top.length; i += 8) {
      if ((top[i + 1] ?? 0) < base - height * 0.35)
        pen.glowing(stroke(top.slice(i, i + 10), 2 + t * 3), 0xf4f7f4, 0.75);
    }
  }
}

/** A faint veil used where water meets land, so that no edge is cut with scissors. */
export function drawShoreFoam(stage: Stage, line: (x: number) => number): void {
  const points: number[] = [];
  for (let x = PICTURE.left - 4; x <= PICTURE.right + 4; x += 8) points.push(x, line(x) - 2);
  const { palette } = stage;
  const soft = mix(palette.skyLow, 0xffffff, 0.4);
  stage.pen(0, 0, 1, 0, 0).glowing(stroke(points, 4), soft, (red(soft) + green(soft) + blue(soft)) / 1400);
}
