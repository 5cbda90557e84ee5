import { object } from "../field.ts";
import { type Message, messageType } from "../message-type.ts";
import { model } from "../model.ts";

/** The answer to a StructuredOutputPrompt. */
export const structuredOutputResponse = messageType(model("StructuredOutputResponse", { output: object() }));
export type StructuredOutputResponse = Message<typeof structuredOutputResponse>;
