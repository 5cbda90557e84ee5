import { type Message, messageType } from "../message-type.ts";
import { model } from "../model.ts";

/** Asks whether the agent is well: a message with no members. Answered by AgentHealth. */
export const healthCheck = messageType(model("HealthCheck", {}));
export type HealthCheck = Message<typeof healthCheck>;
