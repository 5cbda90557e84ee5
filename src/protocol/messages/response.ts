import { text } from "../field.ts";
import { type Message, messageType } from "../message-type.ts";
import { model } from "../model.ts";

/** The text model's answer to a ContextPrompt. */
export const response = messageType(model("Response", { text: text() }));
export type Response = Message<typeof response>;
