import type { WordRow } from "./tagged-words.ts";
import type { Circumstances, LineVerdict } from "./verdict.ts";
import type { WordClass } from "./word-class.ts";

/** Words around the name of a shape. */
export const WITH_SHAPE: readonly WordClass[] = [
  "ask",
  ...[
    "make",
    "edit",
    "it",
    "the",
    "a",
    "prep",
    "pic",
    "again",
    "same",
    "small",
    "more",
    "please",
    "but",
    "draw",
  ],
  ...["square", "wide", "tall", "filler", "want", "me", "now", "my", "is", "nth"],
] as WordClass[];

/** "Make it wide", "im Querformat": a shape, and nothing else. */
export function shapeVerdict(given: WordRow, { hasPicture }: Circumstances): LineVerdict | null {
  const row = withoutUse(given);
  if (!hasPicture || !row.has("square", "wide", "tall") || !row.only(...WITH_SHAPE)) return null;
  if (isPortraitOf(given)) return null;
  const shape = row.has("square") ? "square" : row.has("wide") ? "landscape" : "portrait";
  return { kind: "again", count: null, shape };
}

/** "Make a portrait of her": no shape, but what is in it. */
function isPortraitOf(row: WordRow): boolean {
  return row.words.some((_word, at) => row.is(at, "tall") && OF.test(row.words[at + 1]?.text ?? ""));
}

const OF = /^(?:of|von|de|du|do|da|di|del|della|dello)$/;

/** "Make it square for Instagram". */
function withoutUse(row: WordRow): WordRow {
  const at = row.words.findIndex((_word, index) => index > 1 && row.is(index, "prep"));
  const isEnd = at > 0 && row.length - at <= 3 && row.from(0, at).has("make", "edit");
  return isEnd && row.from(0, at).has("square", "wide", "tall") ? row.from(0, at) : row;
}
