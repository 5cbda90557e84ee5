import { text } from "../field.ts";
import { type Message, messageType } from "../message-type.ts";
import { model } from "../model.ts";

/** A question to the text model, with what it should know first. Answered by a Response or an ErrorMessage. */
export const contextPrompt = messageType(model("ContextPrompt", { context: text(), text: text() }));
export type ContextPrompt = Message<typeof contextPrompt>;
