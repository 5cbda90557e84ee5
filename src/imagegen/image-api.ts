import { isContentRefusal } from "../net/content-refusal.ts";
import type { HttpFetch } from "../net/http-fetch.ts";
import { postJson } from "../net/json-call.ts";
import { readImageAnswer } from "./answer.ts";
import type { DrawOutcome } from "./provider.ts";

/** A picture of 24 MB in base64; more would not fit into a Worker's memory beside its own decoding. */
const LONGEST_ANSWER = 32 * 1024 * 1024;

export interface ImageApiCall {
  readonly url: string;
  readonly apiKey: string;
  readonly body: Readonly<Record<string, string | number>>;
  readonly timeoutMs: number;
  readonly fetch: HttpFetch;
  /** Milliseconds since the epoch; only a Retry-After that is a date needs it. */
  readonly now: () => number;
}

/**
 * One POST to an image API, judged as `postJson` judges. JSON with a picture is drawn or drawn-remote; without
 * one it is unusable, or refused if it names the content policy. Never throws.
 */
export async function callImageApi(call: ImageApiCall): Promise<DrawOutcome> {
  const answered = await postJson({
    ...call,
    body: JSON.stringify(call.body),
    longestAnswer: LONGEST_ANSWER,
  });
  if (answered.kind !== "json") return answered;
  const answer = readImageAnswer(answered.json);
  if (answer.kind === "bytes") return { kind: "drawn", bytes: answer.bytes };
  if (answer.kind === "url") return { kind: "drawn-remote", url: answer.url };
  return isContentRefusal(answered.json) ? { kind: "refused" } : { kind: "unusable", detail: "no-picture" };
}
