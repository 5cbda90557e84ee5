/**
 * The one source of time. `now()` may be shifted in development (DEV_CLOCK_OFFSET_SECONDS); what is handed to
 * the platform (an alarm's time) goes through `toSystem`, because the platform knows no shift.
 * All times are milliseconds since the Unix epoch.
 */
export interface Clock {
  now(): number;
  toSystem(time: number): number;
}

export function systemClock(offsetMs: number): Clock {
  return {
    now: () => Date.now() + offsetMs,
    toSystem: (time) => time - offsetMs,
  };
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The UTC day that a moment falls into, as 2026-11-21. `time` in ms. */
export function utcDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
