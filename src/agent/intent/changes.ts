import { describe, explicitWish } from "./descriptions.ts";
import type { Understood } from "./intent.ts";
import { anotherOf, meant } from "./meant.ts";
import { answer, changed, hasPicture, type Reading } from "./reading.ts";
import type { Verdict } from "./verdict.ts";
import { numberOf, referenceIn } from "./wording.ts";

/** A verdict on a line as an intent: which picture, which words. */
export function understood(verdict: Verdict, reading: Reading): Understood {
  const { language, wish } = reading;
  if (wish.text === "" && verdict.kind !== "meant") return withoutWords(reading);
  switch (verdict.kind) {
    case "meant":
      return meant(verdict.meaning, reading);
    case "again":
      return anotherOf(reading, numberOf(verdict.count ?? undefined, language));
    case "change":
      return change(reading, verdict.isSure);
    case "draw":
      return explicitWish(reading) ?? describe(reading);
    case "describes":
      return namesOne(reading) ? change(reading, true) : (explicitWish(reading) ?? describe(reading));
  }
}

/** "--ar 9:16" is a wish for the last picture. */
function withoutWords(reading: Reading): Understood {
  return Object.keys(reading.options).length > 0 ? anotherOf(reading, null) : answer(reading, { kind: "vague" });
}

function change(reading: Reading, isSure: boolean): Understood {
  if (hasPicture(reading)) return changed(reading);
  return isSure ? answer(reading, { kind: "nothing-to-change" }) : (explicitWish(reading) ?? describe(reading));
}

/** "The second one with a hat", "my last picture in blue". */
function namesOne({ wish, facts, language }: Reading): boolean {
  const named = referenceIn(wish, facts.pictures, language);
  if (named === null) return false;
  if (named.reference.kind === "mine") return true;
  return facts.pictures > 0 && named.start === 0 && named.isThere;
}
