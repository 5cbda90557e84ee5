import { describe, expect, it } from "vitest";
import * as words from "../../../src/agent/words.ts";

const QUOTA = { maxRequests: 30, windowMs: 3_600_000 };

describe("a limit in chat", () => {
  it.each([
    [
      words.quotaSentence("draw", QUOTA, 12 * 60_000, 0),
      /^That was a lot of pictures: .* next one in 12 minutes\.$/,
    ],
    [
      words.quotaSentence("complete", QUOTA, 30_000, 0),
      /^That was a lot of questions: .* next one in 1 minute\.$/,
    ],
    [
      words.tooManyMessages(300, 12 * 60_000, 0),
      /^I read up to 300 messages an hour .* read on in 12 minutes\.$/,
    ],
  ])("tells the minutes, and no time of a clock that people do not have: %s", (sentence, form) => {
    expect(sentence).toMatch(form);
    expect(sentence).not.toMatch(/UTC|\d:\d|error|failed|unable|sorry/i);
  });
});

describe("our own sentences coming back", () => {
  it.each([
    words.GREETING,
    words.NOTHING_TO_DRAW,
    words.STILL_DRAWING,
    words.ALREADY_AT_IT,
    words.JUST_ANSWERED,
    words.ENDING,
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
