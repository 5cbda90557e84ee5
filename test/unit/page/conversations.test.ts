import { describe, expect, it } from "vitest";
import { conversationsOf, drawingsOf, findDrawings, usualWait } from "../../../page/chat/conversations.ts";
import type { Picture, Turn } from "../../../page/chat/turns.ts";

const picture = (path: string, at = 1_000): Picture => ({
  kind: "picture",
  path,
  alt: `shown by ${path}`,
  size: null,
  letterId: path,
  at,
});

function turn(words: string, facts: Partial<Turn> = {}): Turn {
  return {
    msgId: words,
    session: "one",
    text: words,
    asked: { words, subject: null, shape: null, count: 1 },
    attachments: [],
    sentAt: 0,
    sending: { state: "taken", tookMs: 1 },
    acknowledgedAt: null,
    progress: null,
    answers: [],
    sessionEnded: false,
    cancelled: false,
    forged: [],
    records: [],
    ...facts,
  };
}

it("lists conversations by their first words, the one that spoke last first", () => {
  const turns = [
    turn("a fox", { sentAt: 1, answers: [picture("/a"), picture("/b")] }),
    turn("an owl", { session: "two", sentAt: 2 }),
    turn("again", { sentAt: 3, answers: [picture("/c")] }),
  ];
  expect(conversationsOf(turns).map(({ title, pictures }) => [title, pictures.length])).toEqual([
    ["a fox", 3],
    ["an owl", 0],
  ]);
});

describe("the gallery", () => {
  const drawings = drawingsOf([
    turn("a red fox", { answers: [picture("/a"), picture("/b")] }),
    turn("an owl", { answers: [picture("/a"), picture("/c")] }),
  ]);

  it("has every picture once, newest first", () => {
    expect(drawings.map((one) => one.picture.path)).toEqual(["/c", "/b", "/a"]);
  });

  it("is searched by all words of what was asked or is shown", () => {
    const found = (search: string) => findDrawings(drawings, search).map((one) => one.picture.path);
    expect(found("")).toHaveLength(3);
    expect(found("FOX red")).toEqual(["/b", "/a"]);
    expect(found("shown /c")).toEqual(["/c"]);
    expect(found("fox owl")).toEqual([]);
  });
});

it("knows the usual wait from the last pictures, not from words, and not from two", () => {
  const drawn = (ms: number) => turn(`in ${ms}`, { answers: [picture("/a", ms)] });
  const words = turn("hi", { answers: [{ kind: "words", tone: "plain", text: "Hello!", at: 1 }] });
  expect(usualWait([drawn(4_000), drawn(5_000), words])).toBeNull();
  expect(usualWait([drawn(90_000), words, drawn(5_000), drawn(6_000)])).toBe(6_000);
});
