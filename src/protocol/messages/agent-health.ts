import * as z from "zod";
import { receivedText } from "../coercion.ts";
import { type MessageType, messageType } from "../message-type.ts";
import { enumeration, model, text } from "../model.ts";

const STATUSES = ["healthy", "unhealthy"] as const;

/** The answer to a HealthCheck. Source: uagents/experimental/health/protocol.py. */
export interface AgentHealth {
  readonly agentName: string;
  readonly status: (typeof STATUSES)[number];
}

export const agentHealth: MessageType<AgentHealth> = messageType<AgentHealth>({
  model: model("AgentHealth", { agent_name: text(), status: enumeration("HealthStatus", STATUSES) }),
  received: () =>
    z
      .object({ agent_name: receivedText, status: z.enum(STATUSES) })
      .transform(({ agent_name, status }) => ({ agentName: agent_name, status })),
  sent: () =>
    z
      .strictObject({ agentName: z.string(), status: z.enum(STATUSES) })
      .transform(({ agentName, status }) => ({ agent_name: agentName, status })),
});
