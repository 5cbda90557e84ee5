import { isAgain, isByName, isOfShape, isOneThing } from "./beyond-doubt.ts";
import { understood } from "./changes.ts";
import { describe, withoutDraw } from "./descriptions.ts";
import { goesBackTo } from "./go-back.ts";
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
import { withoutMusing } from "./musing.ts";
import { type PlainLine, plainLine, plainText } from "./plain-line.ts";
import { isPlainlyDrawn } from "./plainly-drawn.ts";
import { withoutPlanner } from "./planner.ts";
import { answer, openReading, type Reading } from "./reading.ts";
import { MOST_READ } from "./rule.ts";
import { readSentences } from "./several-sentences.ts";
import { smallTalk } from "./small-talk.ts";
import { taggedWords } from "./tagged-words.ts";
import { withoutTypingErrors } from "./typing-errors.ts";
import type { LineVerdict } from "./verdict.ts";
import { wholeLine } from "./whole-lines.ts";

/** What the rules make of a line. */
export interface ReadByRules {
  readonly understood: Understood;
  /** The whole line, in the language that it is read in. */
  readonly reading: Reading;
  readonly line: PlainLine;
  /** null: it was read sentence by sentence, or there was nothing to judge. */
  readonly verdict: LineVerdict | null;
  /** Known as a whole, or no matter of words: there is nothing to doubt. */
  readonly isKnown: boolean;
}

/** What a line of a chat wants, by rules alone. Pure, linear in the line's length. */
export function readByRules(given: string, facts: ConversationFacts): ReadByRules {
  const typed = withoutMusing(withoutPlanner(plainText(given)));
  const codes = likelyLanguages(typed.slice(0, MOST_READ), facts.language);
  const text = typed.length > MOST_READ ? typed : withoutTypingErrors(typed, codes);
  const line = plainLine(text);
  const whole = knownWhole(line, codes, facts);
  if (whole !== null) return { ...whole, line, verdict: null, isKnown: true };
  const language = languageOf(line.plain, codes, facts.language);
  const reading = openReading(text, language, facts);
  const several = readSentences(text, language, facts);
  if (several !== null) {
    const isKnown = isByName(reading) || isPlainlyDrawn(several, reading, line);
    return { understood: several, reading, line, verdict: null, isKnown };
  }
  const { verdict, reading: judged } = judge(text, language, facts);
  const one = understood(verdict, judged);
  const isKnown = isByName(reading) || isOfShape(one) || isOneThing(one, line, facts) || isAgain(one, judged);
  return { understood: one, reading, line, verdict, isKnown: isKnown || isPlainlyDrawn(one, reading, line) };
}

/** A line that is told as a whole: too long to be anything but a description, without letters, or a known phrase. */
function knownWhole(
  line: PlainLine,
  codes: readonly LanguageCode[],
  facts: ConversationFacts,
): Pick<ReadByRules, "understood" | "reading"> | null {
  const readIn = (code = codes[0] ?? "en") => openReading(line.text, openLanguage(code), facts);
  // Commands, small talk and changes are shorter.
  if (line.text.length > MOST_READ) {
    const reading = readIn();
    return { understood: describe(withoutDraw(reading)), reading };
  }
  if (line.plain === "") {
    const reading = readIn();
    return { understood: answer(reading, withoutLetters(line, facts)), reading };
  }
  const whole = wholeLine(line.plain, codes);
  if (whole !== null) {
    const reading = readIn(whole.code);
    return { understood: meant(whole.meaning, reading), reading };
  }
  const back = facts.attachments > 0 ? null : goesBackTo(line.plain, facts.pictures, codes);
  if (back !== null) {
    const reading = readIn(back.code);
    return { understood: answer(reading, { kind: "change", of: back.to, instruction: "" }), reading };
  }
  const talk = smallTalk(line.plain, codes);
  if (talk === null) return null;
  const reading = readIn();
  return { understood: meant(talk, reading), reading };
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
