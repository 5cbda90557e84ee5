import { cut, readFigures, tidy } from "./option-figures.ts";
import { readFlags } from "./option-flags.ts";
import { type OptionsSoFar, type PictureOptions, setUnmet } from "./picture-options.ts";
import { said } from "./plain-line.ts";
import type { Rule } from "./rule.ts";

export interface OptionsRead {
  readonly options: PictureOptions;
  /** The text without what was read. */
  readonly rest: string;
  /** More pictures were asked for than there may be. */
  readonly tooMany: boolean;
}

/** Words for a shape and the like, as a language has them: each finds the words to take out of the text. */
export type ShapeWords = readonly (readonly [Rule, PictureOptions])[];

/** Words for a shape stand at either end of a long text; between them they describe. */
const LONGEST_READ = 400;
const MAY_HOLD_FIGURES =
  /\d|svg|pdf|eps|psd|tif|webp|jpe?g|bmp|hd|ve[ck]tor|vett?or|gif|video|anima|clip|film|mp4|矢量|ベクター|动|動|वेक्टर/;

/**
 * Reads flags, then figures and formats, then words for shapes, and takes each of them out of the text. `lacking`: as
 * `Language` has it.
 */
export function readOptions(text: string, words: ShapeWords, lacking: string): OptionsRead {
  const reading: OptionsSoFar = { options: {}, tooMany: false };
  let rest = said(readFlags(reading, text, lacking));
  if (MAY_HOLD_FIGURES.test(rest.low)) rest = said(tidy(readFigures(reading, rest).text));
  for (const [pattern, { unmet = [], ...options }] of words) {
    const from = Math.max(0, rest.low.length - LONGEST_READ);
    const found = pattern.exec(rest.low.slice(from));
    if (found === null) continue;
    found.index += from;
    reading.options = merged(options, reading.options);
    for (const what of unmet) setUnmet(reading, what);
    rest = cut(rest, found);
  }
  return { ...reading, rest: tidy(rest.text) };
}

/** What was read first holds; a sheet lies on its side where words say so. */
function merged(said: PictureOptions, before: PictureOptions): PictureOptions {
  const { shape, ratio } = before;
  const isTurned =
    ratio !== undefined && said.shape !== undefined && said.shape !== shape && said.shape !== "square";
  if (!isTurned || before.size !== undefined || said.ratio !== undefined) return { ...said, ...before };
  return { ...before, shape: said.shape, ratio: { width: ratio.height, height: ratio.width } };
}
