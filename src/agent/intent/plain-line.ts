/** A line as a person wrote it, and as the rules compare it. */
export interface PlainLine {
  /** The person's own words, in one normal form, on one line. */
  readonly text: string;
  /** Lower case, without punctuation, emoji and marks of emphasis: what whole phrases are compared with. */
  readonly plain: string;
  readonly isQuestion: boolean;
}

const APOSTROPHES = /[’‘ʼ＇`´]/g;
const QUESTION_END = /[?？؟][\s\p{P}\p{S}]*$/u;
const NOT_WORDS = /[^\p{L}\p{M}\p{N}'+#:]+/gu;
/** "soooo", "thaaanks": three and more of a letter are two. */
const STRETCHED = /(\p{L})\1{2,}/gu;

export function plainLine(given: string): PlainLine {
  const text = given.normalize("NFC").replace(APOSTROPHES, "'").replace(/\s+/g, " ").trim();
  return { text, plain: plainWords(text), isQuestion: QUESTION_END.test(text.slice(-40)) };
}

/** A text as `PlainLine.plain` has it. */
export function plainWords(text: string): string {
  return text.toLowerCase().replace(STRETCHED, "$1$1").replace(NOT_WORDS, " ").trim();
}
