import type { WordRow } from "./tagged-words.ts";
import { type Circumstances, DRAW, type LineVerdict, meansThat } from "./verdict.ts";

/** "A cat?" is a modest wish, no question. */
const FEW_WORDS = 6;
/** Who says more to somebody tells a story that may be drawn. */
const MOST_WORDS_OF_TALK = 14;
const MOST_WORDS_OF_A_STATEMENT = 30;

/** Questions and statements that want nothing drawn. */
export function sentenceVerdict(row: WordRow, around: Circumstances): LineVerdict | null {
  if (isQuestion(row, around))
    return meansThat(row.has("poor") && around.hasPicture ? "complaint" : "about:other");
  if (row.is(0, "a", "number") || row.length > MOST_WORDS_OF_A_STATEMENT) return null;
  if (row.is(0, "i") && row.has("poor") && !row.has("it", "pic", "no")) return meansThat("talk:chat");
  if (row.is(0, "you") && around.hasPicture && row.isUnknown(1) && row.is(2, "the", "a", "it", "my"))
    return meansThat("complaint");
  if (row.has("poor") && row.is(0, "it", "the", "poor", "no", "is", "i", "you", "they"))
    return meansThat("complaint");
  if (around.hasPicture && row.is(0, "it") && row.is(1, "is") && row.is(2, "number"))
    return meansThat("complaint");
  if (row.is(0, "it") && row.has("praise") && row.has("no")) return meansThat("complaint");
  // "He's a wizard but also a plumber."
  if (!around.hasPicture && row.is(0, "it") && row.is(1, "is") && row.is(2, "a") && row.unknown > 1)
    return null;
  if (row.is(0, "it") && row.from(1, 4).has("no"))
    return meansThat(around.hasPicture ? "complaint" : "talk:chat");
  if (row.is(0, "it") && row.is(1, "is", "verb")) return meansThat("talk:chat");
  // "The hands are wrong again".
  if (around.hasPicture && row.is(0, "the") && row.has("is") && row.has("again"))
    return meansThat("complaint");
  if (row.is(0, "i") && asksInPassing(row)) return DRAW;
  if (row.is(0, "i", "you")) return meansThat("talk:chat");
  if (row.is(0, "me") && row.has("verb", "is", "no")) return meansThat("talk:chat");
  if (row.is(0, "verb") && (!row.isUnknown(1) || row.is(0, "no") || row.has("the", "my", "they")))
    return meansThat("talk:chat");
  if (row.is(0, "they", "my") && row.has("verb", "is", "modal", "no")) return meansThat("talk:chat");
  if (row.is(0, "they", "my") && row.is(-1, "it")) return meansThat("talk:chat");
  // "Her face is off", "顔が変です".
  if (around.hasPicture && row.has("poor") && row.unknown <= 2 && !row.has("draw", "edit"))
    return meansThat("complaint");
  if (row.is(0, "they", "my") && row.from(1).has("they", "my")) return meansThat("talk:chat");
  if (row.is(0, "thanks", "praise", "greet") && row.is(1, "prep", "you", "i", "they", "it"))
    return meansThat(
      row.is(0, "thanks") ? "talk:thanks" : row.is(0, "praise") ? "talk:praise" : "talk:greeting",
    );
  if (row.has("you") && row.length <= MOST_WORDS_OF_TALK && !row.is(0, "the"))
    return meansThat(row.isUnknown(0) ? "about:other" : "talk:chat");
  // Nothing that could be drawn.
  return row.unknown === 0 && !row.has("colour", "style", "scene", "draw", "pic", "more")
    ? meansThat("talk:chat")
    : null;
}

/** "I love cats so draw me one", "I was wondering if you could draw a parrot". */
function asksInPassing(row: WordRow): boolean {
  return row.words.some(
    (_word, at) =>
      at > 1 &&
      row.is(at, "draw") &&
      row.is(at - 1, "filler", "ask", "please", "now") &&
      row.is(at + 1, "me", "a", "number", "my"),
  );
}

function isQuestion(row: WordRow, { isQuestion: hasMark, verbs, asksByOrder }: Circumstances): boolean {
  if (row.is(0, "what") && (hasMark || !row.has("style") || row.has("is", "you", "i"))) return true;
  if (
    (asksByOrder || hasMark) &&
    row.is(0, "is", "modal") &&
    row.has("you", "i", "it", "the", "they", "my", "past")
  )
    return true;
  // "How does this work with my photos": a phrase that asks.
  if (row.from(0, 1).hasPhrase("able", "self", "left", "maker", "help", "cost", "wait")) return true;
  if (verbs !== "first" && row.has("what")) return true;
  if (!hasMark) return false;
  return row.length > FEW_WORDS || row.has("what", "is", "modal", "verb", "you", "i");
}
