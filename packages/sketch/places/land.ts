import { type Colour, darker, lighter, mix } from "../colour.ts";
import { blob, curve } from "../paint/shapes.ts";
import { lightOf } from "../palette.ts";
import { LAYER, PICTURE, type Stage } from "../stage.ts";
import { drawFarPine, drawRoundTree } from "../things/plants.ts";

/** The height of a ground line at each x; used to stand things on it. */
export type GroundLine = (x: number) => number;

const STEP = 6;

/** Fills from a ground line down to the bottom of the picture, or to where something nearer covers it. */
export function drawLayer(
  stage: Stage,
  line: GroundLine,
  from: Colour,
  to: Colour,
  depth: number,
  layer: number,
  foot = PICTURE.bottom + 2,
): void {
  const outline: number[] = [];
  let top = Infinity;
  for (let x = PICTURE.left - STEP; x <= PICTURE.right + STEP; x += STEP) {
    const y = line(x);
    if (y < top) top = y;
    outline.push(x, y);
  }
  outline.push(PICTURE.right + STEP, foot, PICTURE.left - STEP, foot);
  stage.canvas.layer = layer;
  stage.canvas.fill(outline, { from, to, axis: [0, top, 0, top + depth], alpha: 1 });
}

/** Rolling hills behind each other, fainter with distance. */
export function drawHills(stage: Stage, count: number, height: number): void {
  const { palette, noise, horizon, random, scene } = stage;
  const lane = random.between(0, 40);
  for (let i = 0; i < count; i++) {
    const near = count === 1 ? 0.6 : i / (count - 1);
    const base = horizon - height * (1 - near) * 0.9 - 4;
    const swell = height * (0.45 - near * 0.15);
    const line: GroundLine = (x) => base - noise.ridge(x / (330 - near * 90) + i * 5, lane + i, 3) * swell;
    const colour = mix(palette.hillFar, palette.hillNear, near);
    drawLayer(
      stage,
      line,
      lighter(colour, 0.05),
      mix(colour, palette.haze, 0.55),
      height * 1.3,
      LAYER.far,
      horizon + 60,
    );
    if (near > 0.3 && scene.place !== "desert") scatterFarTrees(stage, line, colour, near);
  }
}

function scatterFarTrees(stage: Stage, line: GroundLine, colour: Colour, near: number): void {
  const { random } = stage;
  const groves = random.whole(2, 4);
  for (let g = 0; g < groves; g++) {
    const cx = random.between(PICTURE.left, PICTURE.right);
    for (let i = 0; i < random.whole(4, 9); i++) {
      const x = cx + random.between(-60, 60);
      drawFarPine(stage, x, line(x) + 6, random.between(14, 26) * (0.6 + near * 0.6), darker(colour, 0.22));
    }
  }
}

/** A range of peaks with a lit side, a shaded side and snow. */
export function drawMountains(stage: Stage, grand: boolean): void {
  const { random, horizon, palette, noise } = stage;
  stage.canvas.layer = LAYER.far;
  const rows = grand ? 3 : 2;
  for (let row = 0; row < rows; row++) {
    const near = row / Math.max(1, rows - 1);
    const count = grand ? 4 + row : 4;
    const offset = random.between(0, 1);
    for (let i = 0; i < count; i++) {
      const x =
        PICTURE.left +
        ((i + offset) / count) * (PICTURE.right - PICTURE.left) * 1.15 -
        70 +
        random.between(-35, 35);
      const height = (grand ? 350 - near * 180 : 230 - near * 90) * random.between(0.72, 1.12);
      drawPeak(stage, x, horizon + 14 + near * 16, height, height * random.between(0.85, 1.15), near);
    }
  }
  // Mist lies at their feet.
  stage.canvas.soft(512, horizon + 6, 760, 64, palette.haze, 0.7);
  const foot: GroundLine = (x) => horizon - 14 - noise.ridge(x / 240, 31, 3) * 26;
  const colour = mix(palette.hillFar, palette.hillNear, 0.75);
  drawLayer(stage, foot, colour, mix(colour, palette.haze, 0.5), 110, LAYER.near, horizon + 60);
  scatterFarTrees(stage, foot, colour, 0.8);
}

function drawPeak(
  stage: Stage,
  x: number,
  base: number,
  height: number,
  halfWidth: number,
  near: number,
): void {
  const { canvas, noise, palette, sun } = stage;
  const lit = mix(mix(palette.hillFar, palette.hillNear, near * 0.6), palette.haze, 0.18 * (1 - near));
  const shadeSide = sun.x < x ? 1 : -1;
  const edge = (side: number, t: number): [number, number] => [
    x + side * halfWidth * t + noise.at(t * 7 + x, side * 3 + near * 9) * height * 0.05 * Math.min(1, t * 5),
    base - height * (1 - t) ** 1.08 + noise.at(t * 9 + x * 0.3, side + near * 5) * height * 0.035,
  ];
  const steps = 14;
  const left: number[] = [];
  const right: number[] = [];
  for (let i = 0; i <= steps; i++) {
    right.push(...edge(1, i / steps));
    left.push(...edge(-1, (steps - i) / steps));
  }
  const axis: [number, number, number, number] = [0, base - height, 0, base];
  canvas.fill([...left, ...right], { from: lit, to: mix(lit, palette.haze, 0.75), axis, alpha: 1 });
  // The spine wanders down from the peak; everything on its far side is in shade.
  const spine: number[] = [];
  for (let i = steps; i >= 0; i--) {
    const t = i / steps;
    spine.push(
      x + noise.at(t * 6 + x * 0.7, 17) * height * 0.16 * t + shadeSide * height * 0.06 * (i % 2),
      base - height * (1 - t) ** 1.08,
    );
  }
  const side = shadeSide === 1 ? right : mirrorOrder(left);
  const shade = darker(lit, 0.26);
  canvas.fill([...side, ...spine], { from: shade, to: mix(shade, palette.haze, 0.75), axis, alpha: 0.85 });
  drawSnowCap(stage, edge, x, base - height, height, shadeSide);
}

/** Snow from the peak down to a ragged line that stays inside the outline. */
function drawSnowCap(
  stage: Stage,
  edge: (side: number, t: number) => [number, number],
  x: number,
  top: number,
  height: number,
  shadeSide: number,
): void {
  const { canvas, palette, noise } = stage;
  const white = mix(mix(0xffffff, palette.lightColour, 0.5), palette.haze, 0.12);
  const snow = mix(white, palette.veil, palette.veilShare * 0.7);
  const reach = 0.36;
  const cap = (direction: number, colour: Colour) => {
    const outline: number[] = [];
    for (let i = 0; i <= 5; i++) outline.push(...edge(direction, (reach * i) / 5));
    for (let i = 1; i <= 6; i++) {
      const f = 1 - i / 6;
      const [ex, ey] = edge(direction, reach * f);
      const hang =
        (i % 2 === 1 ? 0.05 : 0.16) * height * (0.75 + noise.at(x + i * 3, 5) * 0.5) * (0.4 + 0.6 * (1 - f));
      outline.push(ex, Math.max(ey, top + height * reach * (0.45 + 0.3 * f)) + hang);
    }
    outline.push(x, top);
    canvas.fill(outline, {
      from: colour,
      to: mix(colour, palette.haze, 0.25),
      axis: [0, top, 0, top + height * 0.4],
      alpha: 0.95,
    });
  };
  cap(-shadeSide, snow);
  cap(shadeSide, mix(snow, palette.hillFar, 0.45));
}

function mirrorOrder(points: readonly number[]): number[] {
  const result: number[] = [];
  for (let i = points.length - 2; i >= 0; i -= 2) result.push(points[i] ?? 0, points[i + 1] ?? 0);
  return result;
}

/** The open ground from the horizon to the viewer, with tufts or drifts on it. Returns the line it starts at. */
export function drawGround(stage: Stage, start: number, roughness: number): GroundLine {
  const { palette, noise } = stage;
  const line: GroundLine = (x) => start - noise.ridge(x / 300, 77, 2) * roughness;
  const tone = (colour: Colour) => lit(stage, colour);
  drawLayer(
    stage,
    line,
    tone(mix(palette.ground, palette.haze, 0.25)),
    tone(palette.groundNear),
    PICTURE.bottom - start,
    LAYER.ground,
  );
  drawSwells(stage, start);
  return line;
}

/** A colour of the ground in the light of the scene. */
export function lit(stage: Stage, colour: Colour): Colour {
  return lightOf(stage.palette)(colour);
}

/** Low swells across the ground, so that the foreground is not one flat field. */
function drawSwells(stage: Stage, start: number): void {
  const { palette, noise, random } = stage;
  const depth = PICTURE.bottom - start;
  for (let i = 0; i < 3; i++) {
    const base = start + depth * (0.22 + i * 0.26);
    const tilt = random.between(-0.08, 0.08);
    const line: GroundLine = (x) => base + (x - 512) * tilt - noise.ridge(x / 260, 90 + i * 3, 2) * 20;
    const colour = mix(palette.ground, palette.groundNear, 0.25 + i * 0.3);
    drawLayer(
      stage,
      line,
      lit(stage, lighter(colour, 0.07)),
      lit(stage, darker(colour, 0.1 + i * 0.04)),
      depth * 0.5,
      LAYER.ground,
    );
  }
}

/** Grass blades and little flowers, or stones: what makes a foreground near. */
export function drawTufts(stage: Stage, from: number, count: number): void {
  const { random, scene, palette } = stage;
  const snow = scene.weather === "snow";
  for (let i = 0; i < count; i++) {
    const y = from + (PICTURE.bottom - from) * random.next() ** 0.8;
    const near = (y - from) / (PICTURE.bottom - from);
    const x = random.between(PICTURE.left, PICTURE.right);
    const pen = stage.pen(x, y, 0.4 + near * 0.9);
    const blade = darker(palette.groundNear, snow ? 0.25 : random.between(0.05, 0.28));
    for (let b = -1; b <= 1; b++)
      pen.line([b * 3, 0, b * 7 + random.between(-3, 3), -random.between(9, 20)], 2.4, blade, 0.8, 0.6);
    if (!snow && scene.season !== "autumn" && i % 3 === 0) {
      pen.fill([-2, -18, 2, -22, 6, -18, 2, -14], random.pick(0xf6e7b0, 0xf2b8a8, 0xfdf6ea, 0xd9a3c4));
    }
  }
}

/** A wood in rows, denser and darker towards the back edges. */
export function drawForest(stage: Stage, start: number): void {
  const { random, palette, scene } = stage;
  const pines = scene.weather === "snow" || random.chance(0.6);
  stage.canvas.layer = LAYER.near;
  for (let row = 0; row < 3; row++) {
    const near = row / 2;
    const count = 15 - row * 4;
    for (let i = 0; i < count; i++) {
      const x = PICTURE.left + ((i + random.between(0.1, 0.9)) / count) * (PICTURE.right - PICTURE.left);
      const middle = 1 - Math.abs(x - 512) / 464;
      // The nearest row leaves a clearing for what the picture is about.
      if (row === 2 && middle > 0.38) continue;
      const y = start - 6 + near * 90 + random.between(-8, 8);
      const height = (170 + near * 230) * random.between(0.8, 1.25) * (1.15 - middle * 0.35);
      const colour = mix(
        mix(palette.hillFar, palette.hillNear, 0.5 + near * 0.4),
        scene.season === "autumn" ? 0xc0682f : 0x3d6b4c,
        0.3 + near * 0.35,
      );
      const distance = 0.5 - near * 0.5;
      if (pines) drawFarPine(stage, x, y, height, mix(colour, palette.haze, distance * 0.5));
      else drawRoundTree(stage.pen(x, y, height / 100, distance * 0.6), random, colour);
    }
  }
}

/** Tall trees at one side and a few at the other: the frame of a landscape with nobody in front. */
export function drawFraming(stage: Stage): void {
  const { random, palette, scene } = stage;
  const side = stage.sun.x > 512 ? -1 : 1;
  stage.canvas.layer = LAYER.near;
  const colour = mix(darker(palette.hillNear, 0.2), scene.season === "autumn" ? 0xa8582c : 0x2f5a48, 0.3);
  const stand = [
    [0.47, 0.9, 430],
    [0.39, 0.94, 330],
    [0.31, 0.98, 230],
    [-0.46, 0.97, 260],
    [-0.4, 1.01, 180],
  ] as const;
  for (const [t, depth, height] of stand) {
    const x = 512 + side * t * (PICTURE.right - PICTURE.left) + random.between(-14, 14);
    const foot = PICTURE.top + (PICTURE.bottom - PICTURE.top) * depth;
    drawFarPine(stage, x, foot, height * random.between(0.85, 1.1), lit(stage, colour));
  }
}

/** Wind ripples and stones of a desert floor. */
export function drawSandRipples(stage: Stage, start: number): void {
  const { random, palette } = stage;
  const pen = stage.pen(0, 0);
  for (let i = 0; i < 34; i++) {
    const t = random.next();
    const y = start + 30 + (PICTURE.bottom - start - 40) * t;
    const x = random.between(PICTURE.left, PICTURE.right);
    const half = 30 + t * 110;
    pen.line(
      curve([x - half, y, x - half * 0.4, y - 4 - t * 5, x + half * 0.2, y + 2, x + half, y - 3]),
      1.5 + t * 2.5,
      i % 2 ? darker(palette.groundNear, 0.18) : lighter(palette.ground, 0.25),
      0.5,
      0.8,
    );
  }
  for (let i = 0; i < 12; i++) {
    const stone = stage.pen(
      random.between(PICTURE.left, PICTURE.right),
      random.between(start + 50, PICTURE.bottom - 10),
      random.between(0.5, 1.2),
    );
    stone.shadow(2, 2, 20, 0.4);
    stone.fill(blob([-13, 0, -9, -9, 2, -13, 12, -6, 14, 1]), darker(palette.groundNear, 0.3), 1, 1.6);
  }
}
