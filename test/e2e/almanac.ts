import { type JsonValue, parseJson } from "../../src/protocol/json.ts";
import { listen, readText } from "./loopback-server.ts";

/**
 * A stand-in for the Almanac: it answers look-ups of the agents that were registered with it, 404 for others, and
 * takes what it is posted.
 */
export interface Almanac {
  readonly url: string;
  register(address: string, endpoint: string): void;
  /** Lets Agentverse know an agent, so that it takes events of it. */
  enrol(address: string): void;
  /** What it was posted and took, in order. */
  readonly posted: readonly Posted[];
  /** While `status` is given, every post is answered with it. */
  refuse(status: number | null): void;
  stop(): Promise<void>;
}

export interface Posted {
  readonly path: string;
  readonly body: JsonValue;
}

const PATH = "/v1/almanac/agents/";
const AGENTS_PATH = "/v2/agents/";
const RECORD_LIFETIME_MS = 48 * 3_600_000;

export async function startAlmanac(): Promise<Almanac> {
  const endpoints = new Map<string, string>();
  const enrolled = new Set<string>();
  const posted: Posted[] = [];
  let refusal: number | null = null;
  const server = await listen(async (request, response) => {
    const path = request.url ?? "";
    response.setHeader("content-type", "application/json");
    if (request.method === "POST") {
      const json = parseJson(await readText(request));
      if (refusal === null) posted.push({ path, body: json.ok ? json.value : null });
      response.writeHead(refusal ?? 200).end("{}");
      return;
    }
    if (path.startsWith(AGENTS_PATH)) {
      response.writeHead(enrolled.has(path.slice(AGENTS_PATH.length)) ? 200 : 404).end("{}");
      return;
    }
    const address = path.startsWith(PATH) ? path.slice(PATH.length) : "";
    const endpoint = endpoints.get(address);
    if (endpoint === undefined) response.writeHead(404).end(JSON.stringify({ detail: "Agent not found" }));
    else response.end(JSON.stringify(record(address, endpoint)));
  });
  return {
    url: server.url,
    register: (address, endpoint) => void endpoints.set(address, endpoint),
    enrol: (address) => void enrolled.add(address),
    posted,
    refuse(status) {
      refusal = status;
    },
    stop: () => server.stop(),
  };
}

/** The reference drops a record without an `expiry`. */
function record(address: string, url: string): object {
  const expiry = new Date(Date.now() + RECORD_LIFETIME_MS).toISOString();
  return {
    address,
    status: "active",
    type: "custom",
    expiry,
    endpoints: [{ url, weight: 1 }],
    protocols: [],
  };
}
