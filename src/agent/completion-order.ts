import { type JsonObject, parseJson, pythonJson } from "@asi-image-agent/protocol";
import * as z from "zod/mini";

/** A question to the text model. */
export interface CompletionOrder {
  readonly system: string;
  readonly prompt: string;
  /** The sender's JSON schema for the answer; null: any text. */
  readonly schema: JsonObject | null;
}

const orderSchema = z.object({
  system: z.string(),
  prompt: z.string(),
  schema: z.nullable(
    z.custom<JsonObject>((value) => typeof value === "object" && value !== null && !Array.isArray(value)),
  ),
});

/** The JSON in which an order is stored and handed on. A sender's schema may hold integers that a double cannot. */
export function encodeOrder({ system, prompt, schema }: CompletionOrder): string {
  return pythonJson({ system, prompt, schema });
}

/** Characters that the model is given: the words, and the schema as JSON. */
export function lengthOf({ system, prompt, schema }: CompletionOrder): number {
  return system.length + prompt.length + (schema === null ? 0 : pythonJson(schema).length);
}

/** Bytes that the model is given: no token of it is shorter. */
export function bytesOf({ system, prompt, schema }: CompletionOrder): number {
  const text = system + prompt + (schema === null ? "" : pythonJson(schema));
  return new TextEncoder().encode(text).length;
}

export function decodeOrder(text: string): CompletionOrder | null {
  const parsed = parseJson(text);
  const order = orderSchema.safeParse(parsed.ok ? parsed.value : null);
  return order.success ? order.data : null;
}
