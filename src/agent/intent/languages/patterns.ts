import { fold, withoutAccents } from "../plain-line.ts";
import { LazyRule, type Rule } from "../rule.ts";

// Every rule is compared with lower-case text without accents, so none needs a flag: expressions that ignore case
// or know all of Unicode take a hundred times as long to get ready, and the first line of an isolate waits for that.

/**
 * Nobody repeats more of a kind. Without a bound a line that can be taken apart in two ways at each step ("好美好美…")
 * takes twice as long with each of its words.
 */
const MOST_REPEATS = 6;
/** Words of which two may have become the same: "está|esta". */
const FLAT_GROUP = /\(\?:([^()[\]]+)\)/g;

function sourceOf(pattern: string): string {
  return withoutAccents(pattern)
    .replace(FLAT_GROUP, (_all, words: string) => `(?:${[...new Set(words.split("|"))].join("|")})`)
    .replaceAll(")*", `){0,${MOST_REPEATS}}`)
    .replaceAll(")+", `){1,${MOST_REPEATS}}`);
}

/** A rule that finds words anywhere. */
export function rule(pattern: string): Rule {
  return new LazyRule(sourceOf(pattern));
}

/** A rule for how a line begins. `pattern` may hold alternatives. */
export function starts(pattern: string): Rule {
  return new LazyRule(sourceOf(`^(?:${pattern})`));
}

/** Phrases, one after the other with | between them. */
export function phrases(text: string): string[] {
  return fold(text).split("|");
}

/** A table by words as the rules compare them. */
export function folded(table: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  return new Map(Object.entries(table).map(([word, value]) => [fold(word), value]));
}

/** What may come before a wish that was thought of: "well, so". */
export function thoughts(words: string): string {
  return `(?:(?:${words})[,.…!]* ){0,3}`;
}
