import * as z from "zod";
import { type MessageType, messageType } from "../message-type.ts";
import { model } from "../model.ts";

/** Asks whether the agent is well: a message with no members. Answered by AgentHealth. */
export type HealthCheck = Readonly<Record<string, never>>;

export const healthCheck: MessageType<HealthCheck> = messageType<HealthCheck>({
  model: model("HealthCheck", {}),
  received: () => z.object({}),
  sent: () => z.strictObject({}),
});
