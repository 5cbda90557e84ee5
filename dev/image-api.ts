import { once } from "node:events";
import { createServer, type Server } from "node:http";

/** A loopback image API. */
export interface ImageApi {
  /** The API that answers with the picture itself. */
  readonly baseUrl: string;
  /** The same API, answering with a link. */
  readonly linkingBaseUrl: string;
  /** How many pictures were asked for. */
  calls(): number;
  stop(): Promise<void>;
}

/** The smallest PNG: one grey pixel. */
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCB2kUIOwAAAABJRU5ErkJggg==";

const PICTURE = JSON.stringify({ data: [{ b64_json: PIXEL }] });
const LINK = JSON.stringify({ url: "https://images.example/picture.png" });

/**
 * Answers with a picture after `delayMs()`, but never answers the calls for which `hangs` is true (the first call is
 * number 1).
 */
export async function startImageApi(
  hangs: (call: number) => boolean = () => false,
  delayMs: () => number = () => 0,
): Promise<ImageApi> {
  let calls = 0;
  const server = createServer(async (request, response) => {
    calls += 1;
    if (hangs(calls)) return;
    for await (const _ of request);
    await new Promise((resolve) => setTimeout(resolve, delayMs()));
    response.setHeader("content-type", "application/json");
    response.end(request.url?.startsWith("/links/") ? LINK : PICTURE);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${portOf(server)}`;
  return {
    baseUrl: `${origin}/v1`,
    linkingBaseUrl: `${origin}/links/v1`,
    calls: () => calls,
    stop: () => stop(server),
  };
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
