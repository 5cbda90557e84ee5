import { describe, expect, it } from "vitest";
import { agreesToDelete } from "../../../../src/agent/intent/agreement.ts";
import { readIntent } from "../../../../src/agent/intent/read-intent.ts";

function read(line: string, pictures: number) {
  return readIntent(line, { pictures, hasEarlier: false, attachments: 0, origin: null, language: null });
}

describe("the question whether everything is to be deleted", () => {
  it.each([
    "yes, delete everything",
    "ja, lösche alles",
    "sí, borra todo",
    "oui, supprime tout",
    "sim, apaga tudo",
    "sì, cancella tutto",
    "हाँ, मिटा दो",
    "是的，删除吧",
    "はい、消してください",
  ])("is answered by %j", (line) => {
    expect(agreesToDelete(line, null)).toBe(true);
  });

  it.each(["yes", "no, don't delete it", "yes but don't delete the fox", "delete my data", "draw a fox"])(
    "is not answered by %j",
    (line) => {
      expect(agreesToDelete(line, null)).toBe(false);
    },
  );
});

describe("a shape, and nothing else", () => {
  it.each([
    ["again --ar 9:16", "portrait"],
    ["again in portrait", "portrait"],
    ["the same in 9:16", "portrait"],
    ["make it wide", "landscape"],
    ["mach es hochkant", "portrait"],
    ["hazlo cuadrado", "square"],
    ["au format paysage", "landscape"],
    ["縦長にして", "portrait"],
    ["换成竖版", "portrait"],
  ])("%j is of the last picture", (line, shape) => {
    expect(read(line, 1)).toMatchObject({
      intent: { kind: "again", of: { kind: "last" } },
      options: { shape },
    });
  });
});

describe("an ordinal beyond the session's pictures", () => {
  it.each(["the fifth one in blue", "die fünfte nochmal", "la quinta pero en azul"])(
    "%j names none",
    (line) => {
      expect(read(line, 2).intent).toMatchObject({ of: { kind: "nth", n: 5 } });
    },
  );
});
