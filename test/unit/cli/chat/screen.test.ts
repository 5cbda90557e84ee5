import { PassThrough } from "node:stream";
import { describe, expect, it, onTestFinished } from "vitest";
import { openScreen } from "../../../../cli/chat/screen.ts";

function openedScreen() {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns: 20, rows: 10 });
  const said: string[] = [];
  const left: string[] = [];
  let shown = "";
  output.on("data", (chunk: Buffer) => {
    shown += chunk.toString();
  });
  const screen = openScreen(input, output, {
    onSaid: (text) => void said.push(text),
    onLeave: (how) => void left.push(how),
  });
  onTestFinished(() => screen.close());
  return { input, screen, said, left, shown: () => shown, clear: () => (shown = "") };
}

describe("the screen of a conversation", () => {
  it("lets no word steer the terminal", () => {
    const { screen, shown } = openedScreen();
    screen.line("a\u001b[2Jb\u001b]52;c;cm0gLXJm\u0007c\u009b31md\u202ee\u001b_Ga=T;AAAA\u001b\\f\rg");
    expect(shown()).toContain("abcdef\ng\n");
    // What is left are readline's own: to the first column, and clear below.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    expect(shown().replace(/\x1b\[(?:\d*G|0?J)/g, "")).not.toMatch(/[\u001b\u009b\u0007\u202e]/);
  });

  it("writes above the line that is being written, and leaves that as it is", () => {
    const { input, screen, shown, clear } = openedScreen();
    screen.prompt("> ");
    input.write("half a th");
    clear();
    screen.line("Something came.");
    expect(shown()).toBe("\u001b[1G\u001b[0JSomething came.\n\u001b[1G\u001b[0J> half a th\u001b[12G");
  });

  it.each([
    ["typed", "x".repeat(45).split(""), "\n\n", "\u001b[2A"],
    ["pasted", ["x".repeat(45)], "", ""],
  ])("does so too where the line has several rows, %s", (_how, pieces, given, taken) => {
    const { input, screen, shown, clear } = openedScreen();
    screen.prompt("> ");
    for (const piece of pieces) input.write(piece);
    clear();
    screen.line("Above.");
    // Up to the line's first row; the rows that readline goes up again are given to it.
    expect(shown()).toBe(
      `\u001b[1G\u001b[2A\u001b[0JAbove.\n${given}${taken}\u001b[1G\u001b[0J> ${"x".repeat(45)}\u001b[8G`,
    );
  });

  it("takes lines that were pasted together for one message", async () => {
    const { input, said } = openedScreen();
    input.write("a fox\nin the snow\n");
    await expect.poll(() => said).toEqual(["a fox\nin the snow"]);
    input.write("an owl\n");
    await expect.poll(() => said).toEqual(["a fox\nin the snow", "an owl"]);
  });

  it("tells Ctrl-C from Ctrl-D, and says nothing more to readline afterwards", () => {
    const interrupted = openedScreen();
    interrupted.input.write("\u0003");
    expect(interrupted.left[0]).toBe("interrupted");
    const ended = openedScreen();
    ended.input.write("\u0004");
    expect(ended.left).toEqual(["ended"]);
    ended.screen.prompt("› ");
    ended.screen.line("A late word.");
    expect(ended.shown()).toMatch(/\nA late word\.\n$/);
  });
});
