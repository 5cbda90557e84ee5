import { once } from "node:events";
import { createServer } from "node:http";

/** Stands before an agent and counts what is submitted to it. */
export interface Relay {
  readonly endpoint: string;
  /** Schema digests of what came, in order. */
  readonly schemas: readonly string[];
  stop(): Promise<void>;
}

export async function startRelay(target: string): Promise<Relay> {
  const schemas: string[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    schemas.push(String(JSON.parse(body).schema_digest));
    const headers = { "content-type": "application/json" };
    const answer = await fetch(target, { method: "POST", headers, body });
    response.writeHead(answer.status, headers).end(await answer.text());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}/submit`,
    schemas,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
