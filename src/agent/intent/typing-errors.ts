import type { LanguageCode } from "./intent.ts";
import { openLanguage } from "./languages/index.ts";
import { fold } from "./plain-line.ts";
import type { WordClass } from "./word-class.ts";

/** What asks for something: a line with one of these mistyped says nothing without it. */
const COMMANDS: readonly WordClass[] = ["draw", "make", "again", "cancel", "delete", "help", "pic", "please"];
/** Of these there are many, and short ones are like other words: "monet" is not "monte". */
const EDITS: readonly WordClass[] = ["edit"];
const WORDS = /(?<![a-z'-])[a-z]{4,12}(?![a-z'-])/g;
const SHORTEST_EDIT = 6;
/** With endings, two letters of many a short word make another: "toro" is not "otro". */
const SHORTEST_WITH_ENDINGS = 5;
/** Of a shorter word a letter more or less is another word: "crate" is not "create". */
const LETTER_TO_SPARE = 6;

/**
 * A text with mistyped commands as they were meant: "maek a pciture", "agian", "stpo". Words that a language knows stay,
 * and so do words with accents.
 */
export function withoutTypingErrors(text: string, codes: readonly LanguageCode[]): string {
  const low = fold(text);
  let mended = "";
  let end = 0;
  for (const { 0: word, index } of low.matchAll(WORDS)) {
    const isPlain = text.slice(index, index + word.length).toLowerCase() === word;
    const meant = isPlain ? commandFor(word, codes) : null;
    if (meant === null) continue;
    mended += text.slice(end, index) + meant;
    end = index + word.length;
  }
  return mended + text.slice(end);
}

function commandFor(word: string, codes: readonly LanguageCode[]): string | null {
  const [likeliest] = codes;
  if (likeliest === undefined || codes.some((code) => openLanguage(code).lexicon.find(word) !== null))
    return null;
  const { whole, lessOne } = commandsOf(likeliest);
  // The endings of other languages are a letter more or less.
  if (likeliest !== "en") return word.length < SHORTEST_WITH_ENDINGS ? null : swapped(word, whole);
  return swapped(word, whole) ?? (word.length < LETTER_TO_SPARE ? null : nearly(word, whole, lessOne));
}

/** Two letters the wrong way round. */
function swapped(word: string, commands: ReadonlySet<string>): string | null {
  for (let at = 0; at < word.length - 1; at += 1) {
    const meant = `${word.slice(0, at)}${word.charAt(at + 1)}${word.charAt(at)}${word.slice(at + 2)}`;
    if (meant !== word && commands.has(meant)) return meant;
  }
  return null;
}

/** A letter too many or too few. "Panting" is a word of its own. */
function nearly(word: string, commands: ReadonlySet<string>, lessOne: Commands["lessOne"]): string | null {
  if (word.endsWith("ing")) return null;
  return withoutEach(word).find((meant) => commands.has(meant)) ?? lessOne.get(word) ?? null;
}

/** A word without each of its letters but the first, which is hardly ever mistyped, and the last: that is an ending. */
function withoutEach(word: string): string[] {
  return Array.from({ length: word.length - 2 }, (_none, at) => word.slice(0, at + 1) + word.slice(at + 2));
}

interface Commands {
  readonly whole: ReadonlySet<string>;
  /** The same lacking a letter, with what they are meant for. */
  readonly lessOne: ReadonlyMap<string, string>;
}
const indexes = new Map<LanguageCode, Commands>();

/** Built when a language is first asked. */
function commandsOf(code: LanguageCode): Commands {
  const known = indexes.get(code);
  if (known !== undefined) return known;
  const { lexicon } = openLanguage(code);
  const edits = lexicon.wordsOf(EDITS).filter((word) => word.length >= SHORTEST_EDIT);
  const whole = new Set([...lexicon.wordsOf(COMMANDS), ...edits].filter((word) => /^[a-z]{4,}$/.test(word)));
  const long = [...whole].filter((word) => word.length > LETTER_TO_SPARE);
  const lessOne = new Map(long.flatMap((word) => withoutEach(word).map((less) => [less, word] as const)));
  const commands = { whole, lessOne };
  indexes.set(code, commands);
  return commands;
}
