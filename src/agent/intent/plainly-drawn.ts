import { type PlainLine, plainLine } from "./plain-line.ts";
import type { Reading } from "./reading.ts";
import { taggedWords, WordRow } from "./tagged-words.ts";
import type { WordClass } from "./word-class.ts";

/** Whether a line that the rules would draw leaves no doubt of it. */
export function isPlainlyDrawn({ spoken, language, facts }: Reading, line: PlainLine): boolean {
  const row = new WordRow(taggedWords(plainLine(spoken.text).plain, language.lexicon));
  return asksForPictureOf(row) || (facts.pictures === 0 && isSceneWithout(row, line));
}

/** "Hey, could you please make me a nice". */
const MOST_BEFORE_PICTURE = 8;

/** "Can you make a picture of my grandmother's house": asked for in so many words, and of something. */
function asksForPictureOf(row: WordRow): boolean {
  const at = row.where("depicts");
  if (at < 1 || at > MOST_BEFORE_PICTURE || row.from(at + 1).unknown === 0) return false;
  return row.from(0, at).has("draw", "make") && !row.has("past", "nth", "it", "help", "what");
}

/** What is said of a scene beside what is in it. */
const OF_SCENE: readonly WordClass[] = [
  "no",
  "colour",
  "style",
  "scene",
  "small",
  "prep",
  "a",
  "number",
  "more",
];
/** Words of what is in it. */
const FEW = 2;

/** "Empty living room, no people, no text": what is there, then what is not. */
function isSceneWithout(row: WordRow, { text, isQuestion }: PlainLine): boolean {
  const from = row.where("no");
  if (isQuestion || from < FEW || !/[,，、]/.test(text)) return false;
  const there = row.from(0, from);
  const isOfScene = there.words.every(
    ({ classes }) => classes.size === 0 || OF_SCENE.some((name) => classes.has(name)),
  );
  return there.isUnknown(0) && there.unknown >= FEW && isOfScene;
}
