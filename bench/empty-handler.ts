import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { freePort } from "../dev/agent-process.ts";
import { postAll } from "./load.ts";
import { cpuMs, isOurWorkerd } from "./process-cpu.ts";

const SCRIPT = "export default { async fetch(request) { await request.text(); return Response.json({}); } };";
const CONNECTIONS = 32;

/** CPU in ms of a Worker that reads a body and does nothing else: what no agent on this runtime can save. */
export async function idleHandlerMs(wires: readonly string[]): Promise<number> {
  const port = await freePort();
  const options = { modules: true, script: SCRIPT, host: "127.0.0.1", port, cf: false } as const;
  const miniflare = new Miniflare(convertV4MiniflareOptions(options));
  await miniflare.ready;
  try {
    await postAll(`http://127.0.0.1:${port}`, wires, CONNECTIONS);
    const before = cpuMs(isOurWorkerd);
    await postAll(`http://127.0.0.1:${port}`, wires, CONNECTIONS);
    return (cpuMs(isOurWorkerd) - before) / wires.length;
  } finally {
    await miniflare.dispose();
  }
}
