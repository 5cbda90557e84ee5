import { plainLine } from "../plain-line.ts";
import type { ReadByRules } from "../read-by-rules.ts";
import { MOST_READ } from "../rule.ts";
import { taggedWords } from "../tagged-words.ts";
import { classFeatures, clauseFeatures, orderFeatures } from "./class-features.ts";
import { type FeatureGroup, hashed, weighed } from "./hashed.ts";
import { affixes, letterFeatures, wordFeatures, wordsAmongClasses, wordsInState } from "./word-features.ts";

export interface LineFeatures {
  /** Facts, words, their classes, letters. */
  readonly ofLine: readonly FeatureGroup[];
  /** What the rules take it for. */
  readonly ofRules: FeatureGroup;
}

/** What a line is judged by. Linear in the line's length. */
export function lineFeatures(byRules: ReadByRules): LineFeatures {
  const { reading } = byRules;
  const { facts, language } = reading;
  // Options are told apart from words.
  const { text, plain: whole } = plainLine(reading.spoken.text);
  const plain = whole.slice(0, MOST_READ);
  const tagged = taggedWords(plain, language.lexicon);
  // Most words mean something else where there is a picture.
  const state = facts.pictures > 0 || facts.attachments > 0 ? "p" : "n";
  const ofLine = [
    { hashes: namesOf(["bias", `state ${state}`, `${state} ${language.code}`]), value: 1 },
    { hashes: namesOf(circumstances(byRules, tagged.length, state)), value: 0.5 },
    weighed(wordFeatures(plain, state), 1.8),
    weighed(wordsInState(plain, state), 0.8),
    weighed(wordsAmongClasses(tagged), 0.8),
    weighed(affixes(plain), 0.7),
    weighed(letterFeatures(plain), 1.5),
    weighed(classFeatures(tagged, state), 2.5),
    weighed(orderFeatures(tagged, state), 1.25),
    weighed(clauseFeatures(text, language.lexicon, state), 1.75),
  ];
  return { ofLine, ofRules: { hashes: namesOf(verdictNames(byRules, state)), value: 0.7 } };
}

function namesOf(names: readonly string[]): number[] {
  return names.map((name) => hashed(name, 1));
}

const QUOTES = /["“”„«»「」『』]/;
const SEVERAL_SENTENCES = /[.!?。！？]\s*\S/;
const EMOJI = /[\ud83c-\ud83e]/;

function circumstances({ line, reading }: ReadByRules, words: number, state: string): string[] {
  const { facts, options, wish } = reading;
  const { text, plain, isQuestion } = line;
  const length = Math.round(Math.log2(plain.length + 1));
  const names = [
    `words ${Math.min(words, 4)}`,
    `length ${length}`,
    `length ${length} ${state}`,
    `wish ${Math.min(4, Math.round((4 * wish.text.length) / text.length))}`,
    ...Object.keys(options).flatMap((option) => [`option ${option}`, `option ${option} ${state}`]),
  ];
  if (isQuestion) names.push("asks", `asks ${state}`);
  if (text.includes("!")) names.push("calls");
  if (/\d/.test(text)) names.push("figures");
  if (QUOTES.test(text)) names.push("quotes");
  if (SEVERAL_SENTENCES.test(text)) names.push("sentences");
  if (/[,，、]/.test(text)) names.push("comma", `comma ${state}`);
  if (EMOJI.test(text)) names.push("emoji");
  if (/^[A-Z]/.test(text)) names.push("capital");
  if (facts.attachments > 0) names.push("attached");
  if (facts.hasEarlier) names.push("earlier");
  if (facts.pictures > 1) names.push("several");
  return names;
}

function verdictNames({ understood: { intent }, verdict }: ReadByRules, state: string): string[] {
  const names = [`rules ${intent.kind}`, `${state} rules ${intent.kind}`];
  if (intent.kind === "talk") names.push(`rules talk ${intent.talk}`);
  if (intent.kind === "about") names.push(`rules about ${intent.topic}`);
  const strength = verdict === null ? "several" : verdict.kind;
  const isSure = verdict?.kind === "change" && verdict.isSure;
  names.push(`verdict ${strength} ${isSure} ${intent.kind} ${state}`);
  return names;
}
