import { type LoopbackServer, listen } from "../e2e/loopback-server.ts";
import type { Faults } from "./plan.ts";

/** Where the Worker's own bucket, queue and alarms ask what goes wrong. */
export interface Control {
  readonly url: string;
  /** How often the put of a prompt's picture failed. */
  readonly failedPuts: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

export async function startControl(
  faults: Faults,
  promptOf: (drawing: Uint8Array) => string | null,
): Promise<Control> {
  const failedPuts = new Map<string, number>();
  const server: LoopbackServer = await listen(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
    if (request.url === "/alarm") return void response.end(faults.alarm());
    if (request.url === "/hint") return void response.end(faults.hint());
    const prompt = promptOf(Buffer.concat(chunks));
    const fault = prompt === null ? "none" : faults.put(prompt);
    if (prompt !== null && fault !== "none") failedPuts.set(prompt, (failedPuts.get(prompt) ?? 0) + 1);
    response.end(fault);
  });
  return { url: server.url, failedPuts, stop: () => server.stop() };
}
