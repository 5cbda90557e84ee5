import type { CallFailure } from "../net/json-call.ts";

/** As IMAGE_PROVIDERS spells them. */
export const PROVIDER_NAMES = ["asi1", "openai", "workers-ai", "sketch"] as const;
export type ProviderName = (typeof PROVIDER_NAMES)[number];
/** Whoever a job may call: the providers and the text model. */
export const UPSTREAMS = [...PROVIDER_NAMES, "text-model"] as const;
export type Upstream = (typeof UPSTREAMS)[number];

/** How one call of a provider ended. */
export type DrawOutcome =
  /** Picture bytes came in the answer itself; nobody has looked yet whether they are a picture. */
  | { readonly kind: "drawn"; readonly bytes: Uint8Array }
  /** The answer names an http(s) URL, which is still to be checked and downloaded. */
  | { readonly kind: "drawn-remote"; readonly url: string }
  | CallFailure;

export interface ImageProvider {
  readonly name: ProviderName;
  /** Whether a call costs the operator money, so that the daily limit applies. */
  readonly paid: boolean;
  /** Milliseconds after which `draw` has answered in any case. */
  readonly timeLimitMs: number;
  /** Never throws. */
  draw(prompt: string): Promise<DrawOutcome>;
}
