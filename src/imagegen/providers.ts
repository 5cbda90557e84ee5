import { drawSketch } from "../../packages/sketch/draw.ts";
import type { Clock } from "../clock.ts";
import { SECOND } from "../clock.ts";
import { MOST_CALLS } from "../completion/structured.ts";
import type { HttpFetch } from "../net/http-fetch.ts";
import { createAsi1Provider } from "./asi1.ts";
import { createOpenAiProvider } from "./openai.ts";
import type { ImageProvider, ProviderName, Upstream } from "./provider.ts";
import { createSketchProvider } from "./sketch-provider.ts";
import { createWorkersAiProvider } from "./workers-ai.ts";

/** Keys, addresses and time limits of the providers, as the settings have them. Times in ms. */
interface ProviderConfig {
  readonly asi1: { readonly apiKey: string; readonly baseUrl: string } | null;
  readonly openai: { readonly apiKey: string; readonly baseUrl: string; readonly model: string } | null;
  readonly imageTimeoutMs: number;
  readonly completionTimeoutMs: number;
}

/** The provider behind a name; null where what it needs (a key, a binding) is not there. */
export function createProviders(
  config: ProviderConfig,
  env: Env,
  clock: Clock,
): (name: ProviderName) => ImageProvider | null {
  const { asi1, openai, imageTimeoutMs: timeoutMs } = config;
  const fetch: HttpFetch = (url, init) => globalThis.fetch(url, init);
  const now = () => clock.now();
  return (name) => {
    switch (name) {
      case "asi1":
        return asi1 === null ? null : createAsi1Provider({ ...asi1, timeoutMs, fetch, now });
      case "openai":
        return openai === null ? null : createOpenAiProvider({ ...openai, timeoutMs, fetch, now });
      case "workers-ai":
        return env.AI === undefined ? null : createWorkersAiProvider({ ai: env.AI, timeoutMs });
      case "sketch":
        return createSketchProvider(drawSketch);
    }
  };
}

/** Whether a call makes a paid picture, which the daily limit counts. */
export function isPaid(name: Upstream): boolean {
  return name !== "sketch" && name !== "text-model";
}

/** After the call: the download of a remote picture, the put, the report. */
const AFTER_THE_CALL = 30 * SECOND;
/** The sketch is drawn in the consumer's own CPU: whoever holds it for longer is dead. */
const SKETCH_LEASE = 20 * SECOND;

/** How long a consumer may hold a job that calls this one. */
export function leaseFor(
  upstream: Upstream,
  { imageTimeoutMs, completionTimeoutMs }: ProviderConfig,
): number {
  if (upstream === "sketch") return SKETCH_LEASE;
  if (upstream === "text-model") return MOST_CALLS * completionTimeoutMs + AFTER_THE_CALL;
  return imageTimeoutMs + AFTER_THE_CALL;
}
