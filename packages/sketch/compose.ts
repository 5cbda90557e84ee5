import { type Cast, castScene, type Unit } from "./layout.ts";
import type { Pen } from "./paint/pen.ts";
import { drawPlace, type Site } from "./places/places.ts";
import { drawHeadland, drawMist, drawWake } from "./places/shore.ts";
import { drawFalling, drawFarBirds, drawLightning, drawRainbow } from "./places/sky.ts";
import { Random } from "./random.ts";
import { LAYER, PICTURE, type Stage } from "./stage.ts";
import type { Look } from "./things/thing.ts";
import { THINGS } from "./vocabulary.ts";

const WIDTH = PICTURE.right - PICTURE.left;
const HEIGHT = PICTURE.bottom - PICTURE.top;

/** Draws the whole scene into the stage's canvas, from the sky to what stands in front. */
export function composeScene(stage: Stage): void {
  const { scene } = stage;
  const cast = castScene(scene);
  const site = drawPlace(stage, {
    footing: cast.front.length > 0,
    table: cast.front.length > 0 && cast.front.every(isTableware),
    planet: cast.sky.length < 3,
  });
  const outside = scene.place !== "room" && scene.place !== "space" && scene.place !== "moon";
  if (scene.weather === "fog" && outside) {
    stage.canvas.soft(512, stage.horizon - 20, 980, 330, stage.palette.haze, 0.8);
    drawMist(stage, 14, 0.5);
  }
  stage.canvas.layer = LAYER.thing;
  const named = new Set(scene.things.map(({ name }) => name));
  if (named.has("rainbow")) drawRainbow(stage);
  if (named.has("lightning") || scene.weather === "storm") {
    if (scene.place !== "room" && scene.place !== "underwater")
      drawLightning(stage, stage.random.chance(0.5) ? 250 : 760);
  }
  drawSkyUnits(apart(stage, 1), cast, false);
  drawLandmarks(apart(stage, 2), cast, site);
  drawFloating(apart(stage, 3), cast, site);
  if (cast.sky.length > 0) drawSkyUnits(apart(stage, 4), cast, true);
  drawFront(apart(stage, 5), cast.front);
  if (scene.weather === "fog" && outside) drawMist(stage, 6, 0.35);
  drawFalling(stage);
}

/**
 * The stage for one part of the picture, with chances of its own: whatever else is drawn, another sky or a boat beside it,
 * what stands in this part stays where it is and looks the same way.
 */
function apart(stage: Stage, part: number): Stage {
  return { ...stage, random: new Random(stage.scene.seed + part * 104_729) };
}

/** Whether it would stand on a table rather than on a floor. */
function isTableware({ wanted: { name } }: Unit): boolean {
  const words = THINGS[name];
  return "place" in words && words.place === "room" && name !== "chair";
}

function lookOf(stage: Stage, unit: Unit, variant: number): Look {
  const { scene } = stage;
  const dark = scene.time === "night" || scene.time === "sunset" || scene.weather === "storm";
  const colour = unit.wanted.colour;
  return {
    random: new Random(scene.seed + variant * 7919),
    dark,
    ...(colour === undefined ? {} : { colour }),
  };
}

/** Draws a unit `height` pixels tall with its foot at (0, 0) of the pen. */
function drawUnit(
  stage: Stage,
  unit: Unit,
  pen: Pen,
  height: number,
  variant: number,
  mirrored = false,
): void {
  const scale = height / 100;
  const own = pen.at(0, 0, scale, mirrored);
  const cover = unit.attached.find(({ how }) => how === "cover");
  const behind = unit.attached.filter(({ how }) => how === "perch");
  unit.thing.draw(own, lookOf(stage, unit, variant));
  for (const { unit: rider } of behind) {
    const [x, y] = unit.thing.perch ?? [0, -100];
    const share = Math.min(1.05, Math.max(0.3, (rider.thing.size / unit.thing.size) * 0.8));
    const count = Math.min(4, rider.wanted.count);
    for (let i = 0; i < count; i++) {
      const step = (i - (count - 1) / 2) * rider.thing.width * share * 92;
      drawUnit(stage, rider, own.at(x + step, y + 2), 100 * share, variant + 31 + i);
    }
  }
  for (const { how, unit: carried } of unit.attached) {
    if (how === "hand") {
      const [x, y] = unit.thing.hand ?? [0, -40];
      const size = Math.min(62, Math.max(26, (carried.thing.size / unit.thing.size) * 70));
      drawUnit(stage, carried, own.at(x + size * 0.06, y + size * 0.45), size, variant + 57);
    } else if (how === "head") {
      const [x, y] = unit.thing.head ?? [0, -96];
      const scarf = carried.wanted.name === "scarf";
      drawUnit(stage, carried, own.at(x, scarf ? y + 50 : y + 1), scarf ? 30 : 26, variant + 57);
    }
  }
  if (cover) {
    const [hx, hy] = unit.thing.hand ?? [20, -40];
    drawUnit(stage, cover.unit, own.at(hx * 0.8, hy + 12), 100, variant + 57);
  }
}

function drawFront(stage: Stage, units: readonly Unit[]): void {
  if (units.length === 0) return;
  const { random, scene } = stage;
  const onFloor =
    scene.place === "room" ? PICTURE.bottom - 72 : scene.place === "city" ? PICTURE.bottom - 84 : stage.floor;
  const tallest = Math.max(...units.map((unit) => unit.thing.size));
  const base = [0, 470, 400, 340, 290, 260, 240][units.length] ?? 215;
  const heights = units.map((unit) => {
    const bears = unit.attached.some(({ how }) => how === "perch");
    const covered = unit.attached.some(({ how }) => how === "cover");
    const wanted = base * (unit.thing.size / tallest) ** 0.55 * (bears ? 0.74 : 1) * (covered ? 0.8 : 1);
    return Math.min(wanted, (WIDTH * 0.8) / unit.thing.width);
  });
  const span = (i: number) => (heights[i] ?? 0) * Math.max(0.6, units[i]?.thing.width ?? 1);
  const total = units.reduce((sum, _, i) => sum + span(i), 0);
  const room = WIDTH - 110;
  const shrink = Math.min(1, (room * (units.length > 4 ? 1.45 : 1.05)) / total);
  const gap = Math.max(-40, (room - total * shrink) / (units.length + 1));
  let x = PICTURE.left + 55 + gap;
  const placed = units.map((unit, i) => {
    const width = span(i) * shrink;
    const lift =
      units.length > 1 ? (i % 2 === 0 ? 0 : units.length > 4 ? -62 : -20) + random.between(-8, 8) : 0;
    const spot = { unit, i, x: x + width / 2, y: onFloor + lift, height: (heights[i] ?? 0) * shrink };
    x += width + gap;
    return spot;
  });
  placed.sort((a, b) => a.y - b.y);
  const aside = units.length === 1 && units[0]?.attached.length === 0 ? random.between(-60, 60) : 0;
  for (const spot of placed) {
    const pen = stage.pen(spot.x + aside, spot.y, 1, 0, scene.place === "moon" ? 0.2 : 0.62);
    pen.shadow(0, 2, spot.height * Math.max(0.35, spot.unit.thing.width * 0.52), 0.5);
    const mirrored = spot.unit.attached.length === 0 && random.chance(0.5) && spot.unit.thing.width > 0.9;
    drawUnit(stage, spot.unit, pen, spot.height, spot.i, mirrored);
  }
}

function drawLandmarks(stage: Stage, cast: Cast, site: Site): void {
  const { landmarks, front } = cast;
  if (landmarks.length === 0) return;
  const { random, scene } = stage;
  const main = front.length === 0;
  const small = scene.landscape ? 0.55 : 1;
  const count = landmarks.length;
  const many = count > 1;
  const side = random.chance(0.5) ? 1 : -1;
  const bears = landmarks.some((unit) => unit.attached.length > 0);
  const spots = landmarks.map((unit, i) => {
    const largest = (main || unit.attached.length > 0) && (i === 0 || !many);
    const size = unit.thing.size;
    const crowd = many && main ? 0.8 : 1;
    const wish = largest
      ? Math.min(520, 500 * (size / 1.35) ** 0.4) * (bears ? 0.82 : 1) * small * crowd
      : main
        ? 250 * size ** 0.7 * random.between(0.85, 1.1)
        : 200 * size ** 0.8;
    const height = Math.min(wish, (WIDTH * (largest ? 0.72 : 0.5)) / unit.thing.width, HEIGHT * 0.62);
    const centred = unit.thing.width > 1.8 || bears;
    const t =
      centred && i === 0
        ? 0.5 + side * 0.02
        : many
          ? 0.5 + side * (main && i === 0 ? -0.14 : spread(i, count))
          : main
            ? 0.5 + side * random.between(0.1, 0.17)
            : 0.5 + side * 0.3;
    const x = PICTURE.left + WIDTH * Math.min(0.9, Math.max(0.1, t));
    const near = largest ? 0.5 : main ? random.between(0.12, 0.45) : random.between(0.02, 0.12);
    return { unit, i, x, height, near, largest };
  });
  spots.sort((a, b) => a.near - b.near);
  for (const { unit, i, x, height, near } of spots) {
    const wet = site.water && scene.place !== "underwater";
    const land = site.land(x);
    const y =
      wet && (main || unit.wanted.name === "bridge")
        ? stage.horizon + (PICTURE.bottom - stage.horizon) * (0.28 + near * 0.32)
        : land + (PICTURE.bottom - land) * near;
    if (wet && main && unit.wanted.name !== "bridge")
      drawHeadland(stage, x, y, height * Math.max(0.9, unit.thing.width), unit.wanted.name === "lighthouse");
    const pen = stage.pen(x, y, 1, main ? 0 : 0.16);
    pen.shadow(0, 0, height * unit.thing.width * 0.55, 0.35);
    drawUnit(stage, unit, pen, wet && !main ? height * 0.8 : height, 100 + i);
  }
}

/** Alternately left and right of the middle, further out each time. */
function spread(i: number, count: number): number {
  const step = 0.78 / Math.max(3, count);
  return (i % 2 === 0 ? -1 : 1) * Math.ceil(i / 2) * step + (i === 0 ? 0.08 : 0.04);
}

function drawFloating(stage: Stage, cast: Cast, site: Site): void {
  const { water } = cast;
  const area = site.water;
  if (water.length === 0 || !area) return;
  const { random, scene } = stage;
  const under = scene.place === "underwater";
  const main = cast.front.length === 0 && cast.landmarks.length === 0;
  const lead = main && !scene.landscape && water.length <= 3;
  const spots = water.map((unit, i) => {
    const t = (i + 0.5) / water.length;
    const depth = under
      ? random.between(0.1, 0.8)
      : water.length === 1
        ? main
          ? 0.45
          : 0.3
        : 0.16 + 0.5 * ((i * 0.618 + 0.25) % 1);
    const y = under && water.length === 1 ? 540 : area.top + (area.bottom - area.top) * depth;
    const base =
      (lead ? 460 : main && !scene.landscape ? 330 : 190) *
      unit.thing.size ** 0.55 *
      (under ? (water.length === 1 ? 1.05 : 0.8) : 0.42 + depth * 0.95);
    const bears = unit.attached.length > 0;
    const height = Math.min(
      base,
      (WIDTH * (water.length === 1 ? (bears ? 0.7 : 0.56) : 0.4)) / unit.thing.width,
    );
    const x =
      PICTURE.left +
      WIDTH *
        (water.length === 1
          ? !main
            ? stage.sun.x > 512
              ? 0.2
              : 0.8
            : 0.5 +
              (scene.landscape
                ? -Math.sign(stage.sun.x - 512) * random.between(0.12, 0.24)
                : random.between(-0.09, 0.09))
          : 0.06 + t * 0.88);
    return { unit, i, x, y, height };
  });
  spots.sort((a, b) => a.y - b.y);
  for (const { unit, i, x, y, height } of spots) {
    const far = under ? 0 : Math.max(0, 0.3 - height / 900);
    const pen = stage.pen(x, y, 1, far, 0.8);
    const mirrored = unit.attached.length === 0 && random.chance(0.4);
    if (!under) drawUnit(stage, unit, stage.pen(x, y, 1, far, 0.9).reflected(0.28), height, i, mirrored);
    drawUnit(stage, unit, pen, height, i, mirrored);
    if (!under) drawWake(stage, x, y, height * unit.thing.width * 0.5);
  }
}

function drawSkyUnits(stage: Stage, cast: Cast, near: boolean): void {
  const { random, scene, horizon } = stage;
  const others = cast.front.length + cast.landmarks.length + cast.water.length;
  const units = cast.sky;
  const birds = units.filter((unit) => unit.wanted.name === "bird" && unit.wanted.colour === undefined);
  // A flock beside other things is far away; a bird that the picture is about is near.
  const flock = birds.length > 0 && (others > 0 || birds.length > 3);
  if (!near && flock) drawFarBirds(stage, Math.max(3, birds.length));
  const shown = units.filter((unit) => !(flock && birds.includes(unit)));
  const count = shown.length;
  for (const [i, unit] of shown.entries()) {
    const large = unit.thing.size >= 0.9;
    if (near !== (large || others === 0)) continue;
    const space = scene.place === "space";
    const high = space ? HEIGHT : horizon - PICTURE.top;
    const base = count === 1 ? (others > 0 ? 300 : 430) : count === 2 ? 300 : 230;
    const small = others > 0 && !large;
    const bears = unit.attached.length > 0;
    const height =
      Math.min(
        base * unit.thing.size ** 0.5 * (small ? 0.62 : 1) * (bears ? 0.7 : 1),
        (WIDTH * (large ? 0.78 : 0.5)) / unit.thing.width,
        high * 0.86,
      ) * (count > 1 ? 1 - 0.12 * (i % 3) : 1);
    const t =
      count === 1
        ? 0.5 + (others > 0 ? (stage.sun.x > 512 ? -0.14 : 0.14) : random.between(-0.05, 0.05))
        : (i + 0.5) / count;
    const x = PICTURE.left + WIDTH * (0.06 + t * 0.88);
    const room = Math.max(0, high - height);
    const lift = count === 1 ? 0.42 : 0.15 + 0.65 * ((i * 0.618 + 0.3) % 1);
    const y = PICTURE.top + height * (bears ? 1.5 : 1) + 24 + room * lift * (others > 0 ? 0.5 : 0.85);
    drawUnit(
      stage,
      unit,
      stage.pen(x, y, 1, 0, 0.6),
      height,
      200 + i,
      unit.attached.length === 0 && random.chance(0.35),
    );
  }
}
