import * as z from "zod/mini";
import { HOUR, MINUTE, SECOND } from "../clock.ts";
import { retryDelay } from "../net/retry.ts";
import type { CallTrouble } from "./call.ts";

/** Cron triggers come hourly. Where none does (a developer's machine, a Worker without them), this is the renewal. */
const RENEWAL_AT_THE_LATEST = 70 * MINUTE;

/** A renewal that was begun and never ended, because the object died, is made again after this. */
const LONGEST_RENEWAL = 5 * MINUTE;

const troubleSchema = z.lazy(() =>
  z.union([
    z.object({ kind: z.enum(["unreachable", "timeout", "fault", "not-active"]) }),
    z.object({ kind: z.literal("status"), status: z.number() }),
  ]),
);
/**
 * The reason why a registration was not renewed. `fault`: a mistake of ours, which is in the log. `not-active`:
 * registered, but "active" was not taken.
 */
export type RenewalTrouble = z.infer<typeof troubleSchema>;

/** The state of the registration, as it is kept. Times in ms. */
const renewalSchema = z.lazy(() =>
  z.object({
    /** Fingerprint of what the Almanac was told last; null: nothing. */
    registered: z.nullable(z.string()),
    lastSuccess: z.nullable(z.number()),
    /** Fingerprint of the last try, whether it worked or not. */
    tried: z.nullable(z.string()),
    /** The trouble of the last try; null: none. */
    trouble: z.nullable(troubleSchema),
    /** Failures in a row. */
    failures: z.number(),
    nextTry: z.number(),
    /** The Agentverse that was given manifests, and their digests. */
    manifests: z.object({ agentverseUrl: z.string(), digests: z.array(z.string()) }),
  }),
);
export type Renewal = z.infer<typeof renewalSchema>;

export const NEVER_RENEWED: Renewal = {
  registered: null,
  lastSuccess: null,
  tried: null,
  trouble: null,
  failures: 0,
  nextTry: 0,
  manifests: { agentverseUrl: "", digests: [] },
};

/** Reads what is stored. What cannot be read is forgotten: registering once more does no harm. */
export function readRenewal(stored: unknown): Renewal {
  const read = renewalSchema.safeParse(stored);
  return read.success ? read.data : NEVER_RENEWED;
}

/**
 * The time at which the agent has to register (again), in ms, not before `now`: at once when there is something to
 * tell that never was tried, as after a deployment; else when the last try said. So asking can bring a try forward
 * only once.
 */
export function dueAt(renewal: Renewal, fingerprint: string, now: number): number {
  if (renewal.tried !== fingerprint) return now;
  return Math.min(Math.max(renewal.nextTry, now), now + RENEWAL_AT_THE_LATEST);
}

/**
 * The state after the cron has asked for a registration: once now, and after a failure from the shortest delay on.
 */
export function renewNow(renewal: Renewal, now: number): Renewal {
  return { ...renewal, failures: 0, nextTry: now };
}

/** Written before the Almanac is asked, so that a try that kills the object is a try as well. */
export function begun(renewal: Renewal, fingerprint: string, now: number): Renewal {
  return { ...renewal, tried: fingerprint, nextTry: now + LONGEST_RENEWAL };
}

export function afterSuccess(
  renewal: Renewal,
  told: {
    readonly fingerprint: string;
    readonly agentverseUrl: string;
    readonly manifests: readonly string[];
    readonly active: boolean;
  },
  now: number,
): Renewal {
  const digests = [...new Set([...manifestsGiven(renewal, told.agentverseUrl), ...told.manifests])];
  return {
    registered: told.fingerprint,
    lastSuccess: now,
    tried: told.fingerprint,
    trouble: told.active ? null : { kind: "not-active" },
    failures: 0,
    nextTry: now + RENEWAL_AT_THE_LATEST,
    manifests: { agentverseUrl: told.agentverseUrl, digests },
  };
}

/**
 * The state after a try that failed. `jitter` is from 0 to 1. The delays double from seconds to an hour, or are as
 * long as the other side asks.
 */
export function afterFailedTry(
  renewal: Renewal,
  fingerprint: string,
  trouble: CallTrouble | { readonly kind: "fault" },
  now: number,
  jitter: number,
): Renewal {
  const failures = renewal.failures + 1;
  const asked = trouble.kind === "status" ? (trouble.retryAfterSeconds ?? 0) * SECOND : 0;
  const delay = Math.max(retryDelay(failures, jitter), Math.min(asked, HOUR));
  return { ...renewal, tried: fingerprint, trouble, failures, nextTry: now + delay };
}

/** Digests of the protocols whose manifests this Agentverse has. */
export function manifestsGiven({ manifests }: Renewal, agentverseUrl: string): ReadonlySet<string> {
  return new Set(manifests.agentverseUrl === agentverseUrl ? manifests.digests : []);
}
