import { parseRetryAfter } from "../../src/net/json-call.ts";
import { checkOutgoingUrl, type UrlPolicy } from "../../src/net/outgoing-url.ts";
import type { Trouble } from "../../src/net/retry.ts";
import { LONG_WAIT } from "../../src/net/waiting.ts";

export type PostResult = { readonly ok: true } | { readonly ok: false; readonly trouble: Trouble };

/**
 * Posts an envelope's wire text to one endpoint. Only an address that the policy allows is asked, and a redirect
 * is a refusal: the Almanac names where a peer listens, not somebody who answers for it. The wait for a peer is
 * billed as the object's time. Never throws.
 */
export async function postEnvelope(
  peer: { readonly fetch: typeof fetch; readonly policy: UrlPolicy; readonly now: () => number },
  endpoint: string,
  wire: string,
  timeLimitMs = LONG_WAIT,
): Promise<PostResult> {
  const checked = checkOutgoingUrl(endpoint, peer.policy);
  if (!checked.ok) return noAnswer;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeLimitMs);
  try {
    const response = await peer.fetch(checked.url.href, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: wire,
      redirect: "manual",
      signal: abort.signal,
    });
    await response.body?.cancel();
    if (response.ok) return { ok: true };
    return {
      ok: false,
      trouble: {
        status: response.status,
        retryAfterSeconds: parseRetryAfter(response.headers.get("retry-after"), peer.now()),
      },
    };
  } catch {
    return noAnswer;
  } finally {
    clearTimeout(timer);
  }
}

const noAnswer: PostResult = { ok: false, trouble: { status: null, retryAfterSeconds: null } };
