import { laid } from "../colour.ts";
import { PAPER } from "../sheet.ts";
import { PRINT, SCALE, type Stage } from "../stage.ts";
import { edgeRow, HIGH, noiseRow, perTone, readTones, WIDE, weightPerTone } from "./tone.ts";

const INK = 0x1f222b;
/** The darkness of the wash for each of 4096 tones: five washes, each with a soft rim. */
const WASH = Int32Array.from({ length: 4096 }, (_, tone) => {
  const steps = (tone / 4095) * 5;
  const low = Math.floor(steps);
  const level = (low + Math.max(0, Math.min(1, (steps - low - 0.5) * 5 + 0.5))) / 5;
  return 0.93 * (1 - level) ** 1.15 * 256;
});
const INK_LINE = Int32Array.from(
  weightPerTone((edge) => (edge - 0.09) * 7),
  (weight) => weight * 0.8,
);

/** Washes of one ink in a few tones, with brush outlines. */
export function washInk({ canvas, noise }: Stage): void {
  const { rgb: pixels, size } = canvas;
  const tones = readTones(canvas);
  const slow = new Int32Array(WIDE);
  const fine = new Int32Array(WIDE);
  const edges = new Uint8Array(WIDE);
  for (let y = 0; y < HIGH; y++) {
    noiseRow(noise, y, 70, slow, 0.03 * 4095);
    noiseRow(noise, y + 300, 13, fine, 0.014 * 4095);
    edgeRow(tones, y, edges);
    washRow(tones, y * WIDE, slow, fine, edges, pixels, (y + PRINT.top) * size + PRINT.left);
  }
}

function washRow(
  tones: Uint8Array,
  from: number,
  slow: Int32Array,
  fine: Int32Array,
  edges: Uint8Array,
  pixels: Int32Array,
  to: number,
): void {
  for (let x = 0; x < WIDE; x++) {
    const tone = (tones[from + x] ?? 0) * 16 + (slow[x] ?? 0) + (fine[x] ?? 0);
    const wash = WASH[tone < 0 ? 0 : Math.min(tone, 4095)] ?? 0;
    const line = INK_LINE[edges[x] ?? 0] ?? 0;
    pixels[to + x] = laid(PAPER, INK, Math.max(wash, line));
  }
}

const GRAPHITE = 0x3c3d44;
const GRAPHITE_LINE = Int32Array.from(
  weightPerTone((edge) => (edge - 0.06) * 6),
  (weight) => weight * 0.85,
);
const RUBBED = Int32Array.from(perTone((tone) => (1 - tone) * 0.26 * 256));
/** Three directions of hatching: turns per unit along x and y, and the tone that it starts below. */
const HATCHINGS = [hatching(0.11, 0.13, 0.86), hatching(-0.13, 0.12, 0.55), hatching(0.015, 0.17, 0.3)];

/** Turns of 65536 per pixel along x and y, and the strength for each tone. */
interface Hatching {
  alongX: number;
  alongY: number;
  strength: Int32Array;
}

function hatching(alongX: number, alongY: number, below: number): Hatching {
  const strength = perTone((tone) => Math.max(0, Math.min(0.42, (below - tone) * 1.6)) * 256);
  return {
    alongX: Math.round((alongX / SCALE) * 65536),
    alongY: Math.round((alongY / SCALE) * 65536),
    strength: Int32Array.from(strength),
  };
}

/** Graphite: three directions of hatching, one after the other as it gets darker, and outlines. */
export function hatchPencil({ canvas, noise }: Stage): void {
  const { rgb: pixels, size } = canvas;
  const tones = readTones(canvas);
  const wobble = new Int32Array(WIDE);
  const tooth = new Int32Array(WIDE);
  const edges = new Uint8Array(WIDE);
  const dark = new Int32Array(WIDE);
  for (let y = 0; y < HIGH; y++) {
    noiseRow(noise, y, 60, wobble, 1.2 * 65536);
    noiseRow(noise, y * 7, 9, tooth, 0.16 * 256);
    edgeRow(tones, y, edges);
    rubRow(tones, y * WIDE, dark);
    for (const lines of HATCHINGS) hatchRow(tones, y, wobble, lines, dark);
    graphiteRow(dark, edges, tooth, pixels, (y + PRINT.top) * size + PRINT.left);
  }
}

function rubRow(tones: Uint8Array, from: number, dark: Int32Array): void {
  for (let x = 0; x < WIDE; x++) dark[x] = RUBBED[tones[from + x] ?? 0] ?? 0;
}

function hatchRow(tones: Uint8Array, y: number, wobble: Int32Array, lines: Hatching, dark: Int32Array): void {
  const { alongX, strength } = lines;
  const start = y * lines.alongY;
  const row = y * WIDE;
  for (let x = 0; x < WIDE; x++) {
    const most = strength[tones[row + x] ?? 0] ?? 0;
    if (most === 0) continue;
    const wave = (x * alongX + start + (wobble[x] ?? 0)) & 0xffff;
    const ridge = wave < 32768 ? 65536 - wave * 2 : wave * 2 - 65536;
    if (ridge <= 32768) continue;
    const line = ((ridge - 32768) * 3) >> 8;
    dark[x] = (dark[x] ?? 0) + ((Math.min(line, 256) * most) >> 8);
  }
}

/** Outlines, then the tooth of the paper. */
function graphiteRow(
  dark: Int32Array,
  edges: Uint8Array,
  tooth: Int32Array,
  pixels: Int32Array,
  to: number,
): void {
  for (let x = 0; x < WIDE; x++) {
    const hatched = dark[x] ?? 0;
    const line = GRAPHITE_LINE[edges[x] ?? 0] ?? 0;
    const weight = (Math.max(hatched, line) * (230 + (tooth[x] ?? 0))) >> 8;
    // Thirty-three greys are enough for hatching, and are quicker to compress.
    pixels[to + x] = laid(PAPER, GRAPHITE, Math.min(weight + 4, 256) & 0x1f8);
  }
}

/** An old photograph: one brown, darker towards the corners. */
export function toneSepia({ canvas }: Stage): void {
  const { rgb: pixels, size } = canvas;
  const tones = readTones(canvas);
  const across = Int32Array.from({ length: WIDE }, (_, x) => (x / WIDE - 0.5) ** 2 * 0.7 * 1024);
  const table = Int32Array.from(perTone((tone) => (tone * 0.86 + 0.06) * 1024));
  for (let y = 0; y < HIGH; y++) {
    const down = Math.round((y / HIGH - 0.5) ** 2 * 0.7 * 1024);
    sepiaRow(tones, y * WIDE, table, across, down, pixels, (y + PRINT.top) * size + PRINT.left);
  }
}

function sepiaRow(
  tones: Uint8Array,
  from: number,
  table: Int32Array,
  across: Int32Array,
  down: number,
  pixels: Int32Array,
  to: number,
): void {
  for (let x = 0; x < WIDE; x++) {
    const tone = ((table[tones[from + x] ?? 0] ?? 0) - (across[x] ?? 0) - down) >> 2;
    pixels[to + x] = laid(0x3a2418, 0xf3e3c3, Math.max(tone, 0));
  }
}
