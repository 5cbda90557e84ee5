import type { LanguageCode } from "../intent/intent.ts";
import { english } from "./en.ts";
import type { Sentences } from "./sentences.ts";

const TABLES: Partial<Record<LanguageCode, Sentences>> = { en: english };

/** What the agent says, in a language. */
export function sentencesIn(code: LanguageCode): Sentences {
  return TABLES[code] ?? english;
}
