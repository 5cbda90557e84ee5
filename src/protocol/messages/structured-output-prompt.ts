import { object, text } from "../field.ts";
import { type Message, messageType } from "../message-type.ts";
import { model } from "../model.ts";

/**
 * A question to the text model whose answer must fit a JSON schema. The schema is as it arrived, not checked to be
 * one.
 */
export const structuredOutputPrompt = messageType(
  model("StructuredOutputPrompt", { prompt: text(), output_schema: object() }),
);
export type StructuredOutputPrompt = Message<typeof structuredOutputPrompt>;
