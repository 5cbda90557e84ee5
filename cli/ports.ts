import { createServer } from "node:net";

const DEFAULT_PORT = 8787;
const LAST_PORT = 65_535;

export type PortsResult =
  | {
      readonly ok: true;
      readonly agent: number /** null: no local Agentverse. */;
      readonly agentverse: number | null;
    }
  | { readonly ok: false; readonly problem: string };

/**
 * The ports to use: the one that was asked for, or the first free one from 8787 on; and the next free one after it
 * for the local Agentverse, if there is to be one.
 */
export async function choosePorts(
  asked: number | null,
  withAgentverse: boolean,
  isFree: (port: number) => Promise<boolean>,
): Promise<PortsResult> {
  if (asked !== null && !(await isFree(asked))) {
    return {
      ok: false,
      problem: `Port ${asked} is in use. Choose another one with: npm start -- --port <number>`,
    };
  }
  const agent = asked ?? (await nextFree(DEFAULT_PORT, isFree));
  const agentverse = agent === null || !withAgentverse ? null : await nextFree(agent + 1, isFree);
  if (agent === null || (withAgentverse && agentverse === null))
    return { ok: false, problem: "No port is free." };
  return { ok: true, agent, agentverse };
}

async function nextFree(from: number, isFree: (port: number) => Promise<boolean>): Promise<number | null> {
  for (let port = from; port <= LAST_PORT; port++) if (await isFree(port)) return port;
  return null;
}

/** Whether a server could listen on this port of 127.0.0.1 now. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
