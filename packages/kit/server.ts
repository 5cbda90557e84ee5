import type { Envelope } from "@asi-image-agent/protocol";
import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { errorResponse } from "../../src/net/errors.ts";
import { openRequest } from "./open-request.ts";

const PATIENCE_MS = 200;

export interface AgentServerOptions {
  /** 0: any free one. */
  readonly port: number;
  /** Envelopes to others are refused. */
  readonly address: string;
  readonly endpoint: string | undefined;
  /** Digests of what is announced. */
  readonly protocols: readonly string[];
  /** Takes a genuine message for this agent; must return at once. */
  readonly take: (envelope: Envelope, payload: string) => void;
}

export interface AgentServer {
  readonly url: string;
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Serves POST /submit and GET /agent_info on 127.0.0.1. Rejects if the port is taken. */
export function startAgentServer(options: AgentServerOptions): Promise<AgentServer> {
  return new Promise((resolve, reject) => {
    const app = new Hono();
    const server = serve({ fetch: app.fetch, port: options.port, hostname: "127.0.0.1" }, ({ port }) => {
      const url = `http://127.0.0.1:${port}`;
      const endpoint = options.endpoint ?? `${url}/submit`;
      addRoutes(app, options, endpoint, port);
      resolve({ url, endpoint, stop: () => stop(server) });
    });
    server.once("error", reject);
  });
}

function addRoutes(
  app: Hono,
  { address, protocols, take }: AgentServerOptions,
  url: string,
  port: number,
): void {
  app.post("/submit", async (context) => {
    const opened = await openRequest(context.req.raw, address, Date.now());
    if (!opened.ok) {
      const { code, sentence } = opened;
      return errorResponse(code, sentence === undefined ? {} : { sentence });
    }
    take(opened.envelope, opened.payload);
    return context.json({});
  });
  app.get("/agent_info", (context) =>
    context.json({
      address,
      prefix: "agent",
      endpoints: [{ url, weight: 1 }],
      protocols,
      metadata: {},
      agent_type: "custom",
      port,
    }),
  );
  app.notFound(() => errorResponse("not-found"));
}

/** Answers what has come in already, but waits for nobody who keeps a connection open. */
function stop(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(
      () => "closeAllConnections" in server && server.closeAllConnections(),
      PATIENCE_MS,
    );
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
  });
}
