import { randomUUID } from "node:crypto";
import { isGenuine, type MailboxLetter } from "@asi-image-agent/kit";
import { startAgentServer } from "@asi-image-agent/kit/node";
import { attestRegistration, chatProtocol } from "@asi-image-agent/protocol";
import { isLoopback } from "../src/net/loopback.ts";
import { type ClientResult, type Connection, deleteFromMailbox, readMailbox } from "./agent-client.ts";

/** The place where an agent's replies to us arrive. */
export interface Replies {
  /** Our endpoint; null: the agent keeps our replies in its own mailbox. */
  readonly endpoint: string | null;
  /** The letters that are there, oldest first. */
  collect(): Promise<ClientResult<{ letters: readonly MailboxLetter[] }>>;
  discard(uuid: string): Promise<void>;
  stop(): Promise<void>;
}

export function mailboxReplies(connection: Connection): Replies {
  return {
    endpoint: null,
    collect: () => readMailbox(connection, Date.now()),
    async discard(uuid) {
      await deleteFromMailbox(connection, uuid, Date.now());
    },
    stop: async () => {},
  };
}

/**
 * The agent's mailbox, if it has one as ours do. Any other agent posts its replies to the endpoint that its Almanac
 * knows of us, so one is opened on this machine and registered at `agentverse`.
 */
export async function openReplies(
  connection: Connection,
  agentverse: string,
): Promise<ClientResult<{ replies: Replies }>> {
  const mailbox = await readMailbox(connection, Date.now());
  if (mailbox.ok) return { ok: true, replies: mailboxReplies(connection) };
  if (mailbox.reason !== "not-found") return mailbox;
  if (isLoopback(connection.url)) return openEndpoint(connection, agentverse);
  const problem =
    `The agent at ${connection.url} keeps no mailbox for its callers, and it cannot reach this machine from there. ` +
    "Chat with it through ASI:One, or from an agent that has an endpoint of its own.";
  return { ok: false, reason: "refused", problem };
}

async function openEndpoint(
  connection: Connection,
  agentverse: string,
): Promise<ClientResult<{ replies: Replies }>> {
  const letters = new Map<string, MailboxLetter>();
  const server = await startAgentServer({
    port: 0,
    address: connection.identity.address,
    endpoint: undefined,
    protocols: [chatProtocol.digest],
    take(envelope) {
      const uuid = randomUUID();
      if (isGenuine(envelope, connection)) letters.set(uuid, { uuid, envelope, receivedAt: Date.now() });
    },
  });
  if (!(await register(connection, server.endpoint, agentverse))) {
    await server.stop();
    const problem =
      `This agent finds its callers in an Almanac, and the one at ${agentverse} did not take our registration. ` +
      "Name the one that the agent uses with --agentverse; `npm start` brings one along, at http://127.0.0.1:8788.";
    return { ok: false, reason: "unreachable", problem };
  }
  const replies: Replies = {
    endpoint: server.endpoint,
    collect: async () => ({ ok: true, letters: [...letters.values()] }),
    async discard(uuid) {
      letters.delete(uuid);
    },
    stop: () => server.stop(),
  };
  return { ok: true, replies };
}

const REGISTRATION_TIMEOUT_MS = 10_000;

/** Whether the Almanac knows now where we listen. */
async function register({ identity }: Connection, endpoint: string, agentverse: string): Promise<boolean> {
  const attestation = attestRegistration(identity, {
    protocols: [chatProtocol.digest],
    endpoints: [{ url: endpoint, weight: 1 }],
    metadata: null,
    timestamp: Math.floor(Date.now() / 1000),
  });
  try {
    const response = await fetch(`${agentverse}/v1/almanac/agents`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(attestation),
      signal: AbortSignal.timeout(REGISTRATION_TIMEOUT_MS),
    });
    return response.ok;
  } catch {
    return false;
  }
}
