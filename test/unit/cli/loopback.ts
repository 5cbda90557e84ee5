import { once } from "node:events";
import { type ServerType, serve } from "@hono/node-server";
import type { Hono } from "hono";

const running: ServerType[] = [];

/** Serves an app on a free port of 127.0.0.1 until `stopServing`. Returns its URL. */
export async function serveOnLoopback(app: Hono): Promise<string> {
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  running.push(server);
  await once(server, "listening");
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
}

export function stopServing(): void {
  for (const server of running.splice(0)) server.close();
}
