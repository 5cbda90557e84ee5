import type { Understood } from "./intent.ts";
import type { Language } from "./language.ts";
import { type PlainLine, type Said, said } from "./plain-line.ts";
import { answer, type Reading } from "./reading.ts";

/** "A cat?" is a modest wish, no question. */
const FEW_WORDS = 6;

/** More describe. */
const MOST_WORDS_OF_TALK = 14;

/** A question that no rule knows is answered in words. So is what somebody asks to have done that is no drawing. */
export function otherQuestion(line: PlainLine, reading: Reading): Understood | null {
  const { language, bare, wish } = reading;
  const isQuestion =
    line.isQuestion && (line.plain.split(" ").length > FEW_WORDS || language.questions.test(wish.low));
  if (!isQuestion && !asksForSomethingElse(said(line.text), bare, language)) return null;
  return answer(reading, { kind: "about", topic: "other" });
}

/** Nobody speaks to a picture. */
export function otherTalk(line: PlainLine, reading: Reading): Understood | null {
  const { language, wish } = reading;
  if (line.plain.split(" ").length > MOST_WORDS_OF_TALK || !language.addresses?.test(wish.low)) return null;
  if (reading.facts.attachments > 0 || reading.linked !== null) return null;
  return answer(reading, { kind: "talk", talk: "chat" });
}

/** "Can you hear me": what was asked follows "can you", and no rule for drawing knew it. */
function asksForSomethingElse({ low }: Said, bare: Said, { asks }: Language): boolean {
  const front = low.slice(0, Math.max(0, low.lastIndexOf(bare.low)));
  return asks !== null && front.split(/[,.!;:] ?/).some((piece) => asks.test(piece));
}
