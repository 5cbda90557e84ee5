import type { Colour } from "./colour.ts";
import {
  BY_LANGUAGE,
  COLOURS,
  NUMBERS,
  PLACES,
  type PlaceName,
  RELATIONS,
  type Relation,
  SEASONS,
  type Season,
  STYLES,
  type Style,
  THINGS,
  type ThingName,
  TIMES,
  type Time,
  WEATHERS,
  type Weather,
} from "./vocabulary.ts";

/** The thing, or the quality, that a word of the prompt stands for. */
export type WordMeaning =
  | { is: "thing"; value: ThingName }
  | { is: "time"; value: Time }
  | { is: "weather"; value: Weather }
  | { is: "place"; value: PlaceName }
  | { is: "style"; value: Style }
  | { is: "season"; value: Season }
  | { is: "relation"; value: Relation }
  | { is: "colour"; value: Colour }
  | { is: "count"; value: number };

export interface Word {
  meaning: WordMeaning;
  /** Which token of the text it starts at: nearness binds a colour to a noun. */
  at: number;
  /** Whether it directly follows a thing's name. */
  afterThing: boolean;
  plural: boolean;
  /** Whether it is named to be left out: "without a boat". */
  absent: boolean;
}

/** Words that leave out the thing named next. */
const WITHOUT = new Set("without|ohne|sans|sin|senza|sem|minus|なし|没有".split("|"));
/** The most tokens between such a word and the thing: "without the little red boat". */
const REACH = 4;

/** The most characters of a text that are read. No picture needs more, and it bounds the work for any input. */
const MAX_CHARACTERS = 4000;
/** Nothing that comes later would find a place in the picture. */
const MAX_WORDS = 400;
const LONGEST_PHRASE = 4;

let dictionary: ReadonlyMap<string, readonly WordMeaning[]> | undefined;

/** The known words of a text in their order; a phrase ("hot air balloon") goes before its parts. */
export function readWords(text: string): Word[] {
  dictionary ??= makeDictionary();
  const tokens = translate(tokenize(text).slice(0, MAX_WORDS));
  const words: Word[] = [];
  let at = 0;
  let lastThingEnd = -1;
  let absentUntil = -1;
  while (at < tokens.length) {
    const found = longestAt(tokens, at, dictionary);
    if (!found) {
      if (WITHOUT.has(tokens[at] ?? "")) absentUntil = at + REACH;
      at++;
      continue;
    }
    const absent = at <= absentUntil;
    for (const meaning of found.meanings) {
      words.push({ meaning, at, afterThing: at === lastThingEnd, plural: found.plural, absent });
    }
    at += found.length;
    if (found.meanings.some((meaning) => meaning.is === "thing")) {
      lastThingEnd = at;
      absentUntil = -1;
    }
  }
  return words;
}

function tokenize(text: string): string[] {
  const plain = text
    .slice(0, MAX_CHARACTERS)
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/['’]s\b/g, "")
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
  return plain.match(/[👨👩🧑]\u200d🚀|\p{Script=Han}|\p{Extended_Pictographic}|[\p{L}\p{N}]+/gu) ?? [];
}

/** Puts English in place of words that are something else in English ("see", "chat"), if the text speaks the language. */
function translate(tokens: string[]): string[] {
  const spoken = BY_LANGUAGE.filter(({ speaks }) => {
    const small = speaks.split("|");
    return tokens.some((token) => small.includes(token));
  });
  return tokens.map((token) => {
    for (const { words } of spoken) if (Object.hasOwn(words, token)) return words[token] ?? token;
    return token;
  });
}

interface Found {
  meanings: readonly WordMeaning[];
  length: number;
  plural: boolean;
}

function longestAt(
  tokens: readonly string[],
  at: number,
  known: ReadonlyMap<string, readonly WordMeaning[]>,
): Found | undefined {
  for (let length = Math.min(LONGEST_PHRASE, tokens.length - at); length >= 1; length--) {
    const phrase = tokens.slice(at, at + length).join(" ");
    const exact = known.get(phrase);
    if (exact) return { meanings: exact, length, plural: PLURALS.has(phrase) };
    for (const base of singulars(phrase)) {
      const meanings = known.get(base);
      if (meanings?.some((meaning) => meaning.is === "thing" || meaning.is === "place")) {
        return { meanings, length, plural: true };
      }
    }
  }
  return undefined;
}

const PLURALS = new Set(
  "mice|wolves|people|children|kinder|flowers|blumen|flores|fiori|cacti|sterne|oranges|mause|bucher".split(
    "|",
  ),
);

/** Words that a word may be the plural of: foxes → fox, cherries → cherry, Katzen → Katze, gatti → gatto. */
function singulars(word: string): string[] {
  const bases: string[] = [];
  const cut = (end: string, instead: string, least: number) => {
    if (word.endsWith(end) && word.length - end.length >= least)
      bases.push(word.slice(0, -end.length) + instead);
  };
  cut("s", "", 3);
  cut("ies", "y", 3);
  cut("ves", "f", 3);
  if (/(s|x|z|ch|sh|o)es$/.test(word)) cut("es", "", 2);
  cut("es", "", 4);
  cut("x", "", 5);
  if (!word.endsWith("ooden")) cut("en", "", 4);
  cut("n", "", 4);
  cut("e", "", 4);
  cut("er", "", 4);
  cut("i", "o", 3);
  cut("i", "e", 3);
  return bases;
}

function makeDictionary(): Map<string, WordMeaning[]> {
  const words = new Map<string, WordMeaning[]>();
  const add = (list: string, meaning: WordMeaning) => {
    for (const word of list.split("|")) {
      const phrase = tokenize(word).join(" ");
      if (phrase !== "") words.set(phrase, [...(words.get(phrase) ?? []), meaning]);
    }
  };
  for (const [value, { words: list }] of entries(THINGS)) add(list, { is: "thing", value });
  for (const [value, list] of entries(TIMES)) add(list, { is: "time", value });
  for (const [value, list] of entries(WEATHERS)) add(list, { is: "weather", value });
  for (const [value, list] of entries(PLACES)) add(list, { is: "place", value });
  for (const [value, list] of entries(STYLES)) add(list, { is: "style", value });
  for (const [value, list] of entries(SEASONS)) add(list, { is: "season", value });
  for (const [value, list] of entries(RELATIONS)) add(list, { is: "relation", value });
  for (const { colour, words: list } of COLOURS) add(list, { is: "colour", value: colour });
  for (const [value, list] of NUMBERS.entries()) add(list, { is: "count", value });
  return words;
}

function entries<Key extends string, Value>(table: Record<Key, Value>): [Key, Value][] {
  return Object.entries(table) as [Key, Value][];
}
