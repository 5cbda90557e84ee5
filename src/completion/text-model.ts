import type { CallFailure } from "../net/json-call.ts";
import type { JsonObject } from "../protocol/json.ts";

/** How one call of the text model ended. Only the answer itself is the other side's text. */
export type CompletionOutcome = { readonly kind: "answered"; readonly text: string } | CallFailure;

/** A JSON schema for an answer, as somebody sent it. */
export type JsonSchemaObject = JsonObject;

export interface CompletionRequest {
  /** Sent even when it is empty. */
  readonly system: string;
  readonly prompt: string;
  /** null: any text is an answer. */
  readonly schema: JsonSchemaObject | null;
}

export interface TextModel {
  /** Milliseconds after which `complete` has answered in any case. */
  readonly timeLimitMs: number;
  /** Never throws. */
  complete(request: CompletionRequest): Promise<CompletionOutcome>;
}
