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
