import type { WordRow } from "./tagged-words.ts";
import { type Circumstances, content, LIKELY, type LineVerdict, SHORT, SURE } from "./verdict.ts";
import type { WordClass } from "./word-class.ts";

/** "Darker", "the sky a bit greener", "but with a hat". */
export function comparedVerdict(row: WordRow, around: Circumstances): LineVerdict | null {
  if (row.is(0, "what") || (row.is(0, "is") && around.asksByOrder)) return null;
  if (row.has("i") && !row.is(0, "more")) return null;
  if (row.is(0, "but") && row.length > 1) return SURE;
  if (row.is(0, "now") && row.length > 1 && !row.has("you", "is", "verb")) return LIKELY;
  if (row.has("but") && around.hasPicture && !row.is(0, "a") && row.length <= SHORT) return LIKELY;
  const after = row.is(0, "nth") ? 1 : row.is(0, "the") && row.is(1, "nth") ? 2 : 0;
  if (after > 0 && !row.isUnknown(after)) return row.length > 3 || content(row) > 0 ? SURE : null;
  if (!row.has("more") || row.is(0, "a", "they", "you")) return null;
  const seen = content(row);
  if (row.unknown === 0 && !row.has("style", "scene")) return SURE;
  if (row.is(0, "more") && around.hasPicture) return row.length <= 2 * SHORT ? LIKELY : null;
  return seen <= 4 && row.length <= SHORT ? LIKELY : null;
}

/** "In winter", "no clouds", "it should smile", "watercolour please". */
export function placedVerdict(
  row: WordRow,
  { hasPicture, isQuestion: asks, asksByOrder }: Circumstances,
): LineVerdict | null {
  if (row.is(0, "modal") && row.is(1, "it", "the") && !row.has("i", "you")) return hasPicture ? LIKELY : null;
  // "Needs a frame."
  if (row.is(0, "modal") && row.is(1, "a") && hasPicture && !asks) return LIKELY;
  // "Que sea de noche."
  if (row.is(0, "what") && row.has("modal") && hasPicture && !asks && !row.has("i", "you")) return LIKELY;
  if (row.is(0, "what") && (!row.is(0, "prep") || asks || row.is(1, "is", "you", "verb"))) return null;
  if (row.is(0, "is") && asksByOrder) return null;
  if (row.is(0, "it") && !row.is(0, "the"))
    return row.is(1, "modal", "prep", "colour", "style", "scene") || (row.is(1, "is") && row.is(2, "modal"))
      ? SURE
      : null;
  if (row.is(0, "it", "the") && row.has("modal")) return LIKELY;
  // "The dog looks sad", "the sky is empty".
  if (hasPicture && isAboutPart(row)) return LIKELY;
  if (
    row.is(0, "prep", "no") &&
    !row.is(0, "verb") &&
    row.length > 1 &&
    row.length <= SHORT &&
    !row.has("i", "you")
  )
    return LIKELY;
  if (row.is(0, "the") && row.is(-1, "colour", "more") && row.length <= 6) return LIKELY;
  if (
    row.words.every(({ classes }) => CHARACTER.some((one) => classes.has(one))) &&
    row.has("style", "colour", "scene")
  )
    return LIKELY;
  // A verb that no table has, with what it is done to.
  return hasPicture && row.isUnknown(0) && row.is(1, "it", "the") && !row.is(1, "prep", "you")
    ? LIKELY
    : null;
}

function isAboutPart(row: WordRow): boolean {
  if (!row.is(0, "the") || row.has("poor", "i", "you", "again") || row.length > SHORT) return false;
  if (row.is(0, "it") && !row.isUnknown(1)) return false;
  return row.has("is") || row.has("no");
}

const CHARACTER: readonly WordClass[] = [
  "style",
  "colour",
  "scene",
  "small",
  "please",
  "the",
  "pic",
  "prep",
  "it",
];
