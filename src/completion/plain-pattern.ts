/** A step of a plain pattern: one character, escape or class, and how often it may come. */
const STEP =
  /(?:\\[dDwWsS]|\\[^\w\s]|\[(?:\\.|[^\]\\])+\]|[^\\[\](){}|*+?.^$]|\.)(\*|\+|\?|\{(\d{1,3})(,(\d{0,3}))?\})?\??/uy;
const LONGEST_PATTERN = 256;
/** Steps for each character of a text. */
const MOST_WORK = 5_000;

/**
 * The work of a pattern: how many steps a backtracking engine takes at worst for each character of a text; null for a
 * pattern that is not plain, or whose work grows faster than the text. Plain is a sequence of characters, escapes and
 * classes with quantifiers, without groups, alternatives and references, of which one part at most has no end: an
 * unbounded quantifier, or the search for a beginning that is not pinned by "^". So "^[A-Z]{3}$" and "^\\d+$" are
 * plain; "(a+)+$" is not, and neither is what only Python can read.
 */
export function plainPatternWork(pattern: string): number | null {
  if (pattern.length > LONGEST_PATTERN || !isRegExp(pattern)) return null;
  const pinned = pattern.startsWith("^");
  const steps = readSteps(pattern.slice(pinned ? 1 : 0).replace(/(?<!\\)\$$/, ""));
  if (steps === null) return null;
  const endless = steps.filter(({ choices }) => choices === Number.POSITIVE_INFINITY).length;
  if (endless + (pinned ? 0 : 1) > 1) return null;
  const ways = steps.reduce((product, { choices }) => product * (Number.isFinite(choices) ? choices : 1), 1);
  const work = ways * (1 + steps.reduce((sum, { least }) => sum + least + 1, 0));
  return work > MOST_WORK ? null : work;
}

interface Step {
  readonly least: number;
  readonly choices: number;
}

function readSteps(text: string): Step[] | null {
  const steps: Step[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < text.length) {
    const found = STEP.exec(text);
    if (found === null) return null;
    steps.push(readQuantifier(found));
  }
  return steps;
}

function readQuantifier([, quantifier, least, range, most]: RegExpExecArray): Step {
  if (quantifier === undefined) return { least: 1, choices: 1 };
  if (quantifier === "?") return { least: 0, choices: 2 };
  const atLeast = Number(least ?? (quantifier === "+" ? 1 : 0));
  if (least === undefined || (range !== undefined && most === ""))
    return { least: atLeast, choices: Number.POSITIVE_INFINITY };
  return { least: atLeast, choices: range === undefined ? 1 : Number(most) - atLeast + 1 };
}

/** Whether the validator can read a pattern. It is stricter than Python: no (?P<name>…), no needless escapes. */
function isRegExp(pattern: string): boolean {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
}
