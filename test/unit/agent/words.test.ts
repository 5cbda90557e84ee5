import { describe, expect, it } from "vitest";
import * as words from "../../../src/agent/words.ts";

const QUOTA = { maxRequests: 30, windowMs: 3_600_000 };

describe("our own sentences coming back", () => {
  it.each([
    words.GREETING,
    words.NOTHING_TO_DRAW,
    words.STILL_DRAWING,
    words.NOT_ALLOWED,
    words.APOLOGIES.unavailable,
    words.APOLOGIES["text-not-configured"],
    words.textTooLong(16_000),
    words.quotaSentence("draw", QUOTA, 60_000, 0),
    words.quotaSentence("complete", QUOTA, 60_000, 0),
    words.tooManyMessages(300, 60_000, 0),
  ])("are known again: %j", (sentence) => {
    expect(words.isOwnSentence(sentence)).toBe(true);
  });

  it.each(["a lighthouse", "Hello!", "Sorry", ""])("are not %j", (text) => {
    expect(words.isOwnSentence(text)).toBe(false);
  });
});
