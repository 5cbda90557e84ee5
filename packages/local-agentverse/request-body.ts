import { type JsonValue, parseJson } from "@asi-image-agent/protocol";
import type { Context } from "hono";
import * as z from "zod";

/** The JSON of a request; null, which no schema takes, for what is not JSON. */
export async function readJson(context: Context): Promise<JsonValue> {
  const json = parseJson(await context.req.text());
  return json.ok ? json.value : null;
}

export type Body<T> =
  | { readonly ok: true; readonly value: T }
  /** The answer: 422 with a list of what is wrong, in the form in which Agentverse's API gives it. */
  | { readonly ok: false; readonly response: Response };

export async function readBody<T>(context: Context, schema: z.ZodType<T>): Promise<Body<T>> {
  const read = schema.safeParse(await readJson(context));
  if (read.success) return { ok: true, value: read.data };
  const detail = read.error.issues.map(({ path, message, code }) => ({
    loc: ["body", ...path.map((part) => (typeof part === "number" ? part : String(part)))],
    msg: message,
    type: code,
  }));
  return { ok: false, response: context.json({ detail }, 422) };
}

const pageSchema = z.object({
  limit: z.coerce.number().int().min(0).max(1_000).catch(100),
  offset: z.coerce.number().int().min(0).catch(0),
});

/** The part of a list that `limit` and `offset` of the query ask for. */
export function page<T>(context: Context, items: readonly T[]): readonly T[] {
  const { limit, offset } = pageSchema.parse(context.req.query());
  return items.slice(offset, offset + limit);
}
