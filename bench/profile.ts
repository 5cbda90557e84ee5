import { once } from "node:events";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import * as z from "zod";
import { freePort } from "../dev/agent-process.ts";
import { startImageApi } from "../dev/image-api.ts";
import { AGENT_ADDRESS, agentVars } from "../test/e2e/agent.ts";
import { startAlmanac } from "../test/e2e/almanac.ts";
import { buildWorker } from "../test/e2e/built-worker.ts";
import { runWorker, WORKER_NAME } from "../test/e2e/run-worker.ts";
import { acknowledgementEnvelope, chatsPerSecond, makeSenders, postAll } from "./load.ts";
import { startPeerEndpoint } from "./peer-endpoint.ts";
import { cpuMs, isOurWorkerd } from "./process-cpu.ts";

// node bench/profile.ts [count] [--chats]: where the isolate's time goes while acknowledgements are taken, 32 at once,
// or chats are led to their end: shares of the samples by file and by function, and the CPU of one by the operating
// system's count.

const { values, positionals } = parseArgs({
  options: { chats: { type: "boolean", default: false } },
  allowPositionals: true,
});
const COUNT = Number(positionals[0] ?? (values.chats ? 400 : 4_000));
const LINES = 28;
/** Microseconds between two samples. */
const INTERVAL = 200;

const targetsSchema = z.array(z.object({ id: z.string(), webSocketDebuggerUrl: z.string() }));
const profileSchema = z.object({
  profile: z.object({
    nodes: z.array(
      z.object({
        hitCount: z.number().optional(),
        callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() }),
      }),
    ),
  }),
});

const worker = buildWorker(undefined, { readable: true });
const [port, inspectorPort] = [await freePort(), await freePort()];
const [api, almanac, endpoint] = [await startImageApi(), await startAlmanac(), await startPeerEndpoint()];
const vars = agentVars(port, {
  ...{ IMAGE_PROVIDERS: "asi1", ASI_LLM_KEY: "bench", ASI1_BASE_URL: api.baseUrl, UNDERSTANDING: "rules" },
  ...{ MESSAGES_PER_HOUR: "0", QUOTA_MAX_REQUESTS: "1000000", DAILY_IMAGE_LIMIT: "0" },
  AGENTVERSE_URL: almanac.url,
});
const miniflare = await runWorker({ worker, port, vars, inspectorPort, direct: true });
const target = { url: `http://127.0.0.1:${port}`, address: AGENT_ADDRESS };
const senders = makeSenders(values.chats ? 50 : 8);
for (const { address } of senders) almanac.register(address, endpoint.url);
const fileOf = fileFinder(worker.script);

await load();
const before = cpuMs(isOurWorkerd);
const began = performance.now();
const inspected = await inspect(inspectorPort);
await inspected.call("Profiler.enable");
await inspected.call("Profiler.setSamplingInterval", { interval: INTERVAL });
await inspected.call("Profiler.start");
await load();
const { profile } = profileSchema.parse(await inspected.call("Profiler.stop"));
const seconds = (performance.now() - began) / 1_000;
console.log(`${COUNT} in ${seconds.toFixed(1)} s`);
console.log(`${((cpuMs(isOurWorkerd) - before) / COUNT).toFixed(3)} ms of CPU each, the profiler's included`);
print("file", (frame) => fileOf(frame.url, frame.lineNumber, frame.functionName));
print(
  "function",
  (frame) => `${frame.functionName || "(anonymous)"}  ${fileOf(frame.url, frame.lineNumber, "")}`,
);
inspected.close();
await miniflare.dispose();
await Promise.all([api.stop(), almanac.stop()]);
endpoint.stop();
worker.remove();

/** Throws where not all were taken. */
async function load(): Promise<void> {
  if (values.chats) return void (await chatsPerSecond(target, senders, endpoint, COUNT));
  const wires = Array.from({ length: COUNT }, (_, index) => acknowledgementEnvelope(target, senders, index));
  const accepted = await postAll(target.url, wires, 32);
  if (accepted < COUNT) throw new Error(`${accepted} of ${COUNT} were taken`);
}

type Frame = z.infer<typeof profileSchema>["profile"]["nodes"][number]["callFrame"];

function print(what: string, keyOf: (frame: Frame) => string): void {
  const hits = new Map<string, number>();
  for (const { callFrame, hitCount = 0 } of profile.nodes) {
    if (callFrame.functionName === "(idle)") continue;
    hits.set(keyOf(callFrame), (hits.get(keyOf(callFrame)) ?? 0) + hitCount);
  }
  const all = [...hits.values()].reduce((sum, each) => sum + each, 0);
  console.log(`\nBy ${what}:`);
  const sorted = [...hits].toSorted(([, one], [, other]) => other - one).slice(0, LINES);
  for (const [key, count] of sorted) console.log(`${((100 * count) / all).toFixed(1).padStart(6)} %  ${key}`);
}

/** esbuild writes the name of each file before what came out of it. */
function fileFinder(script: string): (url: string, line: number, otherwise: string) => string {
  let file = "";
  const files = readFileSync(script, "utf8")
    .split("\n")
    .map((line) => {
      file = /^ *\/\/ (\S+\.\w+)$/.exec(line)?.[1] ?? file;
      return file;
    });
  return (url, line, otherwise) => {
    if (url.startsWith("wasm:")) return "WebAssembly";
    return url === "" ? otherwise : (files[line] ?? url);
  };
}

async function inspect(inspector: number) {
  const targets = targetsSchema.parse(await (await fetch(`http://127.0.0.1:${inspector}/json`)).json());
  const found = targets.find(({ id }) => id === `core:user:${WORKER_NAME}`);
  if (found === undefined) throw new Error("the inspector does not know the Worker");
  const socket = new WebSocket(found.webSocketDebuggerUrl);
  await once(socket, "open");
  let last = 0;
  return {
    close: () => socket.close(),
    call(method: string, params: object = {}): Promise<unknown> {
      const id = ++last;
      socket.send(JSON.stringify({ id, method, params }));
      return new Promise((resolve) => {
        const listen = ({ data }: MessageEvent) => {
          const reply = z
            .object({ id: z.number(), result: z.unknown().optional() })
            .safeParse(JSON.parse(String(data)));
          if (!reply.success || reply.data.id !== id) return;
          socket.removeEventListener("message", listen);
          resolve(reply.data.result);
        };
        socket.addEventListener("message", listen);
      });
    },
  };
}
