import * as z from "zod/mini";
import { isContentRefusal } from "../net/content-refusal.ts";
import type { HttpFetch } from "../net/http-fetch.ts";
import { type CallFailure, postJson } from "../net/json-call.ts";
import { type FoundImage, readImageAnswers } from "./answer.ts";
import { type ImageEvents, imageEvents } from "./image-events.ts";
import type { OnPartial, Quality } from "./port.ts";

/** A picture of 24 MB in base64; more would not fit into a Worker's memory beside its own decoding. */
const LONGEST_ANSWER = 32 * 1024 * 1024;

/** The outcome of one call of an image API. */
export type ApiAnswer =
  /**
   * `quality`: as the API says that it drew; absent: it does not say. `partials`: partial pictures that came before it;
   * absent: none.
   */
  | {
      readonly kind: "found";
      readonly images: readonly FoundImage[];
      readonly quality?: Quality;
      readonly partials?: number;
    }
  | CallFailure;

/** An answer, and how many pictures it was to bring. */
export interface CountedAnswer {
  readonly answer: ApiAnswer;
  readonly count: number;
}

/** The members of a request in JSON. */
export type JsonBody = Readonly<
  Record<string, string | number | boolean | readonly { readonly image_url: string }[]>
>;

export interface ImageApiCall {
  readonly url: string;
  readonly apiKey: string;
  readonly body: JsonBody | FormData;
  /** Pictures that the call asks for. */
  readonly count: number;
  readonly timeoutMs: number;
  readonly fetch: HttpFetch;
  /** The clock, in ms since the epoch: a Retry-After that is a date needs it. */
  readonly now: () => number;
  /** The partial pictures that the call asks for, where it asks for a stream of them. */
  readonly partials?: { readonly most: number; readonly on: OnPartial };
}

/**
 * Makes one POST to an image API, judged as `postJson` judges. JSON with a picture is found; without one it is
 * unusable, or refused if it names the content policy. Never throws.
 */
export async function callImageApi({ count, body, partials, ...call }: ImageApiCall): Promise<ApiAnswer> {
  const events = partials === undefined ? null : imageEvents(partials.on, partials.most);
  const answered = await postJson({
    ...call,
    ...(events !== null && { judgeEvent: events.judge }),
    body: body instanceof FormData ? body : JSON.stringify(body),
    longestAnswer: LONGEST_ANSWER,
  });
  if (answered.kind !== "json") return answered;
  const images = readImageAnswers(answered.json, count);
  if (images.length > 0) return { kind: "found", images, ...saidQuality(answered.json), ...seen(events) };
  return isContentRefusal(answered.json) ? { kind: "refused" } : { kind: "unusable", detail: "no-picture" };
}

function seen(events: ImageEvents | null): { readonly partials?: number } {
  const partials = events?.partials() ?? 0;
  return partials === 0 ? {} : { partials };
}

const qualitySchema = z.object({ quality: z.enum(["low", "medium", "high"]) });

/** gpt-image models say what they made of "auto". */
function saidQuality(json: unknown): { readonly quality?: Quality } {
  const said = qualitySchema.safeParse(json);
  return said.success ? { quality: said.data.quality } : {};
}
