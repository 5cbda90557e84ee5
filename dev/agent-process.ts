import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { isPortFree } from "../cli/ports.ts";
import { SETTINGS_IN_ENVIRONMENT } from "../cli/settings.ts";

const ROOT = resolve(import.meta.dirname, "..");
const START_TIMEOUT_MS = 120_000;
const POLL_MS = 100;

export interface AgentProcess {
  readonly url: string;
  /** The local Agentverse that `npm start` started with the agent. */
  readonly agentverseUrl: string;
  readonly address: string;
  readonly pid: number;
  /** Everything that it printed so far. */
  output(): string;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>;
  /** kill -9 to every process of it at once. */
  kill(): Promise<void>;
}

export interface AgentProcessOptions {
  /** A copy of this repository to run; left out: this one. */
  readonly root?: string;
  readonly persistTo: string;
  readonly vars?: Readonly<Record<string, string>>;
  /** A port that is known to be free, with the one after it. */
  readonly port?: number;
  /** Settings for the shell's environment; those of the shell that runs this are left out. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The Agentverse at which the agent is reached through its mailbox; left out: one of its own, and an endpoint. */
  readonly mailboxAt?: string;
}

/** Runs `npm start` as a person would, in a process group of its own, until the agent is up and registered. */
export async function startAgentProcess(options: AgentProcessOptions): Promise<AgentProcess> {
  const port = options.port ?? (await freePortPair());
  const vars = Object.entries(options.vars ?? {}).flatMap(([name, value]) => ["--var", `${name}:${value}`]);
  const { mailboxAt } = options;
  const mailbox = mailboxAt === undefined ? [] : ["--agentverse", "--var", `AGENTVERSE_URL:${mailboxAt}`];
  const args = [
    "start",
    "--",
    "--port",
    String(port),
    "--persist-to",
    options.persistTo,
    ...mailbox,
    ...vars,
  ];
  const child = spawn("npm", args, {
    cwd: options.root ?? ROOT,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...withoutSettings(process.env), ...options.environment },
  });
  // In a group of its own, Ctrl-C in the terminal of this process does not reach it.
  const endWithThisProcess = () => signalGroup(child, "SIGTERM");
  process.once("exit", endWithThisProcess);
  child.once("close", () => process.removeListener("exit", endWithThisProcess));
  const output = collectOutput(child);
  const url = `http://127.0.0.1:${port}`;
  const agentverseUrl = mailboxAt ?? `http://127.0.0.1:${port + 1}`;
  const address = await waitUntilRegistered(child, url, agentverseUrl, output);
  const end = (signal: NodeJS.Signals) => endGroup(child, signal);
  return {
    url,
    agentverseUrl,
    address,
    pid: child.pid ?? 0,
    output,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}

function withoutSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const entries = Object.entries(environment);
  return Object.fromEntries(entries.filter(([name]) => !SETTINGS_IN_ENVIRONMENT.includes(name)));
}

function collectOutput(child: ChildProcess): () => string {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8");
    stream?.on("data", (chunk: string) => {
      text += chunk;
    });
  }
  return () => text;
}

async function waitUntilRegistered(
  child: ChildProcess,
  url: string,
  agentverseUrl: string,
  output: () => string,
): Promise<string> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const address = await addressAt(url);
    if (address !== null && (await answersOk(`${agentverseUrl}/v1/almanac/agents/${address}`)))
      return address;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  await endGroup(child, "SIGKILL");
  throw new Error(`npm start did not come up:\n${output()}`);
}

async function addressAt(url: string): Promise<string | null> {
  try {
    const status: unknown = await (await fetch(`${url}/status`)).json();
    if (typeof status !== "object" || status === null || !("address" in status)) return null;
    return typeof status.address === "string" ? status.address : null;
  } catch {
    return null;
  }
}

async function answersOk(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/** Resolves when the process is gone. Its group may hold others that the signal reached at the same time. */
function endGroup(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    child.once("close", () => resolve());
    if (!signalGroup(child, signal)) resolve();
  });
}

/** false: there is nothing left to send a signal to. */
function signalGroup({ pid, exitCode, signalCode }: ChildProcess, signal: NodeJS.Signals): boolean {
  return pid !== undefined && exitCode === null && signalCode === null && process.kill(-pid, signal);
}

/** A free port whose next one is free too: the local Agentverse takes that. */
export async function freePortPair(): Promise<number> {
  for (;;) {
    const port = await freePort();
    if (port < 65_535 && (await isPortFree(port + 1))) return port;
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
