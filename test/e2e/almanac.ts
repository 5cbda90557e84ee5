import { listen } from "./loopback-server.ts";

/** A stand-in for the Almanac: it answers look-ups of the agents that were registered with it, 404 for others. */
export interface Almanac {
  readonly url: string;
  register(address: string, endpoint: string): void;
  stop(): Promise<void>;
}

const PATH = "/v1/almanac/agents/";
const RECORD_LIFETIME_MS = 48 * 3_600_000;

export async function startAlmanac(): Promise<Almanac> {
  const endpoints = new Map<string, string>();
  const server = await listen((request, response) => {
    const address = request.url?.startsWith(PATH) ? request.url.slice(PATH.length) : "";
    const endpoint = endpoints.get(address);
    response.setHeader("content-type", "application/json");
    if (endpoint === undefined) response.writeHead(404).end(JSON.stringify({ detail: "Agent not found" }));
    else response.end(JSON.stringify(record(address, endpoint)));
  });
  return {
    url: server.url,
    register: (address, endpoint) => void endpoints.set(address, endpoint),
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
