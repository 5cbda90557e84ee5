import type { LanguageCode } from "../intent/intent.ts";
import { german } from "./de.ts";
import { english } from "./en.ts";
import { spanish } from "./es.ts";
import { french } from "./fr.ts";
import { hindi } from "./hi.ts";
import { italian } from "./it.ts";
import { japanese } from "./ja.ts";
import { comparable, sentenceForms } from "./own-sentences.ts";
import { portuguese } from "./pt.ts";
import type { Sentences } from "./sentences.ts";
import { chinese } from "./zh.ts";

const TABLES: Readonly<Record<LanguageCode, Sentences>> = {
  en: english,
  de: german,
  es: spanish,
  fr: french,
  pt: portuguese,
  it: italian,
  hi: hindi,
  zh: chinese,
  ja: japanese,
};

/** What the agent says, in a language. */
export function sentencesIn(code: LanguageCode): Sentences {
  return TABLES[code];
}

/** The longest of our sentences is shorter. */
const LONGEST_COMPARED = 1_500;

let forms: readonly string[] | null = null;

/**
 * Whether a text is one of these sentences coming back, in whatever language, from an agent that answers every text: it
 * is one, or begins with one. What follows it does not matter.
 */
export function isOwnSentence(text: string): boolean {
  forms ??= [...new Set(Object.values(TABLES).flatMap((table) => [...sentenceForms(table)]))];
  const compared = comparable(text.slice(0, LONGEST_COMPARED));
  return forms.some((form) => compared.startsWith(form));
}
