import { type PageFacts, pageFactsSchema } from "../src/http/page-facts.ts";

/**
 * The least difference of two clocks that counts: less is the network's and the page's own time, not a wrong clock.
 */
const LEAST_OFFSET_MS = 60_000;

export interface Facts extends PageFacts {
  /** The agent's time, in ms: this machine's clock, corrected when it is wrong. */
  readonly clock: () => number;
}

/** Reads what the Worker wrote into the document. Throws for a document that is not its own. */
export function readFacts(json: string | undefined, now: () => number): Facts {
  const facts = pageFactsSchema.parse(JSON.parse(json ?? "null"));
  const offset = facts.now - now();
  const correction = Math.abs(offset) > LEAST_OFFSET_MS ? offset : 0;
  return { ...facts, clock: () => now() + correction };
}
