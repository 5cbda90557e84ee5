import type { LanguageCode } from "../intent.ts";
import type { GoingBack, Language, LanguageSource } from "../language.ts";
import type { Rule } from "../rule.ts";
import { Lexicon } from "../word-class.ts";
import { german } from "./de.ts";
import { english } from "./en.ts";
import { spanish } from "./es.ts";
import { french } from "./fr.ts";
import { hindi } from "./hi.ts";
import { italian } from "./it.ts";
import { japanese } from "./ja.ts";
import { rule } from "./patterns.ts";
import { portuguese } from "./pt.ts";
import { chinese } from "./zh.ts";

/** Every language of the rules; of two that are as likely the earlier one counts. */
export const LANGUAGE_SOURCES: readonly LanguageSource[] = [
  english,
  spanish,
  german,
  french,
  portuguese,
  italian,
  hindi,
  chinese,
  japanese,
];

const opened = new Map<LanguageCode, Language>();

/** A language with its rules, made ready when a line first needs them. */
export function openLanguage(code: LanguageCode): Language {
  const known = opened.get(code);
  if (known !== undefined) return known;
  const source = LANGUAGE_SOURCES.find((one) => one.code === code) ?? english;
  const rules = source.rules();
  const { options } = source;
  const lexicon = new Lexicon(source.words);
  lexicon.add(rules.numbers.keys(), "number");
  lexicon.add(rules.ordinals.keys(), "nth");
  const language = {
    code: source.code,
    verbs: source.verbs,
    asksByOrder: source.asksByOrder,
    lexicon,
    goesBack: goingBack(source.goesBack, rules.ordinals),
    ...rules,
    lacking: options.lacking,
    shapeHints: [...rules.shapeHints, ...options.hints],
    // "One landscape, one portrait" before "portrait".
    shapes: [...options.words(), ...rules.shapes],
  };
  opened.set(code, language);
  return language;
}

/** Matches a line of nothing else; a group holds the ordinal of the picture that is named, if one is. */
function goingBack({ before, says, after }: GoingBack, ordinals: ReadonlyMap<string, number>): Rule {
  const words = [...ordinals.keys(), "\\d{1,2}"].join("|");
  return rule(`^${before}(?:${says.replaceAll("N", words)})${after}$`);
}
