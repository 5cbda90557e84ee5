import type { HttpFetch } from "../net/http-fetch.ts";
import { stripEnd } from "../protocol/strip.ts";
import { callImageApi } from "./image-api.ts";
import type { ImageProvider } from "./provider.ts";

export interface OpenAiOptions {
  readonly apiKey: string;
  /** Such as https://api.openai.com/v1, or any server with the same images API. */
  readonly baseUrl: string;
  /** Such as gpt-image-1. */
  readonly model: string;
  /** Left to the server when absent: the models do not share their sizes. */
  readonly size?: string;
  readonly timeoutMs: number;
  readonly fetch: HttpFetch;
  readonly now?: () => number;
}

/**
 * OpenAI's images API: POST {baseUrl}/images/generations. No `response_format` is sent: gpt-image models refuse
 * it and always answer base64, and the older ones' URLs are read as well.
 */
export function createOpenAiProvider(options: OpenAiOptions): ImageProvider {
  const { apiKey, baseUrl, model, size, timeoutMs, fetch, now = Date.now } = options;
  const url = `${stripEnd(baseUrl, "/")}/images/generations`;
  const shape = size === undefined ? {} : { size };
  return {
    name: "openai",
    paid: true,
    timeLimitMs: timeoutMs,
    draw: (prompt) =>
      callImageApi({ url, apiKey, body: { model, prompt, n: 1, ...shape }, timeoutMs, fetch, now }),
  };
}
