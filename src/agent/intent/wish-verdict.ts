import { anotherVerdict } from "./another-verdict.ts";
import { comparedVerdict, placedVerdict } from "./compared-verdict.ts";
import { shapeVerdict } from "./shape-verdict.ts";
import type { WordRow } from "./tagged-words.ts";
import {
  type Circumstances,
  content,
  DRAW,
  LIKELY,
  type LineVerdict,
  meansThat,
  SHORT,
  SURE,
  verbAt,
} from "./verdict.ts";
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

/** What a line asks for, by its verb or by what it compares with. */
export function wishVerdict(given: WordRow, around: Circumstances): LineVerdict | null {
  const row = skipped(given);
  if (row.length === 0) return null;
  if (row.is(0, "now", "but") && row.is(1, "ask", "want", "please")) return wishVerdict(row.from(1), around);
  // "Now a penguin on a skateboard."
  if (row.is(0, "now") && row.is(1, "a") && isNewThing(row.from(1))) return DRAW;
  if (row.is(0, "ask")) return asked(skipped(row.from(1)), around);
  if (row.is(0, "i") && row.is(1, "want")) return wanted(row.from(1), around);
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

/** A thing, not a look that the last picture could have. */
function isNewThing(row: WordRow): boolean {
  return (
    row.isUnknown(1) && !row.has("pic", "again", "variant", "same", "it", "more", "style", "scene", "colour")
  );
}

function skipped(row: WordRow): WordRow {
  let start = 0;
  while (row.is(start, ...BEFORE) && !row.is(start, ...NO_MERE_FILLER)) start += 1;
  return row.from(start);
}

/** "Can you …": whatever is done to what is there is a change of it. */
function asked(row: WordRow, around: Circumstances): LineVerdict | null {
  if (row.is(0, "errand") || (row.has("errand") && row.has("what"))) return meansThat("about:other");
  const found = wishVerdict(row, around);
  if (found !== null) return found;
  if (around.hasPicture && (row.is(0, "the") || (row.isUnknown(0) && row.has("it", "the")))) return LIKELY;
  // "Can you hear me?"
  return around.verbs === "first" && row.isUnknown(0) ? meansThat("about:other") : null;
}

/** "I'd like …": something new, unless it speaks of what is there. */
function wanted(row: WordRow, around: Circumstances): LineVerdict {
  const rest = skipped(row.without("want"));
  if (rest.length === 0 || isVague(rest) || (rest.length === 1 && rest.is(0, "it")))
    return meansThat("vague");
  if (rest.is(0, "want", "ask")) return wishVerdict(rest.from(1), around) ?? DRAW;
  if (rest.is(0, "errand") || (rest.is(0, "a") && rest.is(1, "errand"))) return meansThat("about:other");
  if (isListed(rest)) return meansThat("history");
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

/** "Add a boat": only a picture that is there can be changed so. */
function editVerdict(row: WordRow, around: Circumstances): LineVerdict | null {
  const start = row.is(0, "now", "but") ? 1 : 0;
  const rest = row.from(start);
  if (!verbAt(rest, around, "edit")) return null;
  if (rest.length === 1 && rest.is(0, "make")) return null;
  const verb = rest.words.find(({ classes }) => classes.has("edit"));
  if (verb?.classes.has("make") !== true) return SURE;
  return rest.has("it", "same", "more", "nth") || start === 1 ? SURE : LIKELY;
}

/** "Draw …", "make …": a thing, or the picture that is there. */
function verbVerdict(given: WordRow, around: Circumstances): LineVerdict | null {
  const row = given.is(0, "now", "but") && given.length > 1 ? given.from(1) : given;
  if (!verbAt(row, around, "draw", "make")) return null;
  const isFirst = row.is(0, "draw", "make");
  const object = skipped(isFirst ? row.from(1) : row.from(0, row.length - 1));
  if (isFirst && object.is(0, "you", "i", "they") && !object.is(0, "it", "the")) return null;
  const verb = isFirst ? row.from(0, 1) : row.from(row.length - 1);
  if (verb.is(0, "it") || object.is(0, "it") || (around.verbs === "anywhere" && object.has("it")))
    return ofIt(object, verb);
  if (isListed(object)) return meansThat("history");
  if (object.is(0, "nth") || object.is(1, "nth"))
    return object.length <= 3 ? { kind: "again", count: null } : SURE;
  if (object.length === 0) return verb.is(0, "draw") ? meansThat("vague") : null;
  if (isVague(object)) return meansThat("vague");
  if (!verb.is(0, "draw") && (object.is(0, "errand") || (object.is(0, "a") && object.is(1, "errand"))))
    return meansThat("about:other");
  if (verb.is(0, "make") && object.is(0, "the") && object.is(-1, "colour", "more")) return SURE;
  if (object.is(0, "more") && object.unknown === 0) return SURE;
  if (isOfWhatIsThere(object, verb)) return LIKELY;
  return DRAW;
}

function ofIt(object: WordRow, verb: WordRow): LineVerdict {
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
