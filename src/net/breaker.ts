import { HOUR, SECOND } from "../clock.ts";
import { retryDelay, type Trouble } from "./retry.ts";

/**
 * The state of one endpoint's host. A host that fails again and again is left alone, so that not every letter pays
 * for the wait for it; then one delivery tries whether it is back. A pure state machine; times in ms.
 */
export type Breaker =
  | { readonly kind: "closed"; readonly failures: number }
  /** The host is left alone: nothing is sent there before `until`. */
  | { readonly kind: "open"; readonly failures: number; readonly until: number }
  /** One delivery is trying. If it is not heard of by `trialEnds`, another one may. */
  | { readonly kind: "half-open"; readonly failures: number; readonly trialEnds: number };

export type Passage =
  | { readonly ok: true; readonly breaker: Breaker }
  | { readonly ok: false; readonly until: number };

export const CLOSED: Breaker = { kind: "closed", failures: 0 };

/** Failures in a row. */
const OPENS_AFTER = 3;
/** The time after which a trial is given up: longer than a delivery may take. */
const TRIAL = 15 * SECOND;
const LONGEST_ASKED = HOUR;

/** Asks to send something now. If `ok`, that is a promise to report with `afterAnswer` what came of it. */
export function pass(breaker: Breaker, now: number): Passage {
  switch (breaker.kind) {
    case "closed":
      return { ok: true, breaker };
    case "open":
      return now < breaker.until ? { ok: false, until: breaker.until } : trial(breaker.failures, now);
    case "half-open":
      return now < breaker.trialEnds ? { ok: false, until: breaker.trialEnds } : trial(breaker.failures, now);
  }
}

/**
 * The host's state after a delivery. `trouble` null: it was taken. A host that asks for time (Retry-After) gets it at
 * once, up to an hour. `jitter` is from 0 to 1.
 */
export function afterAnswer(breaker: Breaker, trouble: Trouble | null, now: number, jitter: number): Breaker {
  if (trouble === null || !isTheHosts(trouble)) return CLOSED;
  const asked = Math.min((trouble.retryAfterSeconds ?? 0) * SECOND, LONGEST_ASKED);
  // Deliveries that were on their way when it opened are one and the same absence.
  if (breaker.kind === "open") return { ...breaker, until: Math.max(breaker.until, now + asked) };
  const failures = breaker.failures + 1;
  if (breaker.kind === "closed" && failures < OPENS_AFTER && asked <= 0) return { kind: "closed", failures };
  const pause = retryDelay(failures - OPENS_AFTER + 1, jitter);
  return { kind: "open", failures, until: now + Math.max(pause, asked) };
}

/** Whether a failure speaks about the host and not about the one letter: most 4xx come from somebody who is there. */
function isTheHosts({ status }: Trouble): boolean {
  if (status === null || status < 400 || status >= 500) return true;
  return [404, 408, 410, 425, 429].includes(status);
}

function trial(failures: number, now: number): Passage {
  return { ok: true, breaker: { kind: "half-open", failures, trialEnds: now + TRIAL } };
}
