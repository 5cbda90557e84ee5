import type { LanguageCode } from "./intent.ts";
import { LANGUAGE_SOURCES } from "./languages/index.ts";
import { fold } from "./plain-line.ts";

const KANA = /[\u3041-\u30ff]/;
const HAN = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/;
const DEVANAGARI = /[\u0900-\u097f]/;
/** Letters that few languages write. */
const LETTERS: readonly (readonly [RegExp, readonly LanguageCode[]])[] = [
  [/[äöüß]/, ["de"]],
  [/[ñ¿¡]/, ["es"]],
  [/[ãõ]/, ["pt"]],
  [/[çê]/, ["fr", "pt"]],
  [/[èùûîœë]/, ["fr", "it"]],
  [/[ìò]/, ["it"]],
  [/[íóú]/, ["es", "pt"]],
  [/(?:^|\s)(?:[ldjcnsmt]|qu|un|all|dell|nell|sull)'[a-zàéèê]/, ["fr", "it"]],
];
/** More than these are never read in: each costs time. */
const MOST_LANGUAGES = 3;

/**
 * The languages that a line may be in, the likeliest first. A script of its own settles it; among the others the
 * words count that only one of them uses so often, then its letters, then the language of the line before, then
 * English.
 */
export function likelyLanguages(text: string, before: LanguageCode | null): readonly LanguageCode[] {
  const script = codesOfScript(text, before);
  if (script !== null) return script;
  const scores = scoresOf(text.toLowerCase());
  if (before !== null) scores.set(before, (scores.get(before) ?? 0) + 0.6);
  scores.set("en", (scores.get("en") ?? 0) + 0.5);
  const best = Math.max(...scores.values());
  return LANGUAGE_SOURCES.map(({ code }) => code)
    .filter((code) => (scores.get(code) ?? 0) > 0 && isWorthReading(scores.get(code) ?? 0, best))
    .toSorted((one, other) => (scores.get(other) ?? 0) - (scores.get(one) ?? 0))
    .slice(0, MOST_LANGUAGES);
}

/** What is far behind the likeliest is not what the person speaks. */
function isWorthReading(score: number, best: number): boolean {
  return score * 2 >= best;
}

function codesOfScript(text: string, before: LanguageCode | null): readonly LanguageCode[] | null {
  if (KANA.test(text)) return ["ja"];
  if (HAN.test(text)) return before === "ja" ? ["ja", "zh"] : ["zh"];
  return DEVANAGARI.test(text) ? ["hi"] : null;
}

function scoresOf(lower: string): Map<LanguageCode, number> {
  const scores = new Map<LanguageCode, number>();
  const add = (codes: readonly LanguageCode[], points: number): void => {
    for (const code of codes) scores.set(code, (scores.get(code) ?? 0) + points);
  };
  for (const word of fold(lower).split(/[^a-zß'-]+/)) {
    const codes = commonWords().get(word) ?? [];
    add(codes, 1 / codes.length);
  }
  for (const [letters, codes] of LETTERS) if (letters.test(lower)) add(codes, 0.8);
  return scores;
}

let words: ReadonlyMap<string, readonly LanguageCode[]> | null = null;

function commonWords(): ReadonlyMap<string, readonly LanguageCode[]> {
  if (words !== null) return words;
  const all = new Map<string, LanguageCode[]>();
  for (const { code, common } of LANGUAGE_SOURCES) {
    for (const word of new Set(fold(common).split(" "))) {
      const before = all.get(word);
      if (before === undefined) all.set(word, [code]);
      else before.push(code);
    }
  }
  words = all;
  return all;
}
