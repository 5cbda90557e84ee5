import { LANGUAGES, type LanguageCode } from "./intent.ts";
import { MUSINGS, type Musing } from "./languages/musings.ts";
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
  for (const code of LANGUAGES) {
    const musing = MUSINGS[code];
    if (musing === undefined) continue;
    const { hint, before, after } = rulesOf(code, musing);
    const found = hint.test(low) ? before.exec(low) : null;
    if (found === null) continue;
    const end = withoutMark(low, after).search(after ?? /$/);
    // In Japanese only the verb tells it.
    if (code === "ja" && end < 0) continue;
    const wish = text.slice(found[0].length, end < 0 ? text.length : end);
    return `${musing.instead}${wish}${code === "ja" ? "を描いて" : ""}`;
  }
  return text;
}

/** "I'd like something with dragons": dragons. */
function withoutSomething(text: string): string {
  const low = fold(text);
  for (const code of LANGUAGES) {
    const musing = MUSINGS[code];
    if (musing === undefined) continue;
    const found = rulesOf(code, musing).something?.exec(low) ?? null;
    if (found !== null) return musing.instead + text.slice(found[0].length);
  }
  return text;
}

/** A verb at the end may have a full stop after it. */
function withoutMark(low: string, after: RegExp | null): string {
  return after !== null && /[.!?…]$/.test(low) ? low.slice(0, -1) : low;
}

const made = new Map<LanguageCode, MusingRules>();

function rulesOf(code: LanguageCode, { hint, before, thing, after, something }: Musing): MusingRules {
  const known = made.get(code);
  if (known !== undefined) return known;
  const rules = {
    hint: new RegExp(hint),
    before: new RegExp(`^(?:${before})(?=${thing})`),
    after: after === undefined ? null : new RegExp(after),
    something: something === undefined ? null : new RegExp(`^(?:${something})(?=\\S)`),
  };
  made.set(code, rules);
  return rules;
}
