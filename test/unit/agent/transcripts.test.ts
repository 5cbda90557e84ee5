import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../src/agent/intent/intent.ts";
import { play } from "./play-transcript.ts";
import { readTranscripts } from "./transcript-format.ts";

const transcripts = readTranscripts();

describe.each(transcripts)("$about", ({ conversations }) => {
  it.each(conversations)("$title", (conversation) => {
    const played = play(conversation);
    const went = played.map(({ said, seen }) => ({ said, ...seen }));
    expect(went).toEqual(played.map(({ said, expected }) => ({ said, ...expected })));
  });
});

describe("conversations played through the decision", () => {
  const all = transcripts.flatMap(({ conversations }) => conversations);

  it("are 300 turns or more, in nine languages", () => {
    expect(all.reduce((sum, { turns }) => sum + turns.length, 0)).toBeGreaterThanOrEqual(300);
    expect([...new Set(all.map(({ language }) => language))].sort()).toEqual([...LANGUAGES].sort());
  });

  it("say something to each line of a person that makes no picture, if it is only that the session ends", () => {
    const silent = all
      .flatMap((conversation) => play(conversation))
      .filter(({ wantsAnswer, answers, seen }) => wantsAnswer && seen.draws === null && answers.length === 0);
    const excused = ["known", "busy", "silent"];
    expect(silent.filter(({ seen }) => !excused.includes(String(seen.outcome)))).toEqual([]);
  });
});
