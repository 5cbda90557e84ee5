import type { Colour } from "../colour.ts";
import type { Pen } from "../paint/pen.ts";
import type { Random } from "../random.ts";

/** The look of a drawing: what varies between two of the same thing. */
export interface Look {
  /** The colour that the prompt gave it. */
  colour?: Colour;
  random: Random;
  /** Whether it is dark outside: then windows and lamps are lit. */
  dark: boolean;
}

type Spot = readonly [x: number, y: number];

/** One drawable thing, in its own coordinates: foot at (0, 0), 100 units tall, y downwards. */
export interface Thing {
  draw(pen: Pen, look: Look): void;
  /** Height beside a person or a tree, where 1 is a large animal: sensible proportions, not true ones. */
  size: number;
  /** Width for a height of 1. */
  width: number;
  /** The spots where it holds something, where its hat goes, and where something sits on it. */
  hand?: Spot;
  head?: Spot;
  perch?: Spot;
}
