import type { Understood } from "./intent.ts";
import type { Language } from "./language.ts";
import { type PlainLine, plainLine, type Said, said } from "./plain-line.ts";
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

/** More describe, or tell a story that may be drawn. */
const MOST_WORDS_OF_A_STATEMENT = 30;

/** What is said of somebody, or asked for that is no drawing. Nothing is drawn of what has a verb and no wish. */
export function statement(line: PlainLine, reading: Reading): Understood | null {
  const { bare, language, facts, linked } = reading;
  if (facts.attachments > 0 || linked !== null) return null;
  const plain = plainLine(bare.text).plain;
  if (plain.split(" ").length > MOST_WORDS_OF_A_STATEMENT) return null;
  if (language.errands?.test(plain) && !isWish(bare, language)) {
    return answer(reading, { kind: "about", topic: "other" });
  }
  if (line.isQuestion || !language.statements?.test(plain)) return null;
  if (language.draws.some((pattern) => pattern.test(bare.low))) return null;
  return answer(reading, { kind: "talk", talk: "chat" });
}

/** "I'd like a cat", "may I have". */
function isWish(bare: Said, { draws }: Language): boolean {
  return (
    /^(?:i|we|may|can|could|how|what|would|let)\b/.test(bare.low) &&
    draws.some((pattern) => pattern.test(bare.low))
  );
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
