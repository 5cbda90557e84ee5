import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { inlineProtocol, knowsSixel, toldProtocol } from "../../../../cli/chat/inline-protocol.ts";

/** A terminal that answers what it is asked. */
function terminal(answer: string) {
  const modes: boolean[] = [];
  const asked: string[] = [];
  const stream = new PassThrough();
  const input = Object.assign(stream, {
    isTTY: true as const,
    setRawMode(raw: boolean) {
      modes.push(raw);
      return input;
    },
  });
  const output = {
    isTTY: true as const,
    write(text: string) {
      asked.push(text);
      if (answer !== "") stream.write(answer);
      return true;
    },
  };
  return { input, output, modes, asked };
}

describe("how a terminal shows pictures", () => {
  it.each([
    [{ TERM_PROGRAM: "iTerm.app" }, "iterm"],
    [{ LC_TERMINAL: "iTerm2", TERM: "xterm-256color" }, "iterm"],
    [{ TERM_PROGRAM: "WezTerm" }, "iterm"],
    [{ TERM: "xterm-kitty" }, "kitty"],
    [{ KITTY_WINDOW_ID: "1" }, "kitty"],
    [{ TERM_PROGRAM: "ghostty" }, "kitty"],
    [{ TERM: "dumb" }, "none"],
    [{ TERM: "xterm-256color" }, null],
    [{ TERM_PROGRAM: "iTerm.app", TMUX: "/tmp/tmux-0/default,1,0" }, null],
    [{ KITTY_WINDOW_ID: "1", STY: "1.pts" }, null],
    [{}, null],
  ])("is told by %j: %s", (environment, protocol) => {
    expect(toldProtocol(environment)).toBe(protocol);
  });

  it.each([
    ["\u001b[?62;4;22c", true],
    ["\u001b[?4c", false],
    ["\u001b[?64;14;40c", false],
    ["", false],
  ])("is asked for, and the answer %j is no text on the screen", async (answer, knows) => {
    const { input, output, modes, asked } = terminal(answer);
    expect(await knowsSixel(input, output)).toBe(knows);
    expect(asked).toEqual(["\u001b[c"]);
    expect(modes).toEqual([true, false]);
    expect(input.listenerCount("data")).toBe(0);
  });

  it("is nothing where there is no terminal", async () => {
    const { input, output, asked } = terminal("\u001b[?62;4c");
    const piped = { ...output, isTTY: false };
    expect(await inlineProtocol({ TERM_PROGRAM: "iTerm.app" }, input, piped)).toBe("none");
    const fed = Object.assign(new PassThrough(), { isTTY: false, setRawMode: () => fed });
    expect(await inlineProtocol({}, fed, output)).toBe("none");
    expect(asked).toEqual([]);
    expect(await inlineProtocol({}, input, output)).toBe("sixel");
  });
});
