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

const talks = new Map<LanguageCode, ReadonlySet<string>>();
/** What people say besides in the same breath. */
const WITH_TALK =
  "enough way really so too for now then just a an bit little mate man bro buddy friend amigo amiga amico amica ami freund reicht das ist es mir dir sehr so gar mucho muy bien asi molto tres vraiment mesmo mais ya all everyone everything help work job that this it is was are very much lot ton again anyway look looks not as i you he she they me my our one ones at first last";

/** The words of which a language's small talk and complaints are made. */
export function talkWords(code: LanguageCode): ReadonlySet<string> {
  const known = talks.get(code);
  if (known !== undefined) return known;
  const words = new Set(WITH_TALK.split(" "));
  for (const [line, meaning] of linesOf(code)) {
    if (!meaning.startsWith("talk:") && meaning !== "complaint") continue;
    for (const word of line.split(" ")) words.add(word);
  }
  talks.set(code, words);
  return words;
}
