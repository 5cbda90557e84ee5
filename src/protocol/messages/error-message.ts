import { text } from "../field.ts";
import { type Message, messageType } from "../message-type.ts";
import { model } from "../model.ts";

/** Tells the sender what is wrong with a message. Every reference agent logs it. Source: uagents_core/models.py. */
export const errorMessage = messageType(model("ErrorMessage", { error: text() }, "Error message model"));
export type ErrorMessage = Message<typeof errorMessage>;

/** The complaint about a payload that does not fit its type, in the reference's words (`uagents.agent`). */
export function nonConforming(schema: string): string {
  return `Message does not conform to expected schema: ${schema}`;
}

/** The complaint about a schema digest that no handler takes, with those that one takes. */
export function unknownSchema(spoken: readonly string[]): string {
  return `This agent does not know that message schema. It understands: ${spoken.join(", ")}.`;
}
