import type { Meaning } from "./language.ts";
import type { WordRow } from "./tagged-words.ts";
import { type Circumstances, content, type LineVerdict, meansThat, verbAt } from "./verdict.ts";
import type { WordClass } from "./word-class.ts";

/** Words that small talk is made of beside those that say what it is. */
const WITH_TALK: readonly WordClass[] = [
  "greet",
  "thanks",
  "bye",
  "yes",
  "no",
  "praise",
  "poor",
  "filler",
  "please",
  "it",
  "the",
  "a",
  "my",
  "pic",
  "i",
  "you",
  "they",
  "is",
  "verb",
  "small",
  "prep",
  "now",
  "me",
  "nth",
  "again",
  "but",
];

/** A line of nothing but small talk, or of judgement on what was drawn. */
export function talkVerdict(row: WordRow, { isQuestion }: Circumstances): LineVerdict | null {
  if (row.is(0, "praise") && row.is(-1, "thanks")) return meansThat("talk:thanks");
  if (asksHowOneIs(row)) return meansThat("talk:greeting");
  if (isGoodWish(row)) return meansThat(row.is(0, "bye") ? "talk:farewell" : "talk:greeting");
  if (
    !row.only(...WITH_TALK) &&
    !((row.has("thanks") || row.has("praise")) && row.has("thanks", "no") && row.only("more", ...WITH_TALK))
  )
    return null;
  if (isQuestion && row.is(0, "is", "you") && !row.has("greet", "thanks")) return null;
  const meaning = talkIn(row);
  return meaning === null ? null : meansThat(meaning);
}

/** "Hey how are you doing 2day". */
function asksHowOneIs(row: WordRow): boolean {
  const at = row.where("greet");
  return (
    at >= 0 &&
    at <= 1 &&
    row.words.some(({ text, classes }) => classes.has("greet") && text.split(" ").length > 2) &&
    row.unknown <= 1 &&
    row.length <= 5
  );
}

/** "Good night, sleep tight". */
function isGoodWish(row: WordRow): boolean {
  if (!row.from(0, 1).hasPhrase("greet", "bye") || row.unknown > 2 || row.length > 4) return false;
  return !row.has("a", "prep", "style", "colour", "scene", "but", "draw", "pic");
}

function talkIn(row: WordRow): Meaning | null {
  if (
    row.has("poor") &&
    row.is(0, "i", "me") &&
    !row.has("it", "pic", "no") &&
    !row.from(1).only("poor", "filler")
  )
    return "talk:chat";
  if (row.has("poor") && row.has("but") && row.from(row.where("but")).has("praise")) return "talk:praise";
  if (row.has("poor")) return "complaint";
  if (row.has("thanks")) return "talk:thanks";
  if (row.has("bye")) return "talk:farewell";
  if (row.has("praise")) return row.has("no") && !row.is(0, "no") ? "complaint" : praiseUnlessDenied(row);
  if (row.has("it", "the", "prep", "but", "again", "nth")) return null;
  if (row.has("greet")) return "talk:greeting";
  if (row.only("yes", "filler", "please", "no", "i", "you", "small", "now", "is")) {
    if (row.has("yes")) return "talk:yes";
    if (row.has("no")) return "talk:no";
    return row.only("filler", "small") ? "talk:chat" : null;
  }
  return null;
}

function praiseUnlessDenied(row: WordRow): Meaning | null {
  if (row.is(0, "no") && row.length <= 3 && row.is(1, "praise")) return "complaint";
  // "My beautiful one again" speaks of a picture.
  return row.has("again", "nth") && row.length > 2 && !row.has("is", "verb", "i") ? null : "talk:praise";
}

/** What is asked of the agent that is no picture: every word is of that kind. */
export function errandVerdict(row: WordRow, around: Circumstances): LineVerdict | null {
  const seen = content(row);
  const asks = around.isQuestion || row.has("what") || row.hasPhrase("able", "self", "cost", "wait");
  if (seen === 0) {
    if (verbAt(row, around, "cancel") && !row.has("more", "colour")) return meansThat("cancel");
    if (row.has("delete") && (row.has("data") || (row.has("my", "past") && row.has("pic", "past"))))
      return meansThat("delete-data");
    if (row.has("past") && !row.has("edit", "but", "more")) return meansThat("history");
    if (row.has("help")) return meansThat("help");
    if (row.is(0, "what") && row.has("i") && row.has("draw", "make"))
      return meansThat(row.has("modal") ? "help" : "history");
  }
  if (row.is(0, "ask", "you") && row.has("help") && !row.has("draw", "make", "edit"))
    return meansThat("about:other");
  if (seen === 1 && row.has("delete") && row.has("data") && row.has("my")) return meansThat("delete-data");
  if (seen <= 1 && row.is(0, "cancel") && row.is(1, "my")) return meansThat("cancel");
  if (seen <= 2 && row.is(0, "cancel") && row.is(1, "it", "i", "now")) return meansThat("cancel");
  if (verbAt(row, around, "errand")) return meansThat("about:other");
  if (row.is(0, "help") && row.is(2, "errand")) return meansThat("about:other");
  if (seen > (asks ? 2 : 0)) return null;
  return aboutVerdict(row, seen, asks);
}

function aboutVerdict(row: WordRow, seen: number, asks: boolean): LineVerdict | null {
  if (row.has("cost")) return meansThat("about:cost");
  if (row.has("left")) return meansThat("about:quota");
  if (row.has("maker")) return meansThat("about:maker");
  if (seen > 1) return null;
  if (row.has("wait") && (seen === 0 || asks)) return meansThat("about:waiting");
  if (row.has("able") && !row.has("the", "it") && (asks || row.has("you", "ask")))
    return meansThat("about:abilities");
  if (seen > 0) return null;
  if (row.has("self") && !row.has("poor") && (asks || row.has("you", "is"))) return meansThat("about:self");
  if (row.has("what") && row.where("what") < row.where("you") && row.has("draw", "make", "able"))
    return meansThat("about:abilities");
  return row.has("what") && row.has("you") && row.length <= 4 ? meansThat("about:self") : null;
}
