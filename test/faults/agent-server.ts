import type { Miniflare } from "miniflare";
import * as z from "zod";
import { runWorker, WORKER_NAME } from "../e2e/run-worker.ts";

/**
 * A process that runs the agent and reads rows of its objects, which only its own miniflare can. It is there to be
 * killed.
 */

const options = z.object({
  worker: z.object({ script: z.string(), config: z.string() }),
  port: z.number(),
  vars: z.record(z.string(), z.string()),
  persistTo: z.string(),
  inspectorPort: z.number().optional(),
  direct: z.boolean().optional(),
});
const command = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("run"), id: z.number(), options }),
  z.object({ kind: z.literal("rows"), id: z.number(), sender: z.string(), query: z.string() }),
]);
/** What `startAgentServer` of killable-agent.ts sends. */
export type Command = z.infer<typeof command>;

let miniflare: Miniflare | null = null;

process.once("disconnect", () => process.exit(1));
process.on("message", async (message: unknown) => {
  const asked = command.parse(message);
  const result = await carryOut(asked).catch((fault: unknown) => ({ fault: String(fault) }));
  process.send?.({ id: asked.id, result });
});

async function carryOut(asked: Command): Promise<unknown> {
  if (asked.kind === "run") {
    const logs = process.env.FAULTS_VERBOSE === "1" ? { onLog: (line: string) => console.error(line) } : {};
    const { inspectorPort, direct = false, ...options } = asked.options;
    miniflare = await runWorker({
      ...options,
      direct,
      ...(inspectorPort === undefined ? {} : { inspectorPort }),
      ...logs,
    });
    return "running";
  }
  const object = { name: asked.sender };
  const storage = await miniflare?.unsafeGetDurableObjectStorage(WORKER_NAME, "SenderObject", object);
  return (await storage?.exec(asked.query)) ?? [];
}
