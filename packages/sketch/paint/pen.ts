import { type Colour, darker, lighter } from "../colour.ts";
import type { Noise } from "../noise.ts";
import type { Canvas } from "./canvas.ts";
import { type Points, stroke } from "./shapes.ts";

/** The effect of the scene's light on a colour that is not itself a lamp. */
export type Light = (colour: Colour) => Colour;

interface Setting {
  x: number;
  y: number;
  scaleX: number;
  scaleY: number;
  alpha: number;
  light: Light;
  /** −1 if the light comes from the left, 1 from the right. */
  lightFrom: number;
}

/**
 * Draws in the coordinates of one thing: origin at the middle of its foot, y downwards, 100 units tall by custom.
 * Every fill is a little lighter on the side of the light and darker away from it, and its outline wavers slightly.
 */
export class Pen {
  readonly canvas: Canvas;
  private readonly noise: Noise;
  private readonly setting: Setting;

  constructor(canvas: Canvas, noise: Noise, setting: Setting) {
    this.canvas = canvas;
    this.noise = noise;
    this.setting = setting;
  }

  /** A pen at another place of this one's coordinates, scaled and maybe mirrored. */
  at(x: number, y: number, scale = 1, mirrored = false): Pen {
    const s = this.setting;
    return this.with({
      x: s.x + x * s.scaleX,
      y: s.y + y * s.scaleY,
      scaleX: s.scaleX * scale * (mirrored ? -1 : 1),
      scaleY: s.scaleY * scale,
    });
  }

  /** The same place upside down and faint, squeezed a little: what water shows. */
  reflected(alpha: number): Pen {
    return this.with({ scaleY: this.setting.scaleY * -0.8, alpha: this.setting.alpha * alpha });
  }

  lit(light: Light): Pen {
    return this.with({ light });
  }

  private with(change: Partial<Setting>): Pen {
    return new Pen(this.canvas, this.noise, { ...this.setting, ...change });
  }

  fill(outline: Points, colour: Colour, alpha = 1, shading = 1): void {
    const lit = this.setting.light(colour);
    const placed = this.place(outline);
    const [left, top, right, bottom] = bounds(placed);
    const slant = (right - left) * 0.35 * this.setting.lightFrom;
    const middle = (left + right) / 2;
    this.canvas.fill(placed, {
      from: lighter(lit, 0.1 * shading),
      to: darker(lit, 0.16 * shading),
      axis: [middle + slant, top, middle - slant, bottom],
      alpha: alpha * this.setting.alpha,
    });
  }

  /** A flat colour that the light of the scene does not change: a lamp, a lit window, an eye's glint. */
  glowing(outline: Points, colour: Colour, alpha = 1): void {
    this.canvas.fill(this.place(outline), {
      from: colour,
      to: colour,
      axis: [0, 0, 0, 0],
      alpha: alpha * this.setting.alpha,
    });
  }

  line(points: Points, width: number, colour: Colour, alpha = 1, endWidth = width): void {
    this.fill(stroke(points, width, endWidth), colour, alpha, 0.3);
  }

  /** A soft round light around a lamp, a fire, the moon. */
  halo(x: number, y: number, radius: number, colour: Colour, alpha: number): void {
    const s = this.setting;
    const r = radius * Math.abs(s.scaleX);
    this.canvas.soft(s.x + x * s.scaleX, s.y + y * s.scaleY, r, r, colour, alpha * s.alpha);
  }

  /** A soft flat shadow on the ground. */
  shadow(x: number, y: number, halfWidth: number, alpha = 0.4): void {
    const s = this.setting;
    const rx = halfWidth * Math.abs(s.scaleX);
    this.canvas.soft(s.x + x * s.scaleX, s.y + y * s.scaleY, rx, rx * 0.13, 0x14152b, alpha * s.alpha);
  }

  private place(outline: Points): number[] {
    const { x: ox, y: oy, scaleX, scaleY } = this.setting;
    const placed: number[] = [];
    for (let i = 0; i < outline.length; i += 2) {
      const x = ox + (outline[i] ?? 0) * scaleX;
      const y = oy + (outline[i + 1] ?? 0) * scaleY;
      placed.push(x + this.noise.at(x / 19, y / 19) * 1.1, y + this.noise.at(y / 17 + 31, x / 17) * 1.1);
    }
    return placed;
  }
}

function bounds(points: Points): [number, number, number, number] {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i] ?? 0;
    const y = points[i + 1] ?? 0;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return [left, top, right, bottom];
}
