import { describe, expect, it } from "vitest";
import { drawChart } from "../../../bench/growth/chart.ts";
import { filesOf, type Growth, type Results } from "../../../bench/growth/page.ts";

const chart = drawChart({
  title: "Boats & ships",
  xLabel: "boats",
  yLabel: "µs",
  xs: [1, 10, 1_000],
  lines: [
    { name: "accept", values: [100, 110, 120] },
    { name: "claim", values: [0, 60, 121] },
  ],
});
const texts = [...chart.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = "", text = ""]) => ({
  text,
  x: Number(/ x="([\d.]+)"/.exec(attributes)?.[1]),
  y: Number(/ y="([\d.]+)"/.exec(attributes)?.[1]),
}));
const at = (text: string) => texts.find((one) => one.text === text) ?? { x: Number.NaN, y: Number.NaN };
const pointsOf = (line: number) =>
  (new RegExp(`class="line-${line}" points="([^"]*)"`).exec(chart)?.[1] ?? "")
    .split(" ")
    .map((point) => point.split(",").map(Number));

describe("a chart", () => {
  it("has a logarithmic x axis: a thousand is three times as far as ten", () => {
    const [zero, ten, thousand] = [at("1").x, at("10").x, at("1,000").x];
    expect((thousand - zero) / (ten - zero)).toBeCloseTo(3, 1);
    expect(pointsOf(0).map(([x]) => x)).toEqual([zero, ten, thousand]);
  });

  it("has a y axis from nothing up, on which every value has its height", () => {
    const [none, most] = [at("0").y, at("200").y];
    expect(pointsOf(1)[0]?.[1]).toBeCloseTo(none - 4, 0);
    expect(pointsOf(0)[0]?.[1]).toBeCloseTo((none + most) / 2 - 4, 0);
  });

  it("says what its axes are, and names each line where it ends, no name on another", () => {
    for (const label of ["boats", "µs", "accept", "claim"])
      expect(texts.map(({ text }) => text)).toContain(label);
    expect(Math.abs(at("accept").y - at("claim").y)).toBeGreaterThanOrEqual(16);
  });

  it("is drawn for dark pages, too, and is well formed whatever its words are", () => {
    expect(chart).toContain("@media (prefers-color-scheme:dark)");
    expect(chart).toContain("Boats &#38; ships");
    expect(chart).not.toMatch(/NaN|undefined/);
  });
});

const STEP = { statements: 9, rowsRead: 4, rowsWritten: 2 };
const [few, many] = [
  { accept: STEP, finish: STEP },
  { accept: { ...STEP, rowsRead: 5 }, finish: { ...STEP, rowsRead: 4_000 } },
];
const grown: Growth = {
  sizes: [1, 1_000],
  counts: [few, many],
  cpuMicros: {
    ...{ accept: [100, 101], acknowledge: [1, 1], claim: [2, 2], finish: [50, 500], deliver: [1, 1] },
    ...{ "latest of all": [1, 1], linked: [1, 1], "usual time": [1, 1] },
  },
};
const results: Results = {
  machine: { processor: "a processor", cores: 2, node: "v0" },
  objects: { messages: grown, turns: grown, outbox: grown, mailbox: grown },
  senders: { sizes: [1, 10], cpuMs: [1, 2].map((ms) => ({ taken: ms, known: ms, new: ms })) },
};

describe("the page of what grows", () => {
  const files = filesOf(results);
  const page = files["growth.md"] ?? "";

  it("says how many times as much the last of a step is as the first", () => {
    expect(page).toContain("| accept: CPU, µs | 100 | 101 | 1.0 |");
    expect(page).toContain("| finish: CPU, µs | 50 | 500 | 10.0 |");
    expect(page).toContain("| rows read, written; statements | 4, 2; 9 | 4000, 2; 9 | 1000.0 |");
  });

  it("shows a curve for each kind of growth, from a file beside it", () => {
    const shown = [...page.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, file = ""]) => file);
    expect(shown).toHaveLength(5);
    for (const file of shown) expect(files[file]).toMatch(/^<svg /);
  });
});
