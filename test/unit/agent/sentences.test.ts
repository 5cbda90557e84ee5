import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LANGUAGES, type LanguageCode } from "../../../src/agent/intent/intent.ts";
import { readIntent } from "../../../src/agent/intent/read-intent.ts";
import { isOwnSentence } from "../../../src/agent/own-words.ts";
import { sentencesIn } from "../../../src/agent/sentences/index.ts";
import { type NotHonoured, type Sentences, UNUSABLE_INPUTS } from "../../../src/agent/sentences/sentences.ts";
import { readTranscripts } from "./intent/transcript.ts";

const NOT_HONOURED: readonly NotHonoured[] = [
  "shape",
  "size",
  "count",
  "seed",
  "quality",
  "transparent",
  "edit",
  "inputs",
  "length",
];

/** What tells of something gone wrong: these stand in apologies only. */
const FAILURE: Readonly<Record<LanguageCode, RegExp>> = {
  en: /error|fail|unable|sorry|unfortunately|apolog/i,
  de: /error|fehler|fehlgeschlagen|gescheitert|leider|leid|entschuldig|sorry/i,
  es: /error|fall[oóa]|lo siento|perd[oó]n|lament|disculp/i,
  fr: /erreur|échou|échec|désolé|malheureusement|pardon|excuse/i,
  pt: /erro|falh|desculp|sinto muito|infelizmente|perdão/i,
  it: /errore|fallit|dispiace|scus|purtroppo/i,
  hi: /त्रुटि|विफल|असफल|माफ़|माफ|क्षमा|खेद|गलती|ग़लती/,
  zh: /错误|失败|抱歉|对不起|不好意思|遗憾|出错/,
  ja: /エラー|失敗|申し訳|すみません|ごめん|残念/,
};

/** Everything that is said without an apology, each by its name. */
function said(table: Sentences, one: number, two: number, three: number): [string, string][] {
  return [
    ["greeting", table.greeting],
    ...Object.entries(table.talk),
    ...Object.entries(table.about),
    ["help", table.help(one)],
    ["help without a limit", table.help(null)],
    ["quotaLeft", table.quotaLeft(one, two)],
    ["quotaLeft without a time", table.quotaLeft(one, null)],
    ["quotaLeft without a limit", table.quotaLeft(null, null)],
    ["waiting", table.waiting(one)],
    ["vague", table.vague],
    ["nothingToChange", table.nothingToChange],
    ["noSuchPicture", table.noSuchPicture(one)],
    ["complaint", table.complaint],
    ...Object.entries(table.propose).map(([want, text]): [string, string] => [`propose ${want}`, text]),
    ["pictureAgain", table.pictureAgain(one)],
    ["historyEmpty", table.historyEmpty],
    ["history", table.history(one, two)],
    ["nothingToCancel", table.nothingToCancel],
    ["cancelled", table.cancelled(one, two)],
    ["deleteAsk", table.deleteAsk],
    ["deleted", table.deleted],
    ["deleteKept", table.deleteKept],
    ["queued", table.queued(one)],
    ["stillDrawing", table.stillDrawing(one)],
    ["stillDrawing without a time", table.stillDrawing(null)],
    ["overQuota", table.overQuota(one, two, three)],
    ["overDay", table.overDay(one)],
    ["drawnAs", table.drawnAs("a fox")],
    ["notHonoured", table.notHonoured(NOT_HONOURED.slice(one % NOT_HONOURED.length))],
    ["onlySoMany", table.onlySoMany(one)],
    ["someMissing", table.someMissing(one, two)],
    ["suggestion", table.suggestion],
    ...UNUSABLE_INPUTS.map((why): [string, string] => [`attachment ${why}`, table.attachmentUnusable(why)]),
    ["attachmentAlone", table.attachmentAlone],
  ];
}

const NUMBERS = [0, 1, 2, 3, 30, 60, 1_440];
const SAMPLES = NUMBERS.flatMap((one) =>
  NUMBERS.map((two, index) => [one, two, NUMBERS[index] ?? 0] as const),
);

/** What stands in quotation marks: what a person is told to write. */
const QUOTED = /“([^”„]+)”|„([^“]+)“|«\s?([^»]+?)\s?»|「([^」]+)」/g;
function quotedIn(text: string): string[] {
  return [...text.matchAll(QUOTED)].map((found) => found.slice(1).find((part) => part !== undefined) ?? "");
}

function kindOf(line: string, code: LanguageCode, pictures: number): string {
  const facts = { pictures, hasEarlier: true, attachments: 0, origin: null, language: code };
  return readIntent(line, facts).intent.kind;
}

describe.each(LANGUAGES)("what is said in %s", (code) => {
  const table = sentencesIn(code);
  const everything = SAMPLES.flatMap((sample) => said(table, ...sample));
  const apologies = Object.entries(table.apologies);

  it("is that language's own table", () => {
    expect(table.code).toBe(code);
  });

  it("is whole sentences, short enough for a phone", () => {
    for (const [name, text] of [...everything, ...apologies]) {
      expect(text.length, `${name}: ${text}`).toBeGreaterThan(4);
      expect(text.length, `${name}: ${text}`).toBeLessThanOrEqual(name.startsWith("help") ? 900 : 600);
      expect(text, name).toBe(text.trim());
      expect(text, name).not.toMatch(/undefined|\bnull\b|NaN|#|\$\{| {2}/);
    }
    expect(table.help(3).split("\n").filter(Boolean).length).toBeLessThanOrEqual(10);
  });

  it("tells of a failure in apologies only, and in each of them", () => {
    for (const [name, text] of everything) expect(text, name).not.toMatch(FAILURE[code]);
    for (const [name, text] of apologies) expect(text, name).toMatch(FAILURE[code]);
  });

  it("has no link, no time of day, no emoji, and of Markdown only lists", () => {
    for (const [name, text] of [...everything, ...apologies]) {
      expect(text, name).not.toMatch(/https?:|www\.|UTC|\d:\d|[*_`[\]<>|~\\]|^#|^\d+\./mu);
      expect(text, name).not.toMatch(/\p{Extended_Pictographic}/u);
    }
  });

  it("says its numbers, and one thing otherwise than several where the language does", () => {
    for (const number of [1, 2, 17]) {
      for (const text of [
        table.help(number),
        table.quotaLeft(number, null),
        table.noSuchPicture(number),
        table.onlySoMany(number),
        table.queued(number),
        table.waiting(number),
      ])
        expect(text).toContain(String(number));
    }
    expect(table.overQuota(30, 60, 12)).toMatch(/30.*12|12.*30/);
    expect(table.overDay(300)).toContain("5");
    expect(table.stillDrawing(20)).toContain("20");
    expect(table.stillDrawing(180)).toContain("3");
    if (code === "zh" || code === "ja") return;
    const one = table.quotaLeft(1, null).replace("1", "");
    expect(one).not.toBe(table.quotaLeft(2, null).replace("2", ""));
  });

  it("asks for exactly the words that confirm a deletion, which draw nothing at any time", () => {
    expect(table.deleteConfirm).toBe(table.deleteConfirm.toLowerCase());
    expect(table.deleteAsk.toLowerCase()).toContain(table.deleteConfirm);
    expect(kindOf(table.deleteConfirm, code, 0)).toBe("delete-data");
    expect(kindOf(table.deleteConfirm, code, 3)).toBe("delete-data");
    expect(isOwnSentence(table.deleteConfirm)).toBe(false);
  });

  it("tells in its help words that do what they are said to do", () => {
    const kinds = quotedIn(table.help(3)).map((line) => kindOf(line, code, 1));
    expect(kinds).toEqual([
      "draw",
      "change",
      "again",
      "again",
      "again",
      "again",
      "history",
      "cancel",
      "delete-data",
    ]);
  });

  it.each(["suggestion", "nothingToChange", "complaint"] as const)(
    "proposes in %s what it understands",
    (name) => {
      const lines = quotedIn(table[name]);
      expect(lines).not.toEqual([]);
      for (const line of lines) expect(["change", "again"], line).toContain(kindOf(line, code, 1));
    },
  );

  it("answers a question for the limit by the words that it names", () => {
    const lines = quotedIn(table.about.cost);
    expect(lines).toHaveLength(1);
    for (const line of lines) expect(kindOf(line, code, 1)).toBe("about");
  });
});

describe("our own sentences coming back", () => {
  const number = fc.integer({ min: 0, max: 100_000 });

  it.each(LANGUAGES)("are known again in %s, whatever their numbers", (code) => {
    const table = sentencesIn(code);
    for (const [name, text] of Object.entries(table.apologies)) expect(isOwnSentence(text), name).toBe(true);
    fc.assert(
      fc.property(number, number, number, (one, two, three) => {
        for (const [name, text] of said(table, one, two, three)) {
          expect(isOwnSentence(text), `${name}: ${text}`).toBe(true);
          expect(isOwnSentence(` ${text.replaceAll("\n\n", "\n")}\nAnd what another agent adds.`), name).toBe(
            true,
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  const transcripts = readTranscripts("transcripts");

  it("are not what people say", () => {
    expect(transcripts.length).toBeGreaterThan(200);
    for (const { say } of transcripts) expect(isOwnSentence(say), say).toBe(false);
  });

  it.each(["", " ", "a lighthouse", "Hi!", "Sorry", "Drawn", "0", "You have 3 pictures"])(
    "are not %j",
    (text) => {
      expect(isOwnSentence(text)).toBe(false);
    },
  );
});
