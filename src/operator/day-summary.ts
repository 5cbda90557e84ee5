import type { Task } from "../agent/form.ts";
import { addHistograms, emptyHistogram, type Histogram } from "./histogram.ts";
import { addCounts, addTallies, type Counts, emptyTally, type Tally } from "./tally.ts";

export interface JobCounts {
  /** Begun and not ended yet. */
  readonly inFlight: number;
  /** Numbers of ended jobs, by the kind of the reply or the reason of the apology. */
  readonly ended: Counts;
}

/** The summary of a day, as its day book gives it. */
export interface DaySummary extends Tally {
  /** Sessions in which something was drawn or answered. */
  readonly conversations: number;
  /** Senders for whom something was drawn or answered. */
  readonly senders: number;
  readonly jobs: Readonly<Record<Task, JobCounts>>;
  /** Numbers of calls, by provider (or the text model) and by how each ended. */
  readonly calls: Readonly<Record<string, Counts>>;
  /** The times from taking a message until its picture was ready. */
  readonly pictures: Histogram;
}

export function emptySummary(): DaySummary {
  const none = { inFlight: 0, ended: {} };
  return {
    ...emptyTally(),
    conversations: 0,
    senders: 0,
    jobs: { draw: none, complete: none },
    calls: {},
    pictures: emptyHistogram(),
  };
}

/** Several days as one. A sender, or a conversation, counts once for each day. */
export function sumOf(days: readonly DaySummary[]): DaySummary {
  return days.reduce(add, emptySummary());
}

function add(one: DaySummary, other: DaySummary): DaySummary {
  const providers = new Set([...Object.keys(one.calls), ...Object.keys(other.calls)]);
  return {
    ...addTallies(one, other),
    conversations: one.conversations + other.conversations,
    senders: one.senders + other.senders,
    jobs: {
      draw: addJobs(one.jobs.draw, other.jobs.draw),
      complete: addJobs(one.jobs.complete, other.jobs.complete),
    },
    calls: Object.fromEntries(
      [...providers].map((name) => [name, addCounts(one.calls[name] ?? {}, other.calls[name] ?? {})]),
    ),
    pictures: addHistograms(one.pictures, other.pictures),
  };
}

function addJobs(one: JobCounts, other: JobCounts): JobCounts {
  return { inFlight: one.inFlight + other.inFlight, ended: addCounts(one.ended, other.ended) };
}
