import type { LanguageCode } from "../intent/intent.ts";
import { german } from "./de.ts";
import { english } from "./en.ts";
import { spanish } from "./es.ts";
import { french } from "./fr.ts";
import { hindi } from "./hi.ts";
import { italian } from "./it.ts";
import { japanese } from "./ja.ts";
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
