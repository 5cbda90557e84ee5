import { Hono } from "hono";
import { ANNOUNCED } from "../agentverse/announced.ts";
import type { AgentHono } from "./agent-hono.ts";
import { registrationStatus } from "./registration-status.ts";

/** Routes that tell who this is and how it does: for people, probes and other agents. */
export const statusRoutes = new Hono<AgentHono>()
  .on("GET", ["/", "/status", "/chat/status"], async (context) => {
    const { clock, config, identity, warnings } = context.var.agent;
    return context.json({
      status: "OK",
      name: config.agentName,
      address: identity.address,
      providers: config.providers,
      publicUrl: config.publicUrl,
      agentverse: config.agentverseUrl,
      reportsEvents: config.reportEvents,
      protocols: ANNOUNCED.map(({ name, version, digest }) => ({ name, version, digest })),
      registration: await registrationStatus(context.env, config, clock.now()),
      problems: problems(config),
      ...(warnings.length > 0 && { warnings }),
    });
  })
  .get("/agent_info", (context) => {
    const { config, identity } = context.var.agent;
    const { origin, port, protocol } = new URL(config.publicUrl ?? context.req.url);
    const endpoint = `${config.publicUrl ?? origin}/submit`;
    return context.json({
      address: identity.address,
      prefix: "agent",
      endpoints: [{ url: endpoint, weight: 1 }],
      protocols: ANNOUNCED.map(({ digest }) => digest),
      metadata: {},
      agent_type: "custom",
      port: port === "" ? (protocol === "https:" ? 443 : 80) : Number(port),
    });
  });

function problems(config: {
  readonly providers: readonly string[];
  readonly publicUrl: string | null;
}): string[] {
  const found: string[] = [];
  if (config.providers.length === 0) found.push("No image provider is configured: set ASI_LLM_KEY.");
  if (config.publicUrl === null) found.push("PUBLIC_URL is not set: links take the origin of each request.");
  return found;
}
