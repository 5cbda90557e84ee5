import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { questionsOn } from "../../../../cli/deploy/questions.ts";

function terminal() {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = "";
  output.on("data", (chunk: Buffer) => {
    shown += chunk.toString("utf8");
  });
  let givenUp = false;
  const giveUp = () => {
    givenUp = true;
  };
  const questions = questionsOn({ input, output, interactive: true, giveUp });
  const answer = async <T>(asked: Promise<T>, keys: string): Promise<T> => {
    input.write(keys);
    return asked;
  };
  return { questions, answer, input, shown: () => shown, givenUp: () => givenUp };
}

describe("asking the operator", () => {
  it.each([
    ["\r", true],
    ["y\r", true],
    ["no\r", false],
    ["N\r", false],
  ])("takes %j for %s", async (keys, agrees) => {
    const { questions, answer } = terminal();
    expect(await answer(questions.confirm("Really?"), keys)).toBe(agrees);
  });

  it("takes a line, trimmed, or nothing", async () => {
    const { questions, answer, shown } = terminal();
    expect(await answer(questions.line("Handle:"), " fox \r")).toBe("fox");
    expect(await answer(questions.line("Handle:"), "\r")).toBe("");
    expect(shown()).toContain("Handle: ");
  });

  it("never shows a secret, not even after a question whose answer was shown", async () => {
    const { questions, answer, shown } = terminal();
    await answer(questions.confirm("Really?"), "yes\r");
    expect(await answer(questions.secret("Key:"), " typed-key \r")).toBe("typed-key");
    expect(shown()).toContain("yes");
    expect(shown()).toContain("Key:");
    expect(shown()).not.toContain("typed");
  });

  it("does not go on after Ctrl-C", async () => {
    const { questions, input, givenUp } = terminal();
    void questions.secret("Key:");
    input.write("half\u0003");
    await expect.poll(givenUp).toBe(true);
  });
});
