import * as z from "zod/mini";

/** Shapes that people name. */
const SHAPES = ["square", "landscape", "portrait"] as const;
export type Shape = (typeof SHAPES)[number];

/** How many pictures one message may ask for. */
export const MOST_PICTURES = 4;

/** What is asked for and no provider gives, or what makes no sense: it is told beside the picture. */
const UNMET = ["resolution", "format", "motion", "mixed", "flags", "size", "seed", "quality"] as const;
export type Unmet = (typeof UNMET)[number];

const sides = z.object({ width: z.number().check(z.positive()), height: z.number().check(z.positive()) });

/** What a picture was asked to be beyond its description. What is absent was not asked for. */
export const pictureOptionsSchema = z.lazy(() =>
  z.object({
    shape: z.optional(z.enum(SHAPES)),
    /** The sides against each other: 21 to 9. Comes with the shape that is nearest. */
    ratio: z.optional(sides),
    /** In pixels. */
    size: z.optional(z.object({ width: z.int().check(z.positive()), height: z.int().check(z.positive()) })),
    count: z.optional(z.int().check(z.gte(1), z.lte(MOST_PICTURES))),
    seed: z.optional(z.int().check(z.gte(0), z.lte(HIGHEST_SEED))),
    quality: z.optional(z.enum(["low", "medium", "high"])),
    transparent: z.optional(z.boolean()),
    unmet: z.optional(z.array(z.enum(UNMET))),
  }),
);
export type PictureOptions = z.infer<typeof pictureOptionsSchema>;

/** Options as far as they were read. */
export interface OptionsSoFar {
  options: PictureOptions;
  /** More pictures were asked for than there may be. */
  tooMany: boolean;
}

/** A shape for each side ratio: about as long as wide is a square. */
export function shapeOf(width: number, height: number): Shape {
  const ratio = width / height;
  if (ratio > 1.15) return "landscape";
  return ratio < 1 / 1.15 ? "portrait" : "square";
}

const HIGHEST_SEED = 0xffffffff;
const [SHORTEST_SIDE, LONGEST_SIDE] = [64, 4_096];

/** Notes once what cannot be had. */
export function setUnmet(reading: OptionsSoFar, what: Unmet): void {
  const { unmet = [] } = reading.options;
  if (!unmet.includes(what)) reading.options.unmet = [...unmet, what];
}

/** "16:9". The setters answer whether the value makes sense. */
export function setRatio(reading: OptionsSoFar, value: string): boolean {
  const found = /^(\d{1,4}(?:\.\d{1,3})?)[:x×/](\d{1,4}(?:\.\d{1,3})?)$/.exec(value);
  const [width, height] = [Number(found?.[1] ?? 0), Number(found?.[2] ?? 0)];
  if (width <= 0 || height <= 0) return false;
  reading.options.shape = shapeOf(width, height);
  reading.options.ratio = { width, height };
  return true;
}

/** "1024x1536". Of a size that nobody draws the shape is kept. */
export function setSize(reading: OptionsSoFar, value: string): boolean {
  const found = /^(\d{1,6})[x×*](\d{1,6})$/.exec(value);
  const [width, height] = [Number(found?.[1] ?? 0), Number(found?.[2] ?? 0)];
  if (width <= 0 || height <= 0) return false;
  reading.options.shape = shapeOf(width, height);
  if (Math.min(width, height) >= SHORTEST_SIDE && Math.max(width, height) <= LONGEST_SIDE)
    reading.options.size = { width, height };
  else setUnmet(reading, "size");
  return true;
}

/** Seeds have 32 bits. */
export function setSeed(reading: OptionsSoFar, value: string): boolean {
  if (!/^\d{1,20}$/.test(value)) return false;
  if (Number(value) <= HIGHEST_SEED) reading.options.seed = Number(value);
  else setUnmet(reading, "seed");
  return true;
}

/** At most so many are drawn; that more were asked for is told. */
export function setCount(reading: OptionsSoFar, value: string): boolean {
  if (!/^\d{1,9}$/.test(value) || Number(value) < 1) return false;
  reading.options.count = Math.min(Number(value), MOST_PICTURES);
  if (Number(value) > MOST_PICTURES) reading.tooMany = true;
  return true;
}

const QUALITIES: ReadonlyMap<string, NonNullable<PictureOptions["quality"]>> = new Map([
  ["low", "low"],
  ["draft", "low"],
  [".25", "low"],
  ["0.25", "low"],
  [".5", "low"],
  ["0.5", "low"],
  ["medium", "medium"],
  ["standard", "medium"],
  ["1", "medium"],
  ["high", "high"],
  ["hd", "high"],
  ["2", "high"],
  ["4", "high"],
]);

export function setQuality(reading: OptionsSoFar, value: string): boolean {
  const quality = QUALITIES.get(value);
  if (quality === undefined) return value === "auto";
  reading.options.quality = quality;
  return true;
}
