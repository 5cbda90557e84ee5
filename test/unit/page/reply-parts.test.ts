import { describe, expect, it } from "vitest";
import { ownPathOf, replyParts } from "../../../page/chat/reply-parts.ts";

const KEYS = ["00112233445566778899aabbccddeeff", "ffeeddccbbaa99887766554433221100"];
const url = (key: string | undefined) => `https://agent.example/images/${key}.png`;
const path = (key: string | undefined) => `/images/${key}.png`;

describe("a reply", () => {
  it("is its pictures with what they show, and the notes after them", () => {
    const text = `Image generated successfully.\n\n![a fox](${url(KEYS[0])})\n\n![a fox](${url(KEYS[1])})\n\nOne of three was left out.`;
    expect(replyParts(text)).toEqual([
      { kind: "picture", path: path(KEYS[0]), alt: "a fox" },
      { kind: "picture", path: path(KEYS[1]), alt: "a fox" },
      { kind: "words", text: "One of three was left out." },
    ]);
  });

  it("is words where there is no picture", () => {
    expect(replyParts("Hello!\n")).toEqual([{ kind: "words", text: "Hello!" }]);
    expect(replyParts(" \n")).toEqual([]);
  });

  it.each(["https://evil.example/x.png", "https://agent.example/images/../x.png", "javascript:alert(1)"])(
    "shows a picture from %s as text",
    (elsewhere) => {
      expect(replyParts(`![a fox](${elsewhere})`)).toEqual([
        { kind: "words", text: `![a fox](${elsewhere})` },
      ]);
    },
  );

  it("loads the agent's pictures by their path, whatever host a link names", () => {
    expect(replyParts(`![x](https://elsewhere.example/images/${KEYS[0]}.png)`)).toEqual([
      { kind: "picture", path: path(KEYS[0]), alt: "x" },
    ]);
  });
});

it("follows links to pictures and to their pages, and no others", () => {
  expect(ownPathOf(url(KEYS[0]))).toBe(path(KEYS[0]));
  expect(ownPathOf(`http://127.0.0.1:8787/p/${KEYS[0]}`)).toBe(`/p/${KEYS[0]}`);
  for (const other of [
    "https://agent.example/operator",
    `javascript:/images/${KEYS[0]}.png`,
    "/images/x.png",
    "",
  ]) {
    expect(ownPathOf(other)).toBeNull();
  }
});
