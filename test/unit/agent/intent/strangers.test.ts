import { describe, expect, it } from "vitest";
import { readTranscripts } from "./transcript.ts";

const turns = readTranscripts("strangers");

describe("single lines of strangers, most of them without a word that asks for a picture", () => {
  it("do what the person wanted", () => {
    expect(turns.length).toBeGreaterThan(150);
    expect(
      turns
        .filter(({ misses }) => misses.length > 0)
        .map(({ say, misses }) => `${say} (${misses.join(", ")})`),
    ).toEqual([]);
  });

  it("pay for no picture where words were wanted", () => {
    expect(turns.filter(({ needlesslyPaid }) => needlesslyPaid).map(({ say }) => say)).toEqual([]);
  });
});
