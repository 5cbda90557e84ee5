import { likelyLanguages } from "./guess-language.ts";
import type { ConversationFacts, Intent, PictureReference, Understood } from "./intent.ts";
import type { Language, Meaning } from "./language.ts";
import { MOST_PICTURES, type PictureOptions, readOptions } from "./picture-options.ts";
import { type PlainLine, plainLine, plainWords } from "./plain-line.ts";
import { meaningOf, numberOf, referenceIn, withoutCourtesy } from "./wording.ts";

/** Whoever writes more describes something: commands, small talk and changes are shorter. */
const LONGEST_COMMAND = 400;

/** A line with what was read of it so far, in one language. */
interface Reading {
  readonly language: Language;
  readonly facts: ConversationFacts;
  /** Without courtesy and options. */
  readonly wish: string;
  readonly options: PictureOptions;
  readonly linked: PictureReference | null;
}

/**
 * What a line of a chat wants, by rules alone. Pure, linear in the line's length. `given` is the person's own words:
 * mentions, context blocks and quotations are gone already.
 */
export function readIntent(given: string, facts: ConversationFacts): Understood {
  const line = plainLine(given);
  const languages = likelyLanguages(line.plain.slice(0, LONGEST_COMMAND), facts.language);
  const [first] = languages;
  if (first === undefined) throw new Error("there is no language to read in");
  if (line.text.length > LONGEST_COMMAND) return describe(open(line.text, first, facts));
  if (line.plain === "") return { intent: withoutLetters(line, facts), options: {}, language: first.code };
  for (const language of languages) {
    const meaning = wholeLineMeaning(line, language);
    if (meaning !== null) return meant(meaning, open(line.text, language, facts));
  }
  const readings = languages.map((language) => open(line.text, language, facts));
  const [likeliest = open(line.text, first, facts)] = readings;
  return (
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

function open(text: string, language: Language, facts: ConversationFacts): Reading {
  const { rest, linked } = withoutOwnLink(text, facts.origin);
  const { options, rest: wish } = readOptions(withoutCourtesy(rest, language), language.shapes);
  return { language, facts, wish: withoutCourtesy(wish, language), options, linked };
}

/** A link to a picture of ours names the picture, and is no part of what is said of it. */
function withoutOwnLink(
  text: string,
  origin: string | null,
): { rest: string; linked: PictureReference | null } {
  const start = origin === null ? -1 : text.indexOf(`${origin}/images/`);
  if (origin === null || start < 0) return { rest: text, linked: null };
  const tail = text.slice(start + origin.length + "/images/".length);
  const key = /^[\w-]{1,80}/.exec(tail)?.[0];
  if (key === undefined) return { rest: text, linked: null };
  const end = /^[^\s()<>[\]]{0,200}/.exec(text.slice(start))?.[0].length ?? 0;
  const rest = `${text.slice(0, start)} ${text.slice(start + end)}`.replace(
    /!?\[[^\]]{0,200}\]\(\s*\)|\(\s*\)/g,
    " ",
  );
  return { rest: rest.replace(/\s+/g, " ").trim(), linked: { kind: "linked", key } };
}

/** Emoji, a question mark, a number: nothing that could be drawn. */
function withoutLetters(line: PlainLine, facts: ConversationFacts): Intent {
  if (facts.attachments > 0) return { kind: "vague" };
  return line.isQuestion ? { kind: "help" } : { kind: "talk", talk: "praise" };
}

function wholeLineMeaning(line: PlainLine, language: Language): Meaning | null {
  const whole = meaningOf(line.plain, language);
  if (whole !== null) return whole;
  const bare = plainWords(withoutCourtesy(line.text, language));
  return bare === line.plain || bare === "" ? null : meaningOf(bare, language);
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
    return answer(reading, { kind: "change", of: whichPicture(reading), instruction: reading.wish });
  }
  return { intent: INTENTS[meaning], options: {}, language: reading.language.code };
}

/** "Four variations of the second one". */
function again(reading: Reading): Understood | null {
  const { language, wish, options } = reading;
  if (wish === "") return hasOptions(options) ? anotherOf(reading, null) : null;
  for (const pattern of language.agains) {
    const found = pattern.exec(wish);
    if (found !== null) return anotherOf(reading, numberOf(found.groups?.count, language));
  }
  return null;
}

function anotherOf(reading: Reading, count: number | null): Understood {
  if (!hasPicture(reading)) return answer(reading, { kind: "nothing-to-change" });
  const options = count === null ? reading.options : withCount(reading.options, count);
  return { ...answer(reading, { kind: "again", of: whichPicture(reading) }), options };
}

/** "Make it night": of a picture that is there, or of none. */
function change(reading: Reading): Understood | null {
  const { language, wish, facts, linked } = reading;
  if (wish === "") return null;
  const named = referenceIn(wish, facts.pictures, language);
  const namesOne = named !== null && facts.pictures > 0 && wish.startsWith(named.words);
  const isChange = language.changes.some((pattern) => pattern.test(wish));
  if (!isChange && !namesOne && linked === null && named?.reference.kind !== "mine") return null;
  if (!hasPicture(reading)) return answer(reading, { kind: "nothing-to-change" });
  return changed(reading);
}

/** "Make the sky green": a change of the picture that is there, else the description of one. */
function maybeChange(reading: Reading): Understood | null {
  const { language, wish } = reading;
  if (!hasPicture(reading) || wish === "") return null;
  return language.maybeChanges.some((pattern) => pattern.test(wish)) ? changed(reading) : null;
}

function changed(reading: Reading): Understood {
  const { language, wish, facts } = reading;
  const named = referenceIn(wish, facts.pictures, language);
  const instruction = named === null ? wish : withoutReference(wish, named.words);
  return answer(reading, { kind: "change", of: whichPicture(reading), instruction });
}

/** A reference in front is no part of the change: "the second one, but blue". Elsewhere the sentence needs it. */
function withoutReference(wish: string, words: string): string {
  const rest = wish.startsWith(words) ? wish.slice(words.length) : wish;
  return rest.replace(/^[\s,.:;!-]+/, "");
}

/** "Draw me a cat", "I'd like three pictures of a cat". */
function explicitWish(reading: Reading): Understood | null {
  const { language, wish } = reading;
  const description = language.draws.reduce((rest, pattern) => rest.replace(pattern, ""), wish);
  if (description === wish) return null;
  const rest = { ...reading, wish: description };
  // "Can I have it in red?"
  return change(rest) ?? describe(rest);
}

const ENDS_AS_QUESTION = /[?？]\s*$/u;
/** "A cat?" is a modest wish, no question. */
const FEW_WORDS = 6;

/** A question that no rule knows is answered in words. */
function otherQuestion(line: PlainLine, reading: Reading): Understood | null {
  if (!line.isQuestion || line.plain.split(" ").length <= FEW_WORDS) return null;
  return answer(reading, { kind: "about", topic: "other" });
}

function describe(reading: Reading): Understood {
  const { language } = reading;
  const { count, rest } = countIn(reading);
  const description = language.tails
    .reduce((left, tail) => left.replace(tail, ""), rest)
    .replace(ENDS_AS_QUESTION, "")
    .trim();
  const options = count === null ? reading.options : withCount(reading.options, count);
  if (reading.facts.attachments > 0 || reading.linked !== null) {
    return { ...answer(reading, { kind: "change", of: whichPicture(reading), instruction: rest }), options };
  }
  if (saysNothing(description, reading.language)) return answer(reading, { kind: "vague" });
  return { intent: { kind: "draw", description }, options, language: reading.language.code };
}

function countIn({ wish, language }: Reading): { count: number | null; rest: string } {
  if (wish.length > LONGEST_COMMAND) return { count: null, rest: wish };
  for (const pattern of language.counts) {
    const found = pattern.exec(wish)?.groups;
    const count = numberOf(found?.count, language);
    if (found?.rest !== undefined && count !== null) return { count, rest: found.rest };
  }
  return { count: null, rest: wish };
}

/** Letters that no word of a Latin script does without. */
const GIBBERISH = /^\S*[bcdfghjklmnpqrstvwxz]{6}\S*$/iu;
const VOWEL = /[aeiouyà-öø-ÿœæ]|[^\p{Script=Latin}\p{N}\s]/iu;

function saysNothing(description: string, { nothings }: Language): boolean {
  const plain = plainWords(description);
  return nothings.has(plain) || !/\p{L}/u.test(plain) || !VOWEL.test(plain) || GIBBERISH.test(plain);
}

function hasPicture({ facts, linked, wish, language }: Reading): boolean {
  if (facts.pictures > 0 || facts.attachments > 0 || linked !== null) return true;
  return facts.hasEarlier && language.mine.test(wish);
}

function whichPicture({ facts, linked, wish, language }: Reading): PictureReference {
  if (facts.attachments > 0) return { kind: "attached" };
  return linked ?? referenceIn(wish, facts.pictures, language)?.reference ?? { kind: "last" };
}

function withCount(options: PictureOptions, count: number): PictureOptions {
  return { ...options, count: Math.min(Math.max(1, count), MOST_PICTURES) };
}

function hasOptions(options: PictureOptions): boolean {
  return Object.keys(options).length > 0;
}

function answer({ language, options }: Reading, intent: Intent): Understood {
  return { intent, options, language: language.code };
}
