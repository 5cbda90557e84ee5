import type { Understood } from "./intent.ts";
import { type PlainLine, plainLine } from "./plain-line.ts";
import type { Reading } from "./reading.ts";
import { taggedWords, WordRow } from "./tagged-words.ts";
import type { WordClass } from "./word-class.ts";

/** Whether a line that the rules would draw leaves no doubt of it. */
export function isPlainlyDrawn({ intent }: Understood, reading: Reading, line: PlainLine): boolean {
  if (intent.kind !== "draw") return false;
  const { spoken, language, facts } = reading;
  const row = new WordRow(taggedWords(plainLine(spoken.text).plain, language.lexicon));
  return (
    (asksForPictureOf(row) && !asksInGeneral(row, line)) ||
    asksForThing(row) ||
    (facts.pictures === 0 && isSceneWithout(row, line))
  );
}

/** Whoever speaks of these does not ask for a new picture. */
const OTHER_MATTERS: readonly WordClass[] = [
  "past",
  "nth",
  "it",
  "help",
  "same",
  "again",
  "more",
  "vague",
  "data",
  "cost",
  "wait",
  "left",
  "able",
];
/** After "picture": what follows is in it. "For my blog" says nothing of what is in it. */
const OF = /^(?:of|de|del|des|du|di|dell[ao]|d'.*|von|vom|einer|eines|do|da|with|mit|con|com|avec)(?: |$)/;
/** Before "picture": what stands before them is in it. */
const OF_BEFORE = /^(?:की|का|के)$/;

/** Whoever says more has something in mind. */
const MOST_WORDS_IN_GENERAL = 9;

/** "Can you make a picture of my grandmother's house": asked for in so many words, and of something. */
function asksForPictureOf(row: WordRow): boolean {
  if (row.has(...OTHER_MATTERS) || !row.has("draw", "make", "want", "number", "a")) return false;
  return row.words.some(({ classes }, at) => {
    if (classes.has("depicts"))
      return row.from(0, at).has("draw", "make", "want") && row.from(at + 1).unknown > 0;
    if (!classes.has("pic") || at === 0 || row.is(at - 1, "the")) return false;
    const before = row.words.slice(0, at).findLast((word) => !word.classes.has("number"));
    const isAfter = before !== undefined && OF_BEFORE.test(before.text) && row.has("draw") && !row.has("ask");
    return (isAfter && row.from(0, at).unknown > 0) || (isOf(row, at + 1) && row.from(at + 2).unknown > 0);
  });
}

/** "Can you do photos of food here?": what can be had, of nothing in particular. */
function asksInGeneral(row: WordRow, { isQuestion }: PlainLine): boolean {
  return isQuestion && row.length <= MOST_WORDS_IN_GENERAL && !row.has("a", "me", "my", "number", "please");
}

function isOf(row: WordRow, at: number): boolean {
  return OF.test(row.words[at]?.text ?? "");
}

const BEFORE_VERB: readonly WordClass[] = ["greet", "please", "ask", "me", "filler"];

/** "Hi, can you draw a goose", "能帮我画一幅海边日落吗". */
function asksForThing(row: WordRow): boolean {
  let at = 0;
  while (row.is(at, ...BEFORE_VERB) && !row.is(at, "draw")) at += 1;
  if (!row.is(at, "draw") || row.is(at, "make") || row.has(...OTHER_MATTERS)) return false;
  const object = row.is(at + 1, "me") ? at + 2 : at + 1;
  return row.is(object, "a", "number", "my") && row.isUnknown(object + 1);
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
