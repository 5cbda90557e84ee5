import { clearScreenDown, createInterface, cursorTo, type Interface, moveCursor } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { terminalText } from "../../src/visible-text.ts";

/** Lines that come so close together were pasted: they are one message. */
const PASTE_MS = 40;

/** What a person sees and types: lines above, and below them the one that is being written. */
export interface Screen {
  /** Words of anybody: nothing in them reaches the terminal as a command. */
  line(text: string): void;
  /** An escape sequence of our own that shows a picture. */
  picture(sequence: string): void;
  /** What stands before the line that is written. */
  prompt(text: string): void;
  close(): void;
}

export interface ScreenEvents {
  readonly onSaid: (text: string) => void;
  /** Ctrl-C, or Ctrl-D at an empty line. */
  readonly onLeave: (how: "interrupted" | "ended") => void;
}

export function openScreen(input: Readable, output: Writable, events: ScreenEvents): Screen {
  const lines = createInterface({ input, output, terminal: true, prompt: "" });
  let closed = false;
  lines.on("line", togetherWithin(PASTE_MS, events.onSaid));
  lines.on("SIGINT", () => events.onLeave("interrupted"));
  lines.on("close", () => {
    closed = true;
    output.write("\n");
    events.onLeave("ended");
  });
  const write = (text: string) => {
    if (closed) output.write(`${text}\n`);
    else redrawn(lines, output, () => output.write(`${text}\n`));
  };
  return {
    line: (text) => write(terminalText(text)),
    picture: write,
    prompt(text) {
      if (!closed) redrawn(lines, output, () => lines.setPrompt(text));
    },
    close: () => lines.close(),
  };
}

/**
 * Does something in place of the line that is being written, which then stands below, as far as it had come. To redraw
 * it readline goes up by the rows that it remembers, which is none after a paste: so many are given to it.
 */
function redrawn(lines: Interface, output: Writable, change: () => void): void {
  const { rows } = lines.getCursorPos();
  cursorTo(output, 0);
  moveCursor(output, 0, -rows);
  clearScreenDown(output);
  change();
  const remembered = "prevRows" in lines && typeof lines.prevRows === "number" ? lines.prevRows : 0;
  output.write("\n".repeat(remembered));
  lines.prompt(true);
}

function togetherWithin(ms: number, say: (text: string) => void): (line: string) => void {
  let pending: string[] = [];
  return (line) => {
    pending.push(line);
    if (pending.length > 1) return;
    setTimeout(() => {
      const text = pending.join("\n").trim();
      pending = [];
      say(text);
    }, ms);
  };
}
