import {
  type OptionsSoFar,
  type PictureOptions,
  type Shape,
  setCount,
  setQuality,
  setRatio,
  setSeed,
  setSize,
  setUnmet,
} from "./picture-options.ts";

type Setter = (reading: OptionsSoFar, value: string) => boolean;

/** Flags with a value of one word, each with what reads it. */
const SETTERS: ReadonlyMap<string, Setter> = new Map([
  ...["ar", "aspect", "aspect-ratio", "ratio"].map((name) => [name, setRatio] as const),
  ...["size", "s-size", "resolution"].map((name) => [name, setSize] as const),
  ...["n", "count", "num", "number", "repeat"].map((name) => [name, setCount] as const),
  ["seed", setSeed],
  ...["quality", "q"].map((name) => [name, setQuality] as const),
]);

const SHAPES: ReadonlyMap<string, Shape> = new Map([
  ["square", "square"],
  ["portrait", "portrait"],
  ["tall", "portrait"],
  ["landscape", "landscape"],
  ["wide", "landscape"],
]);

/** Flags that say all by themselves: what each adds. */
const SWITCHES: ReadonlyMap<string, PictureOptions> = new Map<string, PictureOptions>([
  ...[...SHAPES].map(([name, shape]): [string, PictureOptions] => [name, { shape }]),
  ["transparent", { transparent: true }],
  ["hd", { quality: "high" }],
  ["draft", { quality: "low" }],
]);

/** "--no text": what follows is not to be there. */
const LEAVES_OUT: ReadonlySet<string> = new Set(
  "no neg negative negative-prompt without ohne sin sans sem senza".split(" "),
);

/** Flags of other drawing programs, whose value may be any word. */
const TAKES_A_WORD: ReadonlySet<string> = new Set(
  "style sref cref oref profile p niji v version model sampler scheduler preset upscaler".split(" "),
);
const OTHERS: ReadonlySet<string> = new Set(
  "tile raw fast relax turbo stealth public stylize chaos weird stop iw sw cw ow steps cfg".split(" "),
);

/** A flag where it stands. A dash that a phone made of two glues only a name that is known to its left. */
const FLAG = /(--|—|–)([a-z][a-z_-]{0,20})(?=[\s=,.;!?]|$)/gi;
const VALUE = /^(?:\s?=\s?|\s+)([^\s=]{1,40}?)(?=[,;!?]|\.(?:\s|$)|\s|$)/;
const FIGURES = /^(?:-?\d|\.\d|https?:\/\/)/i;
/** "The sea --calm and blue-- at dawn": dashes around an aside. */
const ASIDE = /[^\s-]--(?=[\s,.;]|$)/;
const BOTH_SIDES = /--width[ =](\d{1,6}) {1,3}--height[ =](\d{1,6})(?=\s|$)/gi;
/** More than anybody writes; what comes after is a description. */
const MOST_FLAGS = 40;

/**
 * Reads options that are written as flags ("--ar 16:9") and gives back the text without them. One that is unknown, or
 * whose value makes no sense, goes as well, and is noted. `lacking`: how a language says that a thing is not there, with
 * # for the thing.
 */
export function readFlags(reading: OptionsSoFar, given: string, lacking: string): string {
  const text = given.replace(BOTH_SIDES, "--size $1x$2");
  const hasAside = ASIDE.test(text);
  let [kept, at] = ["", 0];
  for (const flag of [...text.matchAll(FLAG)].slice(0, MOST_FLAGS)) {
    const name = (flag[2] ?? "").toLowerCase().replaceAll("_", "-");
    const isOther = TAKES_A_WORD.has(name) || OTHERS.has(name);
    const isGlued = flag.index > 0 && !/[\s,;]/.test(text.charAt(flag.index - 1));
    const isMeant = isGlued ? SETTERS.has(name) && flag[1] === "--" : isKnown(name) || isOther;
    if (flag.index < at || !(isMeant || (!isGlued && flag[1] === "--" && !hasAside))) continue;
    kept += text.slice(at, flag.index);
    at = flag.index + flag[0].length;
    if (LEAVES_OUT.has(name)) {
      const thing = leftOut(text.slice(at));
      kept += thing.words === "" ? "" : lacking.replace("#", () => thing.words);
      at += thing.length;
    } else at += valueLength(reading, name, text.slice(at, at + LONGEST_VALUE));
  }
  return kept + text.slice(at);
}

const LONGEST_VALUE = 60;

function isKnown(name: string): boolean {
  return SETTERS.has(name) || SWITCHES.has(name) || LEAVES_OUT.has(name);
}

/** Acts on a flag; the length of its value, which goes with it. */
function valueLength(reading: OptionsSoFar, name: string, tail: string): number {
  const added = SWITCHES.get(name);
  if (added !== undefined) {
    Object.assign(reading.options, added);
    return 0;
  }
  const [whole = "", value = ""] = VALUE.exec(tail) ?? [];
  const set = SETTERS.get(name);
  if (set?.(reading, value.toLowerCase()) === true) return whole.length;
  setUnmet(reading, "flags");
  // "A fox --ar in the snow": words that are no value stay.
  const isValue = whole.trimStart().startsWith("=") || FIGURES.test(value);
  const isLast = /^\s*(?:$|--)/.test(tail.slice(whole.length)) && set !== undefined;
  return isValue || isLast || TAKES_A_WORD.has(name) ? whole.length : 0;
}

const LONGEST_THING = 200;
/** The next flag, or the end of the sentence. */
const ITS_END = /\s(?:--|—|–)[a-z]|[.;!?]/i;

/** What "--no" leaves out. */
function leftOut(tail: string): { readonly words: string; readonly length: number } {
  const rest = tail.slice(0, LONGEST_THING);
  const end = rest.search(ITS_END);
  const piece = end < 0 ? rest : rest.slice(0, end);
  return { words: piece.replace(/^[\s=]+/, "").trimEnd(), length: piece.length };
}
