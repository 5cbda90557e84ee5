import { describe, expect, it } from "vitest";
import type { AgentFacts } from "../../../src/operator/api.ts";
import { emptySummary } from "../../../src/operator/day-summary.ts";
import { emptyHistogram, withDuration } from "../../../src/operator/histogram.ts";
import { prometheusText } from "../../../src/operator/prometheus.ts";
import { NO_RULES } from "../../../src/operator/rules.ts";

const FACTS: AgentFacts = {
  now: "2026-11-21T12:00:00.000Z",
  name: "An agent",
  address: "agent1q…",
  providers: [],
  textModel: null,
  registration: { state: "registered", endpoint: null, lastSuccess: null, nextTry: null, problem: null },
  dailyPictures: { taken: 7, limit: 500 },
  dailyAnswers: { taken: 3, limit: null },
  dailyMoney: { taken: 1.25, limit: 5 },
  pictureCostUsd: null,
  troubles: [],
  rules: { ...NO_RULES, paused: "Later." },
  actions: [],
};

const SAMPLE = /^[a-z_]+(\{[a-z]+="[^"\n]*"(,[a-z]+="[^"\n]*")*\})? -?\d+(\.\d+)?$/;

describe("the metrics", () => {
  const text = prometheusText(FACTS, {
    ...emptySummary(),
    calls: { asi1: { drawn: 2, unknown: 1 } },
    pictures: [90, 700, 700_000].reduce(withDuration, emptyHistogram()),
  });
  const lines = text.trimEnd().split("\n");

  it("are lines that Prometheus reads, each family introduced once", () => {
    for (const line of lines.filter((line) => !line.startsWith("#"))) expect(line).toMatch(SAMPLE);
    const families = lines.filter((line) => line.startsWith("# TYPE")).map((line) => line.split(" ")[2]);
    expect(new Set(families).size).toBe(families.length);
    expect(text.endsWith("\n")).toBe(true);
  });

  it("have cumulative buckets in seconds", () => {
    const bucket = (le: string) => `image_agent_picture_seconds_bucket{le="${le}"}`;
    expect(lines).toContain(`${bucket("0.05")} 0`);
    expect(lines).toContain(`${bucket("0.1")} 1`);
    expect(lines).toContain(`${bucket("600")} 2`);
    expect(lines).toContain(`${bucket("+Inf")} 3`);
    expect(lines).toContain("image_agent_picture_seconds_sum 700.79");
    expect(lines).toContain("image_agent_picture_seconds_count 3");
  });

  it("say what is paid and how the agent stands", () => {
    expect(lines).toContain('image_agent_pictures_paid_total{provider="asi1"} 2');
    expect(lines).toContain('image_agent_pictures_perhaps_paid_total{provider="asi1"} 1');
    expect(lines).toContain("image_agent_daily_pictures_taken 7");
    expect(lines).toContain("image_agent_daily_money_usd 1.25");
    expect(lines).toContain("image_agent_daily_budget_usd 5");
    expect(lines).toContain("image_agent_drawing_paused 1");
    expect(lines).toContain("image_agent_registered 1");
  });
});
