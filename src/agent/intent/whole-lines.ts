import type { LanguageCode } from "./intent.ts";
import { MEANINGS, type Meaning } from "./language.ts";
import { LANGUAGE_SOURCES } from "./languages/index.ts";
import { fold } from "./plain-line.ts";

export interface LineRead {
  readonly code: LanguageCode;
  readonly meaning: Meaning;
}

/** More words than any of the lines has. */
const LONGEST_LINE = 60;

/** What a line says that some language has as a whole: of several the one that is likeliest, else the first. */
export function wholeLine(plain: string, likely: readonly LanguageCode[]): LineRead | null {
  if (plain.length > LONGEST_LINE) return null;
  return asWritten(plain, likely) ?? asMeant(plain, likely);
}

/** "dankeee", "agian": stretched at the end, or two letters the wrong way round. */
function asMeant(plain: string, likely: readonly LanguageCode[]): LineRead | null {
  const short = plain.split(" ").map(withoutStretchedEnd).join(" ");
  const found = short === plain ? null : asWritten(short, likely);
  if (found !== null || !/^[a-z]{5,10}$/.test(plain)) return found;
  for (let at = 1; at < plain.length - 1; at += 1) {
    const swapped = `${plain.slice(0, at)}${plain.charAt(at + 1)}${plain.charAt(at)}${plain.slice(at + 2)}`;
    for (const code of likely) {
      const meaning = linesOf(code).get(swapped);
      if (meaning !== undefined) return { code, meaning };
    }
  }
  return null;
}

function withoutStretchedEnd(word: string): string {
  let end = word.length;
  while (end > 1 && /[a-z]/.test(word.charAt(end - 1)) && word.charAt(end - 1) === word.charAt(end - 2))
    end -= 1;
  return word.slice(0, end);
}

function asWritten(plain: string, likely: readonly LanguageCode[]): LineRead | null {
  for (const code of [...likely, ...LANGUAGE_SOURCES.map((source) => source.code)]) {
    const meaning = linesOf(code).get(plain);
    if (meaning !== undefined) return { code, meaning };
  }
  return null;
}

const indexes = new Map<LanguageCode, ReadonlyMap<string, Meaning>>();

/** Built when a language is first asked. */
function linesOf(code: LanguageCode): ReadonlyMap<string, Meaning> {
  const known = indexes.get(code);
  if (known !== undefined) return known;
  const lines = LANGUAGE_SOURCES.find((source) => source.code === code)?.lines ?? {};
  const index = new Map<string, Meaning>();
  for (const meaning of MEANINGS) {
    const texts = lines[meaning];
    if (texts !== undefined) for (const text of fold(texts).split("|")) index.set(text, meaning);
  }
  indexes.set(code, index);
  return index;
}
