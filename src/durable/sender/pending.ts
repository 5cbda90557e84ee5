import * as z from "zod/mini";
import { MINUTE, SECOND } from "../../clock.ts";
import type { JobRow } from "./job-rows.ts";

/**
 * A line that the text model is asked about before anything is decided: what stands in the place of its job's order until
 * then, with all that the decision needs and that is in no other row.
 */
const pendingSchema = z.object({
  understand: z.object({
    /** As `encodeOrder` writes it; null: nobody is asked, the line is held until its stream has ended. */
    question: z.nullable(z.string()),
    schemaDigest: z.string(),
    payload: z.string(),
    unlimited: z.boolean(),
    listed: z.boolean(),
    paused: z.nullable(z.string()),
  }),
});
export type Pending = z.infer<typeof pendingSchema>["understand"];

/** Characters of a message that is kept so; a longer one is left to the rules. */
export const LONGEST_PENDING = 32 * 1024;
/** The start of no window: nothing is counted yet, and nothing given back. */
export const COUNTED_NOWHERE = 0;
/** How long a consumer may hold a job to ask about it: the model has 3 seconds of it. */
export const UNDERSTANDING_LEASE = MINUTE / 4;

/** How long a stream may rest before what has come of it counts as all: a person waits for an answer. */
export const STREAM_PATIENCE = 15 * SECOND;

export function encodePending(understand: Pending): string {
  return JSON.stringify({ understand } satisfies z.infer<typeof pendingSchema>);
}

/** null: it is decided what the job is to do. */
export function pendingOf({ orderText }: Pick<JobRow, "orderText">): Pending | null {
  if (!orderText.startsWith('{"understand":')) return null;
  const read = pendingSchema.safeParse(parsed(orderText));
  return read.success ? read.data.understand : null;
}

/** The question, as the day's money is counted for it: a call of the text model under a key of its own. */
export function questionJob({ id, calls }: Pick<JobRow, "id" | "calls">, question: string) {
  const asked = calls.filter(({ provider }) => provider === "text-model");
  return { id: `${id} meaning`, task: "complete" as const, calls: asked, orderText: question, count: 1 };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
