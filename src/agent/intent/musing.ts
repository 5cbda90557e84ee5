import type { Musing } from "./language.ts";
import { LANGUAGE_SOURCES } from "./languages/index.ts";
import { fold } from "./plain-line.ts";
import { MOST_READ } from "./rule.ts";

interface MusingRules {
  readonly hint: RegExp;
  readonly before: RegExp;
  readonly after: RegExp | null;
  readonly something: RegExp | null;
}

/** "Well, I was thinking of something with dragons" as a plain wish: "I want dragons". */
export function withoutMusing(text: string): string {
  return text.length > MOST_READ ? text : withoutSomething(withoutThoughts(text));
}

function withoutThoughts(text: string): string {
  const low = fold(text);
  for (const { musing } of LANGUAGE_SOURCES) {
    if (musing === undefined) continue;
    const { hint, before, after } = rulesOf(musing);
    const found = hint.test(low) ? before.exec(low) : null;
    if (found === null) continue;
    const end = withoutMark(low, after).search(after ?? /$/);
    if (musing.needsVerb === true && end < 0) continue;
    return plainWish(musing, text.slice(found[0].length, end < 0 ? text.length : end));
  }
  return text;
}

/** "I'd like something with dragons": dragons. */
function withoutSomething(text: string): string {
  const low = fold(text);
  for (const { musing } of LANGUAGE_SOURCES) {
    if (musing === undefined) continue;
    const found = rulesOf(musing).something?.exec(low) ?? null;
    if (found !== null) return plainWish(musing, text.slice(found[0].length));
  }
  return text;
}

function plainWish({ instead }: Musing, thing: string): string {
  return instead.replace("#", () => thing);
}

/** A verb at the end may have a full stop after it. */
function withoutMark(low: string, after: RegExp | null): string {
  return after !== null && /[.!?…]$/.test(low) ? low.slice(0, -1) : low;
}

const made = new Map<Musing, MusingRules>();

function rulesOf(musing: Musing): MusingRules {
  const known = made.get(musing);
  if (known !== undefined) return known;
  const { hint, before, thing, after, something } = musing;
  const rules = {
    hint: new RegExp(hint),
    before: new RegExp(`^(?:${before})(?=${thing})`),
    after: after === undefined ? null : new RegExp(after),
    something: something === undefined ? null : new RegExp(`^(?:${something})(?=\\S)`),
  };
  made.set(musing, rules);
  return rules;
}
