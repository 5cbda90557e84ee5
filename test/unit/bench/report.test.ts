import { describe, expect, it } from "vitest";
import { pageOf, type Results, summary } from "../../../bench/report.ts";

const figures = (values: Readonly<Record<string, number>>) => summary([values]);

const results: Results = {
  machine: { processor: "a processor", cores: 2, memoryGB: 4, system: "linux", node: "v0" },
  rounds: 1,
  conversations: 7,
  limits: { empty: 0.2, object: 0.25, row: 0.4, check: 0.1, sign: 0.5, chat: 6, acknowledgement: 2 },
  ownShare: 0.05,
  worker: { gzippedKiB: 201, startMs: 29 },
  figures: {
    built: figures({ "submits-32": 2_000, "p50-1": 3, "cpu-submit": 0.7, "cpu-picture": 1, "cpu-chat": 10 }),
    start: figures({ "submits-32": 999, "p50-1": 6, "cpu-submit": 2 }),
    reference: figures({ "submits-32": 400, "p50-1": 6, "cpu-submit": 2 }),
  },
};
const rowOf = (title: string) =>
  pageOf(results)
    .split("\n")
    .find((line) => line.includes(title)) ?? "";

describe("the page of the bench", () => {
  it("says how many times better ours is, where more is better", () => {
    expect(rowOf("envelopes verified and taken a second, 32 at once")).toContain("| 5.00 × | 2.50 × |");
  });

  it("and where less is", () => {
    expect(rowOf("acknowledgement p50, 1 sender")).toContain("| 2.00 × | 1.00 × | ≥ 2 ×: met |");
  });

  it("calls a goal missed that is missed by a hair", () => {
    expect(rowOf("32 at once")).toContain("≥ 5 ×: met; `npm start` ≥ 2.5 ×: **missed**");
    expect(rowOf("gzipped")).toContain("≤ 200 KiB: **missed**");
    expect(rowOf("CPU to start")).toContain("≤ 30 ms: met");
  });

  it("takes off what every Worker needs for a request, where a goal is for what comes on top", () => {
    expect(rowOf("CPU of an accepted envelope")).toContain("≤ 0.6 ms on top: met (0.50 ms)");
  });

  it("leaves a place empty where an agent does no such thing", () => {
    expect(rowOf("CPU of a picture served")).toContain("| 1.00 ms | – | – | – | – |");
  });
});

describe("how far from the limit", () => {
  it("takes from what ours costs what the runtime and the signatures do", () => {
    // A chat has one signature to be checked and three to be made.
    expect(rowOf("| signatures |")).toBe("| signatures | 0.10 ms | 1.60 ms | 0.60 ms |");
    expect(rowOf("| ours |")).toBe("| ours | 0.35 ms | 2.40 ms | 0.40 ms |");
  });

  it("says how many times the bound ours is", () => {
    expect(rowOf("| all, times the bound |")).toBe("| all, times the bound | 2.0 × | 1.3 × | 1.2 × |");
  });
});

describe("a figure", () => {
  it("is the median of its rounds, and keeps them all", () => {
    const rounds = [5, 1, 4].map((value) => ({ "cpu-chat": value }));
    expect(summary(rounds)).toEqual({ "cpu-chat": { median: 4, rounds: [5, 1, 4] } });
  });
});
