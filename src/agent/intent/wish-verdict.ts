import type { WordRow } from "./tagged-words.ts";
import { type Circumstances, content, DRAW, LIKELY, meant, SURE, type Verdict, verbAt } from "./verdict.ts";
import type { WordClass } from "./word-class.ts";

/** What may stand before a wish and changes nothing of it. */
const BEFORE: readonly WordClass[] = ["please", "filler", "me", "small"];
const NO_MERE_FILLER: readonly WordClass[] = [
  "the",
  "it",
  "a",
  "draw",
  "make",
  "edit",
  "prep",
  "more",
  "again",
];
/** A remark on a picture is shorter than the description of one. */
const SHORT = 9;

/** What a line asks for, by its verb or by what it compares with. */
export function wishVerdict(given: WordRow, around: Circumstances): Verdict | null {
  const row = skipped(given);
  if (row.length === 0) return null;
  if (row.is(0, "now", "but") && row.is(1, "ask", "want", "please")) return wishVerdict(row.from(1), around);
  if (row.is(0, "ask")) return asked(skipped(row.from(1)), around);
  if (row.is(0, "want") || (around.verbs === "anywhere" && row.has("want"))) return wanted(row, around);
  // "Tu peux lui mettre un chapeau."
  if (row.is(0, "it", "me") && row.is(1, "make", "edit") && !row.is(0, "the", "make", "edit")) return SURE;
  return (
    shapeVerdict(row, around) ??
    anotherVerdict(row) ??
    editVerdict(row, around) ??
    verbVerdict(row, around) ??
    comparedVerdict(row, around) ??
    placedVerdict(row, around)
  );
}

function skipped(row: WordRow): WordRow {
  let start = 0;
  while (row.is(start, ...BEFORE) && !row.is(start, ...NO_MERE_FILLER)) start += 1;
  return row.from(start);
}

/** "Can you …": whatever is done to what is there is a change of it. */
function asked(row: WordRow, around: Circumstances): Verdict | null {
  if (row.is(0, "errand") || (row.has("errand") && row.has("what"))) return meant("about:other");
  const found = wishVerdict(row, around);
  if (found !== null) return found;
  if (around.hasPicture && (row.is(0, "the") || (row.isUnknown(0) && row.has("it", "the")))) return LIKELY;
  // "Can you hear me?"
  return around.verbs === "first" && row.isUnknown(0) ? meant("about:other") : null;
}

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
function shapeVerdict(row: WordRow, { hasPicture }: Circumstances): Verdict | null {
  if (!hasPicture || !row.has("square", "wide", "tall") || !row.only(...WITH_SHAPE)) return null;
  const shape = row.has("square") ? "square" : row.has("wide") ? "landscape" : "portrait";
  return { kind: "again", count: null, shape };
}

/** "I'd like …": something new, unless it speaks of what is there. */
function wanted(row: WordRow, around: Circumstances): Verdict {
  const rest = skipped(row.without("want"));
  if (rest.length === 0 || isVague(rest) || (rest.length === 1 && rest.is(0, "it"))) return meant("vague");
  if (rest.is(0, "want", "ask")) return wishVerdict(rest.from(1), around) ?? DRAW;
  if (rest.is(0, "errand") || (rest.is(0, "a") && rest.is(1, "errand"))) return meant("about:other");
  if (isListed(rest)) return meant("history");
  const shaped = shapeVerdict(rest, around);
  if (shaped !== null) return shaped;
  if (rest.is(0, "a") && !rest.is(0, "again", "more")) return DRAW;
  // "What if it were night?"
  if (rest.is(0, "is", "modal") || (rest.is(0, "it") && !rest.is(0, "the") && rest.length > 1)) return SURE;
  const found = wishVerdict(rest, around);
  // "I want the bear to wave."
  if (found === null) return around.hasPicture && rest.is(0, "the") ? LIKELY : DRAW;
  return found.kind === "change" && !found.isSure && !around.hasPicture ? DRAW : found;
}

/** "Something for my wall". */
function isVague(row: WordRow): boolean {
  return row.has("vague") && content(row) <= 1 && !row.has("edit", "more", "style");
}

/** "Show me my pictures", "the ones from before". */
function isListed(row: WordRow): boolean {
  if (content(row) > 0 || row.has("again", "same", "more", "but", "edit", "a")) return false;
  return row.has("past") || (row.has("pic") && row.has("my", "nth") && !row.has("number"));
}

/** "Another one", "two more", "the same but at night". */
function anotherVerdict(given: WordRow): Verdict | null {
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
  return row.is(-1, "again") && row.has("it", "nth") ? SURE : null;
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

/** "Add a boat": only a picture that is there can be changed so. */
function editVerdict(row: WordRow, around: Circumstances): Verdict | null {
  const start = row.is(0, "now", "but") ? 1 : 0;
  const rest = row.from(start);
  if (!verbAt(rest, around, "edit")) return null;
  if (rest.length === 1 && rest.is(0, "make")) return null;
  const verb = rest.words.find(({ classes }) => classes.has("edit"));
  if (verb?.classes.has("make") !== true) return SURE;
  return rest.has("it", "same", "more", "nth") || start === 1 ? SURE : LIKELY;
}

/** "Draw …", "make …": a thing, or the picture that is there. */
function verbVerdict(given: WordRow, around: Circumstances): Verdict | null {
  const row = given.is(0, "now", "but") && given.length > 1 ? given.from(1) : given;
  if (!verbAt(row, around, "draw", "make")) return null;
  const isFirst = row.is(0, "draw", "make");
  const object = skipped(isFirst ? row.from(1) : row.from(0, row.length - 1));
  if (isFirst && object.is(0, "you", "i", "they") && !object.is(0, "it", "the")) return null;
  const verb = isFirst ? row.from(0, 1) : row.from(row.length - 1);
  if (verb.is(0, "it") || object.is(0, "it") || (around.verbs === "anywhere" && object.has("it")))
    return ofIt(object, verb);
  if (isListed(object)) return meant("history");
  if (object.is(0, "nth") || object.is(1, "nth"))
    return object.length <= 3 ? { kind: "again", count: null } : SURE;
  if (object.length === 0) return verb.is(0, "draw") ? meant("vague") : null;
  if (isVague(object)) return meant("vague");
  if (!verb.is(0, "draw") && (object.is(0, "errand") || (object.is(0, "a") && object.is(1, "errand"))))
    return meant("about:other");
  if (verb.is(0, "make") && object.is(0, "the") && object.is(-1, "colour", "more")) return SURE;
  if (object.is(0, "more") && object.unknown === 0) return SURE;
  if (isOfWhatIsThere(object, verb)) return LIKELY;
  return DRAW;
}

function ofIt(object: WordRow, verb: WordRow): Verdict {
  const rest = verb.is(0, "it") ? object : object.from(object.is(0, "it") ? 1 : 0);
  const says = rest.words.some(
    ({ classes }) => !["again", "please", "small", "now", "me"].some((one) => classes.has(one as WordClass)),
  );
  return says ? SURE : { kind: "again", count: null };
}

function isOfWhatIsThere(object: WordRow, verb: WordRow): boolean {
  if (object.is(0, "a", "number")) return verb.is(0, "make") && object.has("it") && !verb.is(0, "draw");
  if (object.is(0, "more")) return true;
  if (object.has("more") && object.length <= SHORT) return true;
  if (object.is(0, "the") && verb.is(0, "make")) return true;
  return !verb.is(0, "draw") && object.is(-1, "colour") && object.length <= 4;
}

/** "Darker", "the sky a bit greener", "but with a hat". */
function comparedVerdict(row: WordRow, around: Circumstances): Verdict | null {
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
function placedVerdict(
  row: WordRow,
  { hasPicture, isQuestion: asks, asksByOrder }: Circumstances,
): Verdict | null {
  if (row.is(0, "modal") && row.is(1, "it", "the") && !row.has("i", "you")) return hasPicture ? LIKELY : null;
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
