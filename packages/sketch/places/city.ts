import { type Colour, darker, lighter, mix } from "../colour.ts";
import { box, oval } from "../paint/shapes.ts";
import { LAYER, PICTURE, type Stage } from "../stage.ts";
import { drawGround, lit } from "./land.ts";

/** A skyline in three depths, with lit windows towards evening, and a street in front. */
export function drawCity(stage: Stage, street: boolean): void {
  const { random, palette, horizon, scene } = stage;
  const dark =
    scene.time === "night" ||
    scene.time === "sunset" ||
    scene.weather === "storm" ||
    scene.weather === "rain";
  stage.canvas.layer = LAYER.far;
  for (let row = 0; row < 3; row++) {
    const near = row / 2;
    if (row === 2) stage.canvas.layer = LAYER.near;
    let x = PICTURE.left - random.between(5, 60);
    while (x < PICTURE.right) {
      const width = random.between(42, 82) + near * 26;
      const middle = 1 - Math.abs(x + width / 2 - 512) / 464;
      const height = (430 - near * 220) * random.between(0.5, 1.05) * (0.7 + middle * 0.42) + 40;
      const colour = mix(
        palette.hillFar,
        random.pick(palette.hillNear, lit(stage, 0xb0806c), lit(stage, 0x8d8aa0), lit(stage, 0xc9a888)),
        0.15 + near * 0.75,
      );
      drawBuilding(
        stage,
        x,
        horizon + 4,
        width,
        height,
        mix(colour, palette.haze, 0.4 * (1 - near)),
        dark,
        near,
      );
      x += width + (random.chance(0.3) ? random.between(4, 22) : 1);
    }
    if (row < 2) stage.canvas.soft(512, horizon, 720, 150, palette.haze, 0.5);
  }
  if (street) drawGround(stage, horizon, 0);
  if (street) drawStreet(stage);
}

function drawBuilding(
  stage: Stage,
  x: number,
  base: number,
  w: number,
  h: number,
  colour: Colour,
  dark: boolean,
  near: number,
): void {
  const { random, palette } = stage;
  const pen = stage.pen(0, 0, 1, 0, 0);
  pen.fill(box(x, base - h, w, h), colour, 1, 1.2);
  const roof = random.whole(0, 4);
  if (roof === 0)
    pen.fill([x, base - h + 1, x + w / 2, base - h - w * 0.55, x + w, base - h + 1], darker(colour, 0.12));
  else if (roof === 1) pen.fill(box(x + w * 0.2, base - h - 20, w * 0.6, 21), colour);
  else if (roof === 2) pen.line([x + w / 2, base - h, x + w / 2, base - h - 46], 3, colour);
  else if (roof === 3) pen.fill(box(x + w * 0.62, base - h - 15, w * 0.22, 16), darker(colour, 0.1));
  const columns = Math.max(2, Math.floor(w / 19));
  const pitch = w / columns;
  const rows = Math.floor((h - 26) / 25);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const shines = dark ? random.chance(0.18 + near * 0.3) : false;
      if (!shines && near < 0.5 && !random.chance(0.4)) continue;
      const window = box(x + pitch * (column + 0.28), base - h + 14 + row * 25, pitch * 0.44, 12);
      if (shines) pen.glowing(window, random.pick(0xffd98a, 0xffe9b0, 0xf9bf6a), 0.55 + near * 0.4);
      else
        pen.glowing(
          window,
          dark ? darker(colour, 0.3) : mix(lighter(colour, 0.3), palette.skyMid, 0.4),
          0.65,
        );
    }
  }
}

function drawStreet(stage: Stage): void {
  const { palette, horizon, scene, random, canvas } = stage;
  const pen = stage.pen(0, 0);
  const { left, right, bottom } = PICTURE;
  canvas.layer = LAYER.ground;
  const asphalt = scene.weather === "snow" ? 0xdfe6ee : 0x5c5e70;
  pen.fill([left, horizon + 30, right, horizon + 30, right, bottom, left, bottom], asphalt);
  pen.fill([left, horizon + 22, right, horizon + 22, right, horizon + 34, left, horizon + 34], 0xb9b6b4);
  for (let x = left + 20; x < right; x += 150)
    pen.fill(
      [x + 8, horizon + 128, x + 86, horizon + 128, x + 80, horizon + 138, x, horizon + 138],
      0xf3ead0,
      0.75,
    );
  if (scene.weather !== "rain" && scene.weather !== "storm") return;
  // Wet asphalt keeps the lights of the windows as long smears.
  for (let i = 0; i < 46; i++) {
    const x = random.between(left, right);
    const y = random.between(horizon + 60, bottom - 20);
    canvas.soft(
      x,
      y,
      random.between(5, 11),
      random.between(30, 70),
      random.pick(0xffd98a, 0xf9bf6a, palette.skyLow, 0xf2a58a),
      0.5,
    );
  }
  for (let i = 0; i < 26; i++) {
    pen.glowing(
      oval(
        random.between(left, right),
        random.between(horizon + 50, bottom - 10),
        random.between(14, 40),
        random.between(2, 5),
      ),
      palette.skyLow,
      0.3,
    );
  }
}
