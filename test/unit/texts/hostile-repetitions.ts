import { cpuTime } from "../../cpu-time.ts";

/** What makes some expression or loop begin again at every character, when it is said again and again. */
export const REPEATED = [
  ...["[", "![", "](", "![a](", "![](http://", "[x](", "[Additional Context]", "<knowledge_graph>"],
  ...[
    " ",
    "\n",
    "\t",
    "\r",
    "a ",
    "ab",
    "A",
    "0",
    "1_",
    "1.",
    "-",
    "_",
    ".",
    ",",
    ":",
    ";",
    "=",
    "+",
    "/",
    "//",
  ],
  ...[
    "!",
    "?",
    "hi!",
    "{",
    "}",
    "(",
    ")",
    '"',
    "'",
    "\\",
    '\\"',
    "`",
    "```",
    "#",
    "%20",
    "&a=",
    "*",
    "|",
    "$",
  ],
  ...[
    "@a",
    " @a",
    "@agent1a",
    "please ",
    "please\n",
    "create ",
    "create image ",
    "draw ",
    "an a ",
    "picture of ",
  ],
  ...[
    "https://",
    "https://x.",
    "http://a/images/",
    "www.",
    "data:",
    "agent://",
    "test-agent://a/",
    "agent1q",
  ],
  ...[
    "attr:",
    "2026-01-01",
    "1e",
    "W/",
    "bytes=0-",
    "urn:",
    "uuid:",
    "0.",
    "::",
    "127.0.",
    "\\d+",
    "(a+)+",
    "a*",
  ],
  ...["\u001b[", "\u001b]", "\u009b", "\u009d", "\u0090", "\u0007", "\ufe0f", "\u200d", "\u3164", "\u2800"],
  ...["\u{e0041}", "\u202e", "\u0301", "\ud800", "\udfff", "İ", "ß", "ﷺ", "🦊", "👩\u200d", "字"],
] as const;

/** After a repetition: nothing, or what keeps an expression that was almost at its end from matching. */
export const ENDINGS = ["", "x!\u0000"] as const;

/** `piece` again and again, so many UTF-16 units in all, and then `ending`. */
export function repetition(piece: string, length: number, ending = ""): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length) + ending;
}

/** Runs before a text counts as slow: on a busy machine one or two of them are. */
const RUNS = 6;

/**
 * The least CPU time of a few runs, in ms; stops as soon as one was short enough. What others on the machine take is not
 * in it.
 */
export function leastTime(work: () => unknown, shortEnough: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS && least > shortEnough; run += 1) {
    const start = cpuTime();
    work();
    least = Math.min(least, cpuTime() - start);
  }
  return least;
}
