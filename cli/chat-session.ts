import { randomUUID } from "node:crypto";
import { decodePayload, type Envelope } from "../src/protocol/envelope.ts";
import { chatAcknowledgement } from "../src/protocol/messages/chat-acknowledgement.ts";
import { chatMessage } from "../src/protocol/messages/chat-message.ts";
import { chatProtocol } from "../src/protocol/protocols.ts";
import { formatTimestamp } from "../src/protocol/timestamp.ts";
import {
  type ClientResult,
  type Connection,
  deleteLetter,
  type MailboxLetter,
  readMailbox,
  sealMessage,
  submitEnvelope,
} from "./agent-client.ts";
import { type Conversation, type IncomingLetter, receive, startConversation } from "./conversation.ts";

const ENVELOPE_LIFETIME_SECONDS = 60;
const POLL_INTERVAL_MS = 500;
/** Letters of other sessions are left for the terminal that waits for them, but not for ever. */
const FORGOTTEN_AFTER_MS = 3_600_000;

export interface ChatOptions {
  readonly text: string;
  readonly session: string;
  readonly timeoutMs: number;
  /** Called with every letter of the session, in order. */
  readonly onLetter: (letter: IncomingLetter, conversation: Conversation) => void;
}

/**
 * Says one thing to the agent and collects its replies from the agent's mailbox until the conversation is over or
 * the time is up: then `over` is false.
 */
export async function chat(
  connection: Connection,
  options: ChatOptions,
): Promise<ClientResult<{ conversation: Conversation }>> {
  const msgId = randomUUID();
  const sent = await submitEnvelope(
    connection.url,
    chatEnvelope(connection, options.session, msgId, options.text),
  );
  if (!sent.ok) return sent;

  const deadline = Date.now() + options.timeoutMs;
  let conversation = startConversation(msgId);
  while (!conversation.over && Date.now() < deadline) {
    const mailbox = await readMailbox(connection, Date.now());
    if (!mailbox.ok && mailbox.reason === "refused") return mailbox;
    for (const letter of mailbox.ok ? mailbox.letters : []) {
      if (letter.envelope.session === options.session) {
        const incoming = readLetter(letter.envelope);
        conversation = receive(conversation, incoming);
        options.onLetter(incoming, conversation);
      }
      if (isOurs(letter, options.session)) await deleteLetter(connection, letter.uuid, Date.now());
    }
    if (!conversation.over) await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL_MS));
  }
  return { ok: true, conversation };
}

/** The wire text of an envelope with a ChatMessage of one text. */
export function chatEnvelope(
  connection: Omit<Connection, "url">,
  session: string,
  msgId: string,
  text: string,
): string {
  const message = {
    timestamp: formatTimestamp(Date.now()),
    msgId,
    content: [{ type: "text", text } as const],
  };
  const outgoing = {
    session,
    schemaDigest: chatMessage.digest,
    protocolDigest: chatProtocol.digest,
    message: chatMessage.encode(message),
    lifetimeSeconds: ENVELOPE_LIFETIME_SECONDS,
  };
  return sealMessage(connection, outgoing, Date.now());
}

/** What an envelope of the agent says. A payload that does not fit its schema counts as something else. */
export function readLetter(envelope: Envelope): IncomingLetter {
  const other: IncomingLetter = { kind: "other", schemaDigest: envelope.schemaDigest };
  const payload = decodePayload(envelope);
  if (!payload.ok) return other;
  if (envelope.schemaDigest === chatAcknowledgement.digest) {
    const read = chatAcknowledgement.decode(payload.text);
    return read.ok ? { kind: "acknowledgement", acknowledgedMsgId: read.message.acknowledgedMsgId } : other;
  }
  if (envelope.schemaDigest !== chatMessage.digest) return other;
  const read = chatMessage.decode(payload.text);
  if (!read.ok) return other;
  const { content } = read.message;
  return {
    kind: "chat",
    texts: content.filter((item) => item.type === "text").map((item) => item.text),
    endsSession: content.some((item) => item.type === "end-session"),
  };
}

function isOurs(letter: MailboxLetter, session: string): boolean {
  return letter.envelope.session === session || letter.receivedAt < Date.now() - FORGOTTEN_AFTER_MS;
}
