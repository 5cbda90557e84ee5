import type { LanguageCode } from "../intent.ts";
import type { Language, LanguageSource } from "../language.ts";
import { Lexicon } from "../word-class.ts";
import { german } from "./de.ts";
import { english } from "./en.ts";
import { spanish } from "./es.ts";
import { french } from "./fr.ts";
import { goingBack } from "./going-back.ts";
import { hindi } from "./hi.ts";
import { italian } from "./it.ts";
import { japanese } from "./ja.ts";
import { OPTION_WORDS } from "./option-words.ts";
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
  const options = OPTION_WORDS[source.code];
  const lexicon = new Lexicon(source.words);
  lexicon.add(rules.numbers.keys(), "number");
  lexicon.add(rules.ordinals.keys(), "nth");
  const language = {
    code: source.code,
    verbs: source.verbs,
    asksByOrder: source.asksByOrder,
    lexicon,
    goesBack: goingBack(source.code, rules.ordinals),
    ...rules,
    lacking: options.lacking,
    shapeHints: [...rules.shapeHints, ...options.hints],
    // "One landscape, one portrait" before "portrait".
    shapes: [...options.words(), ...rules.shapes],
  };
  opened.set(code, language);
  return language;
}
