import * as z from "zod";
import { receivedText } from "../coercion.ts";
import { type MessageType, messageType } from "../message-type.ts";
import { model, text } from "../model.ts";

/** Tells the sender what is wrong with a message. Every reference agent logs it. Source: uagents_core/models.py. */
export interface ErrorMessage {
  readonly error: string;
}

export const errorMessage: MessageType<ErrorMessage> = messageType<ErrorMessage>({
  model: model("ErrorMessage", { error: text() }, "Error message model"),
  received: () => z.object({ error: receivedText }),
  sent: () => z.strictObject({ error: z.string() }),
});
