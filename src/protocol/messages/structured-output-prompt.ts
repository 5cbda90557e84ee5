import * as z from "zod";
import { jsonObject, receivedText } from "../coercion.ts";
import type { JsonObject } from "../json.ts";
import { type MessageType, messageType } from "../message-type.ts";
import { model, object, text } from "../model.ts";

/** A question to the text model whose answer must fit a JSON schema. */
export interface StructuredOutputPrompt {
  readonly prompt: string;
  /** As it arrived, not checked to be a schema. */
  readonly outputSchema: JsonObject;
}

export const structuredOutputPrompt: MessageType<StructuredOutputPrompt> =
  messageType<StructuredOutputPrompt>({
    model: model("StructuredOutputPrompt", { prompt: text(), output_schema: object() }),
    received: () =>
      z
        .object({ prompt: receivedText, output_schema: jsonObject })
        .transform(({ prompt, output_schema }) => ({ prompt, outputSchema: output_schema })),
    sent: () =>
      z
        .strictObject({ prompt: z.string(), outputSchema: jsonObject })
        .transform(({ prompt, outputSchema }) => ({ prompt, output_schema: outputSchema })),
  });
