import { understood } from "./changes.ts";
import { describe, withoutDraw } from "./descriptions.ts";
import { likelyLanguages } from "./guess-language.ts";
import {
  type ConversationFacts,
  type Intent,
  LANGUAGES,
  type LanguageCode,
  type Understood,
} from "./intent.ts";
import { judge } from "./judge.ts";
import type { Language } from "./language.ts";
import { openLanguage } from "./languages/index.ts";
import { meant } from "./meant.ts";
import { type PlainLine, plainLine, plainText } from "./plain-line.ts";
import { withoutPlanner } from "./planner.ts";
import { openReading } from "./reading.ts";
import { MOST_READ } from "./rule.ts";
import { readSentences } from "./several-sentences.ts";
import { smallTalk } from "./small-talk.ts";
import { taggedWords } from "./tagged-words.ts";
import { wholeLine } from "./whole-lines.ts";

/**
 * What a line of a chat wants, by rules alone. Pure, linear in the line's length. `given` is the person's own words:
 * mentions, context blocks and quotations are gone already.
 */
export function readIntent(given: string, facts: ConversationFacts): Understood {
  const text = withoutPlanner(plainText(given));
  const codes = likelyLanguages(text.slice(0, MOST_READ), facts.language);
  const first = codes[0] ?? "en";
  // Commands, small talk and changes are shorter.
  if (text.length > MOST_READ) return describe(withoutDraw(openReading(text, openLanguage(first), facts)));
  const line = plainLine(text);
  if (line.plain === "")
    return { intent: withoutLetters(line, facts), options: {}, tooMany: false, language: first };
  const known = wholeLine(line.plain, codes);
  if (known !== null) return meant(known.meaning, openReading(text, openLanguage(known.code), facts));
  const talk = smallTalk(line.plain, codes);
  if (talk !== null) return meant(talk, openReading(text, openLanguage(first), facts));
  const language = languageOf(line.plain, codes, facts.language);
  return readSentences(text, language, facts) ?? understoodAsOne(text, language, facts);
}

function understoodAsOne(text: string, language: Language, facts: ConversationFacts): Understood {
  const { verdict, reading } = judge(text, language, facts);
  return understood(verdict, reading);
}

/** Of the languages that a line may be in, the one that knows most of its words. */
function languageOf(plain: string, codes: readonly LanguageCode[], before: LanguageCode | null): Language {
  // Of two that know as many words the one that was spoken before.
  const languages = codes
    .toSorted((one, other) => Number(other === before) - Number(one === before))
    .map(openLanguage);
  let [best, most] = [languages[0] ?? openLanguage("en"), -1];
  for (const language of languages) {
    const words = taggedWords(plain, language.lexicon);
    const known = words.filter(({ classes }) => classes.size > 0).length / words.length;
    if (known > most + 0.05) [best, most] = [language, known];
  }
  return most < HALF_KNOWN ? (foreign(plain, codes) ?? best) : best;
}

const HALF_KNOWN = 0.5;
/** A line of which nothing tells the language is a word or two. */
const FEW_LETTERS = 30;

/** "Bellissimo!!": a language that knows every word of a short line that is otherwise unknown. */
function foreign(plain: string, codes: readonly LanguageCode[]): Language | null {
  if (plain.length > FEW_LETTERS || !/^[a-z' ]+$/.test(plain)) return null;
  for (const code of LANGUAGES) {
    if (codes.includes(code)) continue;
    const language = openLanguage(code);
    if (taggedWords(plain, language.lexicon).every(({ classes }) => classes.size > 0)) return language;
  }
  return null;
}

/** Emoji, a question mark, a number: nothing that could be drawn. */
function withoutLetters(line: PlainLine, facts: ConversationFacts): Intent {
  if (facts.attachments > 0) return { kind: "vague" };
  return line.isQuestion ? { kind: "help" } : { kind: "talk", talk: "praise" };
}
