import * as z from "zod";
import type { JsonObject } from "./json.ts";
import { parseTimestamp } from "./timestamp.ts";
import { parseUuid4 } from "./uuid.ts";

/**
 * Pieces of message schemas. "Received" pieces read as Pydantic 1 coerces, because a message that the reference
 * takes must not be refused here; "sent" pieces take exactly what the wire form names.
 */

/** Numbers and booleans become Python's text for them (but 1.0 becomes "1"). Lone surrogates, which have no UTF-8 form, become U+FFFD. */
export const receivedText = z
  .union([z.string(), z.number(), z.bigint(), z.boolean()], "not a text")
  .transform((value) => pythonText(value).replace(/\p{Cs}/gu, "\ufffd"));

/** Members named __proto__ are dropped by zod. */
export const receivedTexts = z.record(z.string(), receivedText, "not a mapping of texts");

export const receivedUuid4 = z
  .string("not a UUID")
  .transform((value, context) => orIssue(parseUuid4(value), context, "not a version-4 UUID"));

export const receivedTimestamp = z
  .union([z.string(), z.number(), z.bigint(), z.boolean()], "not a time")
  .transform((value, context) => {
    const number = typeof value === "boolean" ? Number(value) : value;
    return orIssue(parseTimestamp(number), context, "not a time");
  });

/** Python's int(): fractions are cut off. */
export const receivedInteger = z
  .union([z.number(), z.bigint(), z.boolean(), z.string().regex(/^\s*[+-]?\d{1,15}\s*$/)], "not an integer")
  .transform(Number)
  .pipe(z.number().transform(Math.trunc));

/** A dict with anything in it. Integers beyond 2^53 are bigint in it: write it with pythonJson, not JSON.stringify. */
export const jsonObject = z.custom<JsonObject>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  "not an object",
);

export const sentUuid4 = z
  .string()
  .refine((text) => parseUuid4(text) === text, "not a canonical version-4 UUID");
export const sentTimestamp = z.string().refine((text) => readsAsSent(text), "not a time");
export const sentTexts = z.record(z.string(), z.string());

/** A nullable member that may also be missing. */
export function orNull<T>(inner: z.ZodType<T>): z.ZodType<T | null> {
  return inner.nullish().transform((value) => value ?? null);
}

function readsAsSent(text: string): boolean {
  return text.includes("T") && parseTimestamp(text) !== null;
}

function pythonText(value: string | number | bigint | boolean): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  return String(value);
}

function orIssue(read: string | null, context: z.RefinementCtx, message: string): string {
  if (read !== null) return read;
  context.addIssue({ code: "custom", message });
  return z.NEVER;
}
