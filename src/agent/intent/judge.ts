import type { ConversationFacts } from "./intent.ts";
import type { Language, Meaning } from "./language.ts";
import { plainLine } from "./plain-line.ts";
import { openReading, type Reading } from "./reading.ts";
import { sentenceVerdict } from "./sentence-verdict.ts";
import { WITH_SHAPE } from "./shape-verdict.ts";
import { smallTalk } from "./small-talk.ts";
import { taggedWords, WordRow } from "./tagged-words.ts";
import { errandVerdict, talkVerdict } from "./talk-verdict.ts";
import { type Circumstances, DRAW, type LineVerdict, meansThat, SURE } from "./verdict.ts";
import { wholeLine } from "./whole-lines.ts";
import { wishVerdict } from "./wish-verdict.ts";
import type { WordClass } from "./word-class.ts";

/** A piece of a line with what it was taken for. */
export interface Judged {
  readonly text: string;
  readonly reading: Reading;
  readonly verdict: LineVerdict;
  /** Begins with "forget …", "delete …". */
  readonly dismisses: boolean;
}

/** What a sentence is, in one language. */
export function judge(text: string, language: Language, facts: ConversationFacts): Judged {
  const reading = openReading(text, language, facts);
  const verdict = verdictOn(reading, text, facts);
  const row = new WordRow(taggedWords(plainLine(reading.wish.text).plain, language.lexicon));
  return { text, reading, verdict, dismisses: row.is(0, "cancel", "delete") && !row.is(0, "edit") };
}

function verdictOn(reading: Reading, text: string, facts: ConversationFacts): LineVerdict {
  const { language, spoken, wish } = reading;
  const { plain } = plainLine(spoken.text);
  if (plain === "") return { kind: "describes" };
  const row = new WordRow(taggedWords(plain, language.lexicon));
  if (namesThing(row)) return DRAW;
  const hasOptions = Object.keys(reading.options).length > 0;
  const hasPicture = facts.pictures > 0 || facts.attachments > 0 || reading.linked !== null;
  // "16:9 please."
  if (hasPicture && hasOptions && row.only("please")) return { kind: "again", count: null };
  const known = wholeLine(plain, [language.code]);
  const meaning = known?.meaning ?? smallTalk(plain, [language.code]);
  if (meaning !== null) return meaning === "again" ? { kind: "again", count: null } : meansThat(meaning);
  const { isQuestion } = plainLine(text);
  // "Could I have it as a square?"
  if (hasPicture && hasOptions && row.only(...WITH_SHAPE)) return { kind: "again", count: null };
  const { verbs, asksByOrder } = language;
  const verdict = verdictOf(row, { isQuestion, hasPicture, verbs, asksByOrder });
  if (verdict.kind !== "describes") return verdict;
  const bare = wholeLine(plainLine(wish.text).plain, [language.code]);
  return bare === null || bare.meaning === "again" ? verdict : meansThat(bare.meaning);
}

/** What stands for a picture, or for none, after "draw a". */
const NO_THING: readonly WordClass[] = [
  "vague",
  "pic",
  "again",
  "same",
  "variant",
  "more",
  "nth",
  "number",
  "it",
  "me",
  "my",
  "please",
  "small",
  "now",
  "style",
  "praise",
];

/** "Draw a menu": a thing, whatever its word would mean alone. */
function namesThing(row: WordRow): boolean {
  return row.length === 3 && row.is(0, "draw") && row.is(1, "a") && !row.is(2, ...NO_THING);
}

function verdictOf(row: WordRow, around: Circumstances): LineVerdict {
  const talk = talkVerdict(row, around);
  if (talk !== null) return talk;
  const core = withoutTalk(row);
  const but = row.where("but");
  // "It's nice but remove the rainbow."
  if (but > 0 && but < row.length - 1 && isOnPicture(talkVerdict(row.from(0, but), around))) return SURE;
  return (
    errandVerdict(core, around) ??
    wishVerdict(core, around) ??
    sentenceVerdict(core, around) ?? { kind: "describes" }
  );
}

const ON_A_PICTURE: ReadonlySet<Meaning> = new Set([
  "talk:praise",
  "talk:thanks",
  "talk:yes",
  "talk:no",
  "complaint",
]);

function isOnPicture(verdict: LineVerdict | null): boolean {
  return verdict?.kind === "meant" && ON_A_PICTURE.has(verdict.meaning);
}

/** Less the small talk before and after. */
function withoutTalk(row: WordRow): WordRow {
  let [start, end] = [0, row.length];
  while (start < end - 1 && isTalk(row, start)) start += 1;
  while (
    end > start + 1 &&
    row.is(end - 1, "please", "thanks", "filler", "greet") &&
    !row.is(end - 1, "again", "more", "self")
  )
    end -= 1;
  return row.from(start, end);
}

function isTalk(row: WordRow, at: number): boolean {
  if (row.is(at, "the", "it", "a", "draw", "make", "edit", "more", "prep", "want", "now", "but", "what"))
    return false;
  if (row.is(at, "greet", "filler", "please", "yes")) return true;
  return (
    row.is(at, "praise", "thanks", "no") &&
    row.is(
      at + 1,
      "i",
      "you",
      "they",
      "my",
      "cancel",
      "no",
      "draw",
      "make",
      "edit",
      "but",
      "now",
      "want",
      "ask",
      "filler",
      "it",
      "yes",
      "again",
    )
  );
}
