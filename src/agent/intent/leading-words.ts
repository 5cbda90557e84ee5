import { type Said, without } from "./plain-line.ts";
import { type Classes, type Lexicon, normalised, type WordClass } from "./word-class.ts";

/** The word or phrase that a text begins with. */
interface LeadingWord {
  readonly classes: Classes;
  readonly end: number;
}

/** More than a greeting, courtesy and "can you" before a wish; fewer than anybody strings together. */
const MOST_PIECES = 8;
/** No phrase of a lexicon has more words. */
const MOST_WORDS = 5;
const MARKS = /[\s¡¿]*/y;
const CHUNK = /[^\s.,!?;:…。！？、，；：~"“”„«»()[\]{}*—–]+/y;
const UNSPACED = /[\u3041-\u30ff\u3400-\u9fff]/;
const PUNCTUATION = /\s?[,!.;:…—–。！、，；：~-][\s,!.;:…—–。！、，；：~-]*/y;
const NO_CLASS: Classes = new Set();

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function leadingWord(low: string, from: number, lexicon: Lexicon): LeadingWord | null {
  const start = matchAt(MARKS, low, from);
  const ends = endsOfWords(low, start, lexicon);
  for (const end of ends.toReversed()) {
    if (end - start > lexicon.longest + 20) continue;
    const classes = lexicon.find(normalised(low.slice(start, end)).trim());
    if (classes !== null) return { classes, end };
  }
  const [first] = ends;
  return first === undefined ? null : { classes: NO_CLASS, end: first };
}

/** Where the first word ends, the first two, and so on. */
function endsOfWords(low: string, start: number, lexicon: Lexicon): number[] {
  const first = matchAt(CHUNK, low, start);
  if (first === start) return [];
  if (UNSPACED.test(low.charAt(start))) {
    return Array.from(
      { length: Math.max(1, Math.min(lexicon.longestFrom(low.charAt(start)), first - start)) },
      (_none, index) => start + index + 1,
    );
  }
  const ends: number[] = [];
  for (let [from, end] = [start, first]; end > from && ends.length < 2 * MOST_WORDS; ) {
    // "L'image" is two words.
    const apostrophe = low.slice(from, end - 1).indexOf("'");
    if (apostrophe > 0) ends.push(from + apostrophe + 1);
    ends.push(end);
    if (low.charAt(end) !== " ") break;
    from = end + 1;
    end = matchAt(CHUNK, low, from);
  }
  return ends;
}

function has({ classes }: LeadingWord, ...names: readonly WordClass[]): boolean {
  return names.some((name) => classes.has(name));
}

/** A text with what begins it taken off, as long as something is left. */
function withoutWords(
  given: Said,
  lexicon: Lexicon,
  goes: (word: LeadingWord, next: LeadingWord, isPunctuated: boolean, pieces: number) => boolean,
): Said {
  const { low } = given;
  let at = 0;
  for (let pieces = 0; pieces < MOST_PIECES; pieces += 1) {
    const word = leadingWord(low, at, lexicon);
    if (word === null) break;
    const after = matchAt(PUNCTUATION, low, word.end);
    const next = leadingWord(low, after, lexicon);
    const isLast = next === null && low.slice(after).trim() === "";
    if (isLast || !goes(word, next ?? { classes: NO_CLASS, end: after }, after > word.end, pieces)) break;
    at = after;
  }
  return at === 0 ? given : without(given, 0, at);
}

const SAID_BEFORE: readonly WordClass[] = [
  "greet",
  "filler",
  "yes",
  "no",
  "thanks",
  "bye",
  "now",
  "cancel",
  "poor",
];
const WISHES: readonly WordClass[] = ["ask", "want", "draw", "make", "edit", "please"];
const BELONGS: readonly WordClass[] = [
  "the",
  "it",
  "a",
  "draw",
  "make",
  "edit",
  "more",
  "prep",
  "nth",
  "same",
  "number",
];

/** A wish without what stands before it: "hey, could you please draw a cat" becomes "draw a cat". */
export function withoutOpenings(given: Said, lexicon: Lexicon): Said {
  return withoutWords(given, lexicon, (word, next, isPunctuated) => {
    if (has(word, "ask") || (has(word, "please") && !has(word, "draw"))) return true;
    if (has(word, ...BELONGS) && !(isPunctuated && has(word, "filler", "greet"))) return false;
    if (isPunctuated && has(word, ...SAID_BEFORE)) return true;
    if (isPunctuated && has(word, "praise")) return next.classes.size > 0;
    return has(word, ...SAID_BEFORE, "praise") && has(next, ...WISHES, "again", "filler", "yes");
  });
}

/** What shows that "sketch" and "design" are verbs. */
const OBJECTS: readonly WordClass[] = ["a", "number", "me", "my", "please", "depicts", "vague"];

/** A description without what asks for it: "I want to see a picture of a cat" becomes "a cat". */
export function withoutDrawing(given: Said, lexicon: Lexicon): Said {
  const asked = withoutWords(given, lexicon, (word, next, _isPunctuated, pieces) => {
    if (has(word, "want", "depicts") || (has(word, "draw") && !has(word, "make"))) return true;
    if (pieces > 0 && has(word, "me", "please", "filler") && !has(word, "the", "a", "it")) return true;
    if (has(word, "me") && has(next, "draw", "make")) return true;
    return has(word, "make", "draw") && !has(word, "a", "the") && has(next, ...OBJECTS);
  });
  return withoutPictureOf(asked, lexicon);
}

/** "A nice picture of a cat". */
function withoutPictureOf(given: Said, lexicon: Lexicon): Said {
  let at = 0;
  for (let pieces = 0; pieces < 4; pieces += 1) {
    const word = leadingWord(given.low, at, lexicon);
    if (word === null) return given;
    at = word.end;
    if (has(word, "depicts")) return without(given, 0, at);
    if (!has(word, "a", "the", "my", "praise", "filler")) return given;
  }
  return given;
}
