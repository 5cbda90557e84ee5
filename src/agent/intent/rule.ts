import { beginningsOf, LONGEST_BEGINNING } from "./beginnings.ts";

/** What finds words in a line: an expression, or one that is made ready only when a line could fit it. */
export interface Rule {
  exec(text: string): RegExpExecArray | null;
  test(text: string): boolean;
}

/** An expression that is made when it is first tried. */
export class LazyRule implements Rule {
  readonly source: string;
  private expression: RegExp | null = null;

  constructor(source: string) {
    this.source = source;
  }

  exec(text: string): RegExpExecArray | null {
    this.expression ??= new RegExp(this.source);
    return this.expression.exec(text);
  }

  test(text: string): boolean {
    return this.exec(text) !== null;
  }
}

/**
 * An expression for the beginning of a line that is tried only on lines that begin as it may. Of a language's hundred
 * such rules a line meets a dozen: to get the others ready costs the first line of an isolate most of its time.
 */
export class BeginningRule extends LazyRule {
  private beginnings: ReadonlySet<string> | null | undefined;

  override exec(text: string): RegExpExecArray | null {
    return this.mayFit(text) ? super.exec(text) : null;
  }

  private mayFit(text: string): boolean {
    if (this.beginnings === undefined) this.beginnings = beginningsOf(this.source);
    if (this.beginnings === null) return true;
    for (let length = 0; length <= LONGEST_BEGINNING; length += 1) {
      if (this.beginnings.has(text.slice(0, length))) return true;
    }
    return false;
  }
}
