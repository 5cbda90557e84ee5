import * as z from "zod";
import { isContentRefusal } from "../net/content-refusal.ts";
import type { HttpFetch } from "../net/http-fetch.ts";
import { type CallFailure, postJson } from "../net/json-call.ts";
import { type FoundImage, readImageAnswers } from "./answer.ts";
import type { Quality } from "./port.ts";

/** A picture of 24 MB in base64; more would not fit into a Worker's memory beside its own decoding. */
const LONGEST_ANSWER = 32 * 1024 * 1024;

/** The outcome of one call of an image API. */
export type ApiAnswer =
  /** `quality`: as the API says that it drew; absent: it does not say. */
  | { readonly kind: "found"; readonly images: readonly FoundImage[]; readonly quality?: Quality }
  | CallFailure;

/** An answer, and how many pictures it was to bring. */
export interface CountedAnswer {
  readonly answer: ApiAnswer;
  readonly count: number;
}

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
  if (images.length > 0) return { kind: "found", images, ...saidQuality(answered.json) };
  return isContentRefusal(answered.json) ? { kind: "refused" } : { kind: "unusable", detail: "no-picture" };
}

const qualitySchema = z.object({ quality: z.enum(["low", "medium", "high"]) });

/** gpt-image models say what they made of "auto". */
function saidQuality(json: unknown): { readonly quality?: Quality } {
  const said = qualitySchema.safeParse(json);
  return said.success ? { quality: said.data.quality } : {};
}
