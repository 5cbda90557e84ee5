import { readBounded } from "../http/read-bounded.ts";
import { readImageAnswer } from "./answer.ts";
import { isContentRefusal, isOutOfCredit } from "./content-refusal.ts";
import type { DrawOutcome, HttpFetch } from "./provider.ts";
import { withTimeLimit } from "./time-limit.ts";

/** A picture of 24 MB in base64; more would not fit into a Worker's memory beside its own decoding. */
const LONGEST_ANSWER = 32 * 1024 * 1024;
const LONGEST_ERROR = 64 * 1024;
const ERROR_BODY_TIMEOUT = 2_000;
/** ASI:One asks for 30 seconds of patience after a 429; its answer does not say so itself. */
const PATIENCE_AFTER_429 = 30;

export interface ImageApiCall {
  readonly url: string;
  readonly apiKey: string;
  readonly body: Readonly<Record<string, string | number>>;
  readonly timeoutMs: number;
  readonly fetch: HttpFetch;
  /** Milliseconds since the epoch; only a Retry-After that is a date needs it. */
  readonly now: () => number;
}

/**
 * One POST to an image API, judged. The time limit covers headers and body. Never throws.
 *
 * | answer | outcome |
 * |---|---|
 * | 2xx with a picture | drawn, drawn-remote |
 * | 2xx without one, not JSON, over 32 MB | unusable (or refused, if it names the content policy) |
 * | 400, 403, 422 that name the content policy; 451 | refused |
 * | 429, 503; 521, 523, 525, 526, 530 | unavailable: nothing was drawn |
 * | 429 that says the credit is used up | misconfigured: waiting does not help |
 * | 408, 425 and every other 5xx, no answer in time, a cut | unknown |
 * | 3xx and every other 4xx | misconfigured: the API did not take the request and never will as it stands |
 *
 * 521 and the others in its row are what Workers get from Cloudflare's edge in place of "connection refused",
 * "no route", "no TLS" and "no such host". A redirect is not followed: it would carry the key to another host.
 */
export async function callImageApi(call: ImageApiCall): Promise<DrawOutcome> {
  const { fetch, url, apiKey, body, timeoutMs, now } = call;
  try {
    const timed = await withTimeLimit(timeoutMs, async (signal) => {
      const response = await fetch(url, {
        method: "POST",
        headers: {
          authorization: `Bearer ${apiKey}`,
          "content-type": "application/json",
          accept: "application/json",
        },
        body: JSON.stringify(body),
        redirect: "manual",
        signal,
      });
      return response.ok ? readPicture(response) : readFailure(response, now());
    });
    return timed.ok ? timed.value : { kind: "unknown", detail: "timeout" };
  } catch (error) {
    return wasNeverSent(error)
      ? { kind: "unavailable", retryAfterSeconds: null }
      : { kind: "unknown", detail: "cut" };
  }
}

async function readPicture(response: Response): Promise<DrawOutcome> {
  const bytes = await readBounded(response.body, LONGEST_ANSWER);
  if (bytes === null) return { kind: "unusable", detail: "too-large" };
  const json = parseJson(bytes);
  if (json === undefined) return { kind: "unusable", detail: "not-json" };
  const answer = readImageAnswer(json);
  if (answer.kind === "bytes") return { kind: "drawn", bytes: answer.bytes };
  if (answer.kind === "url") return { kind: "drawn-remote", url: answer.url };
  return isContentRefusal(json) ? { kind: "refused" } : { kind: "unusable", detail: "no-picture" };
}

async function readFailure(response: Response, now: number): Promise<DrawOutcome> {
  return judgeFailure(
    response.status,
    response.headers.get("retry-after"),
    await readErrorJson(response),
    now,
  );
}

const POLICY_STATUS: ReadonlySet<number> = new Set([400, 403, 422]);
const NOTHING_DRAWN: ReadonlySet<number> = new Set([429, 503, 521, 523, 525, 526, 530]);
const MAY_BE_DRAWN: ReadonlySet<number> = new Set([408, 425]);

/** The table of `callImageApi` for an answer that is not 2xx. `json`: the body, undefined where it is not JSON. */
export function judgeFailure(
  status: number,
  retryAfter: string | null,
  json: unknown,
  now: number,
): DrawOutcome {
  if (status === 451 || (POLICY_STATUS.has(status) && isContentRefusal(json))) return { kind: "refused" };
  if (status === 429 && isOutOfCredit(json)) return { kind: "misconfigured", status };
  if (NOTHING_DRAWN.has(status)) {
    const patience = status === 429 ? PATIENCE_AFTER_429 : null;
    return { kind: "unavailable", retryAfterSeconds: parseRetryAfter(retryAfter, now) ?? patience };
  }
  if (status >= 500 || MAY_BE_DRAWN.has(status)) return { kind: "unknown", detail: `status-${status}` };
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
 * holds (it may have been drawn and paid). On Cloudflare a refused connection arrives as a status, 521.
 */
function wasNeverSent(error: unknown): boolean {
  let cause = error;
  for (let depth = 0; depth < 4 && cause instanceof Error; depth++) {
    if ("code" in cause && NEVER_SENT.has(cause.code)) return true;
    cause = cause.cause;
  }
  return false;
}
