import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../src/agent/intent/intent.ts";
import { isOwnSentence } from "../../../src/agent/own-words.ts";
import { sentencesIn } from "../../../src/agent/sentences/index.ts";
import * as words from "../../../src/agent/words.ts";

const QUOTA = { maxRequests: 30, windowMs: 3_600_000 };

describe("a limit in chat", () => {
  it.each([
    [sentencesIn("en").overQuota(30, 60, 12), /30 pictures .* next one in 12 minutes\.$/],
    [words.tooManyQuestions(QUOTA, 30_000), /^That was a lot of questions: .* next one in 1 minute\.$/],
    [
      sentencesIn("en").tooManyMessages(300, 12),
      /^I read up to 300 messages an hour .* read on in 12 minutes\.$/,
    ],
  ])("tells the minutes, and no time of a clock that people do not have: %s", (sentence, form) => {
    expect(sentence).toMatch(form);
    expect(sentence).not.toMatch(/UTC|\d:\d|error|failed|unable|sorry/i);
  });
});

describe("our own sentences coming back", () => {
  it.each([
    words.ENDING,
    words.NOT_ALLOWED,
    words.apologySentence("text-not-configured", sentencesIn("en"), undefined, 0),
    words.tooManyQuestions(QUOTA, 60_000),
  ])("are known again: %j", (sentence) => {
    expect(isOwnSentence(sentence)).toBe(true);
  });

  it.each(LANGUAGES)("are known again in %s, whatever numbers they tell", (code) => {
    const said = sentencesIn(code);
    const sentences = [
      said.greeting,
      ...Object.values(said.talk),
      ...Object.values(said.about),
      said.help(7),
      said.help(null),
      said.quotaLeft(3, 41),
      said.waiting(2),
      said.vague,
      said.nothingToChange,
      said.noSuchPicture(3),
      said.complaint,
      said.historyEmpty,
      `${said.history(3, 12)}\n\n1. [a fox](https://agent.example/images/00.png)`,
      said.cancelled(2, 1),
      said.deleteAsk,
      said.deleted,
      said.deleteKept,
      said.queued(4),
      said.stillDrawing(23),
      said.stillDrawing(null),
      said.overQuota(30, 60, 7),
      said.overQuota(1, 90, 100),
      said.overDay(300),
      said.textTooLong(16_000),
      said.tooManyMessages(300, 1),
      said.alreadyAtIt,
      said.justAnswered,
      said.attachmentUnusable("gone"),
      said.attachmentAlone,
      ...Object.values(said.apologies),
    ];
    expect(sentences.filter((sentence) => !isOwnSentence(sentence))).toEqual([]);
    expect(isOwnSentence(said.deleteConfirm)).toBe(false);
  });

  it.each(["a lighthouse", "Hello!", "Sorry", ""])("are not %j", (text) => {
    expect(isOwnSentence(text)).toBe(false);
  });
});
