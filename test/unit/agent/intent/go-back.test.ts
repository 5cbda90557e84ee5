import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../../src/agent/intent/intent.ts";
import { readIntent } from "../../../../src/agent/intent/read-intent.ts";
import { sentencesIn } from "../../../../src/agent/sentences/index.ts";
import { AgentInMemory } from "../agent-in-memory.ts";
import { chat, reading } from "../letters.ts";

const MINUTE = 60_000;

function read(line: string, pictures: number) {
  return readIntent(line, { pictures, hasEarlier: false, attachments: 0, origin: null, language: null })
    .intent;
}

describe("an earlier picture is wanted back", () => {
  it.each([
    ["undo", 2],
    ["undo that please", 2],
    ["back to the one before", 2],
    ["hmm the first one was better", 1],
    ["i liked the second one better", 2],
    ["ne, mach das rückgängig", 2],
    ["das erste war besser", 1],
    ["I prefer the very first one. Let's work from that.", 1],
    ["let's go with the first one after all", 1],
    ["let's carry on from the second", 2],
    ["nehmen wir doch wieder das erste", 1],
    ["ich fand das zweite schöner", 2],
    ["el primero me gustaba más", 1],
    ["mejor seguimos con el segundo", 2],
    ["Finalement je préférais le premier", 1],
    ["on repart de la deuxième", 2],
    ["preferisco la prima", 1],
    ["prefiro a primeira", 1],
    ["la primera era mejor", 1],
    ["la première était mieux", 1],
    ["volta pra anterior", 2],
    ["la prima era meglio", 1],
    ["पहले वाली बेहतर थी", 2],
    ["还是第一张更好", 1],
    ["前の絵に戻してください", 2],
    ["最初の方がよかった", 1],
  ])("by %j: of three the one with number %i, as it is", (line, n) => {
    expect(read(line, 3)).toEqual({ kind: "change", of: { kind: "numbered", n }, instruction: "" });
  });

  it.each([
    "the third one is the best",
    "go with the first light of the morning",
    "ich mag das erste Grün",
    "put it back on the table",
    "a man with his back to the camera",
  ])("not by %j", (line) => {
    expect(read(line, 3)).not.toMatchObject({ kind: "change", of: { kind: "numbered" } });
  });

  it("by its number, which its own sentence proposes, in every language", () => {
    for (const code of LANGUAGES) {
      const sentence = sentencesIn(code).pictureAgain(2);
      const proposed = /[“„«「]\s?(.+?)\s?[”“»」]/.exec(sentence)?.[1] ?? "";
      const facts = { pictures: 3, hasEarlier: false, attachments: 0, origin: null, language: code };
      expect(readIntent(proposed, facts).intent, sentence).toMatchObject({
        kind: "change",
        of: { kind: "nth", n: 2 },
      });
    }
  });
});

describe("going back", () => {
  it("shows the earlier picture again and draws nothing", () => {
    const agent = new AgentInMemory();
    const said = ["a red fox", "make it blue", "the first one was better"].map((line, index) => {
      const now = (index + 1) * MINUTE;
      const { letters, draw } = agent.take(chat(line, { now }), now);
      return [...letters, ...(draw?.(now + 5_000) ?? [])].map(reading).join("\n");
    });
    const linkIn = (text: string | undefined) => /https:\S+\/images\/[^\s)]+/.exec(text ?? "")?.[0];
    expect(said[2]).toContain(sentencesIn("en").pictureAgain(1));
    expect(linkIn(said[2])).toBe(linkIn(said[0]));
    expect(agent.drawn).toBe(2);
  });
});
