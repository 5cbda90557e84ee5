import { describe, explicitWish } from "./descriptions.ts";
import type { Understood } from "./intent.ts";
import type { Language } from "./language.ts";
import { anotherOf, meant } from "./meant.ts";
import type { Shape } from "./picture-options.ts";
import { plainWords, said } from "./plain-line.ts";
import { answer, changed, hasPicture, type Reading } from "./reading.ts";
import { taggedWords, WordRow } from "./tagged-words.ts";
import type { LineVerdict } from "./verdict.ts";
import { numberOf, referenceIn } from "./wording.ts";

/** A verdict on a line as an intent: which picture, which words. */
export function understood(verdict: LineVerdict, reading: Reading): Understood {
  const { language, wish } = reading;
  if (wish.text === "" && verdict.kind !== "meant") return withoutWords(reading);
  switch (verdict.kind) {
    case "meant":
      return meant(verdict.meaning, reading);
    case "again":
      return wantsOnlyUnmet(reading)
        ? changed({ ...reading, wish: said("") })
        : anotherOf(shaped(reading, verdict.shape), countOf(verdict.count, language));
    case "change":
      return change(reading, verdict.isSure);
    case "draw":
      return explicitWish(reading) ?? describe(reading);
    case "describes":
      return namesOne(reading) ? change(reading, true) : (explicitWish(reading) ?? describe(reading));
  }
}

function shaped(reading: Reading, shape: Shape | undefined): Reading {
  return shape === undefined ? reading : { ...reading, options: { shape, ...reading.options } };
}

/** "两张": a number with its measure. */
function countOf(count: string | null, language: Language): number | null {
  if (count === null) return null;
  return numberOf(count, language) ?? numberOf(count.slice(0, -1), language);
}

/** "--ar 9:16" is a wish for the last picture. */
function withoutWords(reading: Reading): Understood {
  if (wantsOnlyUnmet(reading)) return change(reading, true);
  return Object.keys(reading.options).length > 0
    ? anotherOf(reading, null)
    : answer(reading, { kind: "vague" });
}

/** "Make it 4k": of what is there, something that nobody gives. "Again in 4k" is another picture all the same. */
function wantsOnlyUnmet({ options, wish, language }: Reading): boolean {
  const { unmet, ...others } = options;
  const row = new WordRow(taggedWords(plainWords(wish.text), language.lexicon));
  return unmet !== undefined && Object.keys(others).length === 0 && !row.has("again", "same", "variant");
}

function change(reading: Reading, isSure: boolean): Understood {
  if (hasPicture(reading)) return changed(reading);
  return isSure
    ? answer(reading, { kind: "nothing-to-change" })
    : (explicitWish(reading) ?? describe(reading));
}

/** "The second one with a hat", "my last picture in blue". */
function namesOne({ wish, facts, language }: Reading): boolean {
  const named = referenceIn(wish, facts.pictures, language);
  if (named === null) return false;
  if (named.reference.kind === "mine") return true;
  return facts.pictures > 0 && named.start === 0 && named.isThere;
}
