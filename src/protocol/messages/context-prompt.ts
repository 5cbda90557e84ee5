import * as z from "zod";
import { receivedText } from "../coercion.ts";
import { type MessageType, messageType } from "../message-type.ts";
import { model, text } from "../model.ts";

/** A question to the text model, with what it should know first. Answered by a Response or an ErrorMessage. */
export interface ContextPrompt {
  readonly context: string;
  readonly text: string;
}

export const contextPrompt: MessageType<ContextPrompt> = messageType<ContextPrompt>({
  model: model("ContextPrompt", { context: text(), text: text() }),
  received: () => z.object({ context: receivedText, text: receivedText }),
  sent: () => z.strictObject({ context: z.string(), text: z.string() }),
});
