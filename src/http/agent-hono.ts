import type { Identity } from "@asi-image-agent/protocol";
import type { EventNotes } from "../agentverse/report-events.ts";
import type { Clock } from "../clock.ts";
import type { Config, SettingProblem } from "../config.ts";
import type { RequestPort } from "../operator/port.ts";

/** Environment of every route: the bindings, and the agent as its settings make it. */
export interface AgentHono {
  Bindings: Env;
  Variables: {
    agent: {
      readonly config: Config;
      /** Warnings about the settings; in development only. */
      readonly warnings: readonly SettingProblem[];
      readonly clock: Clock;
      readonly identity: Identity;
      readonly notes: EventNotes;
      readonly counts: RequestPort;
      /** The id of this request, in logs: Cloudflare's own, which the caller sees too, or a random one. */
      readonly requestId: string;
    };
  };
}
