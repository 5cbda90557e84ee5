import { clearScreenDown, createInterface, cursorTo, type Interface } from "node:readline";
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
    events.onLeave("ended");
  });
  const write = (text: string) =>
    closed ? void output.write(`${text}\n`) : writeAbove(lines, output, `${text}\n`);
  return {
    line: (text) => write(terminalText(text)),
    picture: write,
    prompt(text) {
      if (closed) return;
      lines.setPrompt(text);
      lines.prompt(true);
    },
    close: () => lines.close(),
  };
}

/** Writes in place of the line that is being written, which then stands below, as far as it had come. */
function writeAbove(lines: Interface, output: Writable, text: string): void {
  const { rows } = lines.getCursorPos();
  cursorTo(output, 0);
  // To redraw a line of several rows readline goes up by all but one of them: these rows are given to it.
  output.write(`\u001b[${rows}A`.repeat(Math.sign(rows)));
  clearScreenDown(output);
  output.write(text + "\n".repeat(rows));
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
