import { darker, mix } from "../colour.ts";
import { LAYER, PICTURE, type Stage } from "../stage.ts";
import { lit } from "./land.ts";

/** Rocks that rise from the water and carry a building. */
export function drawHeadland(stage: Stage, x: number, y: number, width: number, rocky: boolean): void {
  const { noise, palette, canvas } = stage;
  const half = width * 0.95 + 70;
  canvas.layer = LAYER.ground;
  const top = lit(stage, rocky ? 0x8a8580 : mix(palette.ground, 0x7f9a5a, 0.3));
  const foot = lit(stage, 0x5b5660);
  const outline: number[] = [];
  const line = (dx: number) =>
    -((1 - (dx / half) ** 2) ** 0.6) * 46 -
    noise.ridge((x + dx) / 42, 5, 3) * 11 * (1 - (dx / half) ** 2) +
    28;
  for (let i = 0; i <= 40; i++) {
    const dx = -half + (2 * half * i) / 40;
    outline.push(x + dx, y + line(dx));
  }
  outline.push(x + half, y + 32, x + half * 0.5, y + 44, x - half * 0.4, y + 46, x - half, y + 32);
  canvas.soft(x, y + 46, half * 1.15, 34, darker(palette.waterDeep, 0.35), 0.65);
  canvas.fill(outline, { from: top, to: foot, axis: [0, y - 20, 0, y + 46], alpha: 1 });
  const pen = stage.pen(0, 0, 1, 0, 0);
  for (let i = 0; i < (rocky ? 9 : 0); i++) {
    const dx = (((i * 37) % 100) / 50 - 1) * half * 0.85;
    pen.fill(
      [
        x + dx - 18,
        y + 40,
        x + dx - 6,
        y + line(dx) + 14,
        x + dx + 12,
        y + line(dx) + 20,
        x + dx + 22,
        y + 41,
      ],
      darker(foot, 0.1 + (i % 3) * 0.08),
      0.8,
    );
  }
  for (const side of [-1, 1]) {
    const foam: number[] = [];
    for (let i = 0; i <= 15; i++)
      foam.push(x + (side * 1.04 * half * i) / 15, y + 42 + noise.at((15 + side * i) * 0.9, 3) * 5);
    pen.line(foam, 5, 0xf4f6f2, 0.6, 0.6);
  }
  canvas.layer = LAYER.thing;
}

/** Short bright and dark strokes where a hull meets the water. */
export function drawWake(stage: Stage, x: number, y: number, half: number): void {
  const pen = stage.pen(x, y, 1, 0, 0);
  const { palette, random } = stage;
  const light = mix(palette.water, palette.skyLow, 0.75);
  for (let i = 0; i < 9; i++) {
    const t = i / 9;
    const w = half * random.between(0.08, 0.3) * (1.1 - t);
    const dx = random.between(-half, half) * (0.85 - t * 0.3);
    const dy = 1 + i * half * 0.04;
    pen.line(
      [dx - w, dy, dx - w * 0.2, dy - 1, dx + w * 0.3, dy + 1, dx + w, dy],
      1.4 + half * 0.008,
      i % 3 === 2 ? palette.waterDeep : light,
      0.55,
      0.6,
    );
  }
}

/** Banks of fog that drift across the middle of the picture. */
export function drawMist(stage: Stage, bands: number, alpha: number): void {
  const { canvas, palette, random, horizon } = stage;
  for (let i = 0; i < bands; i++) {
    const y = horizon - 70 + (i * 400) / bands;
    canvas.soft(
      random.between(PICTURE.left, PICTURE.right),
      y,
      random.between(320, 560),
      random.between(26, 54),
      palette.haze,
      alpha,
    );
  }
}
