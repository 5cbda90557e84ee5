import { SECOND } from "../clock.ts";
import type { HttpFetch } from "../net/http-fetch.ts";
import { parseRetryAfter } from "../net/json-call.ts";
import { withTimeLimit } from "../net/time-limit.ts";

/**
 * The way in which a call to Agentverse failed. Nothing in it comes from the other side's texts, so it may be stored
 * and shown.
 */
export type CallTrouble =
  | { readonly kind: "unreachable" | "timeout" }
  | { readonly kind: "status"; readonly status: number; readonly retryAfterSeconds: number | null };

export type CallResult = { readonly ok: true } | { readonly ok: false; readonly trouble: CallTrouble };

export interface AgentverseCall {
  readonly fetch: HttpFetch;
  /** The clock, in ms since the epoch: a Retry-After that is a date needs it. */
  readonly now: () => number;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON text of a POST; absent: a GET. */
  readonly body?: string;
  readonly timeoutMs?: number;
}

/**
 * The time limit of a call. `uagents.config.ALMANAC_API_TIMEOUT_SECONDS` is 1; across the world and under load that
 * is short.
 */
const TIMEOUT = 10 * SECOND;

/**
 * Makes one call of which only the status counts: 2xx is success, whatever the body says, and no body is read. A
 * redirect is a failure: what is signed for one host is not for another. Never throws.
 */
export async function callAgentverse(call: AgentverseCall): Promise<CallResult> {
  const { fetch, now, url, body, timeoutMs = TIMEOUT } = call;
  const json = body === undefined ? {} : { "content-type": "application/json" };
  try {
    const timed = await withTimeLimit(timeoutMs, async (signal): Promise<CallResult> => {
      const response = await fetch(url, {
        method: body === undefined ? "GET" : "POST",
        headers: { accept: "application/json", ...json, ...call.headers },
        ...(body === undefined ? {} : { body }),
        redirect: "manual",
        signal,
      });
      await response.body?.cancel();
      if (response.ok) return { ok: true };
      const retryAfterSeconds = parseRetryAfter(response.headers.get("retry-after"), now());
      return { ok: false, trouble: { kind: "status", status: response.status, retryAfterSeconds } };
    });
    return timed.ok ? timed.value : { ok: false, trouble: { kind: "timeout" } };
  } catch {
    return { ok: false, trouble: { kind: "unreachable" } };
  }
}
