import type { HttpFetch } from "../net/http-fetch.ts";
import { stripEnd } from "../protocol/strip.ts";
import { callImageApi } from "./image-api.ts";
import type { ImageProvider } from "./provider.ts";

export interface Asi1Options {
  readonly apiKey: string;
  /** Such as https://api.asi1.ai/v1. */
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly fetch: HttpFetch;
  readonly now?: () => number;
}

/** ASI:One's image API: POST {baseUrl}/image/generate. It draws for 20 to 60 seconds. */
export function createAsi1Provider({
  apiKey,
  baseUrl,
  timeoutMs,
  fetch,
  now = Date.now,
}: Asi1Options): ImageProvider {
  const url = `${stripEnd(baseUrl, "/")}/image/generate`;
  return {
    name: "asi1",
    paid: true,
    timeLimitMs: timeoutMs,
    draw: (prompt) =>
      callImageApi({ url, apiKey, body: { model: "asi1", prompt, size: "auto" }, timeoutMs, fetch, now }),
  };
}
