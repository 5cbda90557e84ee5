import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject } from "vitest";
import * as z from "zod";
import { freePort } from "../../dev/agent-process.ts";
import { seal } from "../../packages/kit/seal.ts";
import { identityFromSeed } from "../../src/protocol/identity.ts";
import { chatAcknowledgement } from "../../src/protocol/messages/chat-acknowledgement.ts";
import { chatProtocol } from "../../src/protocol/protocols.ts";
import { formatTimestamp } from "../../src/protocol/timestamp.ts";
import { type RunningScript, runScript } from "./fork-server.ts";
import { NEWEST, type Reference } from "./references.ts";

/** A connection of its own: the reference closes what is silent for five seconds, perhaps just when it is asked again. */
export const ONE_REQUEST = { connection: "close" } as const;
const START_TIMEOUT_MS = 60_000;
const POLL_MS = 50;

const receivedSchema = z.object({
  model: z.string(),
  sender: z.string(),
  session: z.string(),
  msg_id: z.string().optional(),
  content: z.array(z.object({ type: z.string(), text: z.string().nullable() })).optional(),
  url: z.string().optional(),
  dialect: z.enum(["old", "new"]).optional(),
  error: z.string().optional(),
  fields: z.record(z.string(), z.unknown()),
});
/** A message that a handler of the reference agent took: its server has verified the signature before. */
export type Received = z.infer<typeof receivedSchema>;

/** A running agent of the Python reference that lists what it received. */
export interface ReferenceAgent {
  readonly address: string;
  readonly url: string;
  /** Everything that came, in order. */
  received(): Promise<Received[]>;
  /** Waits until what came is enough; rejects with what did come when it takes too long. */
  waitFor(enough: (messages: Received[]) => boolean, timeoutMs?: number): Promise<Received[]>;
  /** Waits until nothing has come for `ms`: what must not come cannot be waited for in any other way. */
  silence(ms: number): Promise<Received[]>;
  /** Fails if its message handling has stopped. */
  expectAlive(): Promise<void>;
  output(): string;
  stop(): Promise<void>;
}

/** Starts a script of this folder, with the newest reference. */
export function startReferenceAgent(
  script: string,
  agentverseUrl: string,
  ...more: string[]
): Promise<ReferenceAgent> {
  return startAgentOf(NEWEST, script, agentverseUrl, ...more);
}

/** Starts a script of this folder as `script PORT AGENTVERSE_URL …more` and waits until it is in the Almanac. */
export async function startAgentOf(
  { requirements }: Pick<Reference, "requirements">,
  script: string,
  agentverseUrl: string,
  ...more: string[]
): Promise<ReferenceAgent> {
  const port = await freePort();
  // The reference keeps its storage in the working directory.
  const directory = mkdtempSync(join(tmpdir(), "interop-reference-"));
  const server = inject("forkServers")[requirements];
  if (server === undefined) throw new Error(`no process has loaded ${requirements}`);
  const running = runScript(server, script, [String(port), agentverseUrl, ...more], directory);

  const url = `http://127.0.0.1:${port}`;
  const address = await waitUntilRegistered(running, url, agentverseUrl);
  const received = async () =>
    z.object({ messages: z.array(receivedSchema) }).parse(await getJson(`${url}/received`)).messages;

  const waitFor: ReferenceAgent["waitFor"] = async (enough, timeoutMs = 30_000) => {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const messages = await received();
      if (enough(messages)) return messages;
      if (Date.now() > deadline) throw new Error(`only this came: ${JSON.stringify(messages)}`);
      await pause();
    }
  };
  return {
    address,
    url,
    received,
    waitFor,
    async silence(ms) {
      let messages = await received();
      for (let since = Date.now(); Date.now() - since < ms; await pause()) {
        const now = await received();
        if (now.length > messages.length) since = Date.now();
        messages = now;
      }
      return messages;
    },
    async expectAlive() {
      const stranger = identityFromSeed(`stranger ${randomUUID()}`);
      // Every script here handles an acknowledgement, and none answers it.
      const acknowledgement = {
        timestamp: formatTimestamp(Date.now()),
        acknowledgedMsgId: randomUUID(),
        metadata: null,
      };
      const wire = seal(
        stranger,
        address,
        {
          session: randomUUID(),
          schemaDigest: chatAcknowledgement.digest,
          protocolDigest: chatProtocol.digest,
          payload: chatAcknowledgement.encode(acknowledgement),
        },
        Date.now() + 30_000,
      );
      const headers = { "content-type": "application/json", ...ONE_REQUEST };
      expect((await fetch(`${url}/submit`, { method: "POST", headers, body: wire })).status).toBe(200);
      await waitFor((messages) => messages.some(({ sender }) => sender === stranger.address), 10_000);
    },
    output: running.output,
    async stop() {
      running.kill();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function waitUntilRegistered(
  running: RunningScript,
  url: string,
  agentverseUrl: string,
): Promise<string> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && !running.hasEnded()) {
    const info = z.object({ address: z.string() }).safeParse(await getJson(`${url}/agent_info`));
    if (info.success) {
      const { address } = info.data;
      const record = await getJson(`${agentverseUrl}/v1/almanac/agents/${address}`);
      if (z.object({ expiry: z.string() }).safeParse(record).success) return address;
    }
    await pause();
  }
  running.kill();
  throw new Error(`The reference agent did not come up:\n${running.output()}`);
}

async function getJson(url: string): Promise<unknown> {
  try {
    return await (await fetch(url, { headers: ONE_REQUEST })).json();
  } catch {
    return null;
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, POLL_MS));
}
