import { randomBytes } from "node:crypto";
import { z } from "zod";
import { createAgentToken } from "../src/protocol/agent-token.ts";
import { type Envelope, encodeEnvelope, sealEnvelope, verifyEnvelope } from "../src/protocol/envelope.ts";
import { envelopeSchema } from "../src/protocol/envelope-schema.ts";
import type { Identity } from "../src/protocol/identity.ts";
import { parseJson } from "../src/protocol/json.ts";

const REQUEST_TIMEOUT_MS = 15_000;
/** A token is for one read: short, because whoever sees it could read the mailbox for as long as it holds. */
const TOKEN_SECONDS = 300;

/** An agent to talk to, and as whom. */
export interface Connection {
  /** Origin of the agent, without a trailing slash. */
  readonly url: string;
  readonly agentAddress: string;
  readonly identity: Identity;
}

export type ClientResult<T> =
  | ({ readonly ok: true } & T)
  | {
      readonly ok: false;
      readonly reason: "unreachable" | "not-an-agent" | "refused";
      readonly problem: string;
    };

const agentInfoSchema = z.object({ address: z.string(), protocols: z.array(z.string()) });

/** Asks the server at `url` which agent it is. Source: GET /agent_info of the reference. */
export async function discoverAgent(url: string): Promise<ClientResult<z.infer<typeof agentInfoSchema>>> {
  const answer = await request(`${url}/agent_info`);
  if (!answer.ok) return answer;
  const json = parseJson(answer.body);
  const info = agentInfoSchema.safeParse(json.ok ? json.value : null);
  if (info.success) return { ok: true, ...info.data };
  return { ok: false, reason: "not-an-agent", problem: `What answers at ${url} is not a uAgents agent.` };
}

export interface OutgoingMessage {
  readonly session: string;
  readonly schemaDigest: string;
  readonly protocolDigest: string;
  /** JSON text. */
  readonly message: string;
  readonly lifetimeSeconds: number;
}

/** Seals a message in a signed envelope with a fresh nonce. `now` in milliseconds. Returns its wire text. */
export function sealMessage(
  connection: Omit<Connection, "url">,
  outgoing: OutgoingMessage,
  now: number,
): string {
  const { lifetimeSeconds, ...letter } = outgoing;
  const envelope = sealEnvelope(connection.identity, {
    ...letter,
    target: connection.agentAddress,
    expires: BigInt(Math.floor(now / 1000) + lifetimeSeconds),
    nonce: randomBytes(8).readBigUInt64BE(),
  });
  return encodeEnvelope(envelope);
}

/** Posts an envelope's wire text. Accepted is exactly 200, as in the reference. */
export async function submitEnvelope(url: string, wire: string): Promise<ClientResult<object>> {
  const headers = { "content-type": "application/json" };
  return request(`${url}/submit`, { method: "POST", headers, body: wire });
}

/** An envelope in the agent's mailbox. */
export interface MailboxLetter {
  readonly uuid: string;
  readonly envelope: Envelope;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
}

const mailboxSchema = z.array(
  z
    .object({ uuid: z.string(), envelope: envelopeSchema, received_at: z.string() })
    .transform(({ uuid, envelope, received_at }) => ({
      uuid,
      envelope,
      receivedAt: Date.parse(received_at),
    })),
);

/**
 * Reads our own mailbox at the agent, oldest letter first. Letters that do not come from this agent, are not for
 * us or are not signed by their sender are left out.
 */
export async function readMailbox(
  connection: Connection,
  now: number,
): Promise<ClientResult<{ letters: MailboxLetter[] }>> {
  const answer = await request(mailboxUrl(connection), { headers: authorization(connection.identity, now) });
  if (!answer.ok) return answer;
  const json = parseJson(answer.body);
  const mailbox = mailboxSchema.safeParse(json.ok ? json.value : null);
  if (!mailbox.success)
    return { ok: false, reason: "not-an-agent", problem: "The mailbox's answer makes no sense." };
  return { ok: true, letters: mailbox.data.filter(({ envelope }) => isGenuine(envelope, connection)) };
}

export async function deleteLetter(
  connection: Connection,
  uuid: string,
  now: number,
): Promise<ClientResult<object>> {
  const headers = authorization(connection.identity, now);
  return request(`${mailboxUrl(connection)}/${uuid}`, { method: "DELETE", headers });
}

export function isGenuine(envelope: Envelope, { agentAddress, identity }: Omit<Connection, "url">): boolean {
  const parties = envelope.sender === agentAddress && envelope.target === identity.address;
  return parties && verifyEnvelope(envelope).ok;
}

function mailboxUrl({ url, identity }: Connection): string {
  return `${url}/v2/agents/${identity.address}/mailbox`;
}

function authorization(identity: Identity, now: number): Record<string, string> {
  const window = { from: Math.floor(now / 1000), seconds: TOKEN_SECONDS };
  return { authorization: `Agent ${createAgentToken(identity, window, randomBytes(32))}` };
}

/** One HTTP exchange; everything but a status of 2xx becomes a sentence for the person at the terminal. */
async function request(url: string, init: RequestInit = {}): Promise<ClientResult<{ body: string }>> {
  const { origin } = new URL(url);
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
    const body = await response.text();
    if (response.ok) return { ok: true, body };
    const problem = `The agent at ${origin} answered ${response.status}: ${errorText(body)}`;
    return { ok: false, reason: "refused", problem };
  } catch {
    return {
      ok: false,
      reason: "unreachable",
      problem: `No agent answers at ${origin}. Is it running (npm start)?`,
    };
  }
}

const errorSchema = z.object({ error: z.string() });

function errorText(body: string): string {
  const json = parseJson(body);
  const answer = errorSchema.safeParse(json.ok ? json.value : null);
  return answer.success ? answer.data.error : body.slice(0, 200);
}
