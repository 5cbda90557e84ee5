import { understood } from "./changes.ts";
import type { ConversationFacts, Understood } from "./intent.ts";
import { type Judged, judge } from "./judge.ts";
import { type Language, MEANINGS, type Meaning } from "./language.ts";
import { answer } from "./reading.ts";
import { strongestTalk } from "./small-talk.ts";
import { referenceIn } from "./wording.ts";

/** More are a description, whatever they say. */
const MOST_SENTENCES = 6;

/** What several sentences want together; null: they are one. */
export function readSentences(text: string, language: Language, facts: ConversationFacts): Understood | null {
  const texts = sentencesOf(text);
  const judged =
    texts.length > 1
      ? texts.slice(0, MOST_SENTENCES).map((one) => judge(one, language, facts))
      : aroundComma(text, language, facts);
  if (judged === null) return null;
  const wishes = judged.filter(({ verdict }) => verdict.kind !== "meant");
  if (wishes.length === judged.length && !isMixed(wishes)) return null;
  if (wishes.length === 0) return talkOf(judged);
  return wishAmongTalk(judged, wishes, language, facts);
}

function isMixed(wishes: readonly Judged[]): boolean {
  return wishes.some(({ verdict }) => verdict.kind === "change" || verdict.kind === "again");
}

/** Sentences, and what a line break divides. */
function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…])\s+(?=\S)|(?<=[。！？])\s*(?=\S)/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[^\s.!?…。！？]/.test(sentence));
}

/** "It's her birthday, can you draw a cake": talk before a comma, a wish after it. */
function aroundComma(text: string, language: Language, facts: ConversationFacts): Judged[] | null {
  for (const [at, length] of commasIn(text)) {
    const front = judge(text.slice(0, at), language, facts);
    const isOther = front.verdict.kind === "again" || front.dismisses;
    if (front.verdict.kind !== "meant" && !isOther) return null;
    const rest = judge(text.slice(at + length), language, facts);
    // "Forget the dog, draw a boat instead", "now a different one: a boat".
    if (
      isOther &&
      (rest.verdict.kind === "draw" || (rest.verdict.kind === "describes" && startsAsDescription(rest)))
    )
      return [{ ...front, verdict: { kind: "meant", meaning: "talk:no" } }, rest];
    if (front.verdict.kind !== "meant") continue;
    if (rest.verdict.kind !== "meant" && rest.verdict.kind !== "describes") return [front, rest];
    if (rest.verdict.kind === "meant" && (rest.verdict.meaning === "vague" || isCommand(rest)))
      return [front, rest];
    if (rest.verdict.kind === "describes" && isMereTalk(front)) return [front, rest];
  }
  return null;
}

const MOST_COMMAS = 4;

function commasIn(text: string): [number, number][] {
  return [...text.matchAll(/[,:;] | [-–—] |[，、；：]/g)]
    .slice(0, MOST_COMMAS)
    .map((found) => [found.index, found[0].length]);
}

function isMereTalk({ verdict }: Judged): boolean {
  return verdict.kind === "meant" && verdict.meaning.startsWith("talk:") && verdict.meaning !== "talk:chat";
}

const MORE_THAN_TALK: ReadonlySet<Meaning> = new Set(
  MEANINGS.filter((meaning) => !meaning.startsWith("talk:")),
);

/** Of several things said the one that is more than talk. */
function talkOf(judged: readonly Judged[]): Understood | null {
  const meanings = judged.flatMap(({ verdict }) => (verdict.kind === "meant" ? [verdict.meaning] : []));
  const told = judged.find(({ verdict }) => verdict.kind === "meant" && verdict.meaning === "talk:chat");
  // "I dreamt of a purple elephant, can you show me that?"
  if (told !== undefined && meanings.at(-1) === "vague")
    return understood({ kind: "describes" }, told.reading);
  const chosen =
    meanings.findLast((meaning) => MORE_THAN_TALK.has(meaning)) ?? strongestTalk(new Set(meanings));
  const one = judged.find(({ verdict }) => verdict.kind === "meant" && verdict.meaning === chosen);
  return one === undefined ? null : understood(one.verdict, one.reading);
}

/** "We have a bakery. We need a logo": the wish, with what was told for it. */
function wishAmongTalk(
  judged: readonly Judged[],
  wishes: readonly Judged[],
  language: Language,
  facts: ConversationFacts,
): Understood | null {
  // "Help! movie poster".
  if (judged.some(isCommand) && wishes.every(({ verdict }) => verdict.kind === "describes")) return null;
  const last = wishes.findLast(({ verdict }) => verdict.kind !== "describes");
  const told = judged.filter(({ verdict }) => verdict.kind === "meant" && verdict.meaning === "talk:chat");
  const complains = judged.some(({ verdict }) => verdict.kind === "meant" && verdict.meaning === "complaint");
  if (last === undefined && !complains && told.length > 0 && !wishes.some(startsAsDescription))
    return talkOf(told);
  const { reading } = judge(wishes.map(({ text }) => text).join(" "), language, facts);
  if (last === undefined && complains && facts.pictures > 0)
    return understood({ kind: "change", isSure: true }, reading);
  const found = ofNamed(understood(strongest(wishes), reading), judged, facts);
  if (found.intent.kind !== "draw" || told.length === 0) return found;
  // Names and occasions belong in the picture.
  const description = [found.intent.description, ...told.map(({ text }) => text)].join(". ");
  return { ...answer(reading, { kind: "draw", description }), options: found.options };
}

/** "The third is best. Bigger letters": the picture that another sentence names. */
function ofNamed(found: Understood, judged: readonly Judged[], { pictures }: ConversationFacts): Understood {
  const { intent } = found;
  if ((intent.kind !== "change" && intent.kind !== "again") || intent.of.kind !== "last") return found;
  const named = judged.flatMap(
    ({ reading }) => referenceIn(reading.spoken, pictures, reading.language) ?? [],
  );
  const there = named.find(({ reference, isThere }) => isThere && reference.kind === "nth");
  return there === undefined ? found : { ...found, intent: { ...intent, of: there.reference } };
}

const COMMANDS: ReadonlySet<Meaning> = new Set(["help", "cancel", "delete-data", "history"]);

function isCommand({ verdict }: Judged): boolean {
  return verdict.kind === "meant" && COMMANDS.has(verdict.meaning);
}

function startsAsDescription({ reading }: Judged): boolean {
  return /^(?:an?|two|three|ein|eine|zwei|un|une|una|um|uma|deux|dos|due|dois|duas|एक|दो|一)(?![a-z])/.test(
    reading.wish.low,
  );
}

function strongest(wishes: readonly Judged[]): Judged["verdict"] {
  const of = (kind: string) => wishes.find(({ verdict }) => verdict.kind === kind)?.verdict;
  return of("draw") ?? of("change") ?? of("again") ?? { kind: "describes" };
}
