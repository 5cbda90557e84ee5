import { describe, expect, it } from "vitest";
import { askedText, type Composed, readAsked } from "../../../page/chat/asked.ts";

const AGENT = "https://agent.example";
const SUBJECT = "/images/00112233445566778899aabbccddeeff.png";
const plain: Composed = { words: "a fox", subject: null, shape: null, count: 1 };

describe("what is asked for", () => {
  it("goes as plain words, a link before them, flags behind them", () => {
    expect(askedText(plain, AGENT)).toBe("a fox");
    expect(askedText({ ...plain, shape: "16:9", count: 2 }, AGENT)).toBe("a fox --ar 16:9 --n 2");
    expect(askedText({ ...plain, words: "make it night", subject: SUBJECT }, AGENT)).toBe(
      `${AGENT}${SUBJECT} make it night`,
    );
  });

  it.each<Composed>([
    plain,
    { ...plain, shape: "9:16" },
    { ...plain, words: "two\nlines", count: 4 },
    { words: "make it night", subject: SUBJECT, shape: "1:1", count: 3 },
    { words: "", subject: SUBJECT, shape: null, count: 1 },
  ])("is read back as it was said: %j", (asked) => {
    expect(readAsked(askedText(asked, AGENT))).toEqual(asked);
  });

  it.each([
    "a fox --seed 7",
    "--ar",
    "a --n 9 fox",
    "https://evil.example/x.png a fox",
    "the flag --n 2 in a text",
  ])("keeps what a person wrote: %s", (words) => {
    expect(readAsked(words)).toEqual({ ...plain, words });
  });
});
