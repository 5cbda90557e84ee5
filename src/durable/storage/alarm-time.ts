import { HOUR, MINUTE, SECOND } from "../../clock.ts";

/**
 * An alarm that dies (a bug, the limit of CPU or memory) must come again, and must not do so every minute for ever.
 * One that ends badly sets the next one, and one that died is tried again by the platform, a few times: the first thing
 * that such a try does is to set the next one, for the case that it dies, too (object-alarm.ts). How many runs before
 * it ended so is written in the milliseconds of that time: ordinary alarms are set on whole seconds. So the count
 * survives everything and costs no row. Times in ms, on the system's clock.
 */

const FIRST_PAUSE = MINUTE;
const LONGEST_PAUSE = HOUR;
const MOST_COUNTED = SECOND - 1;

/** An ordinary alarm's time. */
export function wholeSecond(time: number): number {
  return Math.ceil(time / SECOND) * SECOND;
}

/** The number of runs in a row that had ended badly when the alarm was set for this time. */
export function badRuns(scheduledTime: number): number {
  return scheduledTime % SECOND;
}

/**
 * The time at which an alarm that ends badly, after `badRuns` that did, comes again: in a minute, doubling up to an
 * hour.
 */
export function safetyAlarm(now: number, badRuns: number): number {
  const pause = Math.min(FIRST_PAUSE * 2 ** Math.min(badRuns, 30), LONGEST_PAUSE);
  return wholeSecond(now + pause) + Math.min(badRuns + 1, MOST_COUNTED);
}
