import { randomBytes } from "node:crypto";
import {
  type AgentInfo,
  isGenuine,
  type MailboxLetter,
  mailboxToken,
  type OutgoingMessage,
  type Parties,
  readAgentInfo,
  readMailboxText,
  sealTo,
} from "@asi-image-agent/kit";
import { encodeEnvelope, type Identity, mailboxPath, parseJson } from "@asi-image-agent/protocol";
import * as z from "zod";
import { randomNonce } from "../src/random-nonce.ts";

const REQUEST_TIMEOUT_MS = 15_000;

/** An agent to talk to, and as whom. */
export interface Connection extends Parties {
  /** Origin of the agent, without a trailing slash. */
  readonly url: string;
}

export type ClientResult<T> =
  | ({ readonly ok: true } & T)
  | {
      readonly ok: false;
      readonly reason: "unreachable" | "not-an-agent" | "not-found" | "refused";
      readonly problem: string;
    };

/** Asks the server at `url` which agent it is. Source: GET /agent_info of the reference. */
export async function discoverAgent(url: string): Promise<ClientResult<AgentInfo>> {
  const answer = await request(`${url}/agent_info`);
  if (!answer.ok) return answer;
  const info = readAgentInfo(answer.body);
  if (info !== null) return { ok: true, ...info };
  return { ok: false, reason: "not-an-agent", problem: `What answers at ${url} is not a uAgents agent.` };
}

/** Seals a message in a signed envelope with a fresh nonce. `now` in milliseconds. Returns its wire text. */
export function sealMessage(parties: Parties, outgoing: OutgoingMessage, now: number): string {
  return encodeEnvelope(sealTo(parties, outgoing, { now, nonce: randomNonce() }));
}

/** Posts an envelope's wire text. Accepted is exactly 200, as in the reference. */
export async function submitEnvelope(url: string, wire: string): Promise<ClientResult<object>> {
  const headers = { "content-type": "application/json" };
  return request(`${url}/submit`, { method: "POST", headers, body: wire });
}

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
  const letters = readMailboxText(answer.body);
  if (letters === null)
    return { ok: false, reason: "not-an-agent", problem: "The mailbox's answer makes no sense." };
  return { ok: true, letters: letters.filter(({ envelope }) => isGenuine(envelope, connection)) };
}

export async function deleteFromMailbox(
  connection: Connection,
  uuid: string,
  now: number,
): Promise<ClientResult<object>> {
  const headers = authorization(connection.identity, now);
  return request(`${mailboxUrl(connection)}/${uuid}`, { method: "DELETE", headers });
}

function mailboxUrl({ url, identity }: Connection): string {
  return `${url}${mailboxPath(identity.address)}`;
}

function authorization(identity: Identity, now: number): Record<string, string> {
  return { authorization: `Agent ${mailboxToken(identity, now, randomBytes(32))}` };
}

/** Makes one HTTP exchange; everything but a status of 2xx becomes a sentence for the person at the terminal. */
async function request(url: string, init: RequestInit = {}): Promise<ClientResult<{ body: string }>> {
  const { origin } = new URL(url);
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
    const body = await response.text();
    if (response.ok) return { ok: true, body };
    const problem = `The agent at ${origin} answered ${response.status}: ${errorText(body)}`;
    return { ok: false, reason: response.status === 404 ? "not-found" : "refused", problem };
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
