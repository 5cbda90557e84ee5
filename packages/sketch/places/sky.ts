import { mix } from "../colour.ts";
import { arc, crescent, curve, oval, star, stroke } from "../paint/shapes.ts";
import { LAYER, PICTURE, type Stage } from "../stage.ts";

/** Units that a band of the sky reaches under the next one, or the paper would show through where they meet. */
const LAP = 3;

/** Sky from top to horizon with its light, stars and clouds. */
export function drawSky(stage: Stage): void {
  const { canvas, palette, horizon, scene, sun } = stage;
  canvas.layer = LAYER.sky;
  const { left, top, right, bottom } = PICTURE;
  const middle = Math.round(top + (horizon - top) * 0.52);
  const band = (y0: number, y1: number, from: number, to: number) =>
    canvas.fill([left, y0, right, y0, right, y1 + LAP, left, y1 + LAP], {
      from,
      to,
      axis: [0, y0, 0, y1],
      alpha: 1,
    });
  band(top, middle, palette.skyTop, palette.skyMid);
  band(middle, Math.max(middle, horizon), palette.skyMid, palette.skyLow);
  if (horizon < bottom) band(horizon, bottom, palette.skyLow, palette.skyLow);
  if (scene.time === "night" && scene.weather !== "storm" && scene.weather !== "fog") drawStars(stage, 150);
  if (scene.things.some(({ name }) => name === "aurora")) drawAurora(stage);
  if (sun.visible) drawSun(stage);
  drawClouds(stage);
}

export function drawStars(stage: Stage, count: number): void {
  const { random, horizon } = stage;
  const pen = stage.pen(0, 0);
  for (let i = 0; i < count; i++) {
    const x = random.between(PICTURE.left, PICTURE.right);
    const y = random.between(PICTURE.top, Math.min(PICTURE.bottom, horizon));
    const size = random.between(0.7, 2);
    pen.glowing(oval(x, y, size), 0xfff6dc, random.between(0.4, 1));
    if (i % 16 === 0) {
      pen.glowing(star(x, y, size * 4.5, size * 0.7, 4), 0xfff9e8, 0.95);
      pen.halo(x, y, 16, 0xfff2d0, 0.25);
    }
  }
}

function drawSun(stage: Stage): void {
  const { canvas, palette, scene, sun } = stage;
  const pen = stage.pen(sun.x, sun.y);
  const dim = scene.weather === "fog" || scene.weather === "snow" ? 0.6 : 1;
  canvas.soft(sun.x, sun.y, 420, 420, palette.sun, 0.42 * dim);
  canvas.soft(sun.x, sun.y, 170, 170, palette.sun, 0.5 * dim);
  canvas.layer = LAYER.light;
  const named = scene.things.map(({ name }) => name);
  if (named.includes("crescent")) {
    pen.glowing(crescent(0, 0, sun.radius * 1.35), palette.sun);
  } else {
    pen.glowing(
      oval(0, 0, sun.radius * (named.includes("moon") || named.includes("sun") ? 1.35 : 1)),
      palette.sun,
      dim,
    );
    if (scene.time === "night") drawMoonSpots(stage, named.includes("moon") ? 1.35 : 1);
    else if (named.includes("sun")) drawRays(stage);
  }
  canvas.layer = LAYER.sky;
}

function drawMoonSpots(stage: Stage, scale: number): void {
  const pen = stage.pen(stage.sun.x, stage.sun.y, (scale * stage.sun.radius) / 44);
  for (const [x, y, r] of [
    [-14, -10, 9],
    [10, 6, 12],
    [-8, 18, 6],
    [16, -18, 5],
    [-25, 8, 4],
  ] as const) {
    pen.glowing(oval(x, y, r, r * 0.9), mix(stage.palette.sun, stage.palette.skyMid, 0.3), 0.5);
  }
}

function drawRays(stage: Stage): void {
  const pen = stage.pen(stage.sun.x, stage.sun.y);
  for (let i = 0; i < 14; i++) {
    const angle = (i / 14) * Math.PI * 2;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const far = i % 2 === 0 ? 128 : 108;
    pen.glowing(stroke([cos * 84, sin * 84, cos * far, sin * far], 8, 3), stage.palette.sun, 0.9);
  }
}

function drawClouds(stage: Stage): void {
  const { canvas, random, scene, horizon } = stage;
  const wanted = scene.things.find(({ name }) => name === "cloud");
  const base = { clear: 2, cloudy: 7, rain: 8, storm: 11, snow: 4, fog: 2 }[scene.weather];
  const count = base + (wanted ? wanted.count + 2 : 0) + (random.chance(0.5) ? 1 : 0);
  const heavy = scene.weather === "rain" || scene.weather === "storm";
  canvas.layer = LAYER.cloud;
  const room = (horizon - PICTURE.top) * (heavy ? 0.55 : 0.72);
  for (let i = 0; i < count; i++) {
    const depth = 1 - i / Math.max(1, count);
    const y = PICTURE.top + 40 + room * (heavy ? depth * random.between(0.3, 1) : random.between(0.1, 1));
    const width =
      (heavy ? random.between(240, 430) : random.between(110, 250)) * (1 - (0.35 * (y - PICTURE.top)) / room);
    drawCloud(stage, random.between(PICTURE.left - 30, PICTURE.right + 30), y, width, heavy ? 0.95 : 0.85);
  }
  canvas.layer = LAYER.sky;
}

/** One cloud: a heap of rounds on a flat foot, as a single outline so that its shading runs through. */
function drawCloud(stage: Stage, x: number, y: number, width: number, alpha: number): void {
  const { canvas, random, palette } = stage;
  const rounds: [number, number][] = [];
  const count = random.whole(4, 6);
  for (let i = 0; i < count; i++) {
    const t = (i + 0.5) / count;
    const swell = Math.sin(t * Math.PI);
    rounds.push([
      (t - 0.5) * width * 0.86 + random.between(-0.03, 0.03) * width,
      width * (0.06 + swell * random.between(0.1, 0.19)),
    ]);
  }
  const outline: number[] = [];
  const steps = 56;
  for (let i = 0; i <= steps; i++) {
    const dx = (i / steps - 0.5) * width;
    let height = 0;
    for (const [cx, r] of rounds) {
      const d = dx - cx;
      if (Math.abs(d) < r) height = Math.max(height, Math.sqrt(r * r - d * d) + r * 0.35);
    }
    const foot = Math.sqrt(Math.max(0, 1 - ((2 * dx) / width) ** 2));
    outline.push(x + dx, y - Math.max(height, foot * width * 0.03));
  }
  outline.push(...arc(x, y, width * 0.5, width * 0.035, 0, Math.PI));
  canvas.fill(outline, {
    from: palette.cloud,
    to: palette.cloudShade,
    axis: [x, y - width * 0.26, x, y + width * 0.06],
    alpha,
  });
}

function drawAurora(stage: Stage): void {
  const { random, canvas, noise, horizon } = stage;
  for (let band = 0; band < 3; band++) {
    const hue = [0x7df0b4, 0x6fd8d0, 0xc08af0][band] ?? 0x7df0b4;
    const base = PICTURE.top + (horizon - PICTURE.top) * (0.42 + band * 0.14);
    const lane = random.between(0, 50);
    for (let x = PICTURE.left - 20; x < PICTURE.right + 20; x += 7) {
      const y = base + noise.ridge(x / 190, lane, 2) * 90;
      const strength = 0.13 + 0.12 * noise.at(x / 60, lane);
      canvas.soft(x, y - 70, 26, 140, hue, Math.max(0.02, strength));
    }
  }
}

/** Rain, snow or lightning in front of everything, and the veil that weather lays over distance. */
export function drawFalling(stage: Stage): void {
  const { random, scene, palette } = stage;
  if (
    scene.place === "room" ||
    scene.place === "space" ||
    scene.place === "underwater" ||
    scene.place === "moon"
  )
    return;
  const pen = stage.pen(0, 0);
  const anywhere = (): [number, number] => [
    random.between(PICTURE.left - 40, PICTURE.right),
    random.between(PICTURE.top, PICTURE.bottom),
  ];
  if (scene.weather === "rain" || scene.weather === "storm") {
    const count = scene.weather === "storm" ? 260 : 190;
    for (let i = 0; i < count; i++) {
      const [x, y] = anywhere();
      const length = random.between(16, 46);
      const slant = scene.weather === "storm" ? 0.5 : 0.22;
      pen.glowing(
        stroke([x, y, x + length * slant, y + length], 0.8, 2),
        mix(palette.skyLow, 0xffffff, 0.45),
        random.between(0.2, 0.5),
      );
    }
  } else if (scene.weather === "snow") {
    for (let i = 0; i < 240; i++) {
      const [x, y] = anywhere();
      const size = random.between(1.2, 3.4) * (i % 9 === 0 ? 1.7 : 1);
      pen.glowing(oval(x, y, size), 0xffffff, random.between(0.55, 0.95));
    }
  }
}

export function drawLightning(stage: Stage, x: number): void {
  const { random, horizon, canvas } = stage;
  const before = canvas.layer;
  const pen = stage.pen(0, 0);
  const points = [x, PICTURE.top + 60];
  let at = x;
  const steps = 8;
  for (let i = 1; i <= steps; i++) {
    at += random.between(-34, 34);
    points.push(at, PICTURE.top + 60 + ((horizon - PICTURE.top - 70) * i) / steps);
    if (i === 4)
      pen.glowing(
        stroke(
          [at, points.at(-1) ?? 0, at + 46, (points.at(-1) ?? 0) + 60, at + 40, (points.at(-1) ?? 0) + 110],
          4,
          1,
        ),
        0xfffbe0,
      );
  }
  canvas.soft(x, horizon - 250, 260, 330, 0xe8ecff, 0.5);
  canvas.layer = LAYER.light;
  pen.glowing(stroke(points, 9, 2.5), 0xfffbe0);
  canvas.layer = before;
}

export function drawRainbow(stage: Stage): void {
  const { horizon } = stage;
  const pen = stage.pen(512, horizon + 40);
  const bands = [0xd9564a, 0xe99346, 0xf3cf5b, 0x77b267, 0x4f93c4, 0x7a65ab];
  for (const [i, colour] of bands.entries()) {
    const r = 430 - i * 15;
    pen.glowing(stroke(arc(0, 0, r, r * 0.92, Math.PI, Math.PI * 2), 15.5), colour, 0.6);
  }
}

/** A far flock as simple strokes. */
export function drawFarBirds(stage: Stage, count: number): void {
  const { random, horizon, palette } = stage;
  const cx = random.between(250, 760);
  const cy = PICTURE.top + (horizon - PICTURE.top) * random.between(0.3, 0.5);
  for (let i = 0; i < count; i++) {
    const s = random.between(9, 17);
    const x = cx + random.between(-120, 120);
    const y = cy + random.between(-60, 60);
    stage
      .pen(x, y)
      .glowing(
        stroke(curve([-s, -s * 0.35, -s * 0.45, -s * 0.5, 0, 0, s * 0.45, -s * 0.5, s, -s * 0.35]), 2.6),
        mix(palette.hillNear, 0x20203a, 0.35),
      );
  }
}
