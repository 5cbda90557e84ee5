import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { freePort } from "../../dev/agent-process.ts";
import { pythonEnvironment } from "./python-environment.ts";

const START_TIMEOUT_MS = 60_000;
const POLL_MS = 100;

const sentSchema = z.object({
  session: z.string(),
  msg_id: z.string(),
  status: z.string(),
  detail: z.string(),
});
type Sent = z.infer<typeof sentSchema>;

const receivedSchema = z.object({
  model: z.string(),
  sender: z.string(),
  session: z.string(),
  msg_id: z.string().optional(),
  content: z.array(z.object({ type: z.string(), text: z.string().nullable() })).optional(),
  url: z.string().optional(),
  error: z.string().optional(),
});
/** A message that the reference agent took: it has verified the signature before. */
export type Received = z.infer<typeof receivedSchema>;

/** A running reference agent (peer.py). */
export interface Peer {
  readonly address: string;
  chat(to: string, text: string): Promise<Sent>;
  imageRequest(to: string, text: string): Promise<Sent>;
  /** What came in a session, in order. */
  received(session: string): Promise<Received[]>;
  /** Waits until what came in a session is enough; rejects with what did come when it takes too long. */
  waitFor(
    session: string,
    enough: (messages: Received[]) => boolean,
    timeoutMs?: number,
  ): Promise<Received[]>;
  stop(): Promise<void>;
}

/** Starts a reference agent with an endpoint and waits until it is in the Almanac. */
export async function startPeer(agentverseUrl: string): Promise<Peer> {
  const port = await freePort();
  // The reference keeps its storage in the working directory.
  const directory = mkdtempSync(join(tmpdir(), "interop-peer-"));
  const script = join(import.meta.dirname, "peer.py");
  const child = spawn(pythonEnvironment(), [script, String(port), agentverseUrl], {
    cwd: directory,
    stdio: "pipe",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));

  const url = `http://127.0.0.1:${port}`;
  const address = await waitUntilRegistered(child, url, agentverseUrl, () => output);
  const received = async (session: string) => {
    const body = z.object({ messages: z.array(receivedSchema) }).parse(await getJson(`${url}/received`));
    return body.messages.filter((message) => message.session === session);
  };
  return {
    address,
    chat: (to, text) => say(`${url}/chat`, to, text),
    imageRequest: (to, text) => say(`${url}/image-request`, to, text),
    received,
    async waitFor(session, enough, timeoutMs = 30_000) {
      const deadline = Date.now() + timeoutMs;
      for (;;) {
        const messages = await received(session);
        if (enough(messages)) return messages;
        if (Date.now() > deadline) throw new Error(`only this came: ${JSON.stringify(messages, null, 2)}`);
        await pause();
      }
    },
    async stop() {
      child.kill("SIGKILL");
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function waitUntilRegistered(
  child: ChildProcess,
  url: string,
  agentverseUrl: string,
  output: () => string,
): Promise<string> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const info = z.object({ address: z.string() }).safeParse(await getJson(`${url}/agent_info`));
    if (info.success) {
      const { address } = info.data;
      const record = await getJson(`${agentverseUrl}/v1/almanac/agents/${address}`);
      if (z.object({ expiry: z.string() }).safeParse(record).success) return address;
    }
    await pause();
  }
  child.kill("SIGKILL");
  throw new Error(`The reference agent did not come up:\n${output()}`);
}

async function say(url: string, to: string, text: string): Promise<Sent> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ to, text }) });
  return sentSchema.parse(await response.json());
}

async function getJson(url: string): Promise<unknown> {
  try {
    return await (await fetch(url)).json();
  } catch {
    return null;
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, POLL_MS));
}
