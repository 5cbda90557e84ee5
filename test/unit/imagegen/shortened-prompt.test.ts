import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shortenedPrompt } from "../../../src/imagegen/shortened-prompt.ts";

describe("a description that is too long", () => {
  it.each([
    ["fits as it is", "A fox. A hen.", 13, "A fox. A hen."],
    ["is cut after a sentence", "A red fox. A hen behind it", 20, "A red fox."],
    ["is cut after the last sentence that fits whole", "A fox. A hen. A dog.", 13, "A fox. A hen."],
    [
      "is cut between words where the sentence is too early",
      "Oh. A red fox in the snow",
      20,
      "Oh. A red fox in the",
    ],
    ["is cut between words where no sentence ends", "a red fox in the snow", 11, "a red fox"],
    ["is cut where Chinese sentences end", "一只狐狸在雪地里。一只鸡在后面跑", 12, "一只狐狸在雪地里。"],
    ["is cut anywhere without words", "x".repeat(20), 8, "x".repeat(8)],
    ["keeps whole characters", "🌊".repeat(8), 7, "🌊".repeat(3)],
    [
      "does not take a number's point for an end",
      "a sign that says 3.14 and more",
      22,
      "a sign that says 3.14",
    ],
  ])("%s", (_name, text, most, shortened) => {
    expect(shortenedPrompt(text, most)).toBe(shortened);
  });

  it("is a beginning of itself that fits, and keeps half of the room or more where words are short", () => {
    const words = fc.array(fc.constantFrom("fox", "a", "snow.", "hen!", "and"), {
      minLength: 20,
      maxLength: 80,
    });
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 60 }), (list, most) => {
        const text = list.join(" ");
        const shortened = shortenedPrompt(text, most);
        expect(text.startsWith(shortened)).toBe(true);
        expect(shortened.length).toBeLessThanOrEqual(most);
        expect(shortened.length).toBeGreaterThanOrEqual(Math.min(text.length, most / 2 - 1));
      }),
    );
  });
});
