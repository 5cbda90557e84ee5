/** So many characters of a line tell whether a rule could fit it. */
export const BEGINNING = 3;

/**
 * How far into the beginning of a line an expression may have come: bit n says that n characters may be taken. The
 * highest bit stays once it is set: what follows tells nothing more.
 */
type Reached = number;
const AT_START: Reached = 1;
const DONE: Reached = 1 << BEGINNING;
const ANYWHERE: Reached = 2 * DONE - 1;

/** Where the reading of an expression stands. */
interface Reader {
  readonly source: string;
  readonly line: string;
  next: number;
}

/**
 * Whether an expression could fit a line that begins so. For expressions without flags that stand at the start of a
 * line, on lines where all white space is single spaces. Sometimes "yes" where the answer is no, never the other
 * way round. Costs a few microseconds, where getting the expression itself ready takes hundreds.
 */
export function couldFit(source: string, line: string): boolean {
  return readAlternatives({ source, line, next: 0 }, AT_START) !== 0;
}

function readAlternatives(reader: Reader, before: Reached): Reached {
  let reached = 0;
  for (;;) {
    reached |= readSequence(reader, before);
    if (reader.source.charCodeAt(reader.next) !== BAR) return reached;
    reader.next += 1;
  }
}

const [BAR, OPEN, CLOSE, CLASS, ESCAPE, DOT] = Array.from("|()[\\.", (one) => one.charCodeAt(0));
const [STAR, PLUS, OPTIONAL, TIMES, START, END] = Array.from("*+?{^$", (one) => one.charCodeAt(0));

function readSequence(reader: Reader, before: Reached): Reached {
  let reached = before;
  const { source } = reader;
  while (reader.next < source.length) {
    const code = source.charCodeAt(reader.next);
    if (code === BAR || code === CLOSE) return reached;
    if (reached === 0 || reached >= DONE) {
      skipSequence(reader);
      return reached;
    }
    reached = readRepeated(reader, reached);
  }
  return reached;
}

const PLAIN_RUN = /[^()[\\|]+/y;

function skipSequence(reader: Reader): void {
  const { source } = reader;
  let depth = 0;
  while (reader.next < source.length) {
    PLAIN_RUN.lastIndex = reader.next;
    if (PLAIN_RUN.test(source)) reader.next = PLAIN_RUN.lastIndex;
    const code = source.charCodeAt(reader.next);
    if (depth === 0 && (code === BAR || code === CLOSE)) return;
    if (code === OPEN) depth += 1;
    if (code === CLOSE) depth -= 1;
    if (code === CLASS) skipClass(reader);
    else reader.next += code === ESCAPE ? 2 : 1;
  }
}

function readRepeated(reader: Reader, before: Reached): Reached {
  const once = readPiece(reader, before);
  const code = reader.source.charCodeAt(reader.next);
  if (code !== STAR && code !== PLUS && code !== OPTIONAL && code !== TIMES) return once;
  const canBeNone = code === STAR || code === OPTIONAL || reader.source.startsWith("{0", reader.next);
  reader.next = code === TIMES ? reader.source.indexOf("}", reader.next) + 1 : reader.next + 1;
  // What may come again is not followed further: then anything may follow.
  const more = code === OPTIONAL || once === 0 ? once : once | DONE;
  return canBeNone ? before | more : more;
}

function readPiece(reader: Reader, before: Reached): Reached {
  const code = reader.source.charCodeAt(reader.next);
  if (code === OPEN) return readGroup(reader, before);
  if (code === CLASS) {
    skipClass(reader);
    return ANYWHERE;
  }
  if (code === ESCAPE) return readEscape(reader, before);
  reader.next += 1;
  if (code === START || code === END) return before;
  return code === DOT ? ANYWHERE : step(reader.line, before, code);
}

/** One character more, wherever the line has it. */
function step(line: string, before: Reached, code: number): Reached {
  let reached = before & DONE;
  for (let place = 0; place < BEGINNING; place += 1) {
    if ((before & (1 << place)) !== 0 && line.charCodeAt(place) === code) reached |= 2 << place;
  }
  return reached;
}

function readGroup(reader: Reader, before: Reached): Reached {
  const { source } = reader;
  const kind = source.charCodeAt(reader.next + 1) === OPTIONAL ? source.charAt(reader.next + 2) : "";
  if (kind === "<") reader.next = source.indexOf(">", reader.next) + 1;
  else reader.next += kind === "" ? 1 : 3;
  // What only looks ahead takes nothing of the line.
  const looks = kind === "=" || kind === "!";
  const reached = readAlternatives(reader, looks ? 0 : before);
  reader.next += 1;
  return looks ? before : reached;
}

function readEscape(reader: Reader, before: Reached): Reached {
  const letter = reader.source.charAt(reader.next + 1);
  reader.next += 2;
  if (letter === "b") return before;
  if (letter === "s") return step(reader.line, before, 32);
  return /[a-zA-Z]/.test(letter) ? ANYWHERE : step(reader.line, before, letter.charCodeAt(0));
}

function skipClass(reader: Reader): void {
  const { source } = reader;
  reader.next += 1;
  while (reader.next < source.length && source.charAt(reader.next) !== "]") {
    reader.next += source.charAt(reader.next) === "\\" ? 2 : 1;
  }
  reader.next += 1;
}
