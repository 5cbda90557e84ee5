import { likelyLanguages } from "./guess-language.ts";
import type { LanguageCode } from "./intent.ts";
import { openLanguage } from "./languages/index.ts";
import { plainLine, plainText } from "./plain-line.ts";
import { taggedWords, WordRow } from "./tagged-words.ts";

/** Whoever agrees says no more. */
const LONGEST_AGREEMENT = 60;

/** "Yes, delete everything", in any language: what is said to the question whether all is to be deleted. */
export function agreesToDelete(text: string, before: LanguageCode | null): boolean {
  if (text.length > LONGEST_AGREEMENT) return false;
  const { plain, isQuestion } = plainLine(plainText(text));
  if (isQuestion) return false;
  return likelyLanguages(plain, before).some((code) => {
    const row = new WordRow(taggedWords(plain, openLanguage(code).lexicon));
    return row.is(0, "yes") && row.from(1).has("delete") && !row.from(1).has("no", "but", "draw");
  });
}
