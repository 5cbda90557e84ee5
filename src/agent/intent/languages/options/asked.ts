import type { PictureOptions } from "../../picture-options.ts";

/** What people ask for of a picture beside what is in it, in whatever language. */

export const UPRIGHT: PictureOptions = { shape: "portrait" };
export const LYING: PictureOptions = { shape: "landscape" };
export const BANNER: PictureOptions = { shape: "landscape", ratio: { width: 3, height: 1 } };
export const STORY: PictureOptions = { shape: "portrait", ratio: { width: 9, height: 16 } };
export const THUMBNAIL: PictureOptions = { shape: "landscape", ratio: { width: 16, height: 9 } };
export const SQUARE: PictureOptions = { shape: "square" };
export const WIDER: PictureOptions = { shape: "landscape", ratio: { width: 2, height: 1 } };
export const SHARPER: PictureOptions = { unmet: ["resolution"] };
export const FINE: PictureOptions = { quality: "high" };
export const ROUGH: PictureOptions = { quality: "low" };
export const CUT_OUT: PictureOptions = { transparent: true };
export const MIXED: PictureOptions = { shape: "landscape", count: 2, unmet: ["mixed"] };
