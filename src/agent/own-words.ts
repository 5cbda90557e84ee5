import { beginsAsSentence } from "./sentences/index.ts";
import { isOwnEnglish } from "./words.ts";

/** Characters of our longest sentence, with room for what another agent adds: a longer text is none of ours. */
const LONGEST = 4_000;

/**
 * Whether a text is one of our own sentences coming back, in whatever language: from an agent that answers every text,
 * or from one like us. Two such agents would never fall silent.
 */
export function isOwnSentence(text: string): boolean {
  return text.length <= LONGEST && (isOwnEnglish(text) || beginsAsSentence(text));
}
