import { randomUUID } from "node:crypto";
import { type Parties, sealChatText } from "../src/client/chat-envelope.ts";
import {
  type Conversation,
  type IncomingLetter,
  receive,
  startConversation,
} from "../src/client/conversation.ts";
import type { MailboxLetter } from "../src/client/mailbox.ts";
import { readLetter } from "../src/client/read-letter.ts";
import { encodeEnvelope } from "../src/protocol/envelope.ts";
import { randomNonce } from "../src/random-nonce.ts";
import {
  type ClientResult,
  type Connection,
  deleteLetter,
  readMailbox,
  submitEnvelope,
} from "./agent-client.ts";

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
export function chatEnvelope(parties: Parties, session: string, msgId: string, text: string): string {
  const moment = { now: Date.now(), nonce: randomNonce() };
  return encodeEnvelope(sealChatText(parties, { session, msgId, text }, moment));
}

function isOurs(letter: MailboxLetter, session: string): boolean {
  return letter.envelope.session === session || letter.receivedAt < Date.now() - FORGOTTEN_AFTER_MS;
}
