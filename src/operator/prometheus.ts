import { SECOND } from "../clock.ts";
import type { AgentFacts } from "./api.ts";
import type { DaySummary } from "./day-summary.ts";
import { BOUNDS, durationsIn, type Histogram } from "./histogram.ts";
import { spentOn } from "./money.ts";

const PREFIX = "image_agent";

type Sample = readonly [labels: Readonly<Record<string, string>>, value: number];

/**
 * The figures of one UTC day in Prometheus's text format (version 0.0.4). Counters begin again with each day, which
 * Prometheus takes for a restart.
 */
export function prometheusText(facts: AgentFacts, today: DaySummary): string {
  const { dailyPictures, dailyAnswers, dailyMoney, rules, registration } = facts;
  const tasks = Object.entries(today.jobs);
  const spent = Object.entries(today.calls).map(([provider, calls]) => spentOn(provider, calls, null));
  return [
    ...metric(
      "messages_total",
      "counter",
      "Messages taken, by form and outcome.",
      twoLevels(today.messages, "form"),
    ),
    ...metric(
      "requests_refused_total",
      "counter",
      "Requests to /submit refused.",
      oneLevel(today.refusals, "code"),
    ),
    ...metric(
      "jobs_total",
      "counter",
      "Pictures and answers that ended, by how.",
      tasks.flatMap(([task, { ended }]) => oneLevel(ended, "outcome", { task })),
    ),
    ...metric(
      "jobs_in_flight",
      "gauge",
      "Jobs begun and not ended.",
      tasks.map(([task, { inFlight }]): Sample => [{ task }, inFlight]),
    ),
    ...metric(
      "provider_calls_total",
      "counter",
      "Calls by how they ended.",
      twoLevels(today.calls, "provider"),
    ),
    ...metric(
      "pictures_paid_total",
      "counter",
      "Pictures that providers made and are paid for.",
      spent.map(({ provider, paid }): Sample => [{ provider }, paid]),
    ),
    ...metric(
      "pictures_perhaps_paid_total",
      "counter",
      "Calls that ended without an answer and may be paid for.",
      spent.map(({ provider, perhapsPaid }): Sample => [{ provider }, perhapsPaid]),
    ),
    ...metric("letters_total", "counter", "Letters that went out.", oneLevel(today.letters, "how")),
    ...metric("dead_letters_total", "counter", "Letters given up.", oneLevel(today.dead, "reason")),
    ...histogram(
      "acknowledgement_seconds",
      "From a chat message to its acknowledgement.",
      today.acknowledgements,
    ),
    ...histogram("picture_seconds", "From a message to its picture.", today.pictures),
    ...metric("daily_pictures_taken", "gauge", "Of DAILY_IMAGE_LIMIT.", [[{}, dailyPictures.taken]]),
    ...metric("daily_pictures_limit", "gauge", "DAILY_IMAGE_LIMIT; 0: none.", [
      [{}, dailyPictures.limit ?? 0],
    ]),
    ...metric("daily_completions_taken", "gauge", "Of DAILY_COMPLETION_LIMIT.", [[{}, dailyAnswers.taken]]),
    ...metric("daily_completions_limit", "gauge", "DAILY_COMPLETION_LIMIT; 0: none.", [
      [{}, dailyAnswers.limit ?? 0],
    ]),
    ...metric("daily_money_usd", "gauge", "What the day's calls have cost, or may cost.", [
      [{}, dailyMoney.taken],
    ]),
    ...metric("daily_budget_usd", "gauge", "DAILY_BUDGET_USD; 0: none.", [[{}, dailyMoney.limit ?? 0]]),
    ...metric("drawing_paused", "gauge", "1: the operator has paused all that costs.", [
      [{}, rules.paused === null ? 0 : 1],
    ]),
    ...metric("registered", "gauge", "1: the Almanac knows the agent.", [
      [{}, registration.state === "registered" ? 1 : 0],
    ]),
  ].join("");
}

function metric(name: string, type: "counter" | "gauge", help: string, samples: readonly Sample[]): string[] {
  return [...head(name, type, help), ...samples.map(([labels, value]) => line(name, labels, value))];
}

/** Buckets are cumulative there, and durations in seconds. */
function histogram(name: string, help: string, { counts, sum }: Histogram): string[] {
  let below = 0;
  const buckets = BOUNDS.map((bound, index) => {
    below += counts[index] ?? 0;
    return line(`${name}_bucket`, { le: String(bound / SECOND) }, below);
  });
  const all = durationsIn({ counts, sum });
  return [
    ...head(name, "histogram", help),
    ...buckets,
    line(`${name}_bucket`, { le: "+Inf" }, all),
    line(`${name}_sum`, {}, sum / SECOND),
    line(`${name}_count`, {}, all),
  ];
}

function head(name: string, type: string, help: string): string[] {
  return [`# HELP ${PREFIX}_${name} ${help}\n`, `# TYPE ${PREFIX}_${name} ${type}\n`];
}

function line(name: string, labels: Readonly<Record<string, string>>, value: number): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${PREFIX}_${name}${pairs.length === 0 ? "" : `{${pairs.join(",")}}`} ${value}\n`;
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}

function oneLevel(
  counts: Readonly<Record<string, number>>,
  label: string,
  more: Readonly<Record<string, string>> = {},
): Sample[] {
  return Object.entries(counts).map(([name, value]): Sample => [{ ...more, [label]: name }, value]);
}

function twoLevels(
  groups: Readonly<Record<string, Readonly<Record<string, number>>>>,
  label: string,
): Sample[] {
  return Object.entries(groups).flatMap(([name, counts]) => oneLevel(counts, "outcome", { [label]: name }));
}
