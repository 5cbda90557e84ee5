import { blue, type Colour, green, mix, red } from "../colour.ts";
import type { Canvas } from "../paint/canvas.ts";
import { PAPER } from "../sheet.ts";
import { LAYER, PICTURE, type Stage } from "../stage.ts";
import { edgeAt, HIGH, noiseRow, readTones, WIDE } from "./tone.ts";

/** Direction in radians and distance in pixels of the cuts of each layer (see LAYER). */
const CUTS: readonly (readonly [number, number])[] = [
  [1.57, 9],
  [1.57, 8],
  [1.57, 7],
  [1.45, 8],
  [0.9, 8],
  [2.2, 9],
  [1.57, 8],
  [1.9, 11],
  [0.6, 8],
];

/** A print from two blocks: a flat tint, and a key block whose cuts are wider where the picture is lighter. */
export function printWoodcut(stage: Stage): void {
  const { canvas, noise } = stage;
  const tones = readTones(canvas);
  if (stage.scene.weather === "storm" || stage.scene.weather === "rain") dimClouds(canvas, tones);
  const ink = 0x221d1f;
  const tint = tintOf(stage);
  const accent = accentOf(stage);
  const sheen = mix(PAPER, 0xf0dfb8, 0.45);
  const wobble = new Float32Array(WIDE);
  const alongX = Float64Array.from(CUTS, ([angle, period]) => Math.cos(angle) / period);
  const alongY = Float64Array.from(CUTS, ([angle, period]) => Math.sin(angle) / period);
  for (let y = 0; y < HIGH; y++) {
    noiseRow(noise, y, 46, wobble);
    for (let x = 0; x < WIDE; x++) {
      const i = y * WIDE + x;
      const pixel = (y + PICTURE.top) * canvas.size + x + PICTURE.left;
      const layer = canvas.layers[pixel] ?? 0;
      const figure = layer === LAYER.thing;
      const tone =
        layer === LAYER.light
          ? 1
          : figure
            ? 0.2 + 0.85 * (tones[i] ?? 0)
            : 0.06 + 0.4 * (tones[i] ?? 0) + 0.5 * Math.sqrt(tones[i] ?? 0);
      const wave = x * (alongX[layer] ?? 0) + y * (alongY[layer] ?? 0) + (wobble[x] ?? 0) * 0.9 + 64;
      const ridge = Math.abs((wave - Math.floor(wave)) * 2 - 1);
      // Below 0.2 the block is left whole, above 0.62 it is cut away.
      const open = (tone - 0.16) / 0.5;
      let key = clamp01((ridge - open) * 5 + 0.5);
      const edge = edgeAt(tones, x, y);
      if (edge > 0.11 && layer !== LAYER.light)
        key = tone < 0.3 ? key * (1 - clamp01((edge - 0.11) * 9)) : Math.max(key, clamp01((edge - 0.11) * 9));
      if (!figure && besideFigure(canvas, pixel)) key = 0;
      // The tint block lies a little off, as it does by hand.
      const under = layer === LAYER.light ? 1 : (tones[i - (x > 3 && y > 2 ? 2 * WIDE + 3 : 0)] ?? 0);
      const ground = mixed(
        sheen,
        figure ? accent : tint,
        clamp01((0.7 - under) * 12 + 0.5) * (0.94 + (wobble[x] ?? 0) * 0.06),
      );
      put(canvas.rgb, pixel, mixed(ground, ink, key));
    }
  }
}

/** Rain clouds are never the bare paper, or their tops would read as the moon. */
function dimClouds({ layers, size }: Canvas, tones: Float32Array): void {
  for (let y = 0; y < HIGH; y++) {
    const row = (y + PICTURE.top) * size + PICTURE.left;
    for (let x = 0; x < WIDE; x++) {
      if (layers[row + x] === LAYER.cloud) tones[y * WIDE + x] = Math.min(0.6, tones[y * WIDE + x] ?? 0);
    }
  }
}

/** A line is left uncut around what the picture is about, as a carver sets a figure off from its ground. */
function besideFigure({ layers, size }: Canvas, pixel: number): boolean {
  const reach = 4;
  return (
    layers[pixel - reach] === LAYER.thing ||
    layers[pixel + reach] === LAYER.thing ||
    layers[pixel - reach * size] === LAYER.thing ||
    layers[pixel + reach * size] === LAYER.thing
  );
}

/** The third block prints only on things: the colour that the prompt gave one, or a warm red. */
function accentOf({ scene }: Stage): Colour {
  const named = scene.things.find((thing) => thing.colour !== undefined)?.colour;
  return named ?? (scene.time === "sunset" ? 0x4f8a8c : 0xd9683c);
}

/** The colour of the tint block: the mood of the prompt, or the hour of the day. */
function tintOf({ scene }: Stage): Colour {
  const named = scene.mood;
  if (named !== undefined) return mix(named, PAPER, 0.12);
  if (scene.weather === "storm" || scene.weather === "rain") return 0x6d9aa0;
  return { dawn: 0xe09a7c, day: 0x8db48e, sunset: 0xdf7a48, night: 0x4f7f9c }[scene.time];
}

/** Washes of one ink in a few tones, with brush outlines. */
export function washInk(stage: Stage): void {
  const { canvas, noise } = stage;
  const tones = readTones(canvas);
  const slow = new Float32Array(WIDE);
  const fine = new Float32Array(WIDE);
  const ink = 0x1f222b;
  for (let y = 0; y < HIGH; y++) {
    noiseRow(noise, y, 70, slow);
    noiseRow(noise, y + 400, 13, fine);
    for (let x = 0; x < WIDE; x++) {
      const tone = (tones[y * WIDE + x] ?? 0) + (slow[x] ?? 0) * 0.03 + (fine[x] ?? 0) * 0.014;
      const steps = tone * 5;
      const low = Math.floor(steps);
      const level = (low + clamp01((steps - low - 0.5) * 5 + 0.5)) / 5;
      const line = clamp01((edgeAt(tones, x, y) - 0.09) * 7) * 0.8;
      const dark = Math.max(0.93 * (1 - level) ** 1.15, line);
      put(canvas.rgb, (y + PICTURE.top) * canvas.size + x + PICTURE.left, mixed(PAPER, ink, clamp01(dark)));
    }
  }
}

/** Graphite: three directions of hatching, one after the other as it gets darker, and outlines. */
export function hatchPencil(stage: Stage): void {
  const { canvas, noise } = stage;
  const tones = readTones(canvas);
  const wobble = new Float32Array(WIDE);
  const tooth = new Float32Array(WIDE);
  const hatchX = Float64Array.of(0.11, -0.13, 0.015);
  const hatchY = Float64Array.of(0.13, 0.12, 0.17);
  const hatchFrom = Float64Array.of(0.86, 0.55, 0.3);
  for (let y = 0; y < HIGH; y++) {
    noiseRow(noise, y, 60, wobble);
    noiseRow(noise, y * 7, 9, tooth);
    for (let x = 0; x < WIDE; x++) {
      const tone = tones[y * WIDE + x] ?? 0;
      let dark = (1 - tone) * 0.26;
      for (let h = 0; h < 3; h++) {
        const from = hatchFrom[h] ?? 0;
        if (tone > from) break;
        const wave = x * (hatchX[h] ?? 0) + y * (hatchY[h] ?? 0) + (wobble[x] ?? 0) * 1.2 + 200;
        const ridge = Math.abs((wave - Math.floor(wave)) * 2 - 1);
        dark += clamp01((ridge - 0.5) * 3) * Math.min(0.42, (from - tone) * 1.6);
      }
      dark =
        Math.max(dark, clamp01((edgeAt(tones, x, y) - 0.06) * 6) * 0.85) * (0.9 + (tooth[x] ?? 0) * 0.16);
      put(
        canvas.rgb,
        (y + PICTURE.top) * canvas.size + x + PICTURE.left,
        mixed(PAPER, 0x3c3d44, clamp01(dark)),
      );
    }
  }
}

/** An old photograph: one brown, darker towards the corners. */
export function toneSepia(stage: Stage): void {
  const { canvas } = stage;
  const tones = readTones(canvas);
  for (let y = 0; y < HIGH; y++) {
    for (let x = 0; x < WIDE; x++) {
      const fromMiddle = ((x / WIDE - 0.5) ** 2 + (y / HIGH - 0.5) ** 2) * 0.7;
      const tone = clamp01((tones[y * WIDE + x] ?? 0) * 0.86 + 0.06 - fromMiddle);
      put(canvas.rgb, (y + PICTURE.top) * canvas.size + x + PICTURE.left, mixed(0x3a2418, 0xf3e3c3, tone));
    }
  }
}

function mixed(a: Colour, b: Colour, t: number): Colour {
  const r = red(a) + (red(b) - red(a)) * t;
  const g = green(a) + (green(b) - green(a)) * t;
  const bl = blue(a) + (blue(b) - blue(a)) * t;
  return ((r + 0.5) << 16) | ((g + 0.5) << 8) | (bl + 0.5);
}

function put(rgb: Uint8Array, pixel: number, colour: Colour): void {
  rgb[pixel * 3] = colour >> 16;
  rgb[pixel * 3 + 1] = (colour >> 8) & 255;
  rgb[pixel * 3 + 2] = colour & 255;
}

function clamp01(value: number): number {
  return Math.max(0, Math.min(1, value));
}
