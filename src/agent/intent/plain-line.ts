import type { Rule } from "./rule.ts";

/** A line as a person wrote it, and as the rules compare it. */
export interface PlainLine {
  /** The person's own words, in one normal form, on one line. */
  readonly text: string;
  /** Lower case, without accents, punctuation, emoji and marks of emphasis: what whole phrases are compared with. */
  readonly plain: string;
  readonly isQuestion: boolean;
}

/** A text beside the form of it that the rules look at: each character of `low` stands where that of `text` does. */
export interface Said {
  readonly text: string;
  /** Lower case, Latin letters without accents: many people leave these out. */
  readonly low: string;
}

/** How an emoji is to look is a letter's mark to Unicode. */
const EMOJI_MARKS = /[\u200d\ufe0e\ufe0f]/g;
const SMILEYS = /(?<![0-9])(?:[:;=]['-]?[()dpo3*]+|<3)(?=\s|$)/g;
/** Signs that mean something only within a word or a number. */
const LONE_SIGNS = /(?:^| )['+#:]+(?= |$)/g;
const APOSTROPHES = /[’‘ʼ＇`´]/g;
const QUESTION_MARK = /[?？؟]/;
/** Punctuation and emoji after a question mark change nothing. */
const SAYS_SOMETHING = /[a-zA-Z0-9\u0080-\u02ff\u0370-\u1fff\u3040-\ud7ff]/;
/** The same as `NOT_WORDS` where a text has nothing else, and far cheaper to get ready. */
const NOT_ASCII_WORDS = /[^a-z0-9'+#:]+/g;
/** "soooo", "thaaanks": three and more of a letter are two. */
const STRETCHED = /([a-z])\1{2,}/g;
const BEYOND_ASCII = /[^\0-\x7f]/;
const ACCENTED = /[\u00e0-\u0148]/g;
const PLAIN_OF: ReadonlyMap<string, string> = new Map(
  [..."àaáaâaãaäaåaçcèeéeêeëeìiíiîiïiñnòoóoôoõoöoùuúuûuüuýyÿyăaąaćcčcďdęeěeğgłlńnňn".matchAll(/../g)].map(
    ([pair]) => [pair.charAt(0), pair.charAt(1)],
  ),
);

let beyondAscii: RegExp | null = null;
/** Made when it is first needed: getting it ready takes a millisecond. */
function notWords(): RegExp {
  beyondAscii ??= /[^\p{L}\p{M}\p{N}'+#:]+/gu;
  return beyondAscii;
}

/** Short forms as they are typed in a hurry. */
const HURRIED =
  /\b(do|does|did|is|are|was|were|ca|wo|could|should|would|have|has|ai)nt\b|\b(what|that|who|how|where|there|let|he|she)s\b|\b(you|they)re\b|\bits\b/g;

function withApostrophes(plain: string): string {
  return plain.replace(HURRIED, (_word, not?: string, is?: string, are?: string) => {
    if (not !== undefined) return `${not}n't`;
    if (is !== undefined) return `${is}'s`;
    return are === undefined ? "it's" : `${are}'re`;
  });
}

/** A text as `PlainLine.text` has it. */
export function plainText(given: string): string {
  return given.normalize("NFC").replace(APOSTROPHES, "'").replace(/\s+/g, " ").trim();
}

/** `text`: as `plainText` made it. */
export function plainLine(text: string): PlainLine {
  return { text, plain: withApostrophes(plainWords(text)), isQuestion: endsAsQuestion(text) };
}

function endsAsQuestion(text: string): boolean {
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const letter = text.charAt(at);
    if (QUESTION_MARK.test(letter)) return true;
    if (SAYS_SOMETHING.test(letter)) return false;
  }
  return false;
}

/** A text as `PlainLine.plain` has it. */
export function plainWords(text: string): string {
  const low = fold(text).replace(EMOJI_MARKS, "").replace(SMILEYS, "").replace(STRETCHED, "$1$1");
  return low
    .replace(BEYOND_ASCII.test(low) ? notWords() : NOT_ASCII_WORDS, " ")
    .replace(LONE_SIGNS, "")
    .trim();
}

/** Lower case without accents, of the same length. */
export function fold(text: string): string {
  // The one letter whose small form is longer.
  const lower = text.replaceAll("İ", "I").toLowerCase();
  return BEYOND_ASCII.test(lower) ? withoutAccents(lower) : lower;
}

/** Latin letters without their accents, one for one. */
export function withoutAccents(text: string): string {
  return text.replace(ACCENTED, (letter) => PLAIN_OF.get(letter) ?? letter);
}

export function said(text: string): Said {
  const trimmed = text.trim();
  return { text: trimmed, low: fold(trimmed) };
}

/** The same without a piece of it. */
export function without({ text, low }: Said, start: number, end: number, instead = ""): Said {
  return {
    text: (text.slice(0, start) + instead + text.slice(end)).trim(),
    low: (low.slice(0, start) + instead + low.slice(end)).trim(),
  };
}

/** The same without the first piece that an expression finds. */
export function withoutFound(whole: Said, pattern: Rule): Said {
  const found = pattern.exec(whole.low);
  return found === null ? whole : without(whole, found.index, found.index + found[0].length);
}
