import type { LanguageCode } from "../intent.ts";
import type { Language } from "../language.ts";
import { english } from "./en.ts";

/** Every language of the rules. */
export const LANGUAGE_RULES: readonly Language[] = [english];

/** English stands in for a language without rules. */
export function rulesOf(code: LanguageCode): Language {
  return LANGUAGE_RULES.find((language) => language.code === code) ?? english;
}
