/** What finds words in a line. */
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
