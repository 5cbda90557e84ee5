import { isContentRefusal, isOutOfCredit } from "./content-refusal.ts";
import { readEvents, type StreamEvent } from "./event-stream.ts";
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
  /**
   * Finds the answer in a stream of events, where the API sends one; null: it is not in this event. Absent: JSON alone
   * is an answer.
   */
  readonly judgeEvent?: (event: StreamEvent) => EventAnswer | null;
}

/** An event that ends a call: with the answer's JSON, or with what an HTTP answer of this status would say. */
export type EventAnswer =
  | { readonly kind: "json"; readonly json: unknown }
  | { readonly kind: "fault"; readonly status: number; readonly json: unknown };

export type JsonAnswer = { readonly kind: "json"; readonly json: unknown } | CallFailure;

/**
 * One POST of JSON or a form to a paid API that answers JSON, judged. The time limit covers headers and body. Never throws.
 *
 * | answer | outcome |
 * |---|---|
 * | 2xx with JSON | json |
 * | 2xx that is not JSON or is too long | unusable |
 * | a stream of events that ends without an answer | unknown |
 * | an event that is a fault | as an HTTP answer of its status |
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
          accept: call.judgeEvent === undefined ? "application/json" : `${EVENT_STREAM}, application/json`,
        },
        body,
        redirect: "manual",
        signal,
      });
      const asked = { apiKey, sent: textOf(body) };
      if (!response.ok) return readFailure(response, asked, now());
      const { judgeEvent } = call;
      return judgeEvent !== undefined && isEventStream(response)
        ? readStream(response, judgeEvent, call, asked)
        : readAnswer(response, call);
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

const EVENT_STREAM = "text/event-stream";

function isEventStream(response: Response): boolean {
  return response.headers.get("content-type")?.toLowerCase().startsWith(EVENT_STREAM) === true;
}

/** What a stream that was cut would have brought may be paid. */
async function readStream(
  response: Response,
  judgeEvent: NonNullable<JsonCall["judgeEvent"]>,
  { longestAnswer, now }: JsonCall,
  asked: FailedCall,
): Promise<JsonAnswer> {
  const read = await readEvents(response.body, longestAnswer, judgeEvent);
  if (read.kind === "too-long") return { kind: "unusable", detail: "too-large" };
  if (read.kind === "ended") return { kind: "unknown", detail: "cut" };
  const { answer } = read;
  return answer.kind === "json" ? answer : failureOf(answer.status, null, answer.json, asked, now());
}

async function readAnswer(response: Response, { longestAnswer }: JsonCall): Promise<JsonAnswer> {
  const bytes = await readBounded(response.body, longestAnswer);
  if (bytes === null) return { kind: "unusable", detail: "too-large" };
  const json = parseJson(bytes);
  return json === undefined ? { kind: "unusable", detail: "not-json" } : { kind: "json", json };
}

/** Statuses about the account: what is said with any other may repeat the prompt. */
const ABOUT_THE_ACCOUNT: ReadonlySet<number> = new Set([401, 402, 403, 429]);

async function readFailure(response: Response, asked: FailedCall, now: number): Promise<CallFailure> {
  const json = await readErrorJson(response);
  return failureOf(response.status, response.headers.get("retry-after"), json, asked, now);
}

function failureOf(
  status: number,
  retryAfter: string | null,
  json: unknown,
  asked: FailedCall,
  now: number,
): CallFailure {
  const failure = judgeFailure(status, retryAfter, json, now);
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
