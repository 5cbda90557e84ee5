import { mix } from "../colour.ts";
import { LAYER, PICTURE, type Stage } from "../stage.ts";
import { drawMoonSurface, drawSpace, drawUnderwater } from "./beyond.ts";
import { drawCity } from "./city.ts";
import { drawRoom } from "./indoors.ts";
import {
  drawForest,
  drawFraming,
  drawGround,
  drawHills,
  drawMountains,
  drawSandRipples,
  drawTufts,
  type GroundLine,
} from "./land.ts";
import { drawSky } from "./sky.ts";
import { drawShoreFoam, drawWater } from "./water.ts";

/** The rest of the picture, as far as it changes the ground that must be there. */
interface Needs {
  /** Big things stand in front, so there must be something to stand on. */
  footing: boolean;
  /** Whether there are only small objects: then a table is drawn rather than a floor. */
  table: boolean;
  /** A bare sky for something large that flies. */
  planet: boolean;
}

/** The room that a place offers to things: where land begins, and where water lies. */
export interface Site {
  land: GroundLine;
  /** The rows of open water, if any. */
  water?: { top: number; bottom: number };
}

/** Paints the place from back to front and tells where things can stand or float. */
export function drawPlace(stage: Stage, needs: Needs): Site {
  const { scene, horizon } = stage;
  const flat: Site = { land: () => stage.floor - 40 };
  switch (scene.place) {
    case "room":
      drawRoom(stage, needs.table);
      return flat;
    case "space":
      drawSpace(stage, needs.planet);
      return flat;
    case "moon":
      drawMoonSurface(stage);
      return { land: () => horizon + 90 };
    case "underwater":
      drawUnderwater(stage);
      return { land: () => horizon + 50, water: { top: PICTURE.top + 130, bottom: horizon } };
    case "sea":
    case "lake":
      return drawWaterside(stage, needs);
    default:
      drawSky(stage);
      return drawLand(stage, needs);
  }
}

function drawWaterside(stage: Stage, needs: Needs): Site {
  const { scene, horizon, noise, palette } = stage;
  const { bottom } = PICTURE;
  drawSky(stage);
  if (scene.mountainsBehind) drawMountains(stage, scene.place === "lake");
  else if (scene.place === "lake") drawHills(stage, 3, 120);
  else stage.canvas.soft(512, horizon, 700, 40, palette.haze, 0.6);
  const shore = needs.footing ? bottom - 170 : scene.place === "lake" ? bottom - 74 : bottom;
  drawWater(stage, bottom);
  if (shore === bottom) return { land: () => bottom - 60, water: { top: horizon, bottom } };
  const lane = stage.random.between(0, 50);
  const line: GroundLine = (x) =>
    shore - noise.ridge(x / 260, lane, 2) * 26 - (Math.abs(x - 512) / 464) ** 2 * 46;
  drawShoreFoam(stage, line);
  drawBank(stage, line);
  return { land: (x) => line(x) + 50, water: { top: horizon, bottom: shore - 20 } };
}

function drawBank(stage: Stage, line: GroundLine): void {
  const start = line(512);
  drawGroundAlong(stage, line);
  drawTufts(stage, start + 20, stage.scene.place === "sea" ? 14 : 46);
}

function drawGroundAlong(stage: Stage, line: GroundLine): void {
  const { palette } = stage;
  const tone = stage.pen(0, 0);
  const outline: number[] = [];
  for (let x = PICTURE.left - 6; x <= PICTURE.right + 6; x += 6) outline.push(x, line(x));
  outline.push(PICTURE.right + 6, PICTURE.bottom + 2, PICTURE.left - 6, PICTURE.bottom + 2);
  stage.canvas.layer = LAYER.ground;
  tone.fill(outline, mix(palette.ground, palette.groundNear, 0.4), 1, 1.6);
}

function drawLand(stage: Stage, needs: Needs): Site {
  const { scene, horizon } = stage;
  switch (scene.place) {
    case "mountains":
      drawMountains(stage, true);
      break;
    case "city":
      if (scene.mountainsBehind) drawMountains({ ...stage, horizon: horizon - 120 }, false);
      drawCity(stage, true);
      return { land: () => horizon + 34 };
    case "desert":
      drawDunes(stage);
      break;
    default:
      if (scene.mountainsBehind) drawMountains(stage, true);
      else drawHills(stage, 4, 150);
  }
  const start = horizon + 20;
  const line = drawGround(stage, start, 16);
  if (scene.place === "forest") drawForest(stage, start + 10);
  if (scene.place === "desert") drawSandRipples(stage, start);
  else drawTufts(stage, start + 50, 90);
  if (
    !needs.footing &&
    (scene.landscape || scene.things.length < 2) &&
    (scene.place === "mountains" || scene.place === "field")
  )
    drawFraming(stage);
  return { land: (x) => line(x) + 46 };
}

function drawDunes(stage: Stage): void {
  const { palette } = stage;
  const dune = {
    ...palette,
    hillFar: mix(palette.hillFar, 0xd9a77c, 0.55),
    hillNear: mix(palette.hillNear, 0xc98a54, 0.7),
  };
  drawHills({ ...stage, palette: dune }, 4, 130);
}
