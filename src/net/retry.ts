import { HOUR, MINUTE, SECOND } from "../clock.ts";

const FIRST_DELAY = 2 * SECOND;
const LONGEST_DELAY = HOUR;

/**
 * The delay after a delivery failed for the `attempts`-th time: doubling from seconds to an hour, spread by a quarter
 * either way so that peers are not met by a crowd when they return. `jitter` is from 0 to 1.
 */
export function retryDelay(attempts: number, jitter: number): number {
  const doubled = FIRST_DELAY * 2 ** Math.min(Math.max(attempts - 1, 0), 30);
  return Math.round(Math.min(doubled, LONGEST_DELAY) * (0.75 + jitter / 2));
}

/** A tunnel answers 404 while it is down: only what has been gone for this long is gone for good. */
const GONE_FOR_GOOD = 15 * MINUTE;

export interface Trouble {
  /** Status of the answer; null: none came. */
  readonly status: number | null;
  readonly retryAfterSeconds: number | null;
}

export interface Trials {
  readonly attempts: number;
  readonly goneSince: number | null;
  readonly worthUntil: number;
}

export type AfterFailure =
  | {
      readonly kind: "retry";
      readonly attempts: number;
      readonly nextTryAt: number;
      readonly goneSince: number | null;
    }
  | { readonly kind: "dead"; readonly reason: string };

/** Decides what becomes of a letter after a delivery that failed. Times in ms. */
export function afterFailure(trials: Trials, trouble: Trouble, now: number, jitter: number): AfterFailure {
  const gone = trouble.status === 404 || trouble.status === 410;
  const goneSince = gone ? (trials.goneSince ?? now) : null;
  if (goneSince !== null && now - goneSince >= GONE_FOR_GOOD)
    return { kind: "dead", reason: `gone-${trouble.status}` };
  if (trouble.status === 413) return { kind: "dead", reason: "refused-413" };

  const attempts = trials.attempts + 1;
  const asked = Math.min((trouble.retryAfterSeconds ?? 0) * SECOND, LONGEST_DELAY);
  const nextTryAt = now + Math.max(retryDelay(attempts, jitter), asked);
  if (nextTryAt >= trials.worthUntil) {
    return { kind: "dead", reason: trouble.status === null ? "unreachable" : `status-${trouble.status}` };
  }
  return { kind: "retry", attempts, nextTryAt, goneSince };
}
