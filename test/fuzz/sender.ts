import { Agent, request } from "node:http";
import type { Probe } from "./requests.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

const PATIENCE_MS = 40_000;

/** Sends probes as they are, over a few connections that are kept open. Each comes from another address. */
export function probeSender(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  let count = 0;
  return {
    stop: () => agent.destroy(),
    send({ method, path, headers, body }: Probe): Promise<Answer> {
      count += 1;
      const from = `2001:db8:${(count >> 16).toString(16)}:${(count & 0xffff).toString(16)}::1`;
      const length = body === undefined ? {} : { "content-length": String(body.length) };
      return attempt(
        agent,
        url,
        { method, path, headers: { "cf-connecting-ip": from, ...length, ...headers } },
        body,
      );
    },
  };
}

function attempt(agent: Agent, url: string, probe: Probe, body: Uint8Array | undefined): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const sent = request({ hostname, port, agent, timeout: PATIENCE_MS, ...probe }, (response) => {
      const chunks: Uint8Array[] = [];
      response.on("data", (chunk: Uint8Array) => chunks.push(chunk));
      response.once("error", reject);
      response.once("end", () => {
        const text = Buffer.concat(chunks).toString("latin1");
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    sent.once("timeout", () => sent.destroy(new Error("no answer in time")));
    sent.once("error", (error) => {
      // The server had closed the connection that it was kept alive on: the request never reached it.
      if (sent.reusedSocket) resolve(attempt(agent, url, probe, body));
      else reject(error);
    });
    sent.end(body);
  });
}
