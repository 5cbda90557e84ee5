import type { HttpFetch } from "../net/http-fetch.ts";
import { checkOutgoingUrl, type UrlPolicy } from "../net/outgoing-url.ts";
import { readBounded } from "../net/read-bounded.ts";
import { withTimeLimit } from "../net/time-limit.ts";
import { sniffPicture } from "./picture-type.ts";

export type DownloadFailure =
  | "url-not-allowed"
  | "unavailable"
  | "gone"
  | "too-large"
  | "timeout"
  | "not-a-picture";

export type Download =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: DownloadFailure };

export interface DownloadOptions {
  readonly fetch: HttpFetch;
  readonly allow: UrlPolicy;
  /** The time limit over everything, in ms: redirects, headers and body. 20 s by default. */
  readonly timeoutMs?: number;
  /** The most bytes of a picture; 20 MB by default. */
  readonly maxBytes?: number;
  /** The most redirects that are followed; 3 by default. */
  readonly maxRedirects?: number;
}

const TIMEOUT = 20_000;
const MOST_BYTES = 20 * 1024 * 1024;
const MOST_REDIRECTS = 3;

/** Whether another try of the same download may succeed. The other reasons are final. */
export function isWorthRetrying(reason: DownloadFailure): boolean {
  return reason === "unavailable" || reason === "timeout";
}

/**
 * Fetches the picture that an image API named. The URL is a stranger's, so it and every redirect must pass
 * `checkOutgoingUrl`, no key goes along, and what comes must be a picture by its own bytes. Never throws.
 */
export async function downloadPicture(url: string, options: DownloadOptions): Promise<Download> {
  try {
    const timed = await withTimeLimit(options.timeoutMs ?? TIMEOUT, (signal) => follow(url, options, signal));
    return timed.ok ? timed.value : failed("timeout");
  } catch {
    return failed("unavailable");
  }
}

async function follow(url: string, options: DownloadOptions, signal: AbortSignal): Promise<Download> {
  const { fetch, allow, maxBytes = MOST_BYTES, maxRedirects = MOST_REDIRECTS } = options;
  let next = url;
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    const checked = checkOutgoingUrl(next, allow);
    if (!checked.ok) return failed("url-not-allowed");
    const response = await fetch(checked.url.href, {
      method: "GET",
      headers: { accept: "image/png, image/jpeg, image/webp, image/gif" },
      redirect: "manual",
      signal,
    });
    if (response.ok) return readBody(response, maxBytes);
    await response.body?.cancel();
    if (response.status < 300 || response.status >= 400) return failed(reasonOf(response.status));
    const location = response.headers.get("location");
    if (location === null || !URL.canParse(location, checked.url)) return failed("gone");
    next = new URL(location, checked.url).href;
  }
  return failed("gone");
}

async function readBody(response: Response, maxBytes: number): Promise<Download> {
  if (Number(response.headers.get("content-length") ?? 0) > maxBytes) {
    await response.body?.cancel();
    return failed("too-large");
  }
  const bytes = await readBounded(response.body, maxBytes);
  if (bytes === null) return failed("too-large");
  return sniffPicture(bytes) === null ? failed("not-a-picture") : { ok: true, bytes };
}

/** The reason why a download failed. 403 is a signed URL past its time: as gone as 404 and 410. */
function reasonOf(status: number): DownloadFailure {
  return status >= 500 || status === 429 || status === 408 || status === 425 ? "unavailable" : "gone";
}

function failed(reason: DownloadFailure): Download {
  return { ok: false, reason };
}
