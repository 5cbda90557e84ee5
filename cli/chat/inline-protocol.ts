import type { WriteStream } from "node:tty";

/** How a terminal shows pictures among its text; none: it does not, or nobody knows. */
export const INLINE_PROTOCOLS = ["iterm", "kitty", "sixel", "none"] as const;
export type InlineProtocol = (typeof INLINE_PROTOCOLS)[number];

const ITERM_PROGRAMS: ReadonlySet<string | undefined> = new Set(["iTerm.app", "WezTerm", "mintty"]);
const KITTY_TERMS: ReadonlySet<string | undefined> = new Set(["xterm-kitty", "xterm-ghostty"]);

/**
 * The protocol that the variables of a terminal tell; null: they tell nothing. Inside tmux and screen they are those of
 * the terminal around, which sees nothing of what is not passed through.
 */
export function toldProtocol(environment: NodeJS.ProcessEnv): InlineProtocol | null {
  const { TERM, TERM_PROGRAM, LC_TERMINAL, KITTY_WINDOW_ID, TMUX, STY } = environment;
  if (TERM === "dumb") return "none";
  if (TMUX !== undefined || STY !== undefined) return null;
  if (ITERM_PROGRAMS.has(TERM_PROGRAM) || LC_TERMINAL === "iTerm2") return "iterm";
  if (KITTY_WINDOW_ID !== undefined || KITTY_TERMS.has(TERM) || TERM_PROGRAM === "ghostty") return "kitty";
  return null;
}

/** Primary Device Attributes: every terminal answers, and names Sixel as 4. Source: DEC STD 070; xterm, ctlseqs. */
const ASK = "\u001b[c";
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what a terminal answers with
const ANSWER = /\u001b\[\?([\d;]{1,100})c/;
const ANSWERS_WITHIN_MS = 300;

/** What is asked of a terminal's keyboard. */
interface Input {
  readonly isTTY: boolean;
  setRawMode(raw: boolean): unknown;
  on(event: "data", listener: (chunk: Buffer) => void): unknown;
  off(event: "data", listener: (chunk: Buffer) => void): unknown;
  resume(): unknown;
  pause(): unknown;
}

/** Asks the terminal itself whether it knows Sixel. One that says nothing in time does not. */
export function knowsSixel(input: Input, output: Pick<WriteStream, "write">): Promise<boolean> {
  return new Promise((resolve) => {
    let heard = "";
    const end = (knows: boolean) => {
      clearTimeout(timer);
      input.off("data", listen);
      input.setRawMode(false);
      input.pause();
      resolve(knows);
    };
    const listen = (chunk: Buffer) => {
      heard += chunk.toString("latin1");
      const answer = ANSWER.exec(heard);
      if (answer !== null) end((answer[1] ?? "").split(";").slice(1).includes("4"));
    };
    const timer = setTimeout(() => end(false), ANSWERS_WITHIN_MS);
    // Raw, or the answer would stand on the screen.
    input.setRawMode(true);
    input.on("data", listen);
    input.resume();
    output.write(ASK);
  });
}

/** The protocol of the terminal that stands behind both streams; none where there is no terminal. */
export async function inlineProtocol(
  environment: NodeJS.ProcessEnv,
  input: Input,
  output: Pick<WriteStream, "write" | "isTTY">,
): Promise<InlineProtocol> {
  if (!output.isTTY) return "none";
  const told = toldProtocol(environment);
  if (told !== null || !input.isTTY) return told ?? "none";
  return (await knowsSixel(input, output)) ? "sixel" : "none";
}
