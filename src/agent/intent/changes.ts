import type { Understood } from "./intent.ts";
import type { Meaning } from "./language.ts";
import { anotherOf } from "./meant.ts";
import { plainWords, without } from "./plain-line.ts";
import { answer, changed, hasPicture, type Reading } from "./reading.ts";
import { smallTalk } from "./small-talk.ts";
import { meaningOf, numberOf, referenceIn } from "./wording.ts";

const ON_A_PICTURE: ReadonlySet<Meaning> = new Set([
  "talk:praise",
  "talk:thanks",
  "talk:yes",
  "talk:no",
  "complaint",
]);

/** "I like it, but darker": a word on the picture, then how it should be. */
export function praisedBut(reading: Reading): Understood | null {
  const { language, wish } = reading;
  const but = language.but.exec(wish.low);
  if (but === null || but.index === 0) return null;
  const front = plainWords(wish.text.slice(0, but.index));
  const meaning = smallTalk(front, [language.code]) ?? meaningOf(front, language);
  if (meaning === null || !ON_A_PICTURE.has(meaning)) return null;
  if (!hasPicture(reading)) return answer(reading, { kind: "nothing-to-change" });
  return changed({ ...reading, wish: without(wish, 0, but.index + but[0].length) });
}

/** "Four variations of the second one". */
export function again(reading: Reading): Understood | null {
  const { language, wish, options } = reading;
  if (wish.text === "") return Object.keys(options).length > 0 ? anotherOf(reading, null) : null;
  for (const pattern of language.agains) {
    const found = pattern.exec(wish.low);
    if (found !== null) return anotherOf(reading, numberOf(found.groups?.count, language));
  }
  return null;
}

/** "Make it night": of a picture that is there, or of none. */
export function change(reading: Reading): Understood | null {
  const { language, wish, facts, linked } = reading;
  if (wish.text === "") return null;
  const named = referenceIn(wish, facts.pictures, language);
  const namesOne = named !== null && facts.pictures > 0 && named.start === 0;
  const isChange = language.changes.some((pattern) => pattern.test(wish.low));
  if (!isChange && !namesOne && linked === null && named?.reference.kind !== "mine") return null;
  if (!hasPicture(reading)) return answer(reading, { kind: "nothing-to-change" });
  return changed(reading);
}

/** "Make the sky green": a change of the picture that is there, else the description of one. */
export function maybeChange(reading: Reading): Understood | null {
  const { language, wish } = reading;
  if (!hasPicture(reading) || wish.text === "") return null;
  return language.maybeChanges.some((pattern) => pattern.test(wish.low)) ? changed(reading) : null;
}
