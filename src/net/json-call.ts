import { isContentRefusal, isOutOfCredit } from "./content-refusal.ts";
import type { HttpFetch } from "./http-fetch.ts";
import { type FailedCall, providerSentence } from "./provider-sentence.ts";
import { readBounded } from "./read-bounded.ts";
import { withTimeLimit } from "./time-limit.ts";

const LONGEST_ERROR = 64 * 1024;
const ERROR_BODY_TIMEOUT = 2_000;
/** ASI:One asks for 30 seconds of patience after a 429; its answer does not say so itself. */
const PATIENCE_AFTER_429 = 30;

/**
 * The way in which a call of somebody else's paid API failed. Only `says` comes from the other side's texts, so that
 * the rest can be logged and stored: an upstream message may repeat the prompt or the key.
 */
export type CallFailure =
  /** Content policy: told in plain words, no retry, nobody else is asked. */
  | { readonly kind: "refused" }
  /**
   * The operator has to do something (key, credit, address, model); nothing was done. `says`: why, in the sentence that
   * the API has for the account (401, 402, 403, used-up credit), without keys.
   */
  | { readonly kind: "misconfigured"; readonly status: number; readonly says?: string }
  /** The call was not carried out, and a later try may well work. */
  | { readonly kind: "unavailable"; readonly retryAfterSeconds: number | null }
  /** May have been done, and paid for. */
  | { readonly kind: "unknown"; readonly detail: "timeout" | "cut" | `status-${number}` }
  /** An answer without what was asked for; counts as paid. `detail` is a short word of ours. */
  | { readonly kind: "unusable"; readonly detail: string };

export interface JsonCall {
  readonly url: string;
  readonly apiKey: string;
  /** JSON text, or a form. */
  readonly body: string | FormData;
  /** The most bytes of an answer that are read. */
  readonly longestAnswer: number;
  readonly timeoutMs: number;
  readonly fetch: HttpFetch;
  /** The clock, in ms since the epoch: a Retry-After that is a date needs it. */
  readonly now: () => number;
}

export type JsonAnswer = { readonly kind: "json"; readonly json: unknown } | CallFailure;

/**
 * One POST of JSON or a form to a paid API that answers JSON, judged. The time limit covers headers and body. Never throws.
 *
 * | answer | outcome |
 * |---|---|
 * | 2xx with JSON | json |
 * | 2xx that is not JSON or is too long | unusable |
 * | 400, 403, 422 that name the content policy; 451 | refused |
 * | 429, 503; 521, 523, 525, 526, 530 | unavailable: nothing was done |
 * | 429 that says the credit is used up | misconfigured: waiting does not help |
 * | 408, 425 and every other 5xx, no answer in time, a cut | unknown |
 * | 3xx and every other 4xx | misconfigured: the API did not take the request and never will as it stands |
 *
 * 521 and the others in its row are what Workers get from Cloudflare's edge in place of "connection refused",
 * "no route", "no TLS" and "no such host". A redirect is not followed: it would carry the key to another host.
 */
export async function postJson(call: JsonCall): Promise<JsonAnswer> {
  const { fetch, url, apiKey, body, timeoutMs, now } = call;
  try {
    const timed = await withTimeLimit(timeoutMs, async (signal) => {
      const response = await fetch(url, {
        method: "POST",
        headers: {
          authorization: `Bearer ${apiKey}`,
          // A form says its own, with its boundary.
          ...(typeof body === "string" && { "content-type": "application/json" }),
          accept: "application/json",
        },
        body,
        redirect: "manual",
        signal,
      });
      return response.ok
        ? readAnswer(response, call.longestAnswer)
        : readFailure(response, { apiKey, sent: textOf(body) }, now());
    });
    return timed.ok ? timed.value : { kind: "unknown", detail: "timeout" };
  } catch (error) {
    return wasNeverSent(error)
      ? { kind: "unavailable", retryAfterSeconds: null }
      : { kind: "unknown", detail: "cut" };
  }
}

/** The words of a request that may come back in an answer's sentence. */
function textOf(body: string | FormData): string {
  if (typeof body === "string") return body;
  return [...body.values()].filter((value) => typeof value === "string").join(" ");
}

async function readAnswer(response: Response, longest: number): Promise<JsonAnswer> {
  const bytes = await readBounded(response.body, longest);
  if (bytes === null) return { kind: "unusable", detail: "too-large" };
  const json = parseJson(bytes);
  return json === undefined ? { kind: "unusable", detail: "not-json" } : { kind: "json", json };
}

/** Statuses about the account: what is said with any other may repeat the prompt. */
const ABOUT_THE_ACCOUNT: ReadonlySet<number> = new Set([401, 402, 403, 429]);

async function readFailure(response: Response, asked: FailedCall, now: number): Promise<CallFailure> {
  const json = await readErrorJson(response);
  const failure = judgeFailure(response.status, response.headers.get("retry-after"), json, now);
  if (failure.kind !== "misconfigured" || !ABOUT_THE_ACCOUNT.has(failure.status)) return failure;
  const says = providerSentence(json, asked);
  return says === null ? failure : { ...failure, says };
}

const POLICY_STATUS: ReadonlySet<number> = new Set([400, 403, 422]);
const NOTHING_DONE: ReadonlySet<number> = new Set([429, 503, 521, 523, 525, 526, 530]);
const MAY_BE_DONE: ReadonlySet<number> = new Set([408, 425]);

/** The table of `postJson` for an answer that is not 2xx. `json`: the body, undefined where it is not JSON. */
export function judgeFailure(
  status: number,
  retryAfter: string | null,
  json: unknown,
  now: number,
): CallFailure {
  if (status === 451 || (POLICY_STATUS.has(status) && isContentRefusal(json))) return { kind: "refused" };
  if (status === 429 && isOutOfCredit(json)) return { kind: "misconfigured", status };
  if (NOTHING_DONE.has(status)) {
    const patience = status === 429 ? PATIENCE_AFTER_429 : null;
    return { kind: "unavailable", retryAfterSeconds: parseRetryAfter(retryAfter, now) ?? patience };
  }
  if (status >= 500 || MAY_BE_DONE.has(status)) return { kind: "unknown", detail: `status-${status}` };
  return { kind: "misconfigured", status };
}

/** The status has told the outcome already; the body can only make it more exact, and may not delay it. */
async function readErrorJson(response: Response): Promise<unknown> {
  try {
    const timed = await withTimeLimit(ERROR_BODY_TIMEOUT, () => readBounded(response.body, LONGEST_ERROR));
    return timed.ok && timed.value !== null ? parseJson(timed.value) : undefined;
  } catch {
    return undefined;
  }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** Seconds from a Retry-After header, which is a number of seconds or an HTTP date (RFC 9110, 10.2.3). */
export function parseRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text);
  if (!/^[A-Z][a-z]{2}/.test(text)) return null;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000));
}

const NEVER_SENT: ReadonlySet<unknown> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/**
 * Whether a fetch certainly failed before the request left. Node says so in the error's cause. workerd does not:
 * a refused connection and one cut half-way are both "Network connection lost.", so there the careful reading
 * holds (it may have been done and paid). On Cloudflare a refused connection arrives as a status, 521.
 */
function wasNeverSent(error: unknown): boolean {
  let cause = error;
  for (let depth = 0; depth < 4 && cause instanceof Error; depth++) {
    if ("code" in cause && NEVER_SENT.has(cause.code)) return true;
    cause = cause.cause;
  }
  return false;
}
