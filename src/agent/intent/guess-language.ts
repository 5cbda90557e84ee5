import type { LanguageCode } from "./intent.ts";
import type { Language } from "./language.ts";
import { LANGUAGE_RULES } from "./languages/index.ts";

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HAN = /\p{Script=Han}/u;
const DEVANAGARI = /\p{Script=Devanagari}/u;

/**
 * The languages that a line may be in, the likeliest first. A script of its own settles it; among the others the
 * words count that only one of them uses so often, then the language of the line before, then English.
 */
export function likelyLanguages(plain: string, before: LanguageCode | null): readonly Language[] {
  const script = languageOfScript(plain, before);
  const words = plain.split(" ");
  const scores = new Map(LANGUAGE_RULES.map((language) => [language, score(language, words, before)]));
  const ordered = LANGUAGE_RULES.toSorted((one, other) => (scores.get(other) ?? 0) - (scores.get(one) ?? 0));
  if (script === null) return ordered;
  return ordered.toSorted((one, other) => Number(other.code === script) - Number(one.code === script));
}

function languageOfScript(plain: string, before: LanguageCode | null): LanguageCode | null {
  if (KANA.test(plain)) return "ja";
  if (HAN.test(plain)) return before === "ja" ? "ja" : "zh";
  return DEVANAGARI.test(plain) ? "hi" : null;
}

function score({ code, common }: Language, words: readonly string[], before: LanguageCode | null): number {
  const known = words.filter((word) => common.has(word)).length;
  // Less than a word: these only decide between languages that are as likely.
  return known + (code === before ? 0.6 : 0) + (code === "en" ? 0.5 : 0);
}
