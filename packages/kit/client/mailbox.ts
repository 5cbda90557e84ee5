import * as z from "zod";
import { createAgentToken } from "../../../src/protocol/agent-token.ts";
import { encodeBase64 } from "../../../src/protocol/base64.ts";
import { type Envelope, verifyEnvelope } from "../../../src/protocol/envelope.ts";
import { envelopeSchema } from "../../../src/protocol/envelope-schema.ts";
import type { Identity } from "../../../src/protocol/identity.ts";
import { parseJson } from "../../../src/protocol/json.ts";
import { STREAM_PROTOCOL } from "../../../src/protocol/mailbox.ts";
import type { Parties } from "./chat-envelope.ts";

export { mailboxPath } from "../../../src/protocol/mailbox.ts";

/** Short, because whoever sees a token can read the mailbox for as long as it holds. */
export const TOKEN_SECONDS = 300;

/** An envelope in the agent's mailbox. */
export interface MailboxLetter {
  readonly uuid: string;
  readonly envelope: Envelope;
  /** Time at which it came, in ms since 1970. */
  readonly receivedAt: number;
}

const letterSchema = z
  .object({ uuid: z.string(), envelope: envelopeSchema, received_at: z.string() })
  .transform(
    ({ uuid, envelope, received_at }): MailboxLetter => ({
      uuid,
      envelope,
      receivedAt: Date.parse(received_at),
    }),
  );
const mailboxSchema = z.array(letterSchema);

/** Reads the answer of GET …/mailbox, oldest letter first. null for what is none. Nothing in it is verified. */
export function readMailboxText(text: string): MailboxLetter[] | null {
  const json = parseJson(text);
  const read = mailboxSchema.safeParse(json.ok ? json.value : null);
  return read.success ? read.data : null;
}

/** Reads one message of the stream. null for what is no letter. Nothing in it is verified. */
export function readStreamText(text: string): MailboxLetter | null {
  const json = parseJson(text);
  const read = letterSchema.safeParse(json.ok ? json.value : null);
  return read.success ? read.data : null;
}

/** Whether the agent itself has signed this, and for us. */
export function isGenuine(envelope: Envelope, { agentAddress, identity }: Parties): boolean {
  const parties = envelope.sender === agentAddress && envelope.target === identity.address;
  return parties && verifyEnvelope(envelope).ok;
}

/** A token that opens the mailbox from `now` (milliseconds) for TOKEN_SECONDS. `random` has 32 bytes. */
export function mailboxToken(identity: Identity, now: number, random: Uint8Array): string {
  return createAgentToken(identity, { from: Math.floor(now / 1000), seconds: TOKEN_SECONDS }, random);
}

/** The subprotocols for a WebSocket to …/mailbox/stream: a token as it stands is no valid one, in base64url it is. */
export function streamProtocols(token: string): string[] {
  const encoded = encodeBase64(new TextEncoder().encode(token));
  return [STREAM_PROTOCOL, encoded.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")];
}
