/** So many characters of a line tell whether a rule could fit it. */
export const LONGEST_BEGINNING = 4;

/** How a piece of an expression may begin what it fits. */
interface Beginnings {
  /** All that the piece fits, where that is shorter than the longest beginning. */
  readonly whole: readonly string[];
  /** Beginnings after which anything may come. */
  readonly cut: readonly string[];
}

/** The piece that was read, and where the next one starts. */
interface Piece {
  readonly fits: Beginnings;
  readonly next: number;
}

const NOTHING: Beginnings = { whole: [""], cut: [] };
const ANYTHING: Beginnings = { whole: [], cut: [""] };

/**
 * The texts of which every line that an expression fits begins with one; null: it may begin with anything. For
 * expressions without flags that stand at the start of a line, on lines where all white space is single spaces.
 */
export function beginningsOf(source: string): ReadonlySet<string> | null {
  const { whole, cut } = readAlternatives(source, 0).fits;
  const all = new Set(whole);
  for (const beginning of cut) all.add(beginning);
  return all.has("") ? null : all;
}

function readAlternatives(source: string, start: number): Piece {
  let fits: Beginnings | null = null;
  let next = start;
  for (;;) {
    const one = readSequence(source, next);
    fits = fits === null ? one.fits : either(fits, one.fits);
    next = one.next;
    if (source.charAt(next) !== "|") return { fits, next };
    next += 1;
  }
}

function readSequence(source: string, start: number): Piece {
  let fits = NOTHING;
  let next = start;
  while (next < source.length && source.charAt(next) !== "|" && source.charAt(next) !== ")") {
    // Nothing that follows tells more.
    if (fits.whole.length === 0) return { fits, next: endOfSequence(source, next) };
    const piece = readRepeated(source, next);
    fits = after(fits, piece.fits);
    next = piece.next;
  }
  return { fits, next };
}

const NOT_STRUCTURE = /[^()[\\|]+/y;

function endOfSequence(source: string, start: number): number {
  let depth = 0;
  let next = start;
  while (next < source.length) {
    NOT_STRUCTURE.lastIndex = next;
    if (NOT_STRUCTURE.test(source)) next = NOT_STRUCTURE.lastIndex;
    const character = source.charAt(next);
    if (depth === 0 && (character === "|" || character === ")")) return next;
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (character === "[") next = endOfClass(source, next);
    else next += character === "\\" ? 2 : 1;
  }
  return source.length;
}

const HOW_OFTEN = /[*+?]\??|\{\d+(?:,\d*)?\}/y;

function readRepeated(source: string, start: number): Piece {
  const piece = readPiece(source, start);
  if (!"*+?{".includes(source.charAt(piece.next)) || piece.next >= source.length) return piece;
  HOW_OFTEN.lastIndex = piece.next;
  const howOften = HOW_OFTEN.exec(source)?.[0] ?? "";
  const next = piece.next + howOften.length;
  const canBeNone = howOften.startsWith("*") || howOften.startsWith("?") || howOften.startsWith("{0");
  let fits = piece.fits;
  if (!howOften.startsWith("?")) {
    for (let times = 1; times < LONGEST_BEGINNING && fits.whole.length > 0; times += 1) {
      fits = either(piece.fits, after(fits, piece.fits));
    }
  }
  return { fits: canBeNone ? either(NOTHING, fits) : fits, next };
}

/** Letters and the like that stand for themselves, as long as nothing says how often the last one comes. */
const LITERALS = /[^()[\]{}*+?|\\^$.](?:[^()[\]{}*+?|\\^$.](?![*+?{]))*/y;

function readPiece(source: string, start: number): Piece {
  const character = source.charAt(start);
  if (character === "(") return readGroup(source, start);
  if (character === "[") return { fits: ANYTHING, next: endOfClass(source, start) };
  if (character === "\\") return readEscape(source, start);
  if (character === "^" || character === "$") return { fits: NOTHING, next: start + 1 };
  if (character === ".") return { fits: ANYTHING, next: start + 1 };
  if ("*+?{".includes(source.charAt(start + 1))) return { fits: literal(character), next: start + 1 };
  LITERALS.lastIndex = start;
  const letters = LITERALS.exec(source)?.[0] ?? character;
  return { fits: literal(letters), next: start + letters.length };
}

const GROUP_START = /\((?:\?(?::|[=!]|<[=!]|<\w+>))?/y;

function readGroup(source: string, start: number): Piece {
  GROUP_START.lastIndex = start;
  const opening = GROUP_START.exec(source)?.[0] ?? "(";
  const { fits, next } = readAlternatives(source, start + opening.length);
  // What only looks ahead takes nothing of the line.
  const looks = opening.endsWith("=") || opening.endsWith("!");
  return { fits: looks ? NOTHING : fits, next: next + 1 };
}

function readEscape(source: string, start: number): Piece {
  const letter = source.charAt(start + 1);
  if (letter === "b") return { fits: NOTHING, next: start + 2 };
  if (letter === "s") return { fits: literal(" "), next: start + 2 };
  return { fits: /[a-zA-Z]/.test(letter) ? ANYTHING : literal(letter), next: start + 2 };
}

function endOfClass(source: string, start: number): number {
  let next = start + 1;
  while (next < source.length && source.charAt(next) !== "]") next += source.charAt(next) === "\\" ? 2 : 1;
  return next + 1;
}

function literal(text: string): Beginnings {
  if (text.length < LONGEST_BEGINNING) return { whole: [text], cut: [] };
  return { whole: [], cut: [text.slice(0, LONGEST_BEGINNING)] };
}

function either(one: Beginnings, other: Beginnings): Beginnings {
  return { whole: one.whole.concat(other.whole), cut: one.cut.concat(other.cut) };
}

function after(one: Beginnings, other: Beginnings): Beginnings {
  const whole: string[] = [];
  const cut = one.cut.slice();
  for (const begun of one.whole) {
    for (const more of other.whole) {
      const all = begun + more;
      if (all.length < LONGEST_BEGINNING) whole.push(all);
      else cut.push(all.slice(0, LONGEST_BEGINNING));
    }
    for (const more of other.cut) cut.push((begun + more).slice(0, LONGEST_BEGINNING));
  }
  return { whole, cut };
}
