import { listen } from "../e2e/loopback-server.ts";
import type { Faults } from "./plan.ts";

export interface FaultyAlmanac {
  readonly url: string;
  register(address: string, endpoint: string): void;
  goDown(): void;
  comeBack(): void;
  stop(): Promise<void>;
}

const PATH = "/v1/almanac/agents/";
/** The agent's clock is hours ahead in the end. */
const EXPIRY = "2100-01-01T00:00:00Z";

export async function startFaultyAlmanac(faults: Faults): Promise<FaultyAlmanac> {
  const endpoints = new Map<string, string>();
  let isDown = false;
  const server = await listen((request, response) => {
    const address = request.url?.startsWith(PATH) ? request.url.slice(PATH.length) : "";
    const fault = isDown ? "status-500" : faults.lookUp(address);
    if (fault === "hang") return;
    if (fault === "cut") return void response.destroy();
    if (fault === "status-500") return void response.writeHead(500).end();
    response.setHeader("content-type", "application/json");
    if (fault === "garbage") return void response.end("<html>");
    const url = endpoints.get(address);
    if (url === undefined) return void response.writeHead(404).end("{}");
    const record = {
      address,
      status: "active",
      expiry: EXPIRY,
      endpoints: [{ url, weight: 1 }],
      protocols: [],
    };
    response.end(JSON.stringify(record));
  });
  return {
    url: server.url,
    register: (address, endpoint) => void endpoints.set(address, endpoint),
    goDown: () => {
      isDown = true;
    },
    comeBack: () => {
      isDown = false;
    },
    stop: () => server.stop(),
  };
}
