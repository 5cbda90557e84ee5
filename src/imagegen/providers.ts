import type { Clock } from "../clock.ts";
import { SECOND } from "../clock.ts";
import { MOST_CALLS } from "../completion/structured.ts";
import type { HttpFetch } from "../net/http-fetch.ts";
import { createAsi1Provider } from "./asi1.ts";
import { createOpenAiProvider } from "./openai.ts";
import type { ImageProvider } from "./port.ts";
import { PROVIDERS, type ProviderName, type Upstream } from "./provider.ts";
import { createSketchProvider, type DrawSketch } from "./sketch-provider.ts";
import { createWorkersAiProvider } from "./workers-ai.ts";

/** The parts that a provider is made of. */
interface Parts {
  /** Reads one of the provider's own settings; empty where it is not set and has no default. */
  readonly setting: (name: string) => string;
  readonly ai: Env["AI"];
  readonly timeoutMs: number;
  readonly fetch: HttpFetch;
  readonly now: () => number;
}

/** Draws a sketch with what is loaded for the first one: tables that a deployed agent seldom needs. */
const drawSketch: DrawSketch = async (prompt, how) => {
  const sketch = await import("@asi-image-agent/sketch");
  return sketch.drawSketch(prompt, how);
};

/** The makers of the providers; each gives null where what it needs (a key, a binding) is not there. */
const MAKERS: Readonly<Record<ProviderName, (parts: Parts) => ImageProvider | null>> = {
  asi1: ({ setting, ...parts }) => {
    const apiKey = setting("ASI_LLM_KEY") || setting("ASI1_API_KEY");
    return apiKey === "" ? null : createAsi1Provider({ ...parts, apiKey, baseUrl: setting("ASI1_BASE_URL") });
  },
  openai: ({ setting, ...parts }) => {
    const apiKey = setting("OPENAI_API_KEY");
    const [baseUrl, model] = [setting("OPENAI_BASE_URL"), setting("OPENAI_IMAGE_MODEL")];
    return apiKey === "" ? null : createOpenAiProvider({ ...parts, apiKey, baseUrl, model });
  },
  "workers-ai": ({ ai, setting, timeoutMs }) =>
    ai === undefined ? null : createWorkersAiProvider({ ai, model: setting("WORKERS_AI_MODEL"), timeoutMs }),
  sketch: () => createSketchProvider(drawSketch),
};

/** Settings and time limits of the providers. Times in ms. */
interface ProviderConfig {
  /** The providers' settings that are set or have a default, by their names. */
  readonly providerSettings: Readonly<Record<string, string>>;
  readonly imageTimeoutMs: number;
}

/** The provider behind a name; null where what it needs is not there. */
export function createProviders(
  config: ProviderConfig,
  env: Pick<Env, "AI">,
  clock: Clock,
): (name: ProviderName) => ImageProvider | null {
  const parts: Parts = {
    setting: (name) => config.providerSettings[name] ?? "",
    ai: env.AI,
    timeoutMs: config.imageTimeoutMs,
    fetch: (url, init) => globalThis.fetch(url, init),
    now: () => clock.now(),
  };
  return (name) => MAKERS[name](parts);
}

/**
 * The time that a job takes beside its call: the pictures that it starts from, the download of a remote one, the put,
 * the report.
 */
const BESIDE_THE_CALL = 45 * SECOND;

/** The lease of a job that calls this provider: how long a consumer may hold it. */
export function leaseFor(
  upstream: Upstream,
  {
    imageTimeoutMs,
    completionTimeoutMs,
  }: { readonly imageTimeoutMs: number; readonly completionTimeoutMs: number },
): number {
  if (upstream === "text-model") return MOST_CALLS * completionTimeoutMs + BESIDE_THE_CALL;
  return PROVIDERS[upstream].leaseMs ?? imageTimeoutMs + BESIDE_THE_CALL;
}
