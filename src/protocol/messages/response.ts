import * as z from "zod";
import { receivedText } from "../coercion.ts";
import { type MessageType, messageType } from "../message-type.ts";
import { model, text } from "../model.ts";

/** The text model's answer to a ContextPrompt. */
export interface Response {
  readonly text: string;
}

export const response: MessageType<Response> = messageType<Response>({
  model: model("Response", { text: text() }),
  received: () => z.object({ text: receivedText }),
  sent: () => z.strictObject({ text: z.string() }),
});
