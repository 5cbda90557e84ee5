import { type Colour, mix } from "./colour.ts";
import { Noise } from "./noise.ts";
import { Canvas, type Frame, scaled } from "./paint/canvas.ts";
import { type Light, Pen } from "./paint/pen.ts";
import { choosePalette, lightOf, type Palette } from "./palette.ts";
import { Random } from "./random.ts";
import type { Scene } from "./scene.ts";

/** Units of a side of the whole sheet, paper and all: what everything is placed and measured in. */
export const SHEET = 1024;
/** The printed area on the sheet; the wider margin below carries the caption. */
export const PICTURE: Frame = { left: 48, top: 48, right: 976, bottom: 920 };
/** Pixels of a side of the sheet: three for four units, so that the borders of PICTURE fall between pixels. */
const SHEET_PIXELS = 768;
/** Pixels of a unit. */
export const SCALE = SHEET_PIXELS / SHEET;
/** PICTURE in pixels, for what works on pixels rather than shapes. */
export const PRINT: Frame = scaled(PICTURE, SCALE);

/** Layers of the picture, for styles that treat them differently (see Canvas.rgb). */
export const LAYER = {
  paper: 0,
  sky: 1,
  light: 2,
  cloud: 3,
  far: 4,
  near: 5,
  water: 6,
  ground: 7,
  /** A bit of its own. */
  thing: 8,
} as const;

/** The facts about the picture that a painter of one part needs. */
export interface Stage {
  scene: Scene;
  canvas: Canvas;
  noise: Noise;
  random: Random;
  palette: Palette;
  /** The line where sky meets land or water. */
  horizon: number;
  /** The line on which big things in front stand. */
  floor: number;
  sun: { x: number; y: number; radius: number; visible: boolean };
  /** A pen at a place, in the light of the scene; `distance` 0 is near, 1 is lost in haze. */
  pen(x: number, y: number, scale?: number, distance?: number, share?: number): Pen;
}

export function setStage(scene: Scene): Stage {
  const random = new Random(scene.seed ^ 0xa11ce);
  const noise = new Noise(scene.seed);
  const canvas = new Canvas(SHEET, SHEET_PIXELS);
  const palette = choosePalette(scene);
  const height = PICTURE.bottom - PICTURE.top;
  const low = scene.time === "sunset" || scene.time === "dawn";
  const side = random.chance(0.5) ? -1 : 1;
  const horizon = Math.round(PICTURE.top + height * horizonOf(scene, random));
  const sunX = 512 + side * random.between(150, 300);
  const sunY = low ? horizon - random.between(40, 110) : PICTURE.top + height * random.between(0.14, 0.24);
  canvas.clip = PICTURE;
  if (scene.style === "woodcut") canvas.softness = 0;
  else if (scene.style === "pencil" || scene.style === "ink") canvas.softness = 0.6;
  return {
    scene,
    canvas,
    noise,
    random,
    palette,
    horizon,
    floor: PICTURE.top + height * 0.9,
    sun: { x: sunX, y: sunY, radius: scene.time === "night" ? 44 : 50, visible: sunVisible(scene) },
    pen(x, y, scale = 1, distance = 0, share = 1) {
      // A block print shows a thing's own colours, or a night would come out as one black.
      const own = scene.style === "woodcut" ? share * 0.2 : share;
      const light = distant(lightOf(palette, own), palette.haze, distance);
      return new Pen(canvas, noise, { x, y, scaleX: scale, scaleY: scale, alpha: 1, light, lightFrom: side });
    },
  };
}

function distant(light: Light, haze: Colour, distance: number): Light {
  return distance === 0 ? light : (colour) => mix(light(colour), haze, distance);
}

function horizonOf({ place }: Scene, random: Random): number {
  switch (place) {
    case "sea":
    case "moon":
      return random.between(0.54, 0.6);
    case "room":
      return 0.7;
    case "city":
      return 0.7;
    case "space":
      return 1;
    case "underwater":
      return 0.8;
    default:
      return random.between(0.52, 0.58);
  }
}

function sunVisible({ weather, place, things }: Scene): boolean {
  if (place === "room" || place === "space" || place === "underwater" || place === "moon") return false;
  const named = things.some(({ name }) => name === "sun" || name === "moon" || name === "crescent");
  return named || weather === "clear" || weather === "cloudy" || weather === "snow" || weather === "fog";
}
