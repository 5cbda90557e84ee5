import { darker, lighter, mix } from "../colour.ts";
import { box, oval } from "../paint/shapes.ts";
import { LAYER, PICTURE, type Stage } from "../stage.ts";
import { drawHills } from "./land.ts";
import { drawSky } from "./sky.ts";

const WALLS = [0xd9a58c, 0x8fb0a6, 0xe3c48f, 0xa9b0c4, 0xc9a0a0, 0xb6bf94] as const;

/** A room with a window to the weather outside, and a floor or a table in front. */
export function drawRoom(stage: Stage, table: boolean): void {
  const { canvas, palette, random, scene } = stage;
  const { left, top, right, bottom } = PICTURE;
  const wall = scene.mood ?? random.pick(...WALLS);
  const onLeft = random.chance(0.5);
  const wx = onLeft ? left + 90 : right - 90 - 330;
  const window = { left: wx, top: top + 90, right: wx + 330, bottom: top + 450 };
  const pen = stage.pen(0, 0, 1, 0, scene.time === "night" ? 0.55 : 0.6);
  canvas.layer = LAYER.sky;
  pen.fill(box(left, top, right - left, bottom - top), wall, 1, 0.8);
  for (let x = left + 26; x < right; x += 58) pen.line([x, top, x, bottom], 9, lighter(wall, 0.22), 0.35);
  drawView(stage, window);
  pen.line(
    [
      window.left,
      window.top,
      window.right,
      window.top,
      window.right,
      window.bottom,
      window.left,
      window.bottom,
      window.left,
      window.top,
    ],
    16,
    0xf3ead8,
  );
  pen.line(
    [(window.left + window.right) / 2, window.top, (window.left + window.right) / 2, window.bottom],
    8,
    0xf3ead8,
  );
  pen.line(
    [window.left, (window.top + window.bottom) / 2, window.right, (window.top + window.bottom) / 2],
    8,
    0xf3ead8,
  );
  pen.fill(box(window.left - 24, window.bottom + 4, 378, 20, 5), 0xeadfc8);
  drawCurtains(stage, window, mix(wall, random.pick(0xb5483a, 0x3f6d7d, 0x7a8f4a), 0.75));
  drawPictureOnWall(stage, onLeft ? right - 250 : left + 120, top + 150);
  drawFloor(stage, table);
  canvas.soft((window.left + window.right) / 2, bottom - 60, 330, 130, palette.sun, 0.22);
}

function drawView(stage: Stage, window: typeof PICTURE): void {
  const { canvas } = stage;
  const whole = canvas.clip;
  canvas.clip = window;
  const outside: Stage = {
    ...stage,
    horizon: window.bottom - 90,
    sun: {
      x: (window.left + window.right) / 2 + 70,
      y: window.top + 110,
      radius: 34,
      visible: stage.scene.weather !== "rain" && stage.scene.weather !== "storm",
    },
  };
  drawSky(outside);
  drawHills(outside, 3, 120);
  canvas.clip = whole;
}

function drawCurtains(stage: Stage, window: typeof PICTURE, colour: number): void {
  const pen = stage.pen(0, 0, 1, 0, 0.6);
  const { left, right, top, bottom } = window;
  pen.line([left - 70, top - 30, right + 70, top - 30], 10, 0x6a4a35);
  for (const [side, x] of [
    [1, left - 58],
    [-1, right + 58],
  ] as const) {
    pen.fill(
      [
        x,
        top - 28,
        x + side * 92,
        top - 28,
        x + side * 62,
        top + 160,
        x + side * 40,
        bottom + 60,
        x - side * 8,
        bottom + 60,
      ],
      colour,
    );
    for (const dx of [18, 40])
      pen.line([x + side * dx, top - 24, x + side * dx * 0.7, bottom + 56], 5, darker(colour, 0.2), 0.6);
  }
}

function drawPictureOnWall(stage: Stage, x: number, y: number): void {
  const pen = stage.pen(x, y, 1, 0, 0.6);
  pen.fill(box(0, 0, 150, 180), 0x6a4a35);
  pen.fill(box(14, 14, 122, 152), 0xf6efdf);
  pen.fill(oval(75, 78, 34), stage.palette.hillNear);
  pen.fill([14, 166, 14, 120, 60, 96, 100, 126, 136, 104, 136, 166], stage.palette.ground);
}

function drawFloor(stage: Stage, table: boolean): void {
  const { canvas, scene } = stage;
  const { left, right, bottom } = PICTURE;
  const pen = stage.pen(0, 0, 1, 0, scene.time === "night" ? 0.6 : 0.5);
  const edge = table ? bottom - 215 : bottom - 250;
  canvas.layer = LAYER.ground;
  const wood = table ? 0xb98252 : 0xb5855c;
  if (!table) pen.fill(box(left, edge - 16, right - left, 20), 0xf1e6d2);
  pen.fill(box(left, edge, right - left, bottom - edge), wood);
  if (table) {
    pen.fill(box(left, edge, right - left, 14), lighter(wood, 0.25));
    for (let i = 1; i < 5; i++)
      pen.line(
        [left, edge + i * 44, 420, edge + i * 44 + 5, right, edge + i * 44 - 3],
        2.5,
        darker(wood, 0.2),
        0.5,
      );
    return;
  }
  for (let i = 0; i < 12; i++) {
    const x = left + ((right - left) * (i + 0.5)) / 12;
    pen.line([512 + (x - 512) * 0.8, edge, 512 + (x - 512) * 1.7, bottom], 3, darker(wood, 0.22), 0.6);
  }
  const rug = mix(0xa8483f, 0x3f6078, stage.random.next());
  pen.fill(oval(512, bottom - 100, 370, 82), rug);
  pen.line(oval(512, bottom - 100, 330, 68), 6, lighter(rug, 0.5), 0.8);
}
