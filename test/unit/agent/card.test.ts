import { describe, expect, it } from "vitest";
import { cardContent } from "../../../src/agent/card.ts";
import { LANGUAGES, type LanguageCode } from "../../../src/agent/intent/intent.ts";
import { readIntent } from "../../../src/agent/intent/read-intent.ts";
import { sentencesIn } from "../../../src/agent/sentences/index.ts";
import vectors from "../../vectors/cards.json" with { type: "json" };

const KEY = "3f2a9c0d4e5b6a718293a4b5c6d7e8f9";
/** ASI:One takes no longer card_payload. */
const LONGEST_PAYLOAD = 64 * 1024;

function languageOf(code: string): LanguageCode {
  const language = LANGUAGES.find((one) => one === code);
  if (language === undefined) throw new Error(`no language: ${code}`);
  return language;
}

describe(`a card, as uagents-core ${vectors.source["uagents-core"]} writes it`, () => {
  it.each(vectors.requests)("$name", ({ urls, title, style, metadata }) => {
    const language = languageOf(style.language);
    expect(cardContent(urls, title, { ...style, language })).toEqual({ type: "metadata", metadata });
  });
});

describe("a card's size", () => {
  it("stays far below what ASI:One takes, in whatever language and for whatever words", () => {
    const urls = [1, 2, 3, 4].map((n) => `https://${"agent.".repeat(40)}example/images/${KEY}-${n}.png`);
    for (const language of LANGUAGES) {
      for (const some of [urls.slice(0, 1), urls]) {
        const card = cardContent(some, "🦊".repeat(16_000), { language, isWide: false, first: 1 });
        const payload = card.type === "metadata" ? card.metadata.card_payload : undefined;
        expect(Buffer.byteLength(payload ?? "")).toBeGreaterThan(0);
        expect(Buffer.byteLength(payload ?? "")).toBeLessThan(LONGEST_PAYLOAD / 8);
      }
    }
  });
});

describe.each(LANGUAGES)("the buttons in %s", (code) => {
  const { again, variations, wider, pick, which, picture } = sentencesIn(code).card;
  const facts = { pictures: 1, hasEarlier: true, attachments: 0, origin: null, language: code };

  it.each([
    ["again", again],
    ["variations", variations],
    ["wider", wider],
  ])("draw from the picture also when somebody types them: %s", (name, label) => {
    const { intent, options } = readIntent(label, facts);
    expect(["again", "change"]).toContain(intent.kind);
    expect(options.count ?? 1).toBe(name === "variations" ? 4 : 1);
  });

  it("are short, and each says something else", () => {
    const labels = [again, variations, wider, pick, which, picture(1), picture(2)];
    expect(new Set(labels).size).toBe(labels.length);
    for (const label of labels) expect(label.length).toBeLessThanOrEqual(30);
  });
});
