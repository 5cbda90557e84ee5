import { terminalText } from "../src/visible-text.ts";

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 100;
const CLEAR_LINE = "\r\u001b[K";

/** Shows that something is being waited for: a turning sign with the seconds on a terminal, nothing elsewhere. */
export interface Progress {
  /** Writes a line above the turning sign. */
  line(text: string): void;
  stop(): void;
}

export function showProgress(output: NodeJS.WriteStream, waitingFor: string): Progress {
  if (!output.isTTY)
    return { line: (text) => output.write(`${terminalText(text)}\n`), stop: () => undefined };
  const start = Date.now();
  let frame = 0;
  const draw = () => {
    const seconds = Math.floor((Date.now() - start) / 1000);
    output.write(`${CLEAR_LINE}${FRAMES[frame++ % FRAMES.length]} ${waitingFor} ${seconds} s`);
  };
  const timer = setInterval(draw, FRAME_MS);
  return {
    line(text) {
      output.write(`${CLEAR_LINE}${terminalText(text)}\n`);
      draw();
    },
    stop() {
      clearInterval(timer);
      output.write(CLEAR_LINE);
    },
  };
}
