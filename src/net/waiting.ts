import * as z from "zod/mini";
import { HOUR, SECOND } from "../clock.ts";

/**
 * Time that the endpoints of one sender have cost in waiting, in the hour that began at `start`. An object that waits for a
 * peer is billed as one that works, and a stranger decides how slow its endpoints are. Pure; times in ms.
 */
export const waitingSchema = z.object({ start: z.number(), ms: z.number() });
export type Waiting = z.infer<typeof waitingSchema>;

/** An hour's allowance. The deliveries that use it up are still waited for: half a minute more at the most. */
const ALLOWANCE = 90 * SECOND;
/** The time of a round of deliveries that is not counted: a peer that is well is faster. */
const NOT_COUNTED = SECOND;

/** A delivery's time limit at a host that has taken something already, or that has failed often enough to be slow. */
export const LONG_WAIT = 10 * SECOND;
/** And at one of which nothing is known. */
const SHORT_WAIT = 3 * SECOND;
/** A peer that works through a message before it answers takes longer than the short wait each time. */
const SHORT_WAITS = 3;

/** The time at which the sender's endpoints may be asked again; null: now. */
export function waitsAgainAt(waiting: Waiting | null, now: number): number | null {
  if (waiting === null || now - waiting.start >= HOUR || waiting.ms < ALLOWANCE) return null;
  return waiting.start + HOUR;
}

/**
 * The waiting of a sender after a round of deliveries. The same value is given back where nothing is to be written
 * down.
 */
export function afterRound(waiting: Waiting | null, from: number, to: number): Waiting | null {
  const ms = to - from - NOT_COUNTED;
  if (ms <= 0) return waiting;
  return waiting === null || from - waiting.start >= HOUR
    ? { start: from, ms }
    : { ...waiting, ms: waiting.ms + ms };
}

/** The time limit of a letter's next attempt at a host. `isProven`: that has taken something before. */
export function timeLimit(isProven: boolean, attempts: number): number {
  return isProven || attempts >= SHORT_WAITS ? LONG_WAIT : SHORT_WAIT;
}

/** Whether an answer took so long that the short wait may be too short for this host. */
export function isSlow(asked: number, answered: number): boolean {
  return answered - asked > SHORT_WAIT / 2;
}
