import { once } from "node:events";
import { createServer, type Server } from "node:http";

/** A loopback image API. `calls` counts the requests for a picture. */
export interface ImageApi {
  readonly baseUrl: string;
  calls(): number;
  stop(): Promise<void>;
}

/** The smallest PNG: one grey pixel. */
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCB2kUIOwAAAABJRU5ErkJggg==";

/** Answers with a picture, but never answers the calls for which `hangs` is true (the first call is number 1). */
export async function startImageApi(hangs: (call: number) => boolean = () => false): Promise<ImageApi> {
  let calls = 0;
  const server = createServer(async (request, response) => {
    calls += 1;
    if (hangs(calls)) return;
    for await (const _ of request);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ data: [{ b64_json: PIXEL }] }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { baseUrl: `http://127.0.0.1:${portOf(server)}/v1`, calls: () => calls, stop: () => stop(server) };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
