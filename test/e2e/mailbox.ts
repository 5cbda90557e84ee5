import * as z from "zod";
import type { Identity } from "../../src/protocol/identity.ts";
import { agentToken } from "../agent-token.ts";
import type { Agent } from "./agent.ts";
import { type Letter, readLetter } from "./letter.ts";

export interface MailboxRequest {
  /** Whose token goes along; null: none. */
  readonly as?: Identity | null;
  readonly method?: "GET" | "DELETE";
  readonly uuid?: string;
}

/** One request to the mailbox of `owner` at the agent. */
export function askMailbox(
  agent: Agent,
  owner: Identity,
  { as = owner, method = "GET", uuid }: MailboxRequest = {},
): Promise<Response> {
  const url = `${agent.url}/v2/agents/${owner.address}/mailbox${uuid === undefined ? "" : `/${uuid}`}`;
  if (as === null) return fetch(url, { method });
  const authorization = `Agent ${agentToken(as)}`;
  return fetch(url, { method, headers: { authorization } });
}

/** The JSON of Agentverse's mailbox API, and nothing beside it. */
const mailboxSchema = z.array(
  z.strictObject({
    uuid: z.uuid(),
    envelope: z.record(z.string(), z.unknown()),
    received_at: z.iso.datetime(),
    expires_at: z.iso.datetime(),
  }),
);
/** JSON.parse would round an envelope's nonce: it is read from the text itself. */
const ENVELOPE = /"envelope":(\{[^{}]*\})/g;

/** What waits for the owner, oldest first, each letter checked as a peer checks it. */
export async function readMailbox(
  agent: Agent,
  owner: Identity,
): Promise<(Letter & { readonly uuid: string })[]> {
  const response = await askMailbox(agent, owner);
  if (response.status !== 200) throw new Error(`the mailbox answered ${response.status}`);
  const text = await response.text();
  const wires = Array.from(text.matchAll(ENVELOPE), ([, wire]) => wire ?? "");
  return mailboxSchema.parse(JSON.parse(text)).map(({ uuid }, index) => ({
    uuid,
    ...readLetter(wires[index] ?? "", { from: agent.address, to: owner.address }),
  }));
}
