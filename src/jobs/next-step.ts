import type { Upstream } from "../imagegen/provider.ts";

export type CallOutcome = "refused" | "misconfigured" | "unavailable" | "unknown" | "unusable";

export interface PastCall {
  readonly provider: Upstream;
  /** Time at which it began, in ms. */
  readonly at: number;
  /** null: no answer was ever reported, because its consumer died. It may have been drawn: it counts as unknown. */
  readonly outcome: CallOutcome | null;
}

export type GiveUpReason = "refused" | "not-configured" | "unavailable" | "failed";

export type NextStep =
  | { readonly kind: "call"; readonly provider: Upstream; readonly notBefore: number }
  | { readonly kind: "give-up"; readonly why: GiveUpReason };

export interface JobSoFar {
  /** The providers that may be asked, in the operator's order. */
  readonly providers: readonly Upstream[];
  /** The calls so far, in the order in which they were made. */
  readonly calls: readonly PastCall[];
  /** In ms. */
  readonly now: number;
  /** In ms: no call begins after it. */
  readonly deadline: number;
  /** The Retry-After of the last call, if it ended unavailable. */
  readonly retryAfterSeconds: number | null;
  /** A number from 0 to 1 that spreads the retries of many jobs that failed together. */
  readonly jitter: number;
}

/** Calls that may have been paid without a picture to show for it, over all providers. */
const MOST_PAID_FAILURES = 2;
/** Waits in seconds before the retries of a provider that is unavailable; as many retries as waits. */
const BACKOFF = [5, 15, 30] as const;
const LONGEST_WAIT = 30;
/** Seconds before the same provider is asked again after an unknown or unusable answer. */
const PAUSE_BEFORE_SAME = 2;
const SPREAD = 0.25;

/**
 * The next step of a job, now that its calls so far ended as they did. Pure.
 *
 * - refused: give up at once, whoever else could draw it.
 * - misconfigured: never that provider again in this job; the next one.
 * - unavailable: the same provider after 5, 15 and 30 s or its own Retry-After, then the next one; the next one
 *   at once, if there is one, when that wait would pass the deadline.
 * - unknown, unusable: at most two such calls in a job. After the first: the next provider, else the same one.
 *
 * The waits count from `now`: ask once when a call has ended and keep `notBefore`.
 */
export function nextStep(job: JobSoFar): NextStep {
  if (job.calls.some((call) => call.outcome === "refused")) return { kind: "give-up", why: "refused" };
  const paidFailures = job.calls.filter(mayHaveBeenPaid).length;
  if (paidFailures >= MOST_PAID_FAILURES) return { kind: "give-up", why: "failed" };

  const choice = chooseCall(job);
  if (choice === null || choice.notBefore > job.deadline) return { kind: "give-up", why: mostTelling(job) };
  return { kind: "call", ...choice };
}

interface Choice {
  readonly provider: Upstream;
  readonly notBefore: number;
}

function chooseCall(job: JobSoFar): Choice | null {
  const usable = job.providers.filter((provider) => !isSpent(job.calls, provider));
  const fresh = usable.find((provider) => lastCallOf(job.calls, provider) === undefined);
  const last = job.calls.at(-1);
  const elsewhere =
    fresh === undefined ? soonest(job, usable, last?.provider) : { provider: fresh, notBefore: job.now };
  if (last === undefined || !usable.includes(last.provider)) return elsewhere;

  if (last.outcome === "unavailable") {
    const here = { provider: last.provider, notBefore: after(job, patience(job, last.provider)) };
    return here.notBefore > job.deadline ? (elsewhere ?? here) : here;
  }
  if (fresh !== undefined) return elsewhere;
  return { provider: last.provider, notBefore: after(job, PAUSE_BEFORE_SAME) };
}

/**
 * Among the providers called before, except the last, the one that may be called soonest. One that is still
 * usable after it was unavailable was left because it wanted a wait past the deadline: it rests as long as the
 * longest of ours.
 */
function soonest(job: JobSoFar, usable: readonly Upstream[], except: Upstream | undefined): Choice | null {
  const choices = usable
    .filter((provider) => provider !== except)
    .map((provider) => {
      const call = lastCallOf(job.calls, provider);
      const rest = call?.outcome === "unavailable" ? call.at + LONGEST_WAIT * 1000 : job.now;
      return { provider, notBefore: Math.max(job.now, rest) };
    });
  return choices.toSorted((one, other) => one.notBefore - other.notBefore)[0] ?? null;
}

function lastCallOf(calls: readonly PastCall[], provider: Upstream): PastCall | undefined {
  return calls.findLast((call) => call.provider === provider);
}

/** Whether a provider will not be asked again in this job. */
function isSpent(calls: readonly PastCall[], provider: Upstream): boolean {
  const outcomes = calls.filter((call) => call.provider === provider).map((call) => call.outcome);
  return outcomes.includes("misconfigured") || timesUnavailable(outcomes) > BACKOFF.length;
}

function timesUnavailable(outcomes: readonly (CallOutcome | null)[]): number {
  return outcomes.filter((outcome) => outcome === "unavailable").length;
}

/** Seconds before the retry of a provider whose last call ended unavailable. */
function patience(job: JobSoFar, provider: Upstream): number {
  const asked = job.retryAfterSeconds;
  if (asked !== null && Number.isFinite(asked)) return Math.max(1, asked);
  const outcomes = job.calls.filter((call) => call.provider === provider).map((call) => call.outcome);
  return BACKOFF[timesUnavailable(outcomes) - 1] ?? LONGEST_WAIT;
}

function after(job: JobSoFar, seconds: number): number {
  return job.now + Math.round(seconds * 1000 * (1 + SPREAD * job.jitter));
}

function mayHaveBeenPaid(call: PastCall): boolean {
  return call.outcome === null || call.outcome === "unknown" || call.outcome === "unusable";
}

/** The reason for the apology: of all that happened, the one that tells the user most. */
function mostTelling(job: JobSoFar): GiveUpReason {
  if (job.calls.some(mayHaveBeenPaid)) return "failed";
  const misconfigured = (provider: Upstream) =>
    job.calls.some((call) => call.provider === provider && call.outcome === "misconfigured");
  return job.providers.every(misconfigured) ? "not-configured" : "unavailable";
}
