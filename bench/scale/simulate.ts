import { Dice } from "../../test/faults/dice.ts";
import { MinHeap } from "./min-heap.ts";

/** A day of a busy agent in small: pictures that are asked for at a rate, and what they wait for. Times in seconds. */
export interface Load {
  readonly seed: string;
  readonly picturesPerSecond: number;
  /** Half of the drawings take longer. */
  readonly drawingSeconds: number;
  /** How long pictures are asked for. */
  readonly lengthSeconds: number;
}

/** What there is only so much of. */
export interface Platform {
  /** Invocations of the consumer at a time, all queues together. Source: limits of Queues, 250 for a queue. */
  readonly consumers: number;
  /** Pictures that one invocation draws at a time: max_batch_size of wrangler.toml. */
  readonly batch: number;
  /** Objects that the daily limit, and the day book, are shared out to. */
  readonly budgetShards: number;
  readonly bookShards: number;
}

/** What one object answers in a second. Source: limits of Durable Objects, a soft limit. */
const OBJECT_REQUESTS_PER_SECOND = 1_000;
/** Requests of one picture to the objects that there is one of, as counted: `npm run bench:costs`. */
const BUDGET_REQUESTS = 1;
const BOOK_REQUESTS = 3;
/** Then the sender gets an apology. */
const DEADLINE_SECONDS = 600;
/** No call begins so shortly before the deadline: it might be paid for nothing. A lease is a call and what is beside it. */
const LEASE_SECONDS = 135;
/** Of the logarithm of the drawing time: the slowest of twenty takes 1.8 times the median. */
const SPREAD = 0.35;

export interface Outcome {
  readonly asked: number;
  /** Share of the pictures that were drawn before their deadline. */
  readonly drawn: number;
  /** From the message to the picture, of those that were drawn. */
  readonly medianSeconds: number;
  readonly slowestOfTwentySeconds: number;
  /** How much of what there is was needed; above 1 it is too little. */
  readonly needed: { readonly consumers: number; readonly budget: number; readonly book: number };
}

export function simulate(load: Load, platform: Platform): Outcome {
  const waits = new Dice(load.seed, "arrivals");
  const draws = new Dice(load.seed, "drawings");
  const arrivals = arrivalsOf(load, waits);
  const slots = new MinHeap(Math.min(platform.consumers, arrivals.length));
  const answers: number[] = [];
  let busy = 0;
  for (let next = 0; next < arrivals.length; ) {
    const begins = Math.max(slots.least(), arrivals[next] ?? 0);
    let ends = begins;
    // An invocation is over when the slowest of its batch is.
    for (
      let taken = 0;
      taken < platform.batch && (arrivals[next] ?? Infinity) <= begins;
      taken += 1, next += 1
    ) {
      const arrival = arrivals[next] ?? begins;
      if (begins - arrival > DEADLINE_SECONDS - LEASE_SECONDS) continue;
      const drawnAt = begins + load.drawingSeconds * Math.exp(SPREAD * normal(draws));
      ends = Math.max(ends, drawnAt);
      if (drawnAt - arrival <= DEADLINE_SECONDS) answers.push(drawnAt - arrival);
    }
    busy += ends - begins;
    slots.replaceLeast(ends);
  }
  const sorted = Float64Array.from(answers).sort();
  const perSecond = arrivals.length / load.lengthSeconds;
  return {
    asked: arrivals.length,
    drawn: answers.length / arrivals.length,
    medianSeconds: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    slowestOfTwentySeconds: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN,
    needed: {
      consumers: neededConsumers(load, platform, busy),
      budget: (perSecond * BUDGET_REQUESTS) / (OBJECT_REQUESTS_PER_SECOND * platform.budgetShards),
      book: (perSecond * BOOK_REQUESTS) / (OBJECT_REQUESTS_PER_SECOND * platform.bookShards),
    },
  };
}

/** Pictures in work at a time, by Little's law, against those that the consumers can have in work. */
function neededConsumers(load: Load, { consumers, batch }: Platform, busy: number): number {
  const inWork = load.picturesPerSecond * load.drawingSeconds * Math.exp(SPREAD ** 2 / 2);
  const wherePlenty = busy / (load.lengthSeconds * consumers);
  return inWork > consumers * batch ? inWork / (consumers * batch) : Math.min(1, wherePlenty);
}

function arrivalsOf({ picturesPerSecond, lengthSeconds }: Load, dice: Dice): Float64Array {
  const arrivals: number[] = [];
  let at = 0;
  for (;;) {
    at -= Math.log(1 - dice.next()) / picturesPerSecond;
    if (at > lengthSeconds) return Float64Array.from(arrivals);
    arrivals.push(at);
  }
}

/** A normally distributed number. Box and Muller. */
function normal(dice: Dice): number {
  return Math.sqrt(-2 * Math.log(1 - dice.next())) * Math.cos(2 * Math.PI * dice.next());
}
