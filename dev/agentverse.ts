import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { almanac } from "./almanac.ts";
import { almanacRecords } from "./almanac-records.ts";

/** Says what happened, in one line. */
export type Report = (line: string) => void;

/**
 * A local Agentverse for development: what an agent and its peers ask of agentverse.ai, without an account and
 * without a network. It holds the Almanac; each further service is one more module mounted here.
 */
export function localAgentverse(options: {
  recordsFile: string | null;
  now: () => number;
  report: Report;
}): Hono {
  const app = new Hono();
  app.route("/v1/almanac", almanac(almanacRecords(options.recordsFile), options.now, options.report));
  app.notFound((context) => context.json({ detail: "Not Found" }, 404));
  app.onError((error, context) => {
    options.report(`fault: ${error.message}`);
    return context.json({ detail: "Internal Server Error" }, 500);
  });
  return app;
}

export interface RunningAgentverse {
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves a local Agentverse on 127.0.0.1. Rejects if the port is taken. */
export function startLocalAgentverse(
  port: number,
  recordsFile: string | null,
  report: Report,
): Promise<RunningAgentverse> {
  const app = localAgentverse({ recordsFile, now: Date.now, report });
  return new Promise((resolve, reject) => {
    const server: ServerType = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" }, () =>
      resolve({ url: `http://127.0.0.1:${port}`, stop: () => stop(server) }),
    );
    server.once("error", reject);
  });
}

function stop(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ("closeAllConnections" in server) server.closeAllConnections();
  });
}
