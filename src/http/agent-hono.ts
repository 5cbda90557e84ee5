import type { Identity } from "@asi-image-agent/protocol";
import { type EventNotes, eventNotes } from "../agentverse/report-events.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { Config } from "../config.ts";
import { agentIdentity } from "../identity.ts";
import type { RequestPort } from "../operator/port.ts";
import { requestCounts } from "../operator/request-counts.ts";
import type { SettingProblem } from "../settings.ts";

/** The agent as its settings make it, for one request. */
export interface RequestAgent {
  readonly config: Config;
  /** Warnings about the settings; in development only. */
  readonly warnings: readonly SettingProblem[];
  readonly clock: Clock;
  readonly identity: Identity;
  readonly notes: EventNotes;
  readonly counts: RequestPort;
  /** The id of this request, in logs: Cloudflare's own, which the caller sees too, or a random one. */
  readonly requestId: string;
}

/** Environment of every route: the bindings, and the agent. */
export interface AgentHono {
  Bindings: Env;
  Variables: { agent: RequestAgent };
}

const LONGEST_REQUEST_ID = 40;

/** The agent for one request, out of its settings. */
export function requestAgent(
  { config, warnings }: Pick<RequestAgent, "config" | "warnings">,
  request: Request,
  env: Env,
  waitUntil: (work: Promise<unknown>) => void,
): RequestAgent {
  const clock = systemClock(config.clockOffsetMs);
  return {
    config,
    warnings,
    clock,
    identity: agentIdentity(config.seed),
    notes: eventNotes(env, config, clock.now, waitUntil),
    counts: requestCounts(env, config, clock.now, waitUntil),
    requestId: request.headers.get("cf-ray")?.slice(0, LONGEST_REQUEST_ID) ?? crypto.randomUUID(),
  };
}
