import { fold } from "./plain-line.ts";

/**
 * Classes of words by which a line is understood: what a word does in a sentence to an artist. A word may have
 * several; one that has none stands for something that could be drawn.
 */
const WORD_CLASSES = [
  // What is said without wanting anything.
  "greet",
  "thanks",
  "bye",
  "yes",
  "no",
  "praise",
  "poor",
  /** "Hmm", "so", "mate", "I think": changes nothing. */
  "filler",
  "please",
  // How something is asked for.
  /** "Can you": what follows is to be done. */
  "ask",
  /** "I'd like", "show me", "how about": what follows is to be drawn. */
  "want",
  "draw",
  /** "Make", "put", "give": draws a thing, changes the thing. */
  "make",
  /** "Add", "remove", "brighten": only what is there can be. */
  "edit",
  /** "Picture of": what follows is in it. */
  "depicts",
  "me",
  // What is spoken of.
  /** "It", "him", "everything": the picture or what is in it. */
  "it",
  "the",
  "a",
  "my",
  /** "First", "last": one of several pictures. */
  "nth",
  "pic",
  /** "Same". */
  "same",
  /** "Again", "another". */
  "again",
  /** "Variations", "more of those": several of the same. */
  "variant",
  "number",
  // How it is to be.
  /** "Darker", "more", "too": compares with what is there. */
  "more",
  "colour",
  /** "Watercolour", "anime". */
  "style",
  "square",
  /** "Landscape format", "portrait format". */
  "wide",
  "tall",
  /** "Something": nothing in particular. */
  "vague",
  /** "Night", "winter", "rain": could be any picture's. */
  "scene",
  /** "But", "instead", "this time". */
  "but",
  "now",
  "prep",
  // Sentences.
  "i",
  "you",
  /** "He", "everyone", "today": somebody is told of. */
  "they",
  /** Verbs that only a statement has: "am", "lost", "think". */
  "verb",
  /** "Is", "are", "does": begins a question, or ends a statement's subject. */
  "is",
  "modal",
  "what",
  // What is asked of the agent beside pictures.
  "cancel",
  "delete",
  "data",
  "help",
  "past",
  "left",
  "cost",
  "wait",
  "self",
  "maker",
  "able",
  "errand",
  /** Particles and the like: nothing by themselves. */
  "small",
] as const;
export type WordClass = (typeof WORD_CLASSES)[number];

/** Words of a language by class: a space between two, _ within a phrase, * where a word may go on. */
export type Words = Readonly<Partial<Record<WordClass, string>>>;

export type Classes = ReadonlySet<WordClass>;

/** No entry is longer, nor anything that goes on from one. */
const LONGEST_LOOKED_UP = 60;
/** Fewer letters tell nothing of what goes on from them. */
const SHORTEST_BEGINNING = 3;

/** Words with their classes, ready to be looked up. */
export class Lexicon {
  private readonly exact = new Map<string, Classes>();
  private readonly beginnings = new Map<string, Classes>();
  /** Letters of the longest of the beginnings that have the same first letters. */
  private readonly reach = new Map<string, number>();
  /** Letters of the longest entry that has the same first letter. */
  private readonly longestBy = new Map<string, number>();
  /** Letters of the longest entry. */
  readonly longest: number;

  constructor(words: Words) {
    let longest = 0;
    for (const name of WORD_CLASSES) {
      const texts = words[name];
      if (texts === undefined) continue;
      for (const entry of entriesOf(texts)) {
        if (entry.length > longest) longest = entry.length;
        if (entry.endsWith("*")) this.addBeginning(entry.slice(0, -1), name);
        else this.add([entry], name);
      }
    }
    this.longest = longest;
  }

  /** More words of a class. */
  add(words: Iterable<string>, name: WordClass): void {
    for (const word of words) {
      addTo(this.exact, word, name);
      raise(this.longestBy, word.charAt(0), word.length);
    }
  }

  private addBeginning(letters: string, name: WordClass): void {
    addTo(this.beginnings, letters, name);
    raise(this.reach, letters.slice(0, SHORTEST_BEGINNING), letters.length);
    raise(this.longestBy, letters.charAt(0), LONGEST_LOOKED_UP);
  }

  /** All entries of any of these classes. */
  wordsOf(names: readonly WordClass[]): readonly string[] {
    return [...this.exact].flatMap(([word, classes]) =>
      names.some((name) => classes.has(name)) ? [word] : [],
    );
  }

  /** No entry that begins with this letter has more letters. */
  longestFrom(letter: string): number {
    return Math.min(this.longest, this.longestBy.get(letter) ?? 0);
  }

  find(text: string): Classes | null {
    if (text.length > LONGEST_LOOKED_UP) return null;
    const found = this.exact.get(text);
    if (found !== undefined) return found;
    const reach = this.reach.get(text.slice(0, SHORTEST_BEGINNING)) ?? 0;
    for (let end = Math.min(text.length, reach); end >= SHORTEST_BEGINNING; end -= 1) {
      const begun = this.beginnings.get(text.slice(0, end));
      if (begun !== undefined) return begun;
    }
    return null;
  }
}

/** Folded at once: a language has a thousand entries. */
function entriesOf(texts: string): string[] {
  const entries = normalised(texts.replaceAll(" ", "\n").replaceAll("_", " ")).split("\n");
  return entries.map((entry) => entry.trim()).filter((entry) => entry !== "");
}

/** "What's" as two words and "e-mail" too, in the form that lexicons have. */
export function normalised(plain: string): string {
  return fold(plain)
    .replaceAll("-", " ")
    .replace(/'(?=(?:s|re|m|ve|ll|d)(?![a-z]))/g, " '");
}

/** One set for all words of the same classes. */
const sets = new Map<string, Classes>();

function raise(map: Map<string, number>, key: string, length: number): void {
  if (length > (map.get(key) ?? 0)) map.set(key, length);
}

function addTo(map: Map<string, Classes>, text: string, name: WordClass): void {
  const known = map.get(text);
  if (known?.has(name) === true) return;
  const names = known === undefined ? [name] : [...known, name];
  const key = names.join(" ");
  let classes = sets.get(key);
  if (classes === undefined) {
    classes = new Set(names);
    sets.set(key, classes);
  }
  map.set(text, classes);
}
