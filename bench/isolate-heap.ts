import { once } from "node:events";
import * as z from "zod";

const targetsSchema = z.array(z.object({ id: z.string(), webSocketDebuggerUrl: z.string() }));
const replySchema = z.object({
  id: z.number(),
  result: z.object({ usedSize: z.number().optional() }),
});

/**
 * What is alive in the Worker's isolate after a garbage collection, in MB; NaN if workerd hung up over the question.
 * `inspector`: workerd's inspector port.
 */
export async function heapMegabytes(inspector: number, worker: string): Promise<number> {
  const targets = targetsSchema.parse(await (await fetch(`http://127.0.0.1:${inspector}/json`)).json());
  const target = targets.find(({ id }) => id === `core:user:${worker}`);
  if (target === undefined) throw new Error(`the inspector knows no worker ${worker}`);
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await once(socket, "open");
  try {
    await call(socket, 1, "HeapProfiler.enable");
    await call(socket, 2, "HeapProfiler.collectGarbage");
    return ((await call(socket, 3, "Runtime.getHeapUsage")) ?? Number.NaN) / 2 ** 20;
  } finally {
    socket.close();
  }
}

/** Asks in the DevTools protocol; gives the `usedSize` of the answer, if there is one and it has it. */
function call(socket: WebSocket, id: number, method: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const listen = ({ data }: MessageEvent) => {
      const reply = replySchema.safeParse(JSON.parse(String(data)));
      if (!reply.success || reply.data.id !== id) return;
      socket.removeEventListener("message", listen);
      resolve(reply.data.result.usedSize);
    };
    socket.addEventListener("message", listen);
    socket.addEventListener("close", () => resolve(undefined), { once: true });
    if (socket.readyState !== WebSocket.OPEN) resolve(undefined);
    socket.send(JSON.stringify({ id, method }));
  });
}
