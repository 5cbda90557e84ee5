import { parseAddress, parseJson } from "@asi-image-agent/protocol";
import * as z from "zod/mini";
import { withFallback } from "../../src/with-fallback.ts";

const agentInfoSchema = z.object({
  address: z.string().check(z.refine((text) => parseAddress(text).ok, "no address of an agent")),
  protocols: z.array(z.string()),
  agent_type: withFallback(z.string(), "custom"),
  endpoints: withFallback(z.array(z.object({ url: z.string() })), []),
});

/** What an agent says of itself in its own GET /agent_info. Source: uagents/asgi.py. */
export interface AgentInfo {
  readonly address: string;
  readonly protocols: readonly string[];
  /** The endpoint of its mailbox; absent: it takes its messages itself. */
  readonly mailbox?: string;
}

/** Reads the body of an answer to GET /agent_info; null: whatever answered is no agent. */
export function readAgentInfo(text: string): AgentInfo | null {
  const json = parseJson(text);
  const info = agentInfoSchema.safeParse(json.ok ? json.value : null);
  if (!info.success) return null;
  const { address, protocols, agent_type, endpoints } = info.data;
  const [first] = endpoints;
  const hasMailbox = agent_type === "mailbox" && first !== undefined;
  return { address, protocols, ...(hasMailbox ? { mailbox: first.url } : {}) };
}
