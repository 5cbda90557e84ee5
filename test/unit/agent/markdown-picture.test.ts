import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { altText, isOwnPicture, pictureText } from "../../../src/agent/markdown-picture.ts";

const ORIGIN = "https://images.example";
const URL = `${ORIGIN}/images/0123456789abcdef0123456789abcdef.png`;

describe("the text with a picture", () => {
  it("has the words that clients look for, and the picture in a paragraph of its own", () => {
    expect(pictureText("a red bicycle", URL)).toBe(
      `Image generated successfully.\n\n![a red bicycle](${URL})\n\n`,
    );
  });

  it.each([
    ["](https://evil.example) ![", "https://evil.example"],
    ["one\n\n# two", "one two"],
    ["<script>alert(1)</script>", "script alert 1 /script"],
    ["a\u202Eb\u200Bc\u0000d", "a b c d"],
    ["", "picture"],
    ["***", "picture"],
  ])("makes %j harmless in the alt text", (description, alt) => {
    expect(altText(description)).toBe(alt);
  });

  it("shortens a long description by whole characters", () => {
    const alt = altText("🦊".repeat(500));
    expect([...alt]).toHaveLength(120);
    expect(alt.endsWith("…")).toBe(true);
  });

  it("can never be broken out of, whatever the description", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (description) => {
        expect(altText(description)).toMatch(/^[^[\]()<>\\`\n]+$/);
      }),
    );
  });
});

describe("our own pictures coming back", () => {
  it.each([
    [`Image generated successfully.\n\n![x](${URL})`, true],
    [URL, true],
    [`![a fox](${URL})`, true],
    [`${URL} but in blue`, false],
    ["https://elsewhere.example/images/1.png", false],
    ["a lighthouse", false],
  ])("%j → %j", (text, echo) => {
    expect(isOwnPicture(text, ORIGIN)).toBe(echo);
  });
});
