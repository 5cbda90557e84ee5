import { BEGINNING, couldFit } from "./beginnings.ts";

/** What finds words in a line: an expression, or one that is made ready only when a line could fit it. */
export interface Rule {
  exec(text: string): RegExpExecArray | null;
  test(text: string): boolean;
}

/** Rules see no more of a text: whoever writes more describes something. What is linear in so little costs nothing. */
export const MOST_READ = 400;

/** An expression that is made when it is first tried. */
export class LazyRule implements Rule {
  readonly source: string;
  private expression: RegExp | null = null;

  constructor(source: string) {
    this.source = source;
  }

  exec(text: string): RegExpExecArray | null {
    this.expression ??= new RegExp(this.source);
    return this.expression.exec(text.length > MOST_READ ? text.slice(0, MOST_READ) : text);
  }

  test(text: string): boolean {
    return this.exec(text) !== null;
  }
}

export function hasOneOf(text: string, words: Iterable<string>): boolean {
  for (const word of words) if (text.includes(word)) return true;
  return false;
}

/** Beginnings of lines that a rule remembers; few are in use. */
const MOST_BEGINNINGS = 300;

/**
 * An expression for the beginning of a line that is tried only on lines that begin as it may. Of a language's hundred
 * such rules a line meets a dozen: to get the others ready costs the first line of an isolate most of its time.
 */
export class BeginningRule extends LazyRule {
  private readonly known = new Map<string, boolean>();
  private readonly needs: readonly string[] | null;

  /** `needs`: a line that fits holds one of these. */
  constructor(source: string, needs: readonly string[] | null = null) {
    super(source);
    this.needs = needs;
  }

  override exec(text: string): RegExpExecArray | null {
    if (this.needs !== null && !hasOneOf(text, this.needs)) return null;
    return this.mayFit(text.slice(0, BEGINNING)) ? super.exec(text) : null;
  }

  private mayFit(beginning: string): boolean {
    const known = this.known.get(beginning);
    if (known !== undefined) return known;
    if (this.known.size >= MOST_BEGINNINGS) this.known.clear();
    const fits = couldFit(this.source, beginning);
    this.known.set(beginning, fits);
    return fits;
  }
}
