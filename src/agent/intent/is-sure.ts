import { asksForPicture } from "../description.ts";
import { likelyLanguages } from "./guess-language.ts";
import type { Intent, LanguageCode, Understood } from "./intent.ts";
import { plainLine, plainText } from "./plain-line.ts";
import { MOST_READ } from "./rule.ts";
import { smallTalk } from "./small-talk.ts";
import { wholeLine } from "./whole-lines.ts";

/** What rules read only where a line says it plainly. */
const PLAIN: ReadonlySet<Intent["kind"]> = new Set([
  "cancel",
  "help",
  "history",
  "delete-data",
  "again",
  "change",
]);

/**
 * Whether the rules need nobody else for a line: commands and changes, phrases that they know whole, a plain request for
 * a picture, and what is too long to be anything but a description.
 */
export function isSure(given: string, { intent }: Understood, before: LanguageCode | null): boolean {
  if (PLAIN.has(intent.kind)) return true;
  const text = plainText(given);
  if (text.length > MOST_READ) return true;
  const { plain } = plainLine(text);
  if (plain === "") return true;
  if (intent.kind === "draw") return asksForPicture(text);
  const codes = likelyLanguages(text, before);
  return wholeLine(plain, codes) !== null || smallTalk(plain, codes) !== null;
}
