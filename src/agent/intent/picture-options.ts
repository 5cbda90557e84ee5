import * as z from "zod/mini";
import { type Said, said, without } from "./plain-line.ts";
import type { Rule } from "./rule.ts";

/** Shapes that people name. */
const SHAPES = ["square", "landscape", "portrait"] as const;
export type Shape = (typeof SHAPES)[number];

/** How many pictures one message may ask for. */
export const MOST_PICTURES = 4;

/** What a picture was asked to be beyond its description. What is absent was not asked for. */
export const pictureOptionsSchema = z.lazy(() =>
  z.object({
    shape: z.optional(z.enum(SHAPES)),
    /** In pixels. */
    size: z.optional(z.object({ width: z.int().check(z.positive()), height: z.int().check(z.positive()) })),
    count: z.optional(z.int().check(z.gte(1), z.lte(MOST_PICTURES))),
    seed: z.optional(z.int().check(z.gte(0), z.lte(0xffffffff))),
    quality: z.optional(z.enum(["low", "medium", "high"])),
    transparent: z.optional(z.boolean()),
  }),
);
export type PictureOptions = z.infer<typeof pictureOptionsSchema>;

export interface OptionsRead {
  readonly options: PictureOptions;
  /** The text without what was read. */
  readonly rest: string;
  /** More pictures were asked for than there may be. */
  readonly tooMany: boolean;
}

type Reading = { options: PictureOptions; rest: string; tooMany: boolean };

/** A shape for each side ratio: about as long as wide is a square. */
export function shapeOf(width: number, height: number): Shape {
  const ratio = width / height;
  if (ratio > 1.15) return "landscape";
  return ratio < 1 / 1.15 ? "portrait" : "square";
}

const LONGEST_SIDE = 4_096;
/** Flags stand anywhere; a value is one word. */
const FLAG =
  /(^|\s)(?:--|—|–)(ar|aspect|size|n|count|seed|quality|q|transparent|square|portrait|landscape|wide)(?:[ =]([^\s]{1,20}))?(?=\s|$)/gi;
const TAKES_NO_VALUE: ReadonlySet<string> = new Set([
  "transparent",
  "square",
  "portrait",
  "landscape",
  "wide",
]);

/** Options written as flags ("--ar 16:9"). A flag whose value makes no sense stays in the text. */
function readFlags(reading: Reading): void {
  reading.rest = reading.rest.replace(FLAG, (all: string, before: string, name: string, value?: string) => {
    const flag = name.toLowerCase();
    if (TAKES_NO_VALUE.has(flag)) {
      setShape(reading, flag);
      return value === undefined ? before : `${before}${value}`;
    }
    return value !== undefined && setFlag(reading, flag, value.toLowerCase()) ? before : all;
  });
}

function setShape(reading: Reading, name: string): void {
  if (name === "transparent") reading.options.transparent = true;
  else reading.options.shape = name === "square" || name === "portrait" ? name : "landscape";
}

function setFlag(reading: Reading, flag: string, value: string): boolean {
  switch (flag) {
    case "ar":
    case "aspect":
      return setRatio(reading, value);
    case "size":
      return setSize(reading, value);
    case "n":
    case "count":
      return /^\d{1,3}$/.test(value) && setCount(reading, Number(value));
    case "seed":
      return /^\d{1,9}$/.test(value) && Object.assign(reading.options, { seed: Number(value) }) !== null;
    default:
      return setQuality(reading, value);
  }
}

function setRatio(reading: Reading, value: string): boolean {
  const found = /^(\d{1,3}(?:\.\d{1,3})?)[:x/](\d{1,3}(?:\.\d{1,3})?)$/.exec(value);
  if (found === null) return false;
  const [width, height] = [Number(found[1]), Number(found[2])];
  if (width <= 0 || height <= 0) return false;
  reading.options.shape = shapeOf(width, height);
  return true;
}

function setSize(reading: Reading, value: string): boolean {
  const found = /^(\d{2,4})[x×*](\d{2,4})$/.exec(value);
  if (found === null) return false;
  const [width, height] = [Number(found[1]), Number(found[2])];
  if (Math.min(width, height) < 64 || Math.max(width, height) > LONGEST_SIDE) return false;
  reading.options.size = { width, height };
  reading.options.shape = shapeOf(width, height);
  return true;
}

function setQuality(reading: Reading, value: string): boolean {
  if (value !== "low" && value !== "medium" && value !== "high") return false;
  reading.options.quality = value;
  return true;
}

/** At most so many are drawn; that more were asked for is told. */
function setCount(reading: Reading, count: number): boolean {
  if (count < 1) return false;
  reading.options.count = Math.min(count, MOST_PICTURES);
  if (count > MOST_PICTURES) reading.tooMany = true;
  return true;
}

/** Words for a shape, as a language has them: each finds the words to take out of the text. */
export type ShapeWords = readonly (readonly [Rule, Partial<PictureOptions>])[];

const BARE_RATIO =
  /(?:^|[\s,;(])(?:in |als |en |em |in formato )?(\d{1,2}:\d{1,2})(?: (?:format|ratio|aspect ratio|aspect))?(?=[\s,.;)]|$)/;
const RATIOS: ReadonlySet<string> = new Set([
  "1:1",
  "16:9",
  "9:16",
  "4:3",
  "3:4",
  "3:2",
  "2:3",
  "21:9",
  "4:5",
  "5:4",
]);
const BARE_SIZE =
  /(?:^|[\s,;(])(?:in |at )?(\d{3,4} ?(?:[x×]|by) ?\d{3,4})(?: ?(?:px|pixels?))?(?=[\s,.;)]|$)/;
/** Words for a shape stand at either end of a long text; between them they describe. */
const LONGEST_READ = 400;

/** Reads flags, then ratios and sizes, then words for shapes, and takes each of them out of the text. */
export function readOptions(text: string, words: ShapeWords): OptionsRead {
  const reading: Reading = { options: {}, rest: text, tooMany: false };
  readFlags(reading);
  let rest = said(reading.rest);
  const ratio = BARE_RATIO.exec(rest.low);
  if (ratio?.[1] !== undefined && RATIOS.has(ratio[1]) && setRatio(reading, ratio[1]))
    rest = cut(rest, ratio);
  const size = BARE_SIZE.exec(rest.low);
  if (size?.[1] !== undefined && setSize(reading, size[1].replaceAll(" ", "").replace("by", "x")))
    rest = cut(rest, size);
  for (const [pattern, options] of words) {
    const from = Math.max(0, rest.low.length - LONGEST_READ);
    const found = pattern.exec(rest.low.slice(from));
    if (found === null) continue;
    found.index += from;
    reading.options = { ...options, ...reading.options };
    rest = cut(rest, found);
  }
  return { ...reading, rest: tidy(rest.text) };
}

function cut(rest: Said, { index, 0: piece }: RegExpExecArray): Said {
  return without(rest, index, index + piece.length, piece.startsWith("(") ? " (" : " ");
}

/** What is left between two pieces that were taken out. */
function tidy(text: string): string {
  const joined = text
    .replace(/\(\s*\)/g, " ")
    .replace(/\s+/g, " ")
    .replace(/ ([,.;:!?])/g, "$1");
  let [start, end] = [0, joined.length];
  while (start < end && " ,;.:".includes(joined.charAt(start))) start += 1;
  while (end > start && " ,;:".includes(joined.charAt(end - 1))) end -= 1;
  return joined.slice(start, end);
}
