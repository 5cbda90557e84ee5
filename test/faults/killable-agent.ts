import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { agentVars, submit } from "../e2e/agent.ts";
import type { BuiltWorker } from "../e2e/built-worker.ts";
import type { Command } from "./agent-server.ts";

const SERVER = fileURLToPath(import.meta.resolve("./agent-server.ts"));
const PATIENCE_MS = 30_000;

/** Settings beside those that every agent of a test has. */
type AgentSettings = Readonly<Record<string, string>>;
type Row = Readonly<Record<string, unknown>>;
type Asked = Command extends infer One ? (One extends { id: number } ? Omit<One, "id"> : never) : never;

const replySchema = z.object({ id: z.number(), result: z.unknown() });
const rowsSchema = z.array(z.record(z.string(), z.unknown()));

/** The agent in a process of its own, to be killed and started again with the same state, at a later time. */
export class KillableAgent {
  readonly url: string;
  readonly #start: (offsetSeconds: number) => Promise<AgentServer>;
  #server: AgentServer | null = null;
  #offsetSeconds = 0;
  #kills = 0;

  constructor(
    worker: BuiltWorker,
    ports: { readonly http: number; readonly inspector?: number; readonly direct?: boolean },
    persistTo: string,
    vars: AgentSettings | ((kills: number) => AgentSettings),
  ) {
    const { http: port, inspector, direct = false } = ports;
    this.url = `http://127.0.0.1:${port}`;
    this.#start = (offsetSeconds) => {
      const own = typeof vars === "function" ? vars(this.#kills) : vars;
      const shifted = { ...agentVars(port, own), DEV_CLOCK_OFFSET_SECONDS: String(offsetSeconds) };
      const { script, config } = worker;
      const inspectorPort = inspector === undefined ? {} : { inspectorPort: inspector };
      return startAgentServer({
        worker: { script, config },
        port,
        persistTo,
        vars: shifted,
        direct,
        ...inspectorPort,
      });
    };
  }

  /** The process group that it runs in, workerd included; null: it is down. */
  get group(): number | null {
    return this.#server?.pid ?? null;
  }

  /** How often it was killed. */
  get kills(): number {
    return this.#kills;
  }

  /** The time on its clock, in ms. */
  now(): number {
    return Date.now() + this.#offsetSeconds * 1_000;
  }

  async start(): Promise<void> {
    this.#server = await this.#start(this.#offsetSeconds);
  }

  /** kill -9, and a start with its clock so much ahead of where it would be. */
  async killAndStart(jumpSeconds: number): Promise<void> {
    this.#kills += 1;
    await this.stop();
    this.#offsetSeconds += jumpSeconds;
    await this.start();
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    await server?.kill();
  }

  /** The status of the answer; null: there was none. */
  async submit(wire: string): Promise<number | null> {
    return submit(this.url, wire).catch(() => null);
  }

  /** None of a sender whose object keeps nothing. */
  async rows(sender: string, query: string): Promise<readonly Row[]> {
    const rows = rowsSchema.safeParse(await this.#server?.ask({ kind: "rows", sender, query }));
    return rows.success ? rows.data : [];
  }
}

interface AgentServer {
  readonly pid: number | null;
  ask(command: Asked): Promise<unknown>;
  kill(): Promise<void>;
}

async function startAgentServer(options: Extract<Command, { kind: "run" }>["options"]): Promise<AgentServer> {
  const child = spawn(process.execPath, [SERVER], {
    detached: true,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const waiting = new Map<number, (result: unknown) => void>();
  child.on("message", (message) => {
    const { id, result } = replySchema.parse(message);
    waiting.get(id)?.(result);
  });
  // What is asked of a process that is killed is answered by nothing.
  child.once("exit", () => {
    for (const settle of waiting.values()) settle(undefined);
  });
  let count = 0;
  const ask = (command: Asked): Promise<unknown> => {
    count += 1;
    const id = count;
    return new Promise((resolve) => {
      const settle = (result: unknown) => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve(result);
      };
      const timer = setTimeout(() => settle(undefined), PATIENCE_MS);
      waiting.set(id, settle);
      if (child.connected) child.send({ ...command, id }, (fault) => fault && settle(undefined));
      else settle(undefined);
    });
  };
  const kill = () => killGroup(child);
  if ((await ask({ kind: "run", options })) === "running") return { pid: child.pid ?? null, ask, kill };
  await kill();
  throw new Error("the agent did not start");
}

/** kill -9 to the process and to the workerd below it. Resolves when both are gone. */
async function killGroup(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  signalGroup(pid, "SIGKILL");
  await gone;
  while (signalGroup(pid, 0)) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** False when the group has no process left. */
function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-leader, signal);
  } catch {
    return false;
  }
}
