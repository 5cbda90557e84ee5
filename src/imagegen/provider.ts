import { SECOND } from "../clock.ts";
import type { Capabilities, FreeSizes, Sizes } from "./capabilities.ts";

/** A setting of one provider's own. All are texts; an absent one has no default. */
export interface ProviderSetting {
  readonly name: string;
  readonly kind: "secret" | "url" | "text";
  readonly default?: string;
}

/**
 * An entry of the table of providers: everything about one that is known without calling it. How each is made stands
 * in providers.ts.
 */
interface ProviderEntry {
  /** The name that IMAGE_PROVIDERS uses. */
  readonly name: string;
  /** The name for people: "drawn with …". */
  readonly label: string;
  /** The line that `npm start` shows of it. */
  readonly summary: string;
  /** Whether a call costs the operator money, so that the day's limits apply. */
  readonly costs: boolean;
  /**
   * The lease of a job that calls it, in ms: how long a consumer may hold it. null: as IMAGE_TIMEOUT_SECONDS has it.
   */
  readonly leaseMs: number | null;
  readonly settings: readonly ProviderSetting[];
  /** The model that draws: its name, or the setting that has it. */
  readonly model: { readonly name: string } | { readonly setting: string };
  /** The settings, of which one is enough, or the binding without which it cannot draw; neither: it always can. */
  readonly needs: { readonly oneOf?: readonly string[]; readonly binding?: string };
  /** The place where the operator looks first when it does not serve the account. */
  readonly lookAt: string;
  /** The first pattern that the model's name fits tells what it can do. */
  readonly models: readonly (readonly [model: RegExp, capabilities: Capabilities])[];
  /** The capabilities of any other model. */
  readonly others: Capabilities;
}

/** The longest description that the agent takes: where a provider documents no limit, none of ours is shortened. */
const NO_LIMIT = 16_000;

/** Bounds of gpt-image-2, with fewer pixels than it has: larger ones cost several times as much. */
const ANY_OF_2_MEGAPIXELS: FreeSizes = {
  step: 16,
  shortest: 512,
  longest: 2_048,
  mostRatio: 3,
  mostPixels: 2_097_152,
};

const GPT_SIZES: Sizes = {
  square: { width: 1024, height: 1024 },
  landscape: { width: 1536, height: 1024 },
  portrait: { width: 1024, height: 1536 },
  free: null,
};

const GPT_IMAGE: Capabilities = {
  sizes: GPT_SIZES,
  mostPerCall: 10,
  seed: false,
  quality: true,
  transparent: true,
  mostInputs: 16,
  partials: 2,
  longestPrompt: 32_000,
};

/** FLUX on Workers AI draws in steps of 16 pixels; what it costs goes by tiles of 512. */
const FLUX_SIZES: Sizes = {
  square: { width: 1024, height: 1024 },
  landscape: { width: 1344, height: 768 },
  portrait: { width: 768, height: 1344 },
  free: { step: 16, shortest: 256, longest: 1_920, mostRatio: 4, mostPixels: 2_097_152 },
};

const FLUX_2: Capabilities = {
  sizes: FLUX_SIZES,
  mostPerCall: 1,
  seed: true,
  quality: false,
  transparent: false,
  mostInputs: 4,
  partials: 0,
  longestPrompt: NO_LIMIT,
};

/** The `maxLength` of `prompt` in the schema of flux-1-schnell; a longer one is refused as invalid input. */
const SCHNELL_PROMPT = 2_048;

const asi1 = {
  name: "asi1",
  label: "ASI:One",
  summary: "ASI:One",
  costs: true,
  leaseMs: null,
  settings: [
    { name: "ASI_LLM_KEY", kind: "secret" },
    { name: "ASI1_API_KEY", kind: "secret" },
    { name: "ASI1_BASE_URL", kind: "url", default: "https://api.asi1.ai/v1" },
  ],
  model: { name: "asi1" },
  needs: { oneOf: ["ASI_LLM_KEY", "ASI1_API_KEY"] },
  lookAt: "ASI_LLM_KEY",
  models: [],
  others: {
    sizes: {
      square: { width: 1024, height: 1024 },
      landscape: { width: 1792, height: 1024 },
      portrait: { width: 1024, height: 1792 },
      free: null,
    },
    mostPerCall: 1,
    seed: false,
    quality: false,
    transparent: false,
    mostInputs: 0,
    partials: 0,
    longestPrompt: NO_LIMIT,
  },
} as const satisfies ProviderEntry;

const openai = {
  name: "openai",
  label: "an OpenAI-compatible image model",
  summary: "an OpenAI-compatible API",
  costs: true,
  leaseMs: null,
  settings: [
    { name: "OPENAI_API_KEY", kind: "secret" },
    { name: "OPENAI_BASE_URL", kind: "url", default: "https://api.openai.com/v1" },
    { name: "OPENAI_IMAGE_MODEL", kind: "text", default: "gpt-image-2" },
  ],
  model: { setting: "OPENAI_IMAGE_MODEL" },
  needs: { oneOf: ["OPENAI_API_KEY"] },
  lookAt: "OPENAI_API_KEY",
  models: [
    // It answers 400 to a transparent background, which those before and after it draw.
    [
      /^gpt-image-2(-\d|$)/,
      { ...GPT_IMAGE, sizes: { ...GPT_SIZES, free: ANY_OF_2_MEGAPIXELS }, transparent: false },
    ],
    [/^(gpt-image|chatgpt-image)/, GPT_IMAGE],
  ],
  // Those of compatible servers: what one does not know it answers with 400, and is asked again without.
  others: { ...GPT_IMAGE, mostPerCall: 1, mostInputs: 4, partials: 0, longestPrompt: NO_LIMIT },
} as const satisfies ProviderEntry;

const workersAi = {
  name: "workers-ai",
  label: "Workers AI",
  summary: "Workers AI",
  costs: true,
  leaseMs: null,
  settings: [{ name: "WORKERS_AI_MODEL", kind: "text", default: "@cf/black-forest-labs/flux-2-klein-4b" }],
  model: { setting: "WORKERS_AI_MODEL" },
  needs: { binding: "AI" },
  lookAt: "the [ai] binding in wrangler.toml",
  models: [
    [/\/flux-2-/, FLUX_2],
    [
      /\/flux-1-schnell$/,
      { ...FLUX_2, sizes: null, seed: false, mostInputs: 0, longestPrompt: SCHNELL_PROMPT },
    ],
    [/^@cf\/leonardo\//, { ...FLUX_2, mostInputs: 0 }],
  ],
  others: { ...FLUX_2, sizes: null, seed: false, mostInputs: 0, longestPrompt: SCHNELL_PROMPT },
} as const satisfies ProviderEntry;

const sketch = {
  name: "sketch",
  label: "the offline sketch",
  summary: "offline sketches (with ASI_LLM_KEY in .dev.vars, ASI:One draws)",
  costs: false,
  // It is drawn in the consumer's own CPU: whoever holds it for longer is dead.
  leaseMs: 20 * SECOND,
  settings: [],
  model: { name: "sketch" },
  needs: {},
  lookAt: "IMAGE_PROVIDERS",
  models: [],
  others: {
    sizes: {
      square: { width: 768, height: 768 },
      landscape: { width: 768, height: 576 },
      portrait: { width: 576, height: 768 },
      free: null,
    },
    mostPerCall: 4,
    seed: true,
    quality: false,
    transparent: false,
    // It draws the whole description anew, in the composition of the picture that is changed.
    mostInputs: 1,
    partials: 0,
    longestPrompt: NO_LIMIT,
  },
} as const satisfies ProviderEntry;

/**
 * The table of providers: every one that IMAGE_PROVIDERS may name. Whoever lists providers or their settings reads it
 * here.
 */
const ENTRIES = { asi1, openai, "workers-ai": workersAi, sketch };

export type ProviderName = keyof typeof ENTRIES;
export const PROVIDERS: Readonly<Record<ProviderName, ProviderEntry>> = ENTRIES;
export const PROVIDER_NAMES = Object.values(ENTRIES).map(({ name }) => name);

/** The names of all that a job may call: the providers and the text model. */
export const UPSTREAMS = [...PROVIDER_NAMES, "text-model" as const];
export type Upstream = (typeof UPSTREAMS)[number];

export const PROVIDER_SETTINGS: readonly ProviderSetting[] = Object.values(PROVIDERS).flatMap(
  ({ settings }) => settings,
);

/** Whether a call makes a paid picture, which the daily limit counts. */
export function isPaid(name: Upstream): boolean {
  return name !== "text-model" && PROVIDERS[name].costs;
}

/** The name of the model that a provider draws with. `settings`: those of the providers that are set or have a default. */
export function modelOf(name: ProviderName, settings: Readonly<Record<string, string>>): string {
  const { model } = PROVIDERS[name];
  return "name" in model ? model.name : (settings[model.setting] ?? "");
}

/** The capabilities of a provider's model. */
export function capabilitiesOf(name: ProviderName, model: string): Capabilities {
  const { models, others } = PROVIDERS[name];
  return models.find(([pattern]) => pattern.test(model))?.[1] ?? others;
}
