import type { AgentFacts, Figures, Overview, Times } from "./api.ts";
import { type DaySummary, sumOf } from "./day-summary.ts";
import { durationsIn, type Histogram, quantile } from "./histogram.ts";
import { isSuccess } from "./job-report.ts";
import { spentOn } from "./money.ts";
import { addCounts, type Counts, totalOf } from "./tally.ts";

/** The overview of the last days. `days`: the oldest first. */
export function overviewOf(
  facts: AgentFacts,
  days: readonly { readonly day: string; readonly summary: DaySummary }[],
): Overview {
  const prices = new Map(facts.providers.map(({ name, pictureUsd }) => [name, pictureUsd]));
  const figures = (summary: DaySummary) => figuresOf(summary, prices);
  return {
    ...facts,
    total: figures(sumOf(days.map(({ summary }) => summary))),
    days: days.map(({ day, summary }) => ({ day, ...figures(summary) })),
  };
}

function figuresOf(summary: DaySummary, prices: ReadonlyMap<string, number | null>): Figures {
  const { draw, complete } = summary.jobs;
  const spent = Object.entries(summary.calls).map(([provider, calls]) =>
    spentOn(provider, calls, prices.get(provider) ?? null),
  );
  return {
    conversations: summary.conversations,
    senders: summary.senders,
    pictures: successes(draw.ended),
    answers: successes(complete.ended),
    inFlight: draw.inFlight + complete.inFlight,
    failures: failures(addCounts(draw.ended, complete.ended)),
    overQuota: Object.values(summary.messages).reduce((sum, counts) => sum + (counts["over-quota"] ?? 0), 0),
    messages: summary.messages,
    refusals: summary.refusals,
    letters: summary.letters,
    deadLetters: summary.dead,
    acknowledgementTimes: timesOf(summary.acknowledgements),
    pictureTimes: timesOf(summary.pictures),
    calls: summary.calls,
    spent,
    costUsd: [...prices.values()].every((price) => price === null)
      ? null
      : spent.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0),
  };
}

function successes(ended: Counts): number {
  return totalOf(Object.fromEntries(Object.entries(ended).filter(([how]) => isSuccess(how))));
}

function failures(ended: Counts): Counts {
  return Object.fromEntries(Object.entries(ended).filter(([how]) => !isSuccess(how)));
}

function timesOf(histogram: Histogram): Times {
  return { count: durationsIn(histogram), p50: quantile(histogram, 0.5), p95: quantile(histogram, 0.95) };
}
