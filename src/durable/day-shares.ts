import type { Standing } from "../agent/standing.ts";
import { DAY, HOUR } from "../clock.ts";

/** What is taken of a day so far, and how much of that by new senders. */
export interface Taken {
  readonly total: number;
  readonly byNew: number;
}

export type Reservation =
  | { readonly ok: true }
  /** `freeAt`: when the next one can be had, in ms. */
  | { readonly ok: false; readonly freeAt: number };

/** By then all is let out: a last hour in which it can be used. */
const LET_OUT_WITHIN = 23 * HOUR;
/** Of the open half, so much is there when the day begins: one part in four. */
const AT_ONCE = 4;

/**
 * Whether a sender may have so much more of a day's `limit` (decision 0017): one picture, or the price of a call. Half
 * of the day, rounded down, is kept for those who are known; the open half is let out evenly through the UTC day, a
 * quarter of it at its beginning and never less than what is wanted, and what nobody took stays there. New senders get
 * what is let out, known ones that and what is kept, those on the operator's lists whatever is left of the day.
 */
export function mayTake(
  limit: number,
  taken: Taken,
  standing: Standing,
  now: number,
  wanted = 1,
): Reservation {
  const midnight = Math.floor(now / DAY) * DAY;
  if (wanted === 0) return { ok: true };
  if (wanted > limit) return { ok: false, freeAt: midnight + DAY };
  const needed = neededOut(limit, taken, standing, wanted);
  if (needed <= letOut(limit, now - midnight, wanted)) return { ok: true };
  const within = whenOut(limit, needed, wanted);
  return { ok: false, freeAt: midnight + (within ?? DAY) };
}

/** The part of a day that new senders cannot have: half, as long as the other half has room for what is wanted. */
export function keptShare(limit: number, wanted = 1): number {
  return Math.min(Math.floor(limit / 2), limit - wanted);
}

/** How much of the open half is let out, `since` ms after midnight. */
export function letOut(limit: number, since: number, wanted = 1): number {
  const { open, atOnce } = openHalf(limit, wanted);
  return Math.min(open, atOnce + Math.floor(((open - atOnce) * since) / LET_OUT_WITHIN));
}

/** How much must have been let out before this sender may have it; infinite: the day does not have it. */
function neededOut(limit: number, { total, byNew }: Taken, standing: Standing, wanted: number): number {
  const overall = total + wanted - keptShare(limit, wanted);
  switch (standing) {
    case "listed":
      return total + wanted <= limit ? 0 : Number.POSITIVE_INFINITY;
    case "known":
      return overall;
    case "new":
      return Math.max(byNew + wanted, overall);
  }
}

/** When so much is let out, in ms after midnight; null: not on this day. */
function whenOut(limit: number, needed: number, wanted: number): number | null {
  const { open, atOnce } = openHalf(limit, wanted);
  if (needed > open) return null;
  return needed <= atOnce ? 0 : Math.ceil(((needed - atOnce) * LET_OUT_WITHIN) / (open - atOnce));
}

function openHalf(limit: number, wanted: number): { readonly open: number; readonly atOnce: number } {
  const open = limit - keptShare(limit, wanted);
  return { open, atOnce: Math.max(wanted, Math.ceil(open / AT_ONCE)) };
}
