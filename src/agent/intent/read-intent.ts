import { again, change, maybeChange, praisedBut } from "./changes.ts";
import { describe, explicitWish, withoutDraw } from "./descriptions.ts";
import { likelyLanguages } from "./guess-language.ts";
import type { ConversationFacts, Intent, Understood } from "./intent.ts";
import type { Language } from "./language.ts";
import { openLanguage } from "./languages/index.ts";
import { likeTalk, meant, wholeLineMeant } from "./meant.ts";
import { fold, type PlainLine, plainLine, plainText } from "./plain-line.ts";
import { openReading, PAID, type Reading } from "./reading.ts";
import { MOST_READ } from "./rule.ts";
import { smallTalk } from "./small-talk.ts";
import { otherQuestion, otherTalk, statement } from "./talk-or-picture.ts";
import { wholeLine } from "./whole-lines.ts";
import { meaningOf } from "./wording.ts";

/**
 * What a line of a chat wants, by rules alone. Pure, linear in the line's length. `given` is the person's own words:
 * mentions, context blocks and quotations are gone already.
 */
export function readIntent(given: string, facts: ConversationFacts): Understood {
  const text = plainText(given);
  const codes = likelyLanguages(text.slice(0, MOST_READ), facts.language);
  const first = codes[0] ?? "en";
  // Commands, small talk and changes are shorter.
  if (text.length > MOST_READ) return describe(withoutDraw(openReading(text, openLanguage(first), facts)));
  const line = plainLine(text);
  if (line.plain === "")
    return { intent: withoutLetters(line, facts), options: {}, tooMany: false, language: first };
  const known = wholeLine(line.plain, codes);
  if (known !== null) return meant(known.meaning, openReading(text, openLanguage(known.code), facts));
  const talk = smallTalk(line.plain, codes);
  if (talk !== null) return meant(talk, openReading(text, openLanguage(first), facts));
  const readings = codes.map((code) => openReading(text, openLanguage(code), facts));
  return wishAfterTalk(line, facts, openLanguage(first)) ?? readWish(line, readings);
}

const SENTENCE_END = /[.!?…] (?=\S)|[。！？](?=\S)/;

/** "We have a bakery. We need a logo": what comes after a sentence that wants nothing. */
function wishAfterTalk(line: PlainLine, facts: ConversationFacts, language: Language): Understood | null {
  const end = SENTENCE_END.exec(line.text)?.index ?? commaBeforeAsking(line.text, language);
  if (end < 0) return null;
  const front = plainLine(line.text.slice(0, end + 1));
  const said = openReading(front.text, language, facts);
  const meaning = meaningOf(front.plain, language);
  if (meaning !== "talk:chat" && (meaning !== null || statement(front, said)?.intent.kind !== "talk"))
    return null;
  const later = readIntent(line.text.slice(end + 1), facts);
  if (later.intent.kind !== "draw") return PAID.has(later.intent.kind) ? later : null;
  // Names and occasions belong in the picture.
  return { ...later, intent: { kind: "draw", description: `${later.intent.description}. ${front.text}` } };
}

/** "It's her birthday, can you draw a cake": where the asking begins; -1: nowhere. */
function commaBeforeAsking(text: string, { asks }: Language): number {
  for (let at = text.indexOf(", "); at >= 0 && asks !== null; at = text.indexOf(", ", at + 1)) {
    if (asks.test(fold(text.slice(at + 2)))) return at;
  }
  return -1;
}

function readWish(line: PlainLine, readings: readonly Reading[]): Understood {
  const [likeliest] = readings;
  if (likeliest === undefined) throw new Error("there is no language to read in");
  return (
    firstOf(readings, praisedBut) ??
    firstOf(readings, (reading) => wholeLineMeant(line, reading)) ??
    firstOf(readings, again) ??
    firstOf(readings, change) ??
    firstOf(readings, (reading) => likeTalk(line, reading)) ??
    statement(line, likeliest) ??
    maybeChange(likeliest) ??
    firstOf(readings, explicitWish) ??
    firstOf(readings, (reading) => otherQuestion(line, reading)) ??
    otherTalk(line, likeliest) ??
    describe(likeliest)
  );
}

function firstOf(
  readings: readonly Reading[],
  rule: (reading: Reading) => Understood | null,
): Understood | null {
  for (const reading of readings) {
    const found = rule(reading);
    if (found !== null) return found;
  }
  return null;
}

/** Emoji, a question mark, a number: nothing that could be drawn. */
function withoutLetters(line: PlainLine, facts: ConversationFacts): Intent {
  if (facts.attachments > 0) return { kind: "vague" };
  return line.isQuestion ? { kind: "help" } : { kind: "talk", talk: "praise" };
}
