import { type Colour, laid, mix } from "../colour.ts";
import { PAPER } from "../sheet.ts";
import { LAYER, PRINT, SCALE, type Stage } from "../stage.ts";
import { edgeRow, HIGH, noiseRow, perTone, readTones, WIDE, weightPerTone } from "./tone.ts";

/** Direction in radians and distance in units of the cuts of each layer (see LAYER). */
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
/** Cuts along x and y in turns of 65536 per pixel. */
const ALONG_X = Int32Array.from(CUTS, ([angle, period]) => (Math.cos(angle) / period / SCALE) * 65536);
const ALONG_Y = Int32Array.from(CUTS, ([angle, period]) => (Math.sin(angle) / period / SCALE) * 65536);
const INK = 0x221d1f;
/** Pixels around a figure that are left uncut, as a carver sets it off from its ground. */
const REACH = 3;

/**
 * The width of the cuts for each tone of a ground and then for each of a figure: below 0 the block is left whole, at
 * 65536 it is cut away.
 */
const OPEN = Int32Array.of(
  ...openings((tone) => 0.06 + 0.4 * tone + 0.5 * Math.sqrt(tone)),
  ...openings((tone) => 0.26 + 0.85 * tone),
);
/** Tones below this are dark enough for an outline to be a light line. */
const DARK = 32;
const OUTLINE = weightPerTone((edge) => (edge - 0.11) * 9);
/** The weight with which the tint block prints at each tone. */
const TINTED = weightPerTone((tone) => (0.7 - tone) * 12 + 0.5);

function openings(lifted: (tone: number) => number): Int32Array {
  return Int32Array.from(perTone((tone) => ((lifted(tone) - 0.16) / 0.5) * 65536));
}

interface Inks {
  sheen: Colour;
  tint: Colour;
  /** The third block prints only on things. */
  accent: Colour;
}

/** A print from two blocks: a flat tint, and a key block whose cuts are wider where the picture is lighter. */
export function printWoodcut(stage: Stage): void {
  const { canvas, noise } = stage;
  const { rgb: pixels, size } = canvas;
  const { weather } = stage.scene;
  // Rain clouds are never the bare paper, or their tops would read as the moon.
  const tones = readTones(canvas, weather === "storm" || weather === "rain" ? 153 : 255);
  const inks = { sheen: mix(PAPER, 0xf0dfb8, 0.45), tint: tintOf(stage), accent: accentOf(stage) };
  const wobble = new Int32Array(WIDE);
  const edges = new Uint8Array(WIDE);
  const keys = new Int32Array(WIDE);
  for (let y = 0; y < HIGH; y++) {
    const from = (y + PRINT.top) * size + PRINT.left;
    noiseRow(noise, y, 46, wobble, 0.9 * 65536);
    edgeRow(tones, y, edges);
    carveRow(pixels, from, size * REACH, tones, y, wobble, edges, keys);
    printRow(pixels, from, tones, y, keys, inks);
  }
}

/** Carves one row: how much of the key block stands in each pixel, 0 to 256. */
function carveRow(
  pixels: Int32Array,
  from: number,
  reachDown: number,
  tones: Uint8Array,
  y: number,
  wobble: Int32Array,
  edges: Uint8Array,
  keys: Int32Array,
): void {
  const row = y * WIDE;
  for (let x = 0; x < WIDE; x++) {
    const i = from + x;
    const around =
      (pixels[i - REACH] ?? 0) |
      (pixels[i + REACH] ?? 0) |
      (pixels[i - reachDown] ?? 0) |
      (pixels[i + reachDown] ?? 0);
    const layer = (pixels[i] ?? 0) >> 24;
    const figure = layer >> 3;
    const tone = tones[row + x] ?? 0;
    const outline = OUTLINE[edges[x] ?? 0] ?? 0;
    const wave = (x * (ALONG_X[layer] ?? 0) + y * (ALONG_Y[layer] ?? 0) + (wobble[x] ?? 0)) & 0xffff;
    const ridge = Math.abs(wave * 2 - 65536);
    const open = OPEN[(figure << 8) | tone] ?? 0;
    const cut = Math.max(0, Math.min(256, (((ridge - open) * 4) >> 8) + 128));
    const key = tone < DARK ? (cut * (256 - outline)) >> 8 : Math.max(cut, outline);
    // Bit 27 is that of things: no other layer has it.
    const bare = layer === LAYER.light || (figure === 0 && (around >> 27) & 1);
    keys[x] = bare ? 0 : key;
  }
}

/** Prints the tint or accent block and then the key block on one row. Layers stay, as the rows below ask for them. */
function printRow(
  pixels: Int32Array,
  from: number,
  tones: Uint8Array,
  y: number,
  keys: Int32Array,
  { sheen, tint, accent }: Inks,
): void {
  const row = y * WIDE;
  // The tint block lies a little off, as it does by hand.
  const aside = y > 2 ? 2 * WIDE + 2 : 0;
  for (let x = 0; x < WIDE; x++) {
    const layer = (pixels[from + x] ?? 0) & 0x0f000000;
    const tone = tones[row + x - (x > 3 ? aside : 0)] ?? 0;
    const printed = TINTED[tone] ?? 0;
    const tinted = layer === LAYER.light << 24 ? 0 : printed;
    const ground = laid(sheen, layer === LAYER.thing << 24 ? accent : tint, tinted);
    pixels[from + x] = laid(ground, INK, keys[x] ?? 0) | layer;
  }
}

/** The colour that the prompt gave a thing, or a warm red. */
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
