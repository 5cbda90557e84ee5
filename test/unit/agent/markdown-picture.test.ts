import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { altText, isOwnPicture, picturesText } from "../../../src/agent/markdown-picture.ts";

const ORIGIN = "https://images.example";
const URL = `${ORIGIN}/images/0123456789abcdef0123456789abcdef.png`;

describe("the text with a picture", () => {
  it("has the words that clients look for, and the picture in a paragraph of its own", () => {
    expect(picturesText("a red bicycle", [URL])).toBe(
      `Image generated successfully.\n\n![a red bicycle](${URL})\n\n`,
    );
  });

  it.each([
    ["](https://evil.example) ![", "picture"],
    ["a cat like https://x.example/y.png at noon", "a cat like at noon"],
    ["a HTTPS://x.example/a(b).png www.x.example fox", "a fox"],
    ["ftp://x.example/y.png", "ftp: x.example/y.png"],
    ["https:\ufe0f//x.example/y.png a cat", "a cat"],
    ["https:\\//x.example/y.png", "https: x.example/y.png"],
    ["\u3164\u2800\u115f\u1160\uffa0\u200b\u2060\u202e\u{e0041}\u{1d159}", "picture"],
    ["a\u3164fox\u2800🦊\ufe0f", "a fox 🦊"],
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

/** As clients look for the picture in a reply; the first is the one of Fetch.ai's own client. */
const EXTRACTORS = [
  /!\[.*?\]\((.*?)\)/,
  /!\[[^\]]*\]\(([^)]+)\)/,
  /(https?:\/\/\S+\.(?:png|jpe?g|webp|gif))/i,
  /(https?:\/\/[^\s)]+)/i,
];

describe("the first URL of a reply", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "https://x.example/y.png",
      "HTTP://x.example/",
      "http:",
      "//",
      "www.",
      "![",
      "](",
      ")",
      "\\",
      "\n",
    ),
    fc.constantFrom(
      "\ufe0f",
      "\u200b",
      "\u3164",
      "(",
      "[",
      "]",
      " ",
      "a cat",
      ".png",
      "https",
      "<https://x.example>",
    ),
    fc.string({ unit: "binary", maxLength: 10 }),
  );

  it("is the picture's, whatever the description", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = picturesText(pieces.join(""), [URL]);
        for (const extractor of EXTRACTORS) expect(extractor.exec(text)?.[1]).toBe(URL);
        expect(altText(pieces.join(""))).not.toMatch(/:\/\/|[\\[\]()\n\r]/);
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

it("the alt text of an alt text is the same: it alone is kept for saying a reply again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (description) => {
      expect(altText(altText(description))).toBe(altText(description));
    }),
  );
});
