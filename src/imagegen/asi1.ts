import { stripEnd } from "@asi-image-agent/protocol";
import type { HttpFetch } from "../net/http-fetch.ts";
import { fitOrder } from "./fit-order.ts";
import { gather } from "./gather.ts";
import { callImageApi } from "./image-api.ts";
import type { ImageProvider } from "./port.ts";
import { capabilitiesOf } from "./provider.ts";
import { sizeText } from "./size.ts";

export interface Asi1Options {
  readonly apiKey: string;
  /** Such as https://api.asi1.ai/v1. */
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly fetch: HttpFetch;
  readonly now?: () => number;
}

/** The only one of its API that draws. */
const MODEL = "asi1";

/** ASI:One's image API: POST {baseUrl}/image/generate, once for each picture. It draws for 20 to 60 seconds. */
export function createAsi1Provider({
  apiKey,
  baseUrl,
  timeoutMs,
  fetch,
  now = Date.now,
}: Asi1Options): ImageProvider {
  const url = `${stripEnd(baseUrl, "/")}/image/generate`;
  const capabilities = capabilitiesOf("asi1", MODEL);
  return {
    name: "asi1",
    model: MODEL,
    capabilities,
    draw: async (order) => {
      const { prompt, size, calls, notHonoured } = fitOrder(order, capabilities);
      const body = { model: MODEL, prompt, size: size === null ? "auto" : sizeText(size) };
      const call = async (count: number) => ({
        answer: await callImageApi({ url, apiKey, body, count, timeoutMs, fetch, now }),
        count,
      });
      return gather(await Promise.all(calls.map(call)), notHonoured);
    },
  };
}
