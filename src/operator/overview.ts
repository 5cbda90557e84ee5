import type { RegistrationStatus } from "../agentverse/registration-report.ts";
import type { Trouble } from "../imagegen/trouble.ts";
import type { ActionRow } from "./action.ts";
import { type DaySummary, sumOf } from "./day-summary.ts";
import { countOf, type Histogram, quantile } from "./histogram.ts";
import { isSuccess } from "./job-report.ts";
import { type Spent, spentOn } from "./money.ts";
import type { OperatorRules } from "./rules.ts";
import { addCounts, type Counts, totalOf } from "./tally.ts";

/** Durations in ms; null: there were none. */
export interface Times {
  readonly count: number;
  readonly p50: number | null;
  readonly p95: number | null;
}

/** What happened in a day, or in several. Every name is a word of ours; docs/operator.md has them all. */
export interface Figures {
  readonly conversations: number;
  readonly senders: number;
  readonly pictures: number;
  /** Answers of the text model. */
  readonly answers: number;
  readonly inFlight: number;
  /** Jobs that ended in an apology, by its reason. */
  readonly failures: Counts;
  /** Messages that a quota refused. */
  readonly overQuota: number;
  /** By form and by what became of them. */
  readonly messages: Readonly<Record<string, Counts>>;
  /** Requests to /submit that were refused, by code. */
  readonly refusals: Counts;
  readonly letters: Counts;
  readonly deadLetters: Counts;
  readonly acknowledgementTimes: Times;
  readonly pictureTimes: Times;
  /** By provider, and by how each call ended. */
  readonly calls: Readonly<Record<string, Counts>>;
  readonly spent: readonly Spent[];
  /** Of all providers; null: PICTURE_COST_USD is not set. */
  readonly costUsd: number | null;
}

/** What is asked of others than the day books. */
export interface AgentFacts {
  readonly now: string;
  readonly name: string;
  readonly address: string;
  /** In the operator's order. `failing`: its last three calls failed; null: nobody could say. */
  readonly providers: readonly {
    readonly name: string;
    readonly paid: boolean;
    readonly failing: boolean | null;
  }[];
  readonly textModel: string | null;
  /** Whose account does not work, and what it says about that. */
  readonly troubles: readonly Trouble[];
  readonly registration: RegistrationStatus;
  /** Paid pictures of this UTC day, as the guard of the limit counts them. `limit` null: none is set. */
  readonly dailyPictures: { readonly taken: number; readonly limit: number | null };
  /** Calls of the text model of this UTC day. */
  readonly dailyAnswers: { readonly taken: number; readonly limit: number | null };
  readonly pictureCostUsd: number | null;
  readonly rules: OperatorRules;
  /** The newest first. */
  readonly actions: readonly ActionRow[];
}

export interface Overview extends AgentFacts {
  readonly total: Figures;
  /** The oldest first. */
  readonly days: readonly ({ readonly day: string } & Figures)[];
}

/** `days`: the oldest first. */
export function overviewOf(
  facts: AgentFacts,
  days: readonly { readonly day: string; readonly summary: DaySummary }[],
): Overview {
  const figures = (summary: DaySummary) => figuresOf(summary, facts.pictureCostUsd);
  return {
    ...facts,
    total: figures(sumOf(days.map(({ summary }) => summary))),
    days: days.map(({ day, summary }) => ({ day, ...figures(summary) })),
  };
}

function figuresOf(summary: DaySummary, pictureCostUsd: number | null): Figures {
  const { draw, complete } = summary.jobs;
  const spent = Object.entries(summary.calls).map(([provider, calls]) =>
    spentOn(provider, calls, pictureCostUsd),
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
    costUsd: pictureCostUsd === null ? null : spent.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0),
  };
}

function successes(ended: Counts): number {
  return totalOf(Object.fromEntries(Object.entries(ended).filter(([how]) => isSuccess(how))));
}

function failures(ended: Counts): Counts {
  return Object.fromEntries(Object.entries(ended).filter(([how]) => !isSuccess(how)));
}

function timesOf(histogram: Histogram): Times {
  return { count: countOf(histogram), p50: quantile(histogram, 0.5), p95: quantile(histogram, 0.95) };
}
