import { DAY } from "../clock.ts";
import type { SenderState } from "./sender-state.ts";

/**
 * How well the agent knows a sender, when the day's money is shared out: named by the operator, first seen more than
 * a day ago, or new. Addresses are free, but none can be a day old at once.
 */
export const STANDINGS = ["listed", "known", "new"] as const;
export type Standing = (typeof STANDINGS)[number];

/** The standing of a sender at `now` (ms). */
export function standingOf({ listed, firstSeenAt }: SenderState, now: number): Standing {
  if (listed) return "listed";
  return firstSeenAt !== null && now - firstSeenAt > DAY ? "known" : "new";
}
