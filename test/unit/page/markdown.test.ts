import { describe, expect, it } from "vitest";
import { blocksOf } from "../../../page/chat/markdown.ts";

const LINK = "https://agent.example/images/00112233445566778899aabbccddeeff.png";
const PATH = "/images/00112233445566778899aabbccddeeff.png";
const text = (said: string) => ({ kind: "text", text: said });

describe("words of the agent", () => {
  it("are paragraphs and lists", () => {
    expect(blocksOf("Your pictures\nso far:\n\n1. a fox\n2. an owl\n\nSay **again** for more.")).toEqual([
      { kind: "paragraph", content: [text("Your pictures\nso far:")] },
      { kind: "list", start: 1, items: [[text("a fox")], [text("an owl")]] },
      { kind: "paragraph", content: [text("Say "), { kind: "strong", text: "again" }, text(" for more.")] },
    ]);
  });

  it("keep a list together whose items stand apart, and the number that it begins with", () => {
    expect(blocksOf("3. a fox\n\n4. an owl")).toEqual([
      { kind: "list", start: 3, items: [[text("a fox")], [text("an owl")]] },
    ]);
    expect(blocksOf("- a\n• b")).toEqual([{ kind: "list", start: null, items: [[text("a")], [text("b")]] }]);
  });

  it("link to the agent's own pictures, named or bare", () => {
    expect(blocksOf(`[a fox](${LINK}), or ${LINK}.`)).toEqual([
      {
        kind: "paragraph",
        content: [
          { kind: "link", path: PATH, text: "a fox" },
          text(", or "),
          { kind: "link", path: PATH, text: LINK },
          text("."),
        ],
      },
    ]);
  });

  it.each([
    "[a prize](https://evil.example/)",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "https://evil.example/images/picture.png",
    "*not bold* and _neither_",
  ])("stay as they are: %s", (said) => {
    expect(blocksOf(said)).toEqual([{ kind: "paragraph", content: [text(said)] }]);
  });
});
