import { type Classes, type Lexicon, normalised, type WordClass } from "./word-class.ts";

/** A word or phrase of a line with what it can be. */
export interface Tagged {
  readonly text: string;
  readonly classes: Classes;
}

const NO_CLASS: Classes = new Set();
const NUMBER: Classes = new Set(["number"]);
/** No phrase of a lexicon has more words. */
const MOST_WORDS = 5;
const UNSPACED_PHRASE = /^[\u3041-\u30ff\u3400-\u9fff]{4}/;
const UNSPACED = /[\u3041-\u30ff\u3400-\u9fff]/;

/** The words of a line in the form `PlainLine.plain`, longest phrases first. */
export function taggedWords(plain: string, lexicon: Lexicon): readonly Tagged[] {
  const words = normalised(plain)
    .replace(/:(?= |$)/g, "")
    .split(" ")
    .filter((word) => word !== "");
  const tagged: Tagged[] = [];
  for (let start = 0; start < words.length; ) {
    const found = longestPhrase(words, start, lexicon);
    if (found !== null) {
      tagged.push(found.tagged);
      start += found.words;
      continue;
    }
    tagged.push(...alone(words[start] ?? "", lexicon));
    start += 1;
  }
  return tagged;
}

function longestPhrase(words: readonly string[], start: number, lexicon: Lexicon) {
  for (let count = Math.min(MOST_WORDS, words.length - start); count > 0; count -= 1) {
    const text = withoutCourtesy(words.slice(start, start + count), lexicon).join(" ");
    if (text.length > lexicon.longest + 8) continue;
    const classes = lexicon.find(text) ?? (count === 1 ? lexicon.find(unstretched(text)) : null);
    if (classes !== null) return { tagged: { text, classes }, words: count };
  }
  return null;
}

/** "Can I please have": courtesy within a phrase. */
function withoutCourtesy(words: readonly string[], lexicon: Lexicon): readonly string[] {
  if (words.length < 3) return words;
  return words.filter(
    (word, index) => index === 0 || index === words.length - 1 || !isCourtesy(word, lexicon),
  );
}

const COURTESY: ReadonlySet<WordClass> = new Set(["please", "filler"]);

function isCourtesy(word: string, lexicon: Lexicon): boolean {
  const classes = lexicon.find(word);
  return classes !== null && [...classes].every((one) => COURTESY.has(one));
}

/** "Heyy", "soo". */
function unstretched(word: string): string {
  return /([a-z])\1$/.test(word) ? word.slice(0, -1) : word;
}

function alone(word: string, lexicon: Lexicon): Tagged[] {
  if (UNSPACED.test(word)) return unspaced(word, lexicon);
  if (/^\d+$/.test(word)) return [{ text: word, classes: NUMBER }];
  const apostrophe = word.indexOf("'");
  // "L'image", "dall'altro".
  if (apostrophe > 0 && apostrophe < word.length - 1) {
    const pieces = [word.slice(0, apostrophe + 1), word.slice(apostrophe + 1)];
    if (lexicon.find(pieces[0] ?? "") !== null)
      return pieces.map((text) => ({ text, classes: lexicon.find(text) ?? NO_CLASS }));
  }
  return [{ text: word, classes: NO_CLASS }];
}

/** Chinese and Japanese: the longest known words, and what stands between them. */
function unspaced(word: string, lexicon: Lexicon): Tagged[] {
  const tagged: Tagged[] = [];
  let unknown = "";
  const close = () => {
    if (unknown !== "") tagged.push({ text: unknown, classes: /^\d+$/.test(unknown) ? NUMBER : NO_CLASS });
    unknown = "";
  };
  for (let start = 0; start < word.length; ) {
    let end = Math.min(word.length, start + lexicon.longestFrom(word.charAt(start)));
    let classes: Classes | null = null;
    for (; end > start && classes === null; end -= 1) classes = lexicon.find(word.slice(start, end));
    if (classes === null) {
      unknown += word.charAt(start);
      start += 1;
      continue;
    }
    close();
    tagged.push({ text: word.slice(start, end + 1), classes });
    start = end + 1;
  }
  close();
  return tagged;
}

/** Words as the rules look at them: questions about their classes. */
export class WordRow {
  readonly words: readonly Tagged[];

  constructor(words: readonly Tagged[]) {
    this.words = words;
  }

  get length(): number {
    return this.words.length;
  }

  is(at: number, ...classes: readonly WordClass[]): boolean {
    const word = this.words.at(at);
    return word !== undefined && at < this.words.length && classes.some((one) => word.classes.has(one));
  }

  has(...classes: readonly WordClass[]): boolean {
    return this.words.some((word) => classes.some((one) => word.classes.has(one)));
  }

  /** Where a class first stands; -1: nowhere. */
  where(...classes: readonly WordClass[]): number {
    return this.words.findIndex((word) => classes.some((one) => word.classes.has(one)));
  }

  only(...classes: readonly WordClass[]): boolean {
    return this.words.every((word) => classes.some((one) => word.classes.has(one)));
  }

  isUnknown(at: number): boolean {
    return this.words.at(at)?.classes.size === 0;
  }

  /** Words that could be drawn. */
  get unknown(): number {
    return this.words.filter(({ classes }) => classes.size === 0).length;
  }

  /** Less the first word of a class. */
  without(name: WordClass): WordRow {
    const at = this.where(name);
    return at < 0 ? this : new WordRow(this.words.toSpliced(at, 1));
  }

  /** Whether a phrase of several words has one of these classes. */
  hasPhrase(...classes: readonly WordClass[]): boolean {
    return this.words.some(
      (word) =>
        (word.text.includes(" ") || UNSPACED_PHRASE.test(word.text)) &&
        classes.some((one) => word.classes.has(one)),
    );
  }

  from(start: number, end = this.words.length): WordRow {
    return new WordRow(this.words.slice(start, end));
  }
}
