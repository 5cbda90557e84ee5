import type { Colour } from "../colour.ts";
import { blue, green, red } from "../colour.ts";
import type { Points } from "./shapes.ts";

/** What a shape is filled with: one colour, or a linear blend of two between two points. */
interface Fill {
  from: Colour;
  to: Colour;
  /** The line of the blend in pixels: x0, y0, x1, y1. */
  axis: readonly [number, number, number, number];
  alpha: number;
}

export interface Frame {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * A picture of RGB bytes that anti-aliased shapes are filled into. Coverage is exact area: each edge adds its signed
 * area to an accumulation row and a running sum along the row gives the coverage of each pixel (the method of font-rs
 * and stb_truetype), so a large hill costs about as much as writing its pixels.
 */
export class Canvas {
  readonly size: number;
  readonly rgb: Uint8Array;
  /** Which layer owns a pixel: lets a style give each layer its own direction of hatching, and find outlines. */
  readonly layers: Uint8Array;
  /** The layer that fills are recorded under. */
  layer = 0;
  clip: Frame;
  /** A factor on soft lights: a block print cannot show a glow. */
  softness = 1;
  private readonly sums: Float32Array;
  private readonly rowFrom: Int32Array;
  private readonly rowTo: Int32Array;

  constructor(size: number) {
    this.size = size;
    this.rgb = new Uint8Array(size * size * 3);
    this.layers = new Uint8Array(size * size);
    this.clip = { left: 0, top: 0, right: size, bottom: size };
    this.sums = new Float32Array((size + 2) * size);
    this.rowFrom = new Int32Array(size).fill(size);
    this.rowTo = new Int32Array(size).fill(-1);
  }

  fill(outline: Points, fill: Fill): void {
    const count = outline.length;
    if (count < 6) return;
    let x0 = outline[count - 2] ?? 0;
    let y0 = outline[count - 1] ?? 0;
    let top = Infinity;
    let bottom = -Infinity;
    for (let i = 0; i < count; i += 2) {
      const x1 = outline[i] ?? 0;
      const y1 = outline[i + 1] ?? 0;
      if (y1 < top) top = y1;
      if (y1 > bottom) bottom = y1;
      if (y0 < y1) this.addEdge(x0, y0, x1, y1, 1);
      else if (y0 > y1) this.addEdge(x1, y1, x0, y0, -1);
      x0 = x1;
      y0 = y1;
    }
    const from = Math.max(this.clip.top, Math.floor(top));
    const to = Math.min(this.clip.bottom, Math.ceil(bottom));
    for (let y = from; y < to; y++) this.sweepRow(y, fill);
  }

  /** A soft round light or shadow: strongest in the middle, nothing at the rim. */
  soft(cx: number, cy: number, rx: number, ry: number, colour: Colour, alpha: number): void {
    const { left, top, right, bottom } = this.clip;
    const r = red(colour);
    const g = green(colour);
    const b = blue(colour);
    const rgb = this.rgb;
    const strength = alpha * this.softness;
    const toY = Math.min(bottom, Math.ceil(cy + ry));
    for (let y = Math.max(top, Math.floor(cy - ry)); y < toY; y++) {
      const dy = (y + 0.5 - cy) / ry;
      const half = Math.sqrt(Math.max(0, 1 - dy * dy)) * rx;
      const toX = Math.min(right, Math.ceil(cx + half));
      for (let x = Math.max(left, Math.floor(cx - half)); x < toX; x++) {
        const dx = (x + 0.5 - cx) / rx;
        const rest = 1 - dx * dx - dy * dy;
        if (rest <= 0) continue;
        const k = rest * rest * strength;
        const i = (y * this.size + x) * 3;
        const r0 = rgb[i] ?? 0;
        const g0 = rgb[i + 1] ?? 0;
        const b0 = rgb[i + 2] ?? 0;
        rgb[i] = r0 + (r - r0) * k + 0.5;
        rgb[i + 1] = g0 + (g - g0) * k + 0.5;
        rgb[i + 2] = b0 + (b - b0) * k + 0.5;
      }
    }
  }

  /** One edge, from its upper end to its lower end. */
  private addEdge(xTop: number, yTop: number, xLow: number, yLow: number, direction: number): void {
    const { left, top, right, bottom } = this.clip;
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

  private sweepRow(y: number, fill: Fill): void {
    const from = this.rowFrom[y] ?? 0;
    const to = Math.min(this.rowTo[y] ?? 0, this.size + 1);
    this.rowFrom[y] = this.size;
    this.rowTo[y] = -1;
    if (to < from) return;
    const [ax, ay, bx, by] = fill.axis;
    const length = (bx - ax) * (bx - ax) + (by - ay) * (by - ay);
    const stepT = length > 0 ? (bx - ax) / length : 0;
    const startT = length > 0 ? ((from + 0.5 - ax) * (bx - ax) + (y + 0.5 - ay) * (by - ay)) / length : 0;
    const r0 = red(fill.from);
    const g0 = green(fill.from);
    const b0 = blue(fill.from);
    const dr = red(fill.to) - r0;
    const dg = green(fill.to) - g0;
    const db = blue(fill.to) - b0;
    // Most pixels are inside an opaque shape whose blend runs downwards: those are written without reading.
    const level = fill.alpha === 1 && Math.abs(stepT) < 1e-9;
    const rowT = Math.max(0, Math.min(1, startT));
    const levelR = r0 + dr * rowT + 0.5;
    const levelG = g0 + dg * rowT + 0.5;
    const levelB = b0 + db * rowT + 0.5;
    const { sums, rgb, layers } = this;
    const right = this.clip.right;
    const base = y * (this.size + 2);
    let sum = 0;
    for (let x = from; x <= to; x++) {
      sum += sums[base + x] ?? 0;
      sums[base + x] = 0;
      const cover = sum < 0 ? -sum : sum;
      if (cover < 0.004 || x >= right) continue;
      const pixel = y * this.size + x;
      if (level && cover > 0.998) {
        rgb[pixel * 3] = levelR;
        rgb[pixel * 3 + 1] = levelG;
        rgb[pixel * 3 + 2] = levelB;
        layers[pixel] = this.layer;
        continue;
      }
      const k = cover < 1 ? cover * fill.alpha : fill.alpha;
      const t = Math.max(0, Math.min(1, startT + stepT * (x - from)));
      const i = pixel * 3;
      const r = rgb[i] ?? 0;
      const g = rgb[i + 1] ?? 0;
      const b = rgb[i + 2] ?? 0;
      rgb[i] = r + (r0 + dr * t - r) * k + 0.5;
      rgb[i + 1] = g + (g0 + dg * t - g) * k + 0.5;
      rgb[i + 2] = b + (b0 + db * t - b) * k + 0.5;
      if (k > 0.55) layers[pixel] = this.layer;
    }
  }
}
