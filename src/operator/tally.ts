import * as z from "zod/mini";
import { addHistograms, emptyHistogram, histogramSchema, withDuration } from "./histogram.ts";

const counts = z.record(z.string(), z.int().check(z.nonnegative()));
export type Counts = z.infer<typeof counts>;

/**
 * Counts of one day that no row stands behind. Names are words of ours, so there are few: nothing that a stranger writes makes
 * a new one.
 */
export const tallySchema = z.object({
  /** Messages taken, by form and by what became of them. */
  messages: z._default(z.record(z.string(), counts), {}),
  /** Requests to /submit that were not taken, by the code of the answer. */
  refusals: z._default(counts, {}),
  /** Letters of ours: "sent" to an endpoint or into the mailbox, "responded" in the answer to a waiting query. */
  letters: z._default(counts, {}),
  /** Letters that could not be delivered, by reason. */
  dead: z._default(counts, {}),
  /** The times from taking a chat message until its acknowledgement was out of our hands. */
  acknowledgements: z._default(histogramSchema, emptyHistogram),
});
export type Tally = z.infer<typeof tallySchema>;

export const emptyTally = (): Tally => tallySchema.parse({});

export function isEmpty({ messages, refusals, letters, dead, acknowledgements }: Tally): boolean {
  const groups = [messages, refusals, letters, dead];
  return groups.every((group) => Object.keys(group).length === 0) && acknowledgements.counts.length === 0;
}

export function addTallies(one: Tally, other: Tally): Tally {
  const forms = new Set([...Object.keys(one.messages), ...Object.keys(other.messages)]);
  return {
    messages: Object.fromEntries(
      [...forms].map((form) => [form, addCounts(one.messages[form] ?? {}, other.messages[form] ?? {})]),
    ),
    refusals: addCounts(one.refusals, other.refusals),
    letters: addCounts(one.letters, other.letters),
    dead: addCounts(one.dead, other.dead),
    acknowledgements: addHistograms(one.acknowledgements, other.acknowledgements),
  };
}

export function addCounts(one: Counts, other: Counts): Counts {
  const sum = { ...one };
  for (const [name, count] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

/** The tally of one event, by its kind. */
export const tallyOf = {
  message: (form: string, outcome: string): Tally => ({
    ...emptyTally(),
    messages: { [form]: { [outcome]: 1 } },
  }),
  refusal: (code: string): Tally => ({ ...emptyTally(), refusals: { [code]: 1 } }),
  letter: (how: "sent" | "responded"): Tally => ({ ...emptyTally(), letters: { [how]: 1 } }),
  dead: (reason: string, count = 1): Tally => ({ ...emptyTally(), dead: { [reason]: count } }),
  acknowledgement: (ms: number): Tally => ({
    ...emptyTally(),
    acknowledgements: withDuration(emptyHistogram(), ms),
  }),
};

/** The sum of all counts. */
export function totalOf(group: Counts): number {
  return Object.values(group).reduce((sum, count) => sum + count, 0);
}
