import type { JobReport } from "./job-report.ts";
import { addTallies, emptyTally, isEmpty, type Tally } from "./tally.ts";

/** Days after which a book goes, counted from its first entry. */
export const KEPT_DAYS = 30;

/** A letter that could not be delivered. It lies with its sender's object, under its number there. */
export interface DeadLetterNote {
  readonly sender: string;
  readonly session: string;
  readonly letter: number;
  readonly reason: string;
  readonly at: number;
}

/** Counts, jobs and dead letters that a day book is told at once. */
export interface BookEntry {
  readonly tally: Tally;
  readonly jobs: readonly JobReport[];
  readonly dead: readonly DeadLetterNote[];
}

/** Jobs, and dead letters, that are kept for a day book that does not answer; beyond it the oldest are let go. */
const MOST_KEPT = 200;

/** The events of an isolate or object that the day book has not been told of, in memory. */
export class Untold {
  #tally = emptyTally();
  #jobs: JobReport[] = [];
  #dead: DeadLetterNote[] = [];

  count(tally: Tally): void {
    this.#tally = addTallies(this.#tally, tally);
  }

  job(report: JobReport): void {
    this.#jobs.push(report);
  }

  dead(letter: DeadLetterNote): void {
    this.#dead.push(letter);
  }

  /** Takes everything out; null: there was nothing. */
  take(): BookEntry | null {
    const entry = { tally: this.#tally, jobs: this.#jobs, dead: this.#dead };
    [this.#tally, this.#jobs, this.#dead] = [emptyTally(), [], []];
    return isEmpty(entry.tally) && entry.jobs.length === 0 && entry.dead.length === 0 ? null : entry;
  }

  /** Takes back what could not be told. */
  putBack({ tally, jobs, dead }: BookEntry): void {
    this.#tally = addTallies(tally, this.#tally);
    this.#jobs = [...jobs, ...this.#jobs].slice(-MOST_KEPT);
    this.#dead = [...dead, ...this.#dead].slice(-MOST_KEPT);
  }
}

/**
 * Shares an entry out to the books of its days: a job belongs to the day on which its message was taken, whenever it
 * ends, and all else to `today`.
 */
export function byDay(
  entry: BookEntry,
  today: string,
  dayOf: (time: number) => string,
): Map<string, BookEntry> {
  const days = new Set([today, ...entry.jobs.map((job) => dayOf(job.acceptedAt))]);
  const part = (day: string): BookEntry => ({
    tally: day === today ? entry.tally : emptyTally(),
    jobs: entry.jobs.filter((job) => dayOf(job.acceptedAt) === day),
    dead: day === today ? entry.dead : [],
  });
  const parts = [...days].map((day): [string, BookEntry] => [day, part(day)]);
  return new Map(
    parts.filter(([, { tally, jobs, dead }]) => !isEmpty(tally) || jobs.length + dead.length > 0),
  );
}
