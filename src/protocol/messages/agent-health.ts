import { enumeration, text } from "../field.ts";
import { type Message, messageType } from "../message-type.ts";
import { model } from "../model.ts";

/** The answer to a HealthCheck. Source: uagents/experimental/health/protocol.py. */
export const agentHealth = messageType(
  model("AgentHealth", {
    agent_name: text(),
    status: enumeration("HealthStatus", ["healthy", "unhealthy"]),
  }),
);
export type AgentHealth = Message<typeof agentHealth>;
