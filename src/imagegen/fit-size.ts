import { type PictureOptions, shapeOf } from "../agent/intent/picture-options.ts";
import type { Capabilities, FreeSizes, Sizes } from "./capabilities.ts";
import type { Size } from "./size.ts";

/**
 * A size, ratio or shape as a model draws it: the size itself where the model draws it, else one of its ratio, else that
 * of its shape. null: the model decides.
 */
export function fitSize({ size, ratio = size, shape }: PictureOptions, { sizes }: Capabilities): Size | null {
  if (sizes === null) return null;
  if (size !== undefined && sizes.free !== null && isWithin(size, sizes.free)) return size;
  if (ratio !== undefined) return sizeOfRatio(ratio, sizes);
  return shape === undefined ? null : sizes[shape];
}

/** Nobody sees the difference between 7:4 and 16:9. */
const UNSEEN = 0.03;

/** Whether two sizes have the same ratio for the eye. */
export function isAbout(one: Size, other: Size): boolean {
  return Math.abs(Math.log(one.width / one.height / (other.width / other.height))) < UNSEEN;
}

/** The size that a model has for a shape where that will do; else its own choice that is nearest to a ratio. */
function sizeOfRatio(ratio: Size, sizes: Sizes): Size {
  const ofShape = sizes[shapeOf(ratio.width, ratio.height)];
  if (sizes.free === null || isSame(ofShape, ratio)) return ofShape;
  return nearestSize(ratio, sizes.free, ofShape.width * ofShape.height) ?? ofShape;
}

function isSame(one: Size, other: Size): boolean {
  return one.width * other.height === one.height * other.width;
}

/** Ratios this close count as the same: of those the larger picture is taken. */
const AS_CLOSE = 0.0005;

/** The size nearest to a ratio with at most so many pixels, by which a picture costs. */
function nearestSize(ratio: Size, free: FreeSizes, mostPixels: number): Size | null {
  const wanted = Math.max(1 / free.mostRatio, Math.min(free.mostRatio, ratio.width / ratio.height));
  let [best, least]: [Size | null, number] = [null, Number.POSITIVE_INFINITY];
  for (let height = free.longest - (free.longest % free.step); height >= free.shortest; height -= free.step) {
    const size = { width: Math.round((height * wanted) / free.step) * free.step, height };
    if (size.width * height > mostPixels || !isWithin(size, free)) continue;
    // Larger ones come first.
    const off = Math.floor(Math.abs(Math.log(size.width / height / wanted)) / AS_CLOSE);
    if (off < least) [best, least] = [size, off];
  }
  return best;
}

function isWithin({ width, height }: Size, free: FreeSizes): boolean {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  return (
    width % free.step === 0 &&
    height % free.step === 0 &&
    short >= free.shortest &&
    long <= free.longest &&
    long / short <= free.mostRatio &&
    width * height <= free.mostPixels
  );
}
