/** As IMAGE_PROVIDERS spells them. */
export const PROVIDER_NAMES = ["asi1", "openai", "workers-ai", "sketch"] as const;
export type ProviderName = (typeof PROVIDER_NAMES)[number];
/** Whoever a job may call: the providers and the text model. */
export const UPSTREAMS = [...PROVIDER_NAMES, "text-model"] as const;
export type Upstream = (typeof UPSTREAMS)[number];

/**
 * How one call of a provider ended. Nothing in it comes from the other side's texts, so that it can be logged
 * and stored: an upstream message may repeat the prompt or the key.
 */
export type DrawOutcome =
  /** Picture bytes came in the answer itself; nobody has looked yet whether they are a picture. */
  | { readonly kind: "drawn"; readonly bytes: Uint8Array }
  /** The answer names an http(s) URL, which is still to be checked and downloaded. */
  | { readonly kind: "drawn-remote"; readonly url: string }
  /** Content policy: told in plain words, no retry, no other provider. */
  | { readonly kind: "refused" }
  /** The operator has to do something (key, credit, address, model); nothing was drawn. */
  | { readonly kind: "misconfigured"; readonly status: number }
  /** Nothing was drawn, and a later try may well work. */
  | { readonly kind: "unavailable"; readonly retryAfterSeconds: number | null }
  /** May have been drawn, and paid for. */
  | { readonly kind: "unknown"; readonly detail: "timeout" | "cut" | `status-${number}` }
  /** An answer without a usable picture; counts as paid. `detail` is a short word of ours. */
  | { readonly kind: "unusable"; readonly detail: string };

export interface ImageProvider {
  readonly name: ProviderName;
  /** Whether a call costs the operator money, so that the daily limit applies. */
  readonly paid: boolean;
  /** Milliseconds after which `draw` has answered in any case. */
  readonly timeLimitMs: number;
  /** Never throws. */
  draw(prompt: string): Promise<DrawOutcome>;
}

/**
 * The part of the platform's fetch that this folder uses. It is always called as a plain function: workerd
 * refuses its own fetch as a method of another object ("Illegal invocation").
 */
export type HttpFetch = (url: string, init: RequestInit) => Promise<Response>;
