import { describe, expect, it } from "vitest";
import type { Intent, LanguageCode } from "../../../../src/agent/intent/intent.ts";
import { readIntent } from "../../../../src/agent/intent/read-intent.ts";
import { withoutTypingErrors } from "../../../../src/agent/intent/typing-errors.ts";

describe("mistyped commands", () => {
  it.each<[string, number, Intent["kind"]]>([
    ["agian", 1, "again"],
    ["try agian", 2, "again"],
    ["stpo", 1, "cancel"],
    ["cancle", 1, "cancel"],
    ["drwa a cat on a fence", 0, "draw"],
    ["pls darw a cat on a fence", 0, "draw"],
    ["delete all my picturs", 2, "delete-data"],
  ])("%j, with %i pictures, is read as it was meant", (line, pictures, kind) => {
    const facts = { pictures, hasEarlier: false, attachments: 0, origin: null, language: null };
    expect(readIntent(line, facts).intent.kind).toBe(kind);
  });

  it("are no part of what is drawn", () => {
    const facts = { pictures: 0, hasEarlier: false, attachments: 0, origin: null, language: null };
    expect(readIntent("can u maek a pciture of a horse runing on the beech", facts).intent).toEqual({
      kind: "draw",
      description: "a horse runing on the beech",
    });
  });
});

describe("words that are only like a command", () => {
  it.each<[string, LanguageCode]>([
    ["a cake by the lake with a mask", "en"],
    ["a crate of oranges, a panting dog, a man pointing at the moon", "en"],
    ["a giant eraser, three orders of fries, pieces of amber", "en"],
    ["anime mädchen mit einem spiegel", "de"],
    ["toro bravo hecho de origami", "es"],
    ["façon monet", "fr"],
    ["posso averne una con un formato diverso", "it"],
  ])("%j stays as it is", (text, code) => {
    expect(withoutTypingErrors(text, [code, "en"])).toBe(text);
  });
});
