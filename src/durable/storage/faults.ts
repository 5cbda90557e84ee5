import { MINUTE, SECOND } from "../../clock.ts";

/**
 * The fate of a row that cannot be read, or whose handling throws: it is left alone for a little while, in case it
 * was the moment, and given up after a few faults. Its count stands in the row itself, so that it holds over
 * evictions and deployments.
 */
export type AfterFault =
  | { readonly kind: "rest"; readonly faults: number; readonly until: number }
  | { readonly kind: "give-up" };

const RESTS = [10 * SECOND, MINUTE] as const;

/** Decides the fate of a row after a fault. `faults`: those before this one. Times in ms. */
export function afterFault(faults: number, now: number): AfterFault {
  const rest = RESTS[Math.max(0, faults)];
  return rest === undefined ? { kind: "give-up" } : { kind: "rest", faults: faults + 1, until: now + rest };
}
