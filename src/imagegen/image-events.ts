import * as z from "zod/mini";
import { isContentRefusal } from "../net/content-refusal.ts";
import type { StreamEvent } from "../net/event-stream.ts";
import type { EventAnswer } from "../net/json-call.ts";
import { withFallback } from "../with-fallback.ts";
import { readImageAnswer } from "./answer.ts";
import type { OnPartial } from "./port.ts";

const text = withFallback(z.string(), "");
const typeSchema = z.object({ type: text, error: z.optional(z.unknown()) });
const faultSchema = z.object({ type: text, code: withFallback(z.union([z.string(), z.number()]), "") });

/** Reads the events of one call of an images API, and counts the partial pictures among them. */
export interface ImageEvents {
  readonly judge: (event: StreamEvent) => EventAnswer | null;
  readonly partials: () => number;
}

/**
 * The events with which OpenAI's images API streams a picture: image_generation.partial_image and
 * image_edit.partial_image, then …completed with the picture, as an answer without a stream would have it; or an error.
 * Of the partial ones `most` are shown. Whatever else comes is passed over.
 */
export function imageEvents(onPartial: OnPartial, most: number): ImageEvents {
  let partials = 0;
  return {
    judge: ({ name, data }) => {
      const json = parse(data);
      const read = typeSchema.safeParse(json);
      if (!read.success) return null;
      const type = read.data.type || name;
      if (type.endsWith(".completed")) return { kind: "json", json };
      if (type.endsWith(".partial_image")) {
        if (partials === most) return null;
        partials += 1;
        const image = readImageAnswer(json);
        if (image.kind === "bytes") onPartial(image.bytes);
        return null;
      }
      const isFault = type === "error" || type.endsWith(".failed") || hasFault(read.data.error);
      return isFault ? { kind: "fault", status: statusOf(json, partials > 0), json } : null;
    },
    partials: () => partials,
  };
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

function hasFault(error: unknown): boolean {
  return typeof error === "object" && error !== null;
}

/** Names of OpenAI's errors, and the status that each has where it comes as an HTTP answer. */
const STATUSES: readonly (readonly [RegExp, number])[] = [
  [/insufficient_quota|billing|credit|rate_limit/, 429],
  [/authentication|invalid_api_key/, 401],
  [/permission/, 403],
  [/user_error|invalid_|unknown_parameter/, 400],
  [/overloaded|unavailable/, 503],
];

/**
 * The status that an error would have as an HTTP answer. Once something of the picture was seen, or where nobody knows
 * the error, it is the one after which the picture may be paid.
 */
function statusOf(json: unknown, hasBegun: boolean): number {
  if (isContentRefusal(json)) return 400;
  if (hasBegun) return 500;
  const outer = typeSchema.safeParse(json);
  const read = faultSchema.safeParse(outer.success ? (outer.data.error ?? json) : json);
  const name = read.success ? `${read.data.type} ${read.data.code}` : "";
  return STATUSES.find(([pattern]) => pattern.test(name))?.[1] ?? 500;
}
