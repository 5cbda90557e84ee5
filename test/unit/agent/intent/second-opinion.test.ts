import { describe, expect, it } from "vitest";
import { digestOfTraining, isHeldBack } from "../../../../dev/understanding/held-back.ts";
import { heldBackLines, labelledLines } from "../../../../dev/understanding/labelled-lines.ts";
import { read, understoodOf } from "../../../../dev/understanding/model.ts";
import type { Intent } from "../../../../src/agent/intent/intent.ts";
import { readIntent } from "../../../../src/agent/intent/read-intent.ts";
import { BUCKETS_A_LINE, TRAINED } from "../../../../src/agent/intent/second-opinion/trained.ts";
import { WANTS } from "../../../../src/agent/intent/second-opinion/wants.ts";
import { BUCKETS, TRAINED_ON, WEIGHTS } from "../../../../src/agent/intent/second-opinion/weights.ts";

describe("the weights of the model", () => {
  it("were made of these lines, these features and this training: else run `npm run train`", () => {
    expect(TRAINED_ON).toBe(digestOfTraining());
  });

  it("are a letter for each want in each bucket", () => {
    const lines = WEIGHTS.split("\n");
    expect(lines).toHaveLength(BUCKETS / BUCKETS_A_LINE);
    const length = BUCKETS_A_LINE * WANTS.length;
    expect(lines.every((line) => line.length === length && /^[a-y]+$/.test(line))).toBe(true);
  });
});

describe("lines that the model was not trained on", () => {
  const lines = labelledLines().filter(isHeldBack).map(read);
  const { understood, needless } = understoodOf(lines, TRAINED);

  it("are more than four hundred, and most of them are understood", () => {
    expect(lines.length).toBeGreaterThan(400);
    expect(understood / lines.length).toBeGreaterThanOrEqual(0.78);
  });

  it("are hardly ever paid where words were wanted", () => {
    expect(needless / lines.length).toBeLessThanOrEqual(0.02);
  });
});

describe("lines of people whom neither rules nor model have ever seen", () => {
  it.each([
    { source: "english.tsv", leastOfThirty: 28 },
    { source: "nine-languages.tsv", leastOfThirty: 26 },
  ] as const)("$source: $leastOfThirty of thirty do what the person wants", ({ source, leastOfThirty }) => {
    const lines = heldBackLines(source).map(read);
    const { understood, needless } = understoodOf(lines, TRAINED);
    expect(lines.length).toBeGreaterThanOrEqual(120);
    expect((30 * understood) / lines.length).toBeGreaterThanOrEqual(leastOfThirty);
    expect(needless / lines.length).toBeLessThanOrEqual(0.02);
  });
});

describe("a portrait of what is attached", () => {
  it("is made of it, and no picture in another shape", () => {
    const facts = { pictures: 0, hasEarlier: false, attachments: 1, origin: null, language: null };
    const { intent, options } = readIntent("can you make a portrait of her like a Vermeer", facts);
    expect(intent).toMatchObject({ kind: "change", of: { kind: "attached" } });
    expect(options).toEqual({});
  });
});

describe("lines that everybody says", () => {
  const facts = { hasEarlier: false, attachments: 0, origin: null, language: null };

  it.each<[string, number, Intent["kind"]]>([
    ["Hi there!", 0, "talk"],
    ["thanks!", 1, "talk"],
    ["cancel", 1, "cancel"],
    ["help me", 0, "help"],
    ["ok", 1, "talk"],
    ["who made you?", 0, "about"],
    ["draw me a fox", 0, "draw"],
    ["make me a logo for a bakery", 0, "draw"],
    ["can you draw my dog Rex?", 0, "draw"],
    ["a thank-you card", 0, "draw"],
    ["make it night", 1, "change"],
    ["make it night", 0, "nothing-to-change"],
    ["make it a logo", 1, "change"],
    ["hazlo más oscuro", 1, "change"],
    ["mach den Himmel rosa", 1, "change"],
    ["同じで夜に", 1, "change"],
    ["delete my data", 0, "delete-data"],
    ["splendid", 3, "talk"],
    ["blue", 2, "change"],
    ["can you do photos of food here?", 0, "about"],
  ])("%s, with %i pictures, means %s", (line, pictures, kind) => {
    expect(readIntent(line, { ...facts, pictures }).intent.kind).toBe(kind);
  });
});
