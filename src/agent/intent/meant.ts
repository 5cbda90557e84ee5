import type { Intent, Understood } from "./intent.ts";
import type { Meaning } from "./language.ts";
import { answer, hasPicture, type Reading, whichPicture, withCount } from "./reading.ts";

/** What a line means that is nothing else. */
const INTENTS: Readonly<Record<Exclude<Meaning, "again">, Intent>> = {
  "talk:greeting": { kind: "talk", talk: "greeting" },
  "talk:thanks": { kind: "talk", talk: "thanks" },
  "talk:farewell": { kind: "talk", talk: "farewell" },
  "talk:yes": { kind: "talk", talk: "yes" },
  "talk:no": { kind: "talk", talk: "no" },
  "talk:praise": { kind: "talk", talk: "praise" },
  "talk:chat": { kind: "talk", talk: "chat" },
  "about:self": { kind: "about", topic: "self" },
  "about:maker": { kind: "about", topic: "maker" },
  "about:cost": { kind: "about", topic: "cost" },
  "about:quota": { kind: "about", topic: "quota" },
  "about:waiting": { kind: "about", topic: "waiting" },
  "about:abilities": { kind: "about", topic: "abilities" },
  "about:other": { kind: "about", topic: "other" },
  help: { kind: "help" },
  history: { kind: "history" },
  cancel: { kind: "cancel" },
  "delete-data": { kind: "delete-data" },
  complaint: { kind: "complaint" },
  vague: { kind: "vague" },
};

export function meant(meaning: Meaning, reading: Reading): Understood {
  if (meaning === "again") return anotherOf(reading, null);
  // "Draw something" beside a picture of the sender's own is a wish for that picture.
  if (meaning === "vague" && (reading.linked !== null || reading.facts.attachments > 0)) {
    return answer(reading, { kind: "change", of: whichPicture(reading), instruction: reading.wish.text });
  }
  return answer(reading, INTENTS[meaning]);
}

export function anotherOf(reading: Reading, count: number | null): Understood {
  if (!hasPicture(reading)) return answer(reading, { kind: "nothing-to-change" });
  return answer(withCount(reading, count), { kind: "again", of: whichPicture(reading) });
}
