import type { WordRow } from "./tagged-words.ts";
import { content, LIKELY, type LineVerdict, SURE } from "./verdict.ts";

/** "Another one", "two more", "the same but at night". */
export function anotherVerdict(given: WordRow): LineVerdict | null {
  if (!given.has("same", "again", "variant")) return null;
  const row = withoutOccasion(
    given.is(0, "draw", "make") && given.is(1, "again", "same", "variant") ? given.from(1) : given,
  );
  const rest = row.words.filter(({ classes }) => !classes.has("again"));
  const isBare = content(row) === 0 && !row.has("but", "colour", "style", "scene", "edit", "poor");
  if (isBare && !comparesBesides(row)) {
    // "Picture 7 again" is one.
    const count =
      row.words.find((_word, at) => row.is(at, "number") && (at === 0 || !row.is(at - 1, "pic")))?.text ??
      null;
    return { kind: "again", count };
  }
  if (row.has("same")) return row.is(0, "same", "the") || row.has("but") ? SURE : LIKELY;
  const isFirst = row.is(0, "again", "variant") && !row.is(0, "more");
  if (isFirst && row.has("but") && rest.length > 1) return SURE;
  if (row.is(0, "again") && row.is(1, "prep", "but", "more", "same")) return SURE;
  if (row.is(0, "the", "it") && row.has("is")) return null;
  // "A house that we see again" is described.
  return row.is(-1, "again") && row.has("it", "nth") && !row.is(0, "a") ? SURE : null;
}

/** "For my sister" says nothing of the picture. */
function withoutOccasion(row: WordRow): WordRow {
  const at = row.words.findIndex((_word, index) => row.is(index, "prep") && row.is(index + 1, "my"));
  return at > 0 ? row.from(0, at) : row;
}

function comparesBesides(row: WordRow): boolean {
  // "More like a photo".
  if (
    row.words.some(
      (_word, at) => row.is(at, "prep") && row.is(at + 1, "a") && at > 0 && row.is(at - 1, "more"),
    )
  )
    return true;
  return row.words.some(
    (_word, at) =>
      row.is(at, "more") &&
      !row.is(at, "again", "variant", "number") &&
      !row.is(at + 1, "number", "variant", "pic"),
  );
}
