import type { PictureOptions } from "../../picture-options.ts";
import type { ShapeWords } from "../../read-options.ts";
import { phrases, rule } from "../patterns.ts";

/** How a language asks for what a picture is to be used for, how good it is to be, and the like. */
export interface OptionWords {
  /** "Without #", with # for the thing. */
  readonly lacking: string;
  /** A line that holds one of the words has one of these. */
  readonly hints: readonly string[];
  readonly words: () => ShapeWords;
}

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

export const SITE = "(?:instagram|insta|ig|whatsapp|facebook|tiktok|snapchat)";
const BEFORE = "[\\s,(]{0,3}(?:^|(?<=[\\s,(]))";
const END = "\\)?(?=[\\s]*(?:[.,;!?]|$))";
export const HD = `(?:(?:full|true) ?)?hd(?: ?(?:quality|qualitat|calidad|qualite|qualidade|qualita))?`;

/** Patterns that stand between other words, or end a part of the line. */
export function optionTable(
  ...rows: readonly (readonly [pattern: string, options: PictureOptions])[]
): () => ShapeWords {
  return () => rows.map(([pattern, options]) => [rule(`${BEFORE}(?:${pattern})${END}`), options]);
}

const COMMON_HINTS = "hd|banner|story|stories|reel|tiktok|instagram|insta|youtube|thumbnail";
export const hints = (text: string) => phrases(`${COMMON_HINTS}|${text}`);

export const romance = (one: string, a: string, and: string, shapes: string) =>
  `${one} (?:${a} )?(?:${shapes})(?:,| ${and}|, ${and}) (?:${one}|otr[oa]|outr[oa]|l'autre|un'altra) (?:${a} )?(?:${shapes})`;
