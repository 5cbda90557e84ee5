import type { JsonObject } from "@asi-image-agent/protocol";
import type { CallFailure } from "../net/json-call.ts";

/** The outcome of one call of the text model. Only the answer itself is the other side's text. */
export type CompletionOutcome =
  | {
      readonly kind: "answered";
      readonly text: string;
      /** What is billed; absent: the other side does not say. */
      readonly tokens?: { readonly input: number; readonly output: number };
    }
  | CallFailure;

/** Tokens that an answer may have where the operator has set a budget, and that are reserved of it for each call. */
export const MOST_OUTPUT_TOKENS = 4_096;

/** A JSON schema for an answer, as somebody sent it. */
export type JsonSchemaObject = JsonObject;

export interface CompletionRequest {
  /** The system message. It is sent even when it is empty. */
  readonly system: string;
  readonly prompt: string;
  /** The schema of the answer; null: any text is one. */
  readonly schema: JsonSchemaObject | null;
}

export interface TextModel {
  /** The time, in ms, after which `complete` has answered in any case. */
  readonly timeLimitMs: number;
  /** Asks the model. Never throws. */
  complete(request: CompletionRequest): Promise<CompletionOutcome>;
}
