import type { Miniflare } from "miniflare";
import { vi } from "vitest";
import { freePort } from "../../dev/agent-process.ts";
import { identityFromSeed } from "../../src/protocol/identity.ts";
import { type RunOptions, runWorker, WORKER_NAME } from "./run-worker.ts";

const SEED = "an agent under test, from outside";
/** Retries and a slow machine included. */
const SETTLING_MS = 40_000;

export interface AgentOptions {
  readonly worker: RunOptions["worker"];
  readonly vars: Readonly<Record<string, string>>;
  readonly port?: number;
  readonly persistTo?: string;
}

type Row = Readonly<Record<string, unknown>>;

/** The agent behind a real port, with a look behind the curtain. */
export interface Agent {
  readonly url: string;
  readonly address: string;
  readonly miniflare: Miniflare;
  /** Posts an envelope and gives the status of the answer. */
  submit(wire: string): Promise<number>;
  /** Waits until the agent owes this sender nothing more: no open job, no letter on its way. */
  settled(sender: string): Promise<void>;
  /** Reads the rows of a sender's object. */
  rows(sender: string, query: string): Promise<readonly Row[]>;
  evict(sender: string): Promise<void>;
  /** All that it has logged. */
  logs(): string;
  stop(): Promise<void>;
}

export const AGENT_ADDRESS = identityFromSeed(SEED).address;

/**
 * What the agent is told in every test. PUBLIC_URL on loopback allows peers on this machine; the text model reads lines
 * where a test says so.
 */
export function agentVars(port: number, vars: Readonly<Record<string, string>>): Record<string, string> {
  return { AGENT_SEED: SEED, PUBLIC_URL: `http://127.0.0.1:${port}`, UNDERSTANDING: "rules", ...vars };
}

/** A setting given as "" counts as not set. */
export async function startAgent({ worker, vars, port, persistTo }: AgentOptions): Promise<Agent> {
  const chosen = port ?? (await freePort());
  const lines: string[] = [];
  const miniflare = await runWorker({
    worker,
    port: chosen,
    vars: agentVars(chosen, vars),
    onLog: (line) => lines.push(line),
    ...(persistTo === undefined ? {} : { persistTo }),
  });
  const url = `http://127.0.0.1:${chosen}`;
  const rows = async (sender: string, query: string) => {
    const storage = await miniflare.unsafeGetDurableObjectStorage(WORKER_NAME, "SenderObject", {
      name: sender,
    });
    return storage.exec(query);
  };
  return {
    url,
    address: AGENT_ADDRESS,
    miniflare,
    submit: (wire) => submit(url, wire),
    rows,
    settled: (sender) =>
      vi.waitUntil(() => owesNothing(rows, sender), { timeout: SETTLING_MS, interval: 20 }).then(() => {}),
    evict: (sender) => miniflare.unsafeEvictDurableObject(WORKER_NAME, "SenderObject", { name: sender }),
    logs: () => lines.join("\n"),
    stop: () => miniflare.dispose(),
  };
}

export async function submit(url: string, wire: string): Promise<number> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${url}/submit`, { method: "POST", headers, body: wire });
  await response.arrayBuffer();
  return response.status;
}

async function owesNothing(rows: Agent["rows"], sender: string): Promise<boolean> {
  const open = `SELECT id FROM jobs UNION ALL SELECT id FROM letters WHERE state = 'outgoing'`;
  return (await rows(sender, open)).length === 0;
}
