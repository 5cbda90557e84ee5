import type { Colour } from "../colour.ts";
import { laid } from "../colour.ts";
import type { Points } from "./shapes.ts";

/** The filling of a shape: one colour, or a linear blend of two between two points. */
interface Fill {
  from: Colour;
  to: Colour;
  /** The line of the blend: x0, y0, x1, y1. */
  axis: readonly [number, number, number, number];
  alpha: number;
}

export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A frame times `scale`, to whole pixels. */
export function scaled({ left, top, right, bottom }: Frame, scale: number): Frame {
  return {
    left: Math.round(left * scale),
    top: Math.round(top * scale),
    right: Math.round(right * scale),
    bottom: Math.round(bottom * scale),
  };
}

/**
 * A picture that anti-aliased shapes are filled into. Coverage is exact area: each edge adds its signed
 * area to an accumulation row and a running sum along the row gives the coverage of each pixel (the method of font-rs
 * and stb_truetype), so a large hill costs about as much as writing its pixels. Shapes are given in units of the
 * sheet; only `size` and `rgb` speak of pixels.
 */
export class Canvas {
  /** Pixels of a side. */
  readonly size: number;
  /**
   * The pixels: each its colour and, above that, in bits 24 and up, the layer that owns it. The layer lets a style
   * give each its own direction of hatching, and find outlines.
   */
  readonly rgb: Int32Array;
  /** The layer that fills are recorded under. */
  layer = 0;
  /** A factor on soft lights: a block print cannot show a glow. */
  softness = 1;
  private readonly scale: number;
  private whole: Frame;
  /** The clip in pixels. */
  private frame: Frame;
  private readonly sums: Float32Array;
  private readonly rowFrom: Int32Array;
  private readonly rowTo: Int32Array;

  constructor(units: number, size = units) {
    this.size = size;
    this.scale = size / units;
    this.rgb = new Int32Array(size * size);
    this.whole = { left: 0, top: 0, right: units, bottom: units };
    this.frame = scaled(this.whole, this.scale);
    this.sums = new Float32Array((size + 2) * size);
    this.rowFrom = new Int32Array(size).fill(size);
    this.rowTo = new Int32Array(size).fill(-1);
  }

  /** The frame outside which nothing is drawn. */
  get clip(): Frame {
    return this.whole;
  }

  set clip(frame: Frame) {
    this.whole = frame;
    this.frame = scaled(frame, this.scale);
  }

  fill(outline: Points, fill: Fill): void {
    const count = outline.length;
    if (count < 6) return;
    const scale = this.scale;
    let x0 = (outline[count - 2] ?? 0) * scale;
    let y0 = (outline[count - 1] ?? 0) * scale;
    let top = Infinity;
    let bottom = -Infinity;
    for (let i = 0; i < count; i += 2) {
      const x1 = (outline[i] ?? 0) * scale;
      const y1 = (outline[i + 1] ?? 0) * scale;
      if (y1 < top) top = y1;
      if (y1 > bottom) bottom = y1;
      if (y0 < y1) this.addEdge(x0, y0, x1, y1, 1);
      else if (y0 > y1) this.addEdge(x1, y1, x0, y0, -1);
      x0 = x1;
      y0 = y1;
    }
    const from = Math.max(this.frame.top, Math.floor(top));
    const to = Math.min(this.frame.bottom, Math.ceil(bottom));
    if (from < to) this.sweep(from, to, fill);
  }

  /** A soft round light or shadow: strongest in the middle, nothing at the rim. */
  soft(x: number, y: number, radiusX: number, radiusY: number, colour: Colour, alpha: number): void {
    const { left, top, right, bottom } = this.frame;
    const cx = x * this.scale;
    const cy = y * this.scale;
    const rx = radiusX * this.scale;
    const ry = radiusY * this.scale;
    const weight = alpha * this.softness * 256;
    const toY = Math.min(bottom, Math.ceil(cy + ry));
    for (let row = Math.max(top, Math.floor(cy - ry)); row < toY; row++) {
      const dy = (row + 0.5 - cy) / ry;
      const strength = 1 - dy * dy;
      const half = Math.sqrt(Math.max(0, strength)) * rx;
      const from = Math.max(left, Math.floor(cx - half));
      const to = Math.min(right, Math.ceil(cx + half));
      softenRow(
        this.rgb,
        row * this.size,
        from,
        to,
        (from + 0.5 - cx) / rx,
        1 / rx,
        strength,
        colour,
        weight,
      );
    }
  }

  /** One edge, from its upper end to its lower end. */
  private addEdge(xTop: number, yTop: number, xLow: number, yLow: number, direction: number): void {
    const { left, top, right, bottom } = this.frame;
    if (yLow <= top || yTop >= bottom) return;
    const slope = (xLow - xTop) / (yLow - yTop);
    const startY = Math.max(top, yTop);
    const endY = Math.min(bottom, yLow);
    let x = xTop + (startY - yTop) * slope;
    const lastRow = Math.ceil(endY);
    for (let row = Math.floor(startY); row < lastRow; row++) {
      const height = Math.min(row + 1, endY) - Math.max(row, startY);
      const next = x + slope * height;
      const a = Math.min(right, Math.max(left, Math.min(x, next)));
      const b = Math.min(right, Math.max(left, Math.max(x, next)));
      this.addToRow(row, a, b, height * direction);
      x = next;
    }
  }

  /** The piece of an edge inside one row, between x = a and x = b, with signed height d. */
  private addToRow(row: number, a: number, b: number, d: number): void {
    const sums = this.sums;
    const first = Math.floor(a);
    const last = Math.ceil(b);
    if (first < (this.rowFrom[row] ?? 0)) this.rowFrom[row] = first;
    if (last + 1 > (this.rowTo[row] ?? 0)) this.rowTo[row] = last + 1;
    const base = row * (this.size + 2) + first;
    if (last <= first + 1) {
      const rest = (a + b) / 2 - first;
      sums[base] = (sums[base] ?? 0) + d - d * rest;
      sums[base + 1] = (sums[base + 1] ?? 0) + d * rest;
      return;
    }
    const perPixel = 1 / (b - a);
    let covered = 0;
    for (let i = 0; i < last - first; i++) {
      // The area of the pixels right of the edge, cumulated, is what the running sum must come to.
      const from = Math.max(a, first + i);
      const to = Math.min(b, first + i + 1);
      const crossed = (to - from) * perPixel;
      const reached = (from - a) * perPixel;
      const area = reached + crossed * (first + i + 1 - (from + to) / 2);
      sums[base + i] = (sums[base + i] ?? 0) + d * (area - covered);
      covered = area;
    }
    sums[base + last - first] = (sums[base + last - first] ?? 0) + d * (1 - covered);
  }

  /** Turns the edges of rows `top` to `bottom` into pixels, and forgets them. */
  private sweep(top: number, bottom: number, { from, to, axis, alpha }: Fill): void {
    const ax = axis[0] * this.scale;
    const ay = axis[1] * this.scale;
    const dx = axis[2] * this.scale - ax;
    const dy = axis[3] * this.scale - ay;
    const length = dx * dx + dy * dy;
    const blend = length > 0 && from !== to;
    const stepX = blend ? dx / length : 0;
    const stepY = blend ? dy / length : 0;
    const level = Math.abs(stepX) < 1e-9;
    for (let y = top; y < bottom; y++) {
      const start = this.rowFrom[y] ?? 0;
      const end = Math.min(this.rowTo[y] ?? 0, this.size + 1);
      this.rowFrom[y] = this.size;
      this.rowTo[y] = -1;
      if (end < start) continue;
      const t = (start + 0.5 - ax) * stepX + (y + 0.5 - ay) * stepY;
      if (level) this.sweepLevel(y, start, end, between(from, to, t), alpha * 256);
      else this.sweepBlend(y, start, end, from, to, t, stepX, alpha * 256);
    }
  }

  /** One row in one colour: most pixels inside an opaque shape are written without reading. */
  private sweepLevel(y: number, from: number, to: number, colour: Colour, alpha: number): void {
    const { sums, rgb: pixels } = this;
    const owned = colour | (this.layer << 24);
    const base = y * (this.size + 2);
    const row = y * this.size;
    const right = this.frame.right;
    let sum = 0;
    let weight = 0;
    for (let x = from; x <= to; x++) {
      const change = sums[base + x] ?? 0;
      if (change !== 0) {
        sums[base + x] = 0;
        sum += change;
        weight = weightOf(sum, alpha);
      }
      if (weight === 0 || x >= right) continue;
      if (weight === 256) pixels[row + x] = owned;
      else pixels[row + x] = covered(pixels[row + x] ?? 0, owned, weight);
    }
  }

  /** One row in colours that change along it: t of the blend is `t` at the first pixel. */
  private sweepBlend(
    y: number,
    from: number,
    to: number,
    fromColour: Colour,
    toColour: Colour,
    t: number,
    step: number,
    alpha: number,
  ): void {
    const { sums, rgb: pixels } = this;
    const layer = this.layer << 24;
    const base = y * (this.size + 2);
    const row = y * this.size;
    const right = this.frame.right;
    let sum = 0;
    let weight = 0;
    let owned = 0;
    for (let x = from; x <= to; x++) {
      const change = sums[base + x] ?? 0;
      if (change !== 0) {
        sums[base + x] = 0;
        sum += change;
        weight = weightOf(sum, alpha);
      }
      // Blends are slow enough that four neighbours may share a colour.
      if (((x - from) & 3) === 0) owned = between(fromColour, toColour, t + step * (x - from)) | layer;
      if (weight === 0 || x >= right) continue;
      if (weight === 256) pixels[row + x] = owned;
      else pixels[row + x] = covered(pixels[row + x] ?? 0, owned, weight);
    }
  }
}

/** Coverage, whatever its sign, as a weight of 0 to 256. */
function weightOf(sum: number, alpha: number): number {
  const cover = sum < 0 ? -sum : sum;
  return (Math.min(cover, 1) * alpha + 0.5) | 0;
}

/** A pixel partly covered; it changes its layer when most of it does. */
function covered(pixel: number, owned: number, weight: number): number {
  return laid(pixel, owned, weight) | ((weight > 140 ? owned : pixel) & 0x0f000000);
}

/** From a to b in 256 steps; t may lie outside [0, 1]. */
function between(a: Colour, b: Colour, t: number): Colour {
  return t <= 0 ? a : t >= 1 ? b : laid(a, b, (t * 256 + 0.5) | 0);
}

/** One row of a soft light: in units of its radii, `startX` from its middle; `strength` is what its height leaves of 1. */
function softenRow(
  pixels: Int32Array,
  row: number,
  from: number,
  to: number,
  startX: number,
  stepX: number,
  strength: number,
  colour: Colour,
  weight: number,
): void {
  let dx = startX;
  for (let x = from; x < to; x++, dx += stepX) {
    const rest = strength - dx * dx;
    if (rest <= 0) continue;
    const pixel = pixels[row + x] ?? 0;
    pixels[row + x] = laid(pixel, colour, (rest * rest * weight + 0.5) | 0) | (pixel & 0x0f000000);
  }
}
