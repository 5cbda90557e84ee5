import { isContentRefusal } from "../net/content-refusal.ts";
import type { HttpFetch } from "../net/http-fetch.ts";
import { type CallFailure, postJson } from "../net/json-call.ts";
import { type FoundImage, readImageAnswers } from "./answer.ts";

/** A picture of 24 MB in base64; more would not fit into a Worker's memory beside its own decoding. */
const LONGEST_ANSWER = 32 * 1024 * 1024;

/** The outcome of one call of an image API. */
export type ApiAnswer = { readonly kind: "found"; readonly images: readonly FoundImage[] } | CallFailure;

export interface ImageApiCall {
  readonly url: string;
  readonly apiKey: string;
  readonly body: Readonly<Record<string, string | number>> | FormData;
  /** Pictures that the call asks for. */
  readonly count: number;
  readonly timeoutMs: number;
  readonly fetch: HttpFetch;
  /** The clock, in ms since the epoch: a Retry-After that is a date needs it. */
  readonly now: () => number;
}

/**
 * Makes one POST to an image API, judged as `postJson` judges. JSON with a picture is found; without one it is
 * unusable, or refused if it names the content policy. Never throws.
 */
export async function callImageApi({ count, body, ...call }: ImageApiCall): Promise<ApiAnswer> {
  const answered = await postJson({
    ...call,
    body: body instanceof FormData ? body : JSON.stringify(body),
    longestAnswer: LONGEST_ANSWER,
  });
  if (answered.kind !== "json") return answered;
  const images = readImageAnswers(answered.json, count);
  if (images.length > 0) return { kind: "found", images };
  return isContentRefusal(answered.json) ? { kind: "refused" } : { kind: "unusable", detail: "no-picture" };
}
