import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { vi } from "vitest";
import type { RunOptions } from "./run-worker.ts";

const SERVER = fileURLToPath(import.meta.resolve("./agent-server.ts"));
const PATIENCE_MS = 30_000;

/** The agent as a server of its own, with workerd below it, in a process group of its own. */
export interface AgentProcess {
  /** kill -9 to all of it at once. Resolves when none of its processes is left. */
  kill(): Promise<void>;
}

export async function startAgentProcess(options: Omit<RunOptions, "onLog">): Promise<AgentProcess> {
  const child = spawn(process.execPath, [SERVER], {
    detached: true,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error("the agent's process did not start");
  const kill = async () => {
    signalGroup(pid, "SIGKILL");
    await vi.waitUntil(() => !signalGroup(pid, 0), { timeout: PATIENCE_MS, interval: 10 });
  };
  child.send(options);
  try {
    await once(child, "message", { signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (fault) {
    await kill();
    throw fault;
  }
  return { kill };
}

/** False when the group has no process left. */
function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-leader, signal);
  } catch {
    return false;
  }
}
