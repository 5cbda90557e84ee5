import { asksForPicture } from "../description.ts";
import { likelyLanguages } from "./guess-language.ts";
import type { Intent, LanguageCode } from "./intent.ts";
import { openLanguage } from "./languages/index.ts";
import { plainLine, plainText } from "./plain-line.ts";
import { MOST_READ } from "./rule.ts";
import type { Opinion } from "./second-opinion/second-opinion.ts";
import { smallTalk } from "./small-talk.ts";
import { taggedWords } from "./tagged-words.ts";
import { wholeLine } from "./whole-lines.ts";

/** What rules read only where a line says it plainly. */
const PLAIN: ReadonlySet<Intent["kind"]> = new Set([
  "cancel",
  "help",
  "history",
  "delete-data",
  "again",
  "change",
]);

/** Below this, rules and model together are no more than guessing. */
const SURE = 0.6;

/**
 * Whether a line needs nobody else: commands and changes, phrases that are known whole, a plain request for a picture,
 * and what is too long to be anything but a description. Where the model has doubts, only the plain request needs nobody.
 */
export function isSure(
  given: string,
  { understood, certainty }: Opinion,
  before: LanguageCode | null,
): boolean {
  const { kind } = understood.intent;
  const text = plainText(given);
  if (text.length > MOST_READ) return true;
  if (kind === "draw") return asksForPicture(text);
  if (certainty < SURE) return false;
  const { plain } = plainLine(text);
  if (PLAIN.has(kind) || plain === "") return true;
  const codes = likelyLanguages(text, before);
  if (wholeLine(plain, codes) !== null || smallTalk(plain, codes) !== null) return true;
  return codes.some((code) => knowsEveryWord(plain, code));
}

function knowsEveryWord(plain: string, code: LanguageCode): boolean {
  return taggedWords(plain, openLanguage(code).lexicon).every(({ classes }) => classes.size > 0);
}
