import { describe, explicitWish } from "../descriptions.ts";
import type { Intent, Understood } from "../intent.ts";
import type { Meaning } from "../language.ts";
import { anotherOf, meant } from "../meant.ts";
import { plainWords } from "../plain-line.ts";
import type { ReadByRules } from "../read-by-rules.ts";
import { answer, changed, hasPicture, PAID, type Reading } from "../reading.ts";
import { type Tagged, taggedWords, WordRow } from "../tagged-words.ts";
import type { WordClass } from "../word-class.ts";
import { numberOf, referenceIn } from "../wording.ts";
import { lineFeatures } from "./line-features.ts";
import { cheapest, likelihoods, type PaidWant, proposed, type Want, type Weights } from "./wants.ts";

/** An intent with how likely it is the one that was meant, from 0 to 1. */
export interface Opinion {
  readonly understood: Understood;
  readonly certainty: number;
  /** The picture that may have been meant where words are chosen: the person can be asked. null: there is no doubt. */
  readonly proposes: PaidWant | null;
}

/** What a line wants as a model sees it that knows what the rules say. What they agree on is as the rules read it. */
export function secondOpinion(byRules: ReadByRules, weights: Weights): Opinion {
  const { ofLine, ofRules } = lineFeatures(byRules);
  const likely = likelihoods([...ofLine, ofRules], weights);
  const { want, certainty } = cheapest(likely, wantOf(byRules.understood.intent));
  const understood = opinionOn(byRules, want);
  const isInDoubt = SAYS_NOTHING.has(nameOf(understood.intent)) || certainty < GUESSED;
  const proposes = isInDoubt && !PAID.has(understood.intent.kind) ? proposed(likely) : null;
  // There may be nothing that could be changed.
  const isPossible = proposes !== null && PAID.has(readAs(byRules, proposes).intent.kind);
  return { understood, certainty, proposes: isPossible ? proposes : null };
}

/** What is no likelier than this may as well be anything else. */
const GUESSED = 0.3;

/** Answers of ours that would tell whoever wanted a picture nothing. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(["talk:chat", "about:other"]);

function nameOf(intent: Intent): string {
  if (intent.kind === "talk") return `talk:${intent.talk}`;
  return intent.kind === "about" ? `about:${intent.topic}` : intent.kind;
}

function opinionOn(byRules: ReadByRules, want: Want): Understood {
  const { understood, reading, line } = byRules;
  if (areRight(byRules, want)) return understood;
  // "What is love?" praises nothing.
  return want === "talk" && line.isQuestion ? meant("talk:chat", reading) : readAs(byRules, want);
}

/** Whether the rules are, whatever the model takes a line for. */
function areRight(byRules: ReadByRules, want: Want): boolean {
  const { understood, line, verdict } = byRules;
  const { intent, options } = understood;
  const said = wantOf(intent);
  switch (want) {
    case said:
      return true;
    // "What can you do?", "how much do I owe you?": the rules have a sentence of their own for it, where they know it.
    case "help":
      if (intent.kind === "about" && intent.topic !== "other") return true;
      break;
    case "history":
      if (intent.kind === "about" && intent.topic === "quota") return true;
      break;
    // "Draw dragons" says what to draw, in however few words.
    case "vague":
    case "talk":
      if (said === "draw" && verdict?.kind === "draw" && namesUnknown(byRules)) return true;
      break;
    case "about":
      break;
    default:
      return false;
  }
  // "The fifth again" asks for nothing else.
  if (intent.kind === "again" && intent.of.kind === "nth") return true;
  // Who names a shape, a seed or how many speaks of a picture.
  const isPaid = said === "draw" ? !line.isQuestion : said === "change" || said === "again";
  return isPaid && Object.keys(options).length > 0;
}

/** Whether a line names something that no class of words knows, and leans on nothing else. */
function namesUnknown({ line, reading, understood }: ReadByRules): boolean {
  const { intent } = understood;
  if (intent.kind !== "draw" || line.isQuestion) return false;
  const row = taggedWords(plainWords(intent.description), reading.language.lexicon);
  const thing = row.filter(({ classes }) => !classes.has("a"));
  return thing.length > 0 && thing.length <= 2 && thing.every(({ classes }) => classes.size === 0);
}

function wantOf({ kind }: Intent): Want {
  return kind === "nothing-to-change" ? "change" : kind;
}

/** The intent that a line has if it wants this, with the details that the rules find for it. */
export function readAs({ reading, line }: ReadByRules, want: Want): Understood {
  const words = taggedWords(line.plain, reading.language.lexicon);
  switch (want) {
    case "draw":
      return explicitWish(reading) ?? describe(reading);
    case "change":
      return hasPicture(reading) ? changed(reading) : answer(reading, { kind: "nothing-to-change" });
    case "again":
      return anotherOf(reading, countIn(words, reading));
    case "about":
      return meant(nearest(TOPIC_WORDS, words) ?? "about:other", reading);
    case "talk":
      return meant(nearest(TALK_WORDS, words) ?? "talk:chat", reading);
    default:
      return meant(want, reading);
  }
}

/** "Three more like this". */
function countIn(words: readonly Tagged[], { wish, facts, language }: Reading): number | null {
  if (referenceIn(wish, facts.pictures, language) !== null) return null;
  const number = words.find(({ classes }) => classes.has("number"));
  return numberOf(number?.text, language);
}

type WordsOf = readonly (readonly [WordClass, Meaning])[];
/** What a question is about, by the first of these classes that it has a word of. */
const TOPIC_WORDS: WordsOf = [
  ["cost", "about:cost"],
  ["left", "about:quota"],
  ["maker", "about:maker"],
  ["wait", "about:waiting"],
  ["able", "about:abilities"],
  ["self", "about:self"],
];
const TALK_WORDS: WordsOf = [
  ["thanks", "talk:thanks"],
  ["bye", "talk:farewell"],
  ["praise", "talk:praise"],
  ["greet", "talk:greeting"],
];

function nearest(table: WordsOf, words: readonly Tagged[]): Meaning | null {
  const row = new WordRow(words);
  return table.find(([name]) => row.has(name))?.[1] ?? null;
}
