import { parseAddress, parseJson } from "@asi-image-agent/protocol";
import * as z from "zod/mini";

const agentInfoSchema = z.object({
  address: z.string().check(z.refine((text) => parseAddress(text).ok, "no address of an agent")),
  protocols: z.array(z.string()),
});

/** Address and protocols of an agent, as its own GET /agent_info has them. Source: uagents/asgi.py. */
export type AgentInfo = z.infer<typeof agentInfoSchema>;

/** Reads the body of an answer to GET /agent_info; null: whatever answered is no agent. */
export function readAgentInfo(text: string): AgentInfo | null {
  const json = parseJson(text);
  const info = agentInfoSchema.safeParse(json.ok ? json.value : null);
  return info.success ? info.data : null;
}
