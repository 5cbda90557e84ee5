import type { ConversationFacts, Understood } from "./intent.ts";
import { type PlainLine, plainLine } from "./plain-line.ts";
import type { Reading } from "./reading.ts";
import { taggedWords, WordRow } from "./tagged-words.ts";
import { referenceIn } from "./wording.ts";

/** Letters of an article and its space. */
const ARTICLE = 4;

/** A link to a picture of ours, options alone, or "my last picture". */
export function isByName({ linked, wish, facts, language }: Reading): boolean {
  if (linked !== null || wish.text === "") return true;
  const named = referenceIn(wish, facts.pictures, language);
  return named?.reference.kind === "mine" && wish.text.length - (named.end - named.start) <= ARTICLE;
}

/** "The same in 9:16", "make it wide": a shape, and nothing else. */
export function isOfShape(read: Understood): boolean {
  return read.intent.kind === "again" && read.options.shape !== undefined;
}

/** "Try again please": words for it, and none for how. */
export function isAgain({ intent }: Understood, { spoken, language }: Reading): boolean {
  if (intent.kind !== "again") return false;
  const row = new WordRow(taggedWords(plainLine(spoken.text).plain, language.lexicon));
  return row.only("again", "please", "small", "filler");
}

/** "Giraffe": nothing else could be meant by it before there is a picture. */
export function isOneThing(
  { intent }: Understood,
  { plain, isQuestion }: PlainLine,
  facts: ConversationFacts,
): boolean {
  return intent.kind === "draw" && facts.pictures === 0 && !isQuestion && ONE_WORD.test(plain);
}

const ONE_WORD = /^[a-z]{3,}$/;
