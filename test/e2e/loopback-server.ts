import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";

/** A real HTTP server on 127.0.0.1. */
export interface LoopbackServer {
  readonly url: string;
  /** Closes the port and cuts every connection. */
  stop(): Promise<void>;
}

/** Port 0 takes any free one. */
export async function listen(handle: RequestListener, port = 0): Promise<LoopbackServer> {
  const server = createServer(handle);
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${portOf(server)}`, stop: () => stop(server) };
}

export async function readText(request: AsyncIterable<unknown>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
