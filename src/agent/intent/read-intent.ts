import { likelyLanguages } from "./guess-language.ts";
import type { ConversationFacts, Intent, Understood } from "./intent.ts";
import type { Language, Meaning } from "./language.ts";
import { openLanguage } from "./languages/index.ts";
import { type PlainLine, plainLine, plainWords, said, without, withoutFound } from "./plain-line.ts";
import { answer, hasPicture, openReading, type Reading, whichPicture, withCount } from "./reading.ts";
import { hasOneOf } from "./rule.ts";
import { wholeLine } from "./whole-lines.ts";
import { meaningOf, numberOf, referenceIn, withoutReference } from "./wording.ts";

/** Whoever writes more describes something: commands, small talk and changes are shorter. */
const LONGEST_COMMAND = 400;

/**
 * What a line of a chat wants, by rules alone. Pure, linear in the line's length. `given` is the person's own words:
 * mentions, context blocks and quotations are gone already.
 */
export function readIntent(given: string, facts: ConversationFacts): Understood {
  const line = plainLine(given);
  const codes = likelyLanguages(line.text.slice(0, LONGEST_COMMAND), facts.language);
  const first = codes[0] ?? "en";
  if (line.text.length > LONGEST_COMMAND) {
    return describe(withoutDraw(openReading(line.text, openLanguage(first), facts)));
  }
  if (line.plain === "")
    return { intent: withoutLetters(line, facts), options: {}, tooMany: false, language: first };
  const known = wholeLine(line.plain, codes);
  if (known !== null) return meant(known.meaning, openReading(line.text, openLanguage(known.code), facts));
  return readWish(
    line,
    codes.map((code) => openReading(line.text, openLanguage(code), facts)),
  );
}

function readWish(line: PlainLine, readings: readonly Reading[]): Understood {
  const [likeliest] = readings;
  if (likeliest === undefined) throw new Error("there is no language to read in");
  return (
    firstOf(readings, (reading) => wholeLineMeant(line, reading)) ??
    firstOf(readings, again) ??
    firstOf(readings, change) ??
    maybeChange(likeliest) ??
    firstOf(readings, explicitWish) ??
    otherQuestion(line, likeliest) ??
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

/** A line that says something as a whole, with or without the courtesy around it. */
function wholeLineMeant({ plain }: PlainLine, reading: Reading): Understood | null {
  const { language } = reading;
  const bare = plainWords(reading.bare.text);
  const meaning =
    meaningOf(plain, language) ??
    (bare === plain ? null : (wholeLine(bare, [language.code])?.meaning ?? meaningOf(bare, language)));
  return meaning === null ? null : meant(meaning, reading);
}

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

function meant(meaning: Meaning, reading: Reading): Understood {
  if (meaning === "again") return anotherOf(reading, null);
  // "Draw something" beside a picture of the sender's own is a wish for that picture.
  if (meaning === "vague" && (reading.linked !== null || reading.facts.attachments > 0)) {
    return answer(reading, { kind: "change", of: whichPicture(reading), instruction: reading.wish.text });
  }
  return answer(reading, INTENTS[meaning]);
}

/** "Four variations of the second one". */
function again(reading: Reading): Understood | null {
  const { language, wish, options } = reading;
  if (wish.text === "") return Object.keys(options).length > 0 ? anotherOf(reading, null) : null;
  for (const pattern of language.agains) {
    const found = pattern.exec(wish.low);
    if (found !== null) return anotherOf(reading, numberOf(found.groups?.count, language));
  }
  return null;
}

function anotherOf(reading: Reading, count: number | null): Understood {
  if (!hasPicture(reading)) return answer(reading, { kind: "nothing-to-change" });
  return answer(withCount(reading, count), { kind: "again", of: whichPicture(reading) });
}

/** "Make it night": of a picture that is there, or of none. */
function change(reading: Reading): Understood | null {
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
function maybeChange(reading: Reading): Understood | null {
  const { language, wish } = reading;
  if (!hasPicture(reading) || wish.text === "") return null;
  return language.maybeChanges.some((pattern) => pattern.test(wish.low)) ? changed(reading) : null;
}

function changed(reading: Reading): Understood {
  const { language, wish, facts } = reading;
  const instruction = withoutReference(wish, referenceIn(wish, facts.pictures, language));
  return answer(reading, { kind: "change", of: whichPicture(reading), instruction });
}

/** "Draw me a cat", "I'd like three pictures of a cat". */
function explicitWish(reading: Reading): Understood | null {
  const rest = withoutDraw(reading);
  if (rest === reading) return null;
  // "Can I have it in red?"
  return change(rest) ?? describe(rest);
}

function withoutDraw(reading: Reading): Reading {
  const wish = reading.language.draws.reduce(withoutFound, reading.wish);
  return wish === reading.wish ? reading : { ...reading, wish };
}

/** "A cat?" is a modest wish, no question. */
const FEW_WORDS = 6;

/** A question that no rule knows is answered in words. */
function otherQuestion(line: PlainLine, reading: Reading): Understood | null {
  if (!line.isQuestion || line.plain.split(" ").length <= FEW_WORDS) return null;
  return answer(reading, { kind: "about", topic: "other" });
}

/** What stands after a wish in a language: no longer than this. */
const LONGEST_TAIL = 120;

function describe(reading: Reading): Understood {
  const counted = countIn(reading);
  const { wish, language } = counted;
  if (reading.facts.attachments > 0 || reading.linked !== null) {
    return answer(counted, { kind: "change", of: whichPicture(reading), instruction: wish.text });
  }
  const description = withoutTails(counted)
    .replace(/[?？]+$/, "")
    .trim();
  if (saysNothing(description, language)) return answer(counted, { kind: "vague" });
  return answer(counted, { kind: "draw", description });
}

function withoutTails({ wish, language }: Reading): string {
  let left = wish;
  for (const tail of language.tails) {
    const from = Math.max(0, left.low.length - LONGEST_TAIL);
    const found = tail.exec(left.low.slice(from));
    if (found !== null) left = without(left, from + found.index, from + found.index + found[0].length);
  }
  return left.text;
}

function countIn(reading: Reading): Reading {
  const { wish, language } = reading;
  if (wish.text.length > LONGEST_COMMAND) return reading;
  if (!/\d/.test(wish.low) && !hasOneOf(wish.low, language.numbers.keys())) return reading;
  for (const pattern of language.counts) {
    const found = pattern.exec(wish.low);
    const { count: figure, rest } = found?.groups ?? {};
    const count = numberOf(figure, language);
    if (found === null || rest === undefined || count === null) continue;
    // The rest is a part of the line that begins or ends where the line does.
    const start = found[0].startsWith(rest) ? found.index : found.index + found[0].lastIndexOf(rest);
    return withCount({ ...reading, wish: said(wish.text.slice(start, start + rest.length)) }, count);
  }
  return reading;
}

/** Letters that no word of a Latin script does without. */
const GIBBERISH = /^\S*[bcdfghjklmnpqrstvwxz]{6}\S*$/;
const VOWEL = /[aeiouy]|[^a-z0-9\s]/;

function saysNothing(description: string, { nothings }: Language): boolean {
  const plain = plainWords(description);
  return nothings.has(plain) || !VOWEL.test(plain) || GIBBERISH.test(plain);
}
