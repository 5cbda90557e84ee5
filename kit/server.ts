import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { errorResponse } from "../src/http/errors.ts";
import { readBounded } from "../src/http/read-bounded.ts";
import { decodePayload, type Envelope, parseEnvelope, verifyEnvelope } from "../src/protocol/envelope.ts";

const LONGEST_BODY = 1024 * 1024;
const PATIENCE_MS = 200;
/** How far a sender's clock may be behind ours. */
const CLOCK_TOLERANCE_SECONDS = 300;

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
    const opened = await open(context.req.raw, address);
    if (!opened.ok) return errorResponse(opened.code);
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

type Opened =
  | { readonly ok: true; readonly envelope: Envelope; readonly payload: string }
  | { readonly ok: false; readonly code: Parameters<typeof errorResponse>[0] };

/** Size, schema, expiry, address, signature, payload: in this order, cheap before dear. */
async function open(request: Request, address: string): Promise<Opened> {
  if (!request.headers.get("content-type")?.toLowerCase().includes("application/json"))
    return { ok: false, code: "invalid-content-type" };
  const body = await readBounded(request.body, LONGEST_BODY);
  if (body === null) return { ok: false, code: "body-too-large" };
  // What is not UTF-8 is no JSON of any worth: the replacement characters fail the signature.
  const parsed = parseEnvelope(new TextDecoder("utf-8", { fatal: false, ignoreBOM: true }).decode(body));
  if (!parsed.ok) return { ok: false, code: parsed.reason };
  const { envelope } = parsed;
  const oldest = BigInt(Math.floor(Date.now() / 1000) - CLOCK_TOLERANCE_SECONDS);
  if (envelope.expires !== null && envelope.expires < oldest) return { ok: false, code: "envelope-expired" };
  if (envelope.target !== address) return { ok: false, code: "unable-to-route" };
  if (!verifyEnvelope(envelope).ok) return { ok: false, code: "bad-signature" };
  const payload = decodePayload(envelope);
  return payload.ok ? { ok: true, envelope, payload: payload.text } : { ok: false, code: "invalid-envelope" };
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
