import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import * as z from "zod";

const fieldsSchema = z.record(z.string(), z.unknown()).catch({});

/** What the API was asked for. */
export interface AskedPicture {
  /** Below the base URL. */
  readonly path: string;
  /** The members of the request but for its pictures: numbers in a form are texts. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The pictures that are to be changed. */
  readonly inputs: readonly Uint8Array[];
}

/** A loopback image API. */
export interface ImageApi {
  /** The API that answers with the picture itself. */
  readonly baseUrl: string;
  /** The same API, answering with a link. */
  readonly linkingBaseUrl: string;
  /** How many pictures were asked for. */
  calls(): number;
  /** What was asked for, in order. */
  readonly asked: readonly AskedPicture[];
  stop(): Promise<void>;
}

/** The smallest PNG: one grey pixel. */
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCB2kUIOwAAAABJRU5ErkJggg==";

const LINK = JSON.stringify({ url: "https://images.example/picture.png" });

/**
 * Answers with a picture after `delayMs()`, but never answers the calls for which `hangs` is true (the first call is
 * number 1). Every picture is `draw()`, in base64.
 */
export async function startImageApi(
  hangs: (call: number) => boolean = () => false,
  delayMs: () => number | Promise<number> = () => 0,
  draw: () => string = () => PIXEL,
): Promise<ImageApi> {
  let calls = 0;
  const asked: AskedPicture[] = [];
  const server = createServer(async (request, response) => {
    calls += 1;
    if (hangs(calls)) return;
    const wish = await readWish(request);
    asked.push(wish);
    const delay = await delayMs();
    await new Promise((resolve) => setTimeout(resolve, delay));
    response.setHeader("content-type", "application/json");
    response.end(request.url?.startsWith("/links/") ? LINK : answerOf(wish, draw));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${portOf(server)}`;
  return {
    baseUrl: `${origin}/v1`,
    linkingBaseUrl: `${origin}/links/v1`,
    calls: () => calls,
    asked,
    stop: () => stop(server),
  };
}

async function readWish(request: IncomingMessage): Promise<AskedPicture> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const path = request.url?.replace(/^(?:\/links)?\/v1/, "") ?? "";
  const type = request.headers["content-type"] ?? "";
  const body = new Response(Buffer.concat(chunks), { headers: { "content-type": type } });
  if (!type.startsWith("multipart/"))
    return { path, fields: fieldsSchema.parse(await body.json().catch(() => null)), inputs: [] };
  const fields: Record<string, unknown> = {};
  const inputs: Uint8Array[] = [];
  for (const [name, value] of await body.formData()) {
    if (typeof value === "string") fields[name] = value;
    else inputs.push(new Uint8Array(await value.arrayBuffer()));
  }
  return { path, fields, inputs };
}

function answerOf({ fields }: AskedPicture, draw: () => string): string {
  const count = Number(fields.n ?? 1);
  return JSON.stringify({ data: Array.from({ length: count }, () => ({ b64_json: draw() })) });
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
